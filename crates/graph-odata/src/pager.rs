//! [`Pages`] and [`Items`]: follow a collection to its end.
//!
//! Invariant: links are followed byte for byte; every page repeats the preferences of the first request and gets a token of its own; an
//! empty page is not the end; a service that leads in a circle is stopped.

use crate::{Link, Page};
use futures_core::Stream;
use graph_transport::{BoxFuture, Client, Error, Method, Request, Response, Result};
use serde::de::DeserializeOwned;
use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    vec,
};

/// The headers that a service does not carry over to the next page by itself.
const REPEATED: [&str; 2] = ["prefer", "consistencylevel"];

/// The pages of a collection, one request each. Nothing is fetched before it is asked for.
///
/// After an error there is nothing more: [`next_link`](Self::next_link) tells which page could not be had. Dropping the future of
/// [`next`](Self::next) loses nothing; the page is there at the next call.
#[must_use = "pages are fetched when `next` is awaited"]
pub struct Pages<T> {
    client: Client,
    follow: Follow,
    next: Option<Request>,
    fetching: Option<BoxFuture<'static, Result<Page<T>>>>,
    link: Option<Link>,
    circle: Circle,
}

/// What every request of one listing has in common.
struct Follow {
    operation: &'static str,
    preferences: Vec<(&'static str, String)>,
    throttle_scope: Option<Arc<str>>,
}

impl<T> Pages<T> {
    pub(crate) fn new(client: Client, first: Request) -> Self {
        let preferences = REPEATED
            .into_iter()
            .flat_map(|name| first.headers().get_all(name).into_iter().map(move |value| (name, value)))
            .filter_map(|(name, value)| Some((name, value.to_str().ok()?.to_owned())))
            .collect();
        let throttle_scope = first.throttle_scope().cloned();
        let follow = Follow { operation: first.operation(), preferences, throttle_scope };
        Self { client, follow, next: Some(first), fetching: None, link: None, circle: Circle::default() }
    }

    /// The link of the page that comes next, or of the one that failed.
    pub fn next_link(&self) -> Option<&Link> {
        self.link.as_ref()
    }
}

impl<T: DeserializeOwned + 'static> Pages<T> {
    /// The next page; `None` after the last, and after an error.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind); a link to an origin that is not trusted is one of
    /// [`Request`](graph_transport::ErrorKind::Request), and nothing was sent there.
    pub async fn next(&mut self) -> Option<Result<Page<T>>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Page<T>>>> {
        if self.fetching.is_none() {
            let Some(request) = self.next.take() else { return Poll::Ready(None) };
            let client = self.client.clone();
            self.fetching = Some(Box::pin(async move { client.execute_json(request).await.map(Response::into_body) }));
        }
        let Some(fetching) = &mut self.fetching else { return Poll::Ready(None) };
        let result = ready!(fetching.as_mut().poll(cx));
        self.fetching = None;
        Poll::Ready(Some(result.and_then(|page: Page<T>| {
            self.advance(page.next_link.clone())?;
            Ok(page)
        })))
    }

    fn advance(&mut self, link: Option<Link>) -> Result<()> {
        if let Some(link) = &link {
            if self.circle.closes(link) {
                return Err(Error::decode(format!(
                    "{}: the service leads in a circle: a next link came for the second time",
                    self.follow.operation
                )));
            }
            self.next = Some(self.follow.request(link));
        }
        self.link = link;
        Ok(())
    }
}

impl Follow {
    fn request(&self, link: &Link) -> Request {
        let request = Request::to_url(self.operation, Method::GET, link.as_str(), "{next-link}");
        self.preferences.iter().fold(request.throttled_as(self.throttle_scope.clone()), |request, (name, value)| {
            match *name {
                "prefer" => request.prefer(value),
                name => request.header(name, value),
            }
        })
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
        poll_fn(|cx| self.poll_item(cx)).await
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
            .field("operation", &self.follow.operation)
            .field("at", &self.link)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("at_hand", &self.page.len()).finish()
    }
}
