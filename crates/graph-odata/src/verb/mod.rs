//! The verbs: OData's operations, written once, typed by what they read and write.
//!
//! Each is an owned value that does nothing until it is awaited. `send` gives the headers too; `into_request` gives the plain
//! request, for batches, tests and logs.

mod asked;
mod assign;
mod count;
mod create;
mod delete;
mod delta;
mod get;
mod invoke;
mod list;
mod update;

pub use assign::{Assign, Optional, Plain};
pub use count::Count;
pub use create::Create;
pub use delete::Delete;
pub use delta::Delta;
pub use get::Get;
pub use invoke::Invoke;
pub use list::List;
pub use update::Update;

use bytes::Bytes;
use graph_transport::{Client, Request, Response, Result};

/// A call that knows how its answer is read: every verb, to what carries verbs, as a [`Batch`](crate::Batch) does.
///
/// Awaiting a verb does the same: its request is sent and its answer read.
pub trait Verb: Send + 'static {
    /// What the call gives.
    type Answer: Send + 'static;

    /// The client that it was built with.
    fn client(&self) -> &Client;

    /// The request that it sends.
    fn into_request(self) -> Request;

    /// Reads the answer to that request. `operation` names the call in the error.
    ///
    /// # Errors
    /// [`Decode`](graph_transport::ErrorKind::Decode) when the answer is not what was expected.
    fn read(answer: Response<Bytes>, operation: &'static str) -> Result<Response<Self::Answer>>;
}

/// The options that every verb has, and its plain request. The verb has a method `prepared` that makes it.
macro_rules! options {
    ($Verb:ident $(<$($P:ident),*>)?) => {
        impl $(<$($P),*>)? $Verb $(<$($P),*>)? {
            /// Sets a header of the request.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.request = self.request.header(name, value);
                self
            }

            /// Adds a preference, such as `outlook.body-content-type="text"`, beside those already there.
            pub fn prefer(mut self, preference: &str) -> Self {
                self.request = self.request.prefer(preference);
                self
            }

            /// Sets a query option that has no method of its own.
            pub fn query(mut self, name: impl Into<std::borrow::Cow<'static, str>>, value: impl Into<String>) -> Self {
                self.request = self.request.query(name, value);
                self
            }

            /// Changes how long one attempt may take.
            pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
                self.request = self.request.timeout(timeout);
                self
            }

            /// Says that doing it twice does no harm, or does: whether an attempt of unknown outcome is made again. By default a POST is not,
            /// nor is a change with `If-Match`.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.request = self.request.idempotent(idempotent);
                self
            }

            /// Makes the call fail with `reason` instead of being sent: for authors of service crates, whose callers may ask for
            /// what cannot be.
            pub fn invalid(mut self, reason: impl Into<String>) -> Self {
                self.request = self.request.invalid(reason);
                self
            }

            /// Changes how long the whole call may take, with its waits and retries.
            pub fn deadline(mut self, deadline: std::time::Duration) -> Self {
                self.request = self.request.deadline(deadline);
                self
            }

            /// The request that awaiting this would send.
            pub fn into_request(self) -> graph_transport::Request {
                self.prepared()
            }
        }

        impl $(<$($P),*>)? crate::resource::Says for $Verb $(<$($P),*>)? {
            fn header(self, name: &str, value: &str) -> Self {
                $Verb::header(self, name, value)
            }

            fn prefer(self, preference: &str) -> Self {
                $Verb::prefer(self, preference)
            }

            fn invalid(self, reason: &str) -> Self {
                $Verb::invalid(self, reason)
            }
        }

        impl $(<$($P),*>)? std::fmt::Debug for $Verb $(<$($P),*>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($Verb)).field(&self.request).finish()
            }
        }
    };
}
pub(crate) use options;

/// What every verb has: the options that are common to all, and the ways to send it. A verb that is `prepared` makes its own request
/// and reads its own answer; for the others both are as they come.
macro_rules! verb {
    ($Verb:ident<$($P:ident),*>, answers $Answer:ty, where $($bounds:tt)+) => {
        impl<$($P),*> $Verb<$($P),*> {
            fn prepared(self) -> graph_transport::Request {
                self.request
            }

            fn answer(
                answer: graph_transport::Response<bytes::Bytes>,
                operation: &'static str,
            ) -> graph_transport::Result<graph_transport::Response<$Answer>>
            where
                $($bounds)+
            {
                answer.json(operation)
            }
        }

        super::verb!(prepared $Verb<$($P),*>, answers $Answer, where $($bounds)+);
    };
    (prepared $Verb:ident<$($P:ident),*>, answers $Answer:ty, where $($bounds:tt)+) => {
        super::options!($Verb<$($P),*>);

        impl<$($P),*> $Verb<$($P),*>
        where
            $($bounds)+
        {
            /// Sends it, for when status and headers matter too.
            ///
            /// # Errors
            /// Every [`ErrorKind`](graph_transport::ErrorKind).
            pub fn send(
                self,
            ) -> graph_transport::BoxFuture<'static, graph_transport::Result<graph_transport::Response<$Answer>>> {
                Box::pin(self.sent(|answer| answer))
            }

            fn sent<Given: 'static>(
                self,
                give: fn(graph_transport::Response<$Answer>) -> Given,
            ) -> impl Future<Output = graph_transport::Result<Given>> + Send + 'static {
                let client = self.client.clone();
                // Made ready before the future is, which would hold the verb, too.
                let request = self.prepared();
                let operation = request.operation();
                async move { Self::answer(client.execute(request).await?, operation).map(give) }
            }
        }

        impl<$($P),*> crate::Verb for $Verb<$($P),*>
        where
            $($P: 'static,)*
            $Answer: Send,
            $($bounds)+
        {
            type Answer = $Answer;

            fn client(&self) -> &graph_transport::Client {
                &self.client
            }

            fn into_request(self) -> graph_transport::Request {
                self.prepared()
            }

            fn read(
                answer: graph_transport::Response<bytes::Bytes>,
                operation: &'static str,
            ) -> graph_transport::Result<graph_transport::Response<$Answer>> {
                Self::answer(answer, operation)
            }
        }

        impl<$($P),*> IntoFuture for $Verb<$($P),*>
        where
            $($bounds)+
        {
            type Output = graph_transport::Result<$Answer>;
            type IntoFuture = graph_transport::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.sent(graph_transport::Response::into_body))
            }
        }
    };
}
use verb;
