//! [`Batch`]: requests of any kind that travel together, in order where it matters.
//!
//! Invariant: adding never fails, and every request has an answer or an error of its own in the end.

mod answers;
mod carry;
mod flights;
mod handle;
mod item;
mod load;
mod plan;
mod read;
mod run;

pub use answers::Answers;
pub(crate) use carry::{Landed, carry};
pub(crate) use flights::Flights;
pub use handle::{Handle, HandleId};
pub(crate) use item::{Fate, Item};
pub(crate) use load::{Lanes, Load, MOST};
pub(crate) use run::FLIGHTS;

use crate::Verb;
use graph_transport::{BoxFuture, Client, Result};
use run::{Run, Slot, State};
use std::sync::atomic::{AtomicU64, Ordering};

/// Tells batches apart, so that a handle of one is not taken for one of another.
static BATCHES: AtomicU64 = AtomicU64::new(0);

/// Requests of any kind that travel together: twenty of them take one round trip.
///
/// Any number fits: the rest goes in further batches, several at once where the service's limits allow it. Each request has an answer, an
/// error and retries of its own, as if it had been sent by itself: one that the service has no time for is sent again alone, after the
/// time that it asked for. What cannot travel in a batch, as a body that is a stream, fails by itself before anything is sent.
///
/// Requests are done in any order. [`after`](Self::after) puts one behind others: it is done when they have succeeded.
///
/// Microsoft's page: [JSON batching](https://learn.microsoft.com/graph/json-batching). For many requests of one kind see
/// [`Bulk`](crate::Bulk).
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let transport = graph_transport::testing::Scripted::default().json(200, r#"{"responses":[
/// #     {"id":"2","status":200,"body":{"value":[]}},{"id":"1","status":200,"body":{"unreadItemCount":3}}]}"#);
/// # let (endpoint, token) = (graph_transport::Endpoint::default(), graph_transport::StaticToken::new("t"));
/// # let client = graph_transport::Client::new(graph_transport::HttpClient::new(transport), endpoint, token);
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::message;
/// use graph_odata::Batch;
///
/// let mut batch = Batch::new(&client);
/// let inbox = batch.add(mail.inbox().get());
/// let unread = batch.add(mail.messages().list().filter(message::IS_READ.eq(false)).top(5));
///
/// let mut answers = batch.send().await?;
/// assert_eq!(answers.take(inbox)?.unread_item_count, Some(3));
/// println!("{} of them", answers.take(unread)?.value.len());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a batch does nothing until it is sent"]
pub struct Batch {
    client: Client,
    id: u64,
    slots: Vec<Slot>,
}

impl Batch {
    /// An empty batch, whose requests are sent as this client's.
    pub fn new(client: &Client) -> Self {
        Self { client: client.clone(), id: BATCHES.fetch_add(1, Ordering::Relaxed), slots: Vec::new() }
    }

    /// Adds a request. The handle is what its answer is taken with.
    pub fn add<V: Verb>(&mut self, verb: V) -> Handle<V::Answer> {
        self.after([], verb)
    }

    /// Adds a request that is done after others, when they have succeeded: after one, by its handle, or after several, by their
    /// [ids](Handle::id). When one of them fails it is not done, and its error is
    /// [`is_failed_dependency`](graph_transport::Error::is_failed_dependency).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_transport::Result<()> {
    /// # let transport = graph_transport::testing::Scripted::default().json(200, r#"{"responses":[
    /// #     {"id":"1","status":200,"body":{"id":"A"}},{"id":"2","status":202}]}"#);
    /// # let (endpoint, token) = (graph_transport::Endpoint::default(), graph_transport::StaticToken::new("t"));
    /// # let client = graph_transport::Client::new(graph_transport::HttpClient::new(transport), endpoint, token);
    /// # let mail = graph_mail::MailClient::new(&client);
    /// # let mut batch = graph_odata::Batch::new(&client);
    /// use graph_mail::message;
    ///
    /// let changed = batch.add(mail.message("AAMk").update().set(message::SUBJECT, "Final"));
    /// let sent = batch.after(changed, mail.message("AAMk").send());
    /// batch.send().await?.take(sent)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn after<V: Verb>(&mut self, others: impl IntoIterator<Item = HandleId>, verb: V) -> Handle<V::Answer> {
        let id = HandleId { batch: self.id, index: self.slots.len() };
        let (mut after, mut foreign) = (Vec::new(), false);
        for other in others {
            match other.batch == self.id {
                true => after.push(other.index),
                false => foreign = true,
            }
        }
        let own = verb.client().clone();
        let mut request = verb.into_request();
        if foreign {
            request = request.invalid("it is to come after a request of another batch: send that batch first");
        }
        let operation = request.operation();
        let state = match Item::new(&self.client, &own, id.index, &request) {
            Ok(item) => State::Waiting(Box::new(item)),
            Err(error) => State::Done(Err(error)),
        };
        self.slots.push(Slot { operation, after, state });
        Handle { id, operation, read: V::read }
    }

    /// How many requests there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Sends everything and waits for all answers. Dropping the future abandons what is under way.
    ///
    /// # Errors
    /// When nothing at all could be done, every [`ErrorKind`](graph_transport::ErrorKind): there is no token, or no connection. As soon
    /// as the service has answered to a part, each request tells its own error in the [`Answers`].
    pub fn send(self) -> BoxFuture<'static, Result<Answers>> {
        Box::pin(async move {
            let answers = Run::new(self.client, self.slots).finish().await?;
            Ok(Answers::new(self.id, answers))
        })
    }
}
