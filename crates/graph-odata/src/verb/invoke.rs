//! [`Invoke`]: calls an action, such as `move` or `sendMail`.

use super::verb;
use bytes::Bytes;
use graph_transport::{BoxFuture, Client, Method, Path, Request, Response, Result};
use serde::{Serialize, de::DeserializeOwned};

/// Calls an action, with parameters or without, that answers with an `R` or with nothing.
///
/// An action may do its work twice when it is called twice, so an attempt whose outcome is unknown is not made again.
#[must_use = "a request does nothing until it is awaited"]
pub struct Invoke<R> {
    client: Client,
    request: Request,
    read: fn(Client, Request) -> BoxFuture<'static, Result<Response<R>>>,
}

impl<R> Invoke<R> {
    /// Calls the action at `path` with `parameters`, whose answer is an `R`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path, parameters: &(impl Serialize + ?Sized)) -> Self
    where
        R: DeserializeOwned + 'static,
    {
        Self::request(client, Request::new(operation, Method::POST, path).json(parameters))
    }

    /// Sends any request whose answer is an `R`: the way to what is not modelled.
    pub fn request(client: &Client, request: Request) -> Self
    where
        R: DeserializeOwned + 'static,
    {
        let read = |client: Client, request| -> BoxFuture<'static, _> {
            Box::pin(async move { client.execute_json(request).await })
        };
        Self { client: client.clone(), request, read }
    }

    async fn run(self) -> Result<Response<R>> {
        (self.read)(self.client, self.request).await
    }
}

impl Invoke<()> {
    /// Calls an action that answers with nothing.
    pub fn silent(
        client: &Client,
        operation: &'static str,
        path: Path,
        parameters: &(impl Serialize + ?Sized),
    ) -> Self {
        Self::bare(client, operation, path).body(|request| request.json(parameters))
    }

    /// Calls an action without parameters that answers with nothing.
    pub fn bare(client: &Client, operation: &'static str, path: Path) -> Self {
        let read = |client: Client, request| -> BoxFuture<'static, _> {
            Box::pin(async move { client.execute(request).await?.try_map(|_: Bytes| Ok(())) })
        };
        Self { client: client.clone(), request: Request::new(operation, Method::POST, path), read }
    }

    fn body(mut self, set: impl FnOnce(Request) -> Request) -> Self {
        self.request = set(self.request);
        self
    }
}

verb!(Invoke<R>, answers R, where R: 'static);
