//! [`Get`]: reads one item.

use super::{
    asked::{Asked, asks},
    verb,
};
use bytes::Bytes;
use graph_transport::{Client, Method, Path, Request, Response, Result};
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
    asked: Asked<E>,
    of: PhantomData<fn() -> T>,
}

impl<E> Get<E> {
    /// Reads what is at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        let request = Request::new(operation, Method::GET, path);
        Self { client: client.clone(), request, asked: Asked::nothing(), of: PhantomData }
    }
}

impl<E, T> Get<E, T> {
    /// Makes the call fail with 304 when the item still has this entity tag.
    pub fn if_none_match(self, etag: &str) -> Self {
        self.header("if-none-match", etag)
    }

    /// Reads the answer as a type of your own, for instance one with fewer properties.
    pub fn project<U>(self) -> Get<E, U> {
        Get { client: self.client, request: self.request, asked: self.asked, of: PhantomData }
    }

    fn prepared(self) -> Request {
        self.asked.apply(self.request)
    }

    fn answer(answer: Response<Bytes>, operation: &'static str) -> Result<Response<T>>
    where
        T: DeserializeOwned + 'static,
    {
        answer.json(operation)
    }
}

asks!(Get<E, T>: select expand);
verb!(prepared Get<E, T>, answers T, where E: 'static, T: DeserializeOwned + 'static);
