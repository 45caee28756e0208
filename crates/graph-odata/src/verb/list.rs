//! [`List`]: reads a collection, page by page or item by item.

use super::{
    asked::{Asked, asks},
    verb,
};
use crate::{Continuation, Items, Page, Pages, Query, directory};
use bytes::Bytes;
use graph_transport::{Client, Method, Path, Request, Response, Result};
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

/// Reads a collection of `E`, whose items are decoded as `T`.
///
/// Awaited, it gives the first [`Page`]; [`items`](Self::items) and [`pages`](Self::pages) follow the service to the end.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::message;
/// use graph_types::{email_address, recipient};
///
/// let mut unread = mail.inbox().messages().list()
///     .filter(message::IS_READ.eq(false))
///     .select((message::SUBJECT, message::FROM))
///     .top(10)
///     .items();
/// while let Some(found) = unread.next().await {
///     println!("{}", found?.subject.unwrap_or_default());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct List<E, T = E> {
    client: Client,
    request: Request,
    asked: Asked<E>,
    of: PhantomData<fn() -> T>,
}

impl<E> List<E> {
    /// Reads the collection at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        let request = Request::new(operation, Method::GET, path);
        Self { client: client.clone(), request, asked: Asked::nothing(), of: PhantomData }
    }
}

impl<E, T> List<E, T> {
    /// Asks for so many items a page. It does not end the listing: the service goes on with the next page.
    pub fn top(self, count: u32) -> Self {
        self.asking(|query| query.top(count))
    }

    /// Passes over so many items.
    pub fn skip(self, count: u32) -> Self {
        self.asking(|query| query.skip(count))
    }

    /// Asks for the number of all items; the first page has it in [`count`](Page::count).
    ///
    /// What the directory needs for that, as for searches and some filters, is added where the path shows that it leads there; see
    /// [`eventual`](Self::eventual).
    pub fn count(self) -> Self {
        self.asking(Query::count)
    }

    /// Asks for what a query of its own says, beside what was said before.
    pub fn with(self, query: impl Into<Query<E>>) -> Self {
        let query = query.into();
        self.asking(|own| own.merge(query))
    }

    /// Lets the answer be a moment behind (`ConsistencyLevel: eventual`): the directory wants that said before it counts, searches, or
    /// compares with `ne`, `not` and `endsWith`. For users, groups, applications and their like it is said for you. Microsoft's page:
    /// [advanced query capabilities](https://learn.microsoft.com/graph/aad-advanced-queries).
    pub fn eventual(self) -> Self {
        self.header(directory::CONSISTENCY_LEVEL, directory::EVENTUAL)
    }

    /// Reads items as a type of your own, for instance one with fewer properties.
    pub fn project<U>(self) -> List<E, U> {
        List { client: self.client, request: self.request, asked: self.asked, of: PhantomData }
    }

    /// Follows the collection page by page.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self.client.clone(), self.prepared())
    }

    /// Goes on where another listing was, in this process or another: `list().resume(saved).items()`.
    ///
    /// What was asked for is in the link already: options that are set here are passed over. Headers that were set there come along, and
    /// count before those that are set here.
    pub fn resume(self, from: Continuation) -> Pages<T> {
        Pages::resume(self.client, self.request, from)
    }

    /// Follows the collection item by item.
    pub fn items(self) -> Items<T> {
        self.pages().items()
    }

    fn prepared(self) -> Request {
        self.asked.apply(self.request)
    }

    fn answer(answer: Response<Bytes>, operation: &'static str) -> Result<Response<Page<T>>>
    where
        T: DeserializeOwned + 'static,
    {
        answer.json(operation)
    }
}

asks!(List<E, T>: filter search select expand order_by);
verb!(prepared List<E, T>, answers Page<T>, where E: 'static, T: DeserializeOwned + 'static);
