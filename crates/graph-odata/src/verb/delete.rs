//! [`Delete`]: removes an item.

use super::verb;
use graph_transport::{Client, Method, Path, Request};
use std::marker::PhantomData;

/// Removes an item.
#[must_use = "a request does nothing until it is awaited"]
pub struct Delete<E> {
    client: Client,
    request: Request,
    of: PhantomData<fn(E)>,
}

impl<E> Delete<E> {
    /// Removes what is at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        Self { client: client.clone(), request: Request::new(operation, Method::DELETE, path), of: PhantomData }
    }

    /// Removes it only when it still has this entity tag; otherwise the error
    /// [`is_precondition_failed`](graph_transport::Error::is_precondition_failed).
    pub fn if_match(mut self, etag: &str) -> Self {
        self.request = self.request.if_match(etag);
        self
    }
}

verb!(Delete<E>, answers (), where E: 'static);
