//! [`Pages`] and [`Items`]: follow a collection to its end.
//!
//! Invariant: links are followed byte for byte; every page repeats the headers of the first request and gets a token of its own; an
//! empty page is not the end; a service that leads in a circle is stopped; nothing is held while nobody waits.

use crate::{Link, Page};
use futures_core::Stream;
use graph_transport::{BoxFuture, Client, Error, Request, Response, Result};
use serde::de::DeserializeOwned;
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

/// The pages of a collection, one request each. Nothing is fetched before it is asked for.
///
/// Dropping the future of [`next`](Self::next) gives the request up; the next call makes it again. After an error there is nothing
/// more: [`next_link`](Self::next_link) tells which page could not be had.
///
/// As a `Stream` it keeps the request that it has begun, and with it a place at the throttle gate: poll a stream on, or drop it.
#[must_use = "pages are fetched when `next` is awaited"]
pub struct Pages<T> {
    client: Client,
    /// What every request of this listing has in common.
    first: Request,
    at: At,
    circle: Circle,
    fetching: Option<BoxFuture<'static, Result<Page<T>>>>,
}

/// Which page comes next.
enum At {
    First,
    Link(Link),
    End,
    /// The page that could not be had.
    Failed(Option<Link>),
}

impl<T> Pages<T> {
    pub(crate) fn new(client: Client, first: Request) -> Self {
        Self { client, first, at: At::First, circle: Circle::default(), fetching: None }
    }

    /// The link of the page that comes next, or of the one that failed.
    pub fn next_link(&self) -> Option<&Link> {
        match &self.at {
            At::Link(link) | At::Failed(Some(link)) => Some(link),
            At::First | At::End | At::Failed(None) => None,
        }
    }
}

impl<T: DeserializeOwned + 'static> Pages<T> {
    /// The next page; `None` after the last, and after an error.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind); a link to an origin that is not trusted is one of
    /// [`Request`](graph_transport::ErrorKind::Request), and nothing was sent there.
    pub async fn next(&mut self) -> Option<Result<Page<T>>> {
        // Nothing is kept while waiting: a pager that is not polled must not hold a token or a place that others wait for.
        let fetching = match self.fetching.take() {
            Some(fetching) => fetching,
            None => self.fetch()?,
        };
        let result = fetching.await;
        Some(self.advance(result))
    }

    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Page<T>>>> {
        let Some(mut fetching) = self.fetching.take().or_else(|| self.fetch()) else { return Poll::Ready(None) };
        match fetching.as_mut().poll(cx) {
            Poll::Ready(result) => Poll::Ready(Some(self.advance(result))),
            Poll::Pending => {
                self.fetching = Some(fetching);
                Poll::Pending
            }
        }
    }

    /// Asks for the page that comes next.
    fn fetch(&self) -> Option<BoxFuture<'static, Result<Page<T>>>> {
        let request = match &self.at {
            At::First => self.first.try_clone()?,
            At::Link(link) => self.first.follow(link.as_str()),
            At::End | At::Failed(_) => return None,
        };
        let client = self.client.clone();
        Some(Box::pin(async move { client.execute_json(request).await.map(Response::into_body) }))
    }

    /// Moves on behind a page, or to the end when there is none.
    fn advance(&mut self, result: Result<Page<T>>) -> Result<Page<T>> {
        let result = result.and_then(|page| match &page.next_link {
            Some(link) if self.circle.closes(link) => Err(Error::decode(format!(
                "{}: the service leads in a circle: a next link came for the second time",
                self.first.operation()
            ))),
            _ => Ok(page),
        });
        self.at = match (&result, std::mem::replace(&mut self.at, At::End)) {
            (Ok(page), _) => page.next_link.clone().map_or(At::End, At::Link),
            (Err(_), At::Link(link)) => At::Failed(Some(link)),
            (Err(_), _) => At::Failed(None),
        };
        result
    }
}

/// Notices a circle of any length in constant memory: one link is kept, for twice as long each time.
#[derive(Default)]
struct Circle {
    kept: Option<Link>,
    steps: u64,
    limit: u64,
}

impl Circle {
    fn closes(&mut self, link: &Link) -> bool {
        if self.kept.as_ref() == Some(link) {
            return true;
        }
        if self.steps == self.limit {
            self.kept = Some(link.clone());
            self.steps = 0;
            self.limit = (2 * self.limit).max(1);
        }
        self.steps += 1;
        false
    }
}

/// The items of a collection, one page in memory at a time.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// let folders = mail.folders().list().items().try_collect().await?;
/// assert!(folders.iter().any(|folder| folder.display_name.as_deref() == Some("Inbox")));
/// # Ok(())
/// # }
/// ```
#[must_use = "items are fetched when `next` is awaited"]
pub struct Items<T> {
    pages: Pages<T>,
    page: vec::IntoIter<T>,
}

impl<T> Items<T> {
    pub(crate) fn new(pages: Pages<T>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }
}

impl<T: DeserializeOwned + 'static> Items<T> {
    /// The next item; `None` after the last, and after an error.
    ///
    /// # Errors
    /// Like [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<T>> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next().await? {
                Ok(page) => self.page = page.value.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// Every item that is left. Mind the memory: a mailbox can be large.
    ///
    /// # Errors
    /// Like [`Pages::next`]; the items before the error are lost.
    pub async fn try_collect(mut self) -> Result<Vec<T>> {
        let mut all = Vec::new();
        loop {
            all.extend(self.page.by_ref());
            match self.pages.next().await {
                Some(page) => self.page = page?.value.into_iter(),
                None => return Ok(all),
            }
        }
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(page)) => self.page = page.value.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: DeserializeOwned + 'static> Stream for Pages<T> {
    type Item = Result<Page<T>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(cx)
    }
}

impl<T: DeserializeOwned + Unpin + 'static> Stream for Items<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("first", &self.first)
            .field("next_link", &self.next_link())
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("at_hand", &self.page.len()).finish()
    }
}
