//! [`Pages`]: follows a collection to its end, page by page.
//!
//! Invariant: links are followed byte for byte; every page repeats the headers of the first request and gets a token of its own; an
//! empty page is not the end; a service that leads in a circle is stopped; a pager that nobody polls holds nothing that others wait for.

use crate::{
    Continuation, Items, Link, Page,
    circle::Circle,
    fetching::Fetching,
    place::{At, Place},
};
use futures_core::Stream;
use graph_transport::{Client, Error, Request, Response, Result, UnderWay};
use serde::de::DeserializeOwned;
use std::{
    fmt, mem,
    pin::Pin,
    task::{Context, Poll},
};

/// The pages of a collection, one request each. Nothing is fetched before it is asked for.
///
/// Dropping the future of [`next`](Self::next) gives the request up; the next call makes it again. After an error there is nothing
/// more: [`continuation`](Self::continuation) goes on at the page that could not be had.
///
/// As a `Stream` it keeps the request that it has begun, and with it a place at the throttle gate: poll a stream on, or drop it.
#[must_use = "pages are fetched when `next` is awaited"]
pub struct Pages<T> {
    client: Client,
    /// What every request of this listing has in common, and where it began.
    first: Request,
    next: Place,
    /// The page that came last.
    last: Place,
    failed: bool,
    delta_link: Option<Link>,
    circle: Circle,
    prefetch: bool,
    fetching: Option<Fetching<T>>,
}

impl<T> Unpin for Pages<T> {}

impl<T> Pages<T> {
    pub(crate) fn new(client: Client, first: Request) -> Self {
        Self::starting(client, first, Place::new(At::First, 0))
    }

    /// Goes on where another listing was, as `request` otherwise says.
    pub(crate) fn resume(client: Client, request: Request, from: Continuation) -> Self {
        let first = from.repeat_on(request);
        Self::starting(client, first, Place::new(At::Link(from.link), from.given))
    }

    fn starting(client: Client, first: Request, next: Place) -> Self {
        Self {
            client,
            first,
            next,
            last: Place::new(At::End, 0),
            failed: false,
            delta_link: None,
            circle: Circle::default(),
            prefetch: false,
            fetching: None,
        }
    }

    /// The same listing, begun anew: at `link`, or with the request `first`.
    pub(crate) fn restart(&mut self, first: Request, link: Option<Link>) {
        let next = Place::new(link.map_or(At::First, At::Link), 0);
        let prefetch = self.prefetch;
        *self = Self { prefetch, ..Self::starting(self.client.clone(), first, next) };
    }

    /// The same listing with items read as another type, from the page on whose last `left` items were not given.
    pub(crate) fn recast<U>(self, size: usize, left: usize) -> Pages<U> {
        let Place { at, given } = self.last;
        let next = if left > 0 { Place::new(at, given + size - left) } else { self.next };
        let (prefetch, failed) = (self.prefetch, self.failed);
        Pages { prefetch, failed, ..Pages::starting(self.client, self.first, next) }
    }

    /// Asks for the next page as soon as one is given, so that its way and the service's work overlap with the caller's.
    ///
    /// Nothing is spawned for it: the request is sent when the page is given, and its answer goes on arriving while the pager is polled, which
    /// [`Items`] is for every item. What the network holds back in between waits there. Meanwhile it keeps a place at the throttle gate;
    /// the last one is left to others, so a client with a [`concurrency`](Client::concurrency) of one fetches nothing ahead. A request that
    /// cannot leave at once, because it would wait for a token or for the end of a pause, is not made before it is asked for.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_transport::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// let mut pages = mail.messages().list().top(5).pages().prefetch();
    /// while let Some(page) = pages.next().await {
    ///     println!("{} messages", page?.value.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn prefetch(mut self) -> Self {
        self.prefetch = true;
        self
    }

    /// Goes on item by item.
    pub fn items(self) -> Items<T> {
        Items::new(self)
    }

    /// The link of the page that comes next, or of the one that failed.
    pub fn next_link(&self) -> Option<&Link> {
        match &self.next.at {
            At::Link(link) => Some(link),
            At::First | At::End => None,
        }
    }

    /// Where this goes on: with the page that comes next, or with the one that failed. `None` at the end.
    ///
    /// It is data that another process may go on from; see [`List::resume`](crate::List::resume).
    pub fn continuation(&self) -> Option<Continuation> {
        self.next.continuation(&self.client, &self.first, 0)
    }

    /// Goes on with the page that came last, behind so many of its items.
    pub(crate) fn continuation_within(&self, given: usize) -> Option<Continuation> {
        self.last.continuation(&self.client, &self.first, given)
    }

    /// How many items of the page that came last were given before it came.
    pub(crate) fn given_before(&self) -> usize {
        self.last.given
    }

    pub(crate) fn operation(&self) -> &'static str {
        self.first.operation()
    }

    /// What leads on from the end, once that is reached.
    pub(crate) fn delta_link(&self) -> Option<Continuation> {
        let link = self.delta_link.clone().filter(|_| matches!(self.next.at, At::End) && !self.failed)?;
        Some(Continuation::new(&self.first, link, 0))
    }

    /// Ends the listing with an error that this pager has not seen itself.
    pub(crate) fn fail(&mut self) {
        self.failed = true;
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.failed
    }

    /// Whether a page is still on its way while the one before is at hand.
    pub(crate) fn is_ahead(&self) -> bool {
        self.fetching.as_ref().is_some_and(|page| !page.is_here())
    }

    /// Moves the page on that was asked for ahead of time.
    pub(crate) fn drive(&mut self, cx: &mut Context<'_>) {
        if self.is_ahead() {
            self.fetching = self.fetching.take().and_then(|page| page.ahead(cx));
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
        let page = match self.fetching.take() {
            Some(page) => page.await,
            None => self.fetch()?.await,
        };
        let page = self.advance(page);
        if self.prefetch {
            std::future::poll_fn(|cx| {
                self.look_ahead(cx);
                Poll::Ready(())
            })
            .await;
        }
        Some(page)
    }

    pub(crate) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Page<T>>>> {
        let Some(mut fetching) = self.fetching.take().or_else(|| self.fetch()) else { return Poll::Ready(None) };
        let Poll::Ready(page) = Pin::new(&mut fetching).poll(cx) else {
            self.fetching = Some(fetching);
            return Poll::Pending;
        };
        let page = self.advance(page);
        if self.prefetch {
            self.look_ahead(cx);
        }
        Poll::Ready(Some(page))
    }

    /// Asks for the page that comes next.
    fn fetch(&self) -> Option<Fetching<T>> {
        let request = match &self.next.at {
            _ if self.failed => return None,
            At::First => self.first.try_clone()?,
            At::Link(link) => self.first.follow(link.as_str()),
            At::End => return None,
        };
        let under_way = UnderWay::default();
        let request = if self.prefetch { request.ahead(&under_way) } else { request };
        let client = self.client.clone();
        let call = Box::pin(async move { client.execute_json(request).await.map(Response::into_body) });
        Some(Fetching::Asked(call, under_way))
    }

    /// Begins to fetch the page that comes next, before it is asked for.
    fn look_ahead(&mut self, cx: &mut Context<'_>) {
        self.fetching = self.fetch().and_then(|page| page.ahead(cx));
    }

    /// Moves on behind a page, or to the end when there is none.
    fn advance(&mut self, page: Result<Page<T>>) -> Result<Page<T>> {
        let page = page.and_then(|page| match &page.next_link {
            Some(link) if self.circle.closes(link) => Err(Error::decode(format!(
                "{}: the service leads in a circle: a next link came for the second time",
                self.first.operation()
            ))),
            _ => Ok(page),
        });
        let Ok(mut page) = page else {
            self.failed = true;
            return page;
        };
        let at = page.next_link.clone().map_or(At::End, At::Link);
        self.last = mem::replace(&mut self.next, Place::new(at, 0));
        self.delta_link.clone_from(&page.delta_link);
        if self.last.given > 0 {
            page.value.drain(..self.last.given.min(page.value.len()));
        }
        Ok(page)
    }
}

impl<T: DeserializeOwned + 'static> Stream for Pages<T> {
    type Item = Result<Page<T>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(cx)
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
