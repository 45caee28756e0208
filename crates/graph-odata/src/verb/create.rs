//! [`Create`]: adds an item to a collection.

use super::verb;
use graph_transport::{Client, Method, Path, Request};
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// Adds an item to a collection and reads it back as the service made it, id included.
///
/// Creating twice makes two, so an attempt whose outcome is unknown is not made again.
#[must_use = "a request does nothing until it is awaited"]
pub struct Create<T> {
    client: Client,
    request: Request,
    of: PhantomData<fn() -> T>,
}

impl<T> Create<T> {
    /// Adds `item` to the collection at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path, item: &(impl Serialize + ?Sized)) -> Self {
        let request = Request::new(operation, Method::POST, path).json(item);
        Self { client: client.clone(), request, of: PhantomData }
    }
}

verb!(Create<T>, answers T, where T: DeserializeOwned + 'static);
