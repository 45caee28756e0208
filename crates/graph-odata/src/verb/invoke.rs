//! [`Invoke`]: calls an action, such as `move` or `sendMail`.

use super::verb;
use graph_transport::{Client, Method, Path, Request};
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// Calls an action, with parameters or without, that answers with an `R`. `Invoke<()>` takes any answer, or none.
///
/// An action may do its work twice when it is called twice, so an attempt whose outcome is unknown is not made again.
#[must_use = "a request does nothing until it is awaited"]
pub struct Invoke<R> {
    client: Client,
    request: Request,
    of: PhantomData<fn() -> R>,
}

impl<R> Invoke<R> {
    /// Calls the action at `path` with `parameters`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path, parameters: &(impl Serialize + ?Sized)) -> Self {
        Self::request(client, Request::new(operation, Method::POST, path).json(parameters))
    }

    /// Calls the action at `path`, which has no parameters.
    pub fn bare(client: &Client, operation: &'static str, path: Path) -> Self {
        Self::request(client, Request::new(operation, Method::POST, path))
    }

    /// Sends any request: the way to what is not modelled.
    pub fn request(client: &Client, request: Request) -> Self {
        Self { client: client.clone(), request, of: PhantomData }
    }
}

verb!(Invoke<R>, answers R, where R: DeserializeOwned + 'static);
