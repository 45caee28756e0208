//! [`Get`]: reads one item.

use super::{joined, verb};
use crate::Selection;
use graph_transport::{Client, Method, Path, Request};
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

/// Reads one item, an `E` whose answer is decoded as a `T`.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::mail_folder;
///
/// let inbox = mail.inbox().get().select((mail_folder::DISPLAY_NAME, mail_folder::UNREAD_ITEM_COUNT)).await?;
/// println!("{} unread", inbox.unread_item_count.unwrap_or_default());
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Get<E, T = E> {
    client: Client,
    request: Request,
    of: PhantomData<fn() -> (E, T)>,
}

impl<E> Get<E> {
    /// Reads what is at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        Self { client: client.clone(), request: Request::new(operation, Method::GET, path), of: PhantomData }
    }
}

impl<E, T> Get<E, T> {
    /// Asks for these properties alone: less to send, less to read.
    pub fn select(self, properties: impl Selection<E>) -> Self {
        self.query("$select", joined(&properties.paths()))
    }

    /// Asks for what these relationships lead to, within the same answer.
    pub fn expand(self, relationships: impl Selection<E>) -> Self {
        self.query("$expand", joined(&relationships.paths()))
    }

    /// Makes the call fail with 304 when the item still has this entity tag.
    pub fn if_none_match(self, etag: &str) -> Self {
        self.header("if-none-match", etag)
    }

    /// Reads the answer as a type of your own, for instance one with fewer properties.
    pub fn project<U>(self) -> Get<E, U> {
        Get { client: self.client, request: self.request, of: PhantomData }
    }
}

verb!(Get<E, T>, answers T, where E: 'static, T: DeserializeOwned + 'static);
