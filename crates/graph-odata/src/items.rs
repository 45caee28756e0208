//! [`Items`]: follows a collection to its end, item by item.

use crate::{Continuation, LenientItems, Pages};
use futures_core::Stream;
use graph_transport::Result;
use serde::de::DeserializeOwned;
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

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
    /// How many items `page` had.
    size: usize,
}

impl<T> Unpin for Items<T> {}

impl<T> Items<T> {
    pub(crate) fn new(pages: Pages<T>) -> Self {
        Self { pages, page: Vec::new().into_iter(), size: 0 }
    }

    /// Asks for the next page as soon as one is there, so that it arrives while the caller works; see [`Pages::prefetch`].
    pub fn prefetch(mut self) -> Self {
        self.pages = self.pages.prefetch();
        self
    }

    /// Goes on past items that cannot be read: each of them is one error, and the others still come.
    ///
    /// Without it, such an item fails its whole page, which is read in one go and faster.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_transport::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// use graph_odata::Misread;
    ///
    /// let mut messages = mail.messages().list().items().lenient();
    /// while let Some(message) = messages.next().await {
    ///     match message {
    ///         Ok(message) => println!("{}", message.subject.unwrap_or_default()),
    ///         Err(error) => match Misread::of(&error) {
    ///             Some(item) => eprintln!("passed over {:?}: {error}", item.id()),
    ///             None => return Err(error),
    ///         },
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn lenient(self) -> LenientItems<T> {
        LenientItems::new(Items::new(self.pages.recast(self.size, self.page.len())))
    }

    /// Where this goes on: behind the item that was given last, or with the page that failed. `None` at the end.
    ///
    /// Within a page it names that page and how many of its items were given, so nothing is lost and nothing comes twice as long as the
    /// service gives the same page again. One that pages by number does not when items came or went in the meantime: [`Delta`](crate::Delta)
    /// is for those who must not miss anything.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// let mut folders = mail.folders().list().top(3).items();
    /// let first = folders.next().await.transpose()?;
    /// let saved = serde_json::to_string(&folders.continuation())?;
    ///
    /// // Later, in another process:
    /// if let Some(saved) = serde_json::from_str(&saved)? {
    ///     let others = mail.folders().list().resume(saved).items().try_collect().await?;
    ///     assert!(!others.contains(&first.unwrap()));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn continuation(&self) -> Option<Continuation> {
        match self.page.len() {
            0 => self.pages.continuation(),
            left => self.pages.continuation_within(self.size - left),
        }
    }

    pub(crate) fn pages(&self) -> &Pages<T> {
        &self.pages
    }

    pub(crate) fn pages_mut(&mut self) -> &mut Pages<T> {
        &mut self.pages
    }

    /// How many items of the page at hand were given, those before it came included.
    pub(crate) fn given(&self) -> usize {
        self.pages.given_before() + self.size - self.page.len()
    }

    /// Whether items of the page are at hand.
    pub(crate) fn is_within_a_page(&self) -> bool {
        self.page.len() > 0
    }

    fn turn(&mut self, page: Vec<T>) {
        self.size = page.len();
        self.page = page.into_iter();
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
                if self.pages.is_ahead() {
                    std::future::poll_fn(|cx| {
                        self.pages.drive(cx);
                        Poll::Ready(())
                    })
                    .await;
                }
                return Some(Ok(item));
            }
            match self.pages.next().await? {
                Ok(page) => self.turn(page.value),
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
                Some(page) => self.turn(page?.value),
                None => return Ok(all),
            }
        }
    }

    pub(crate) fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(item) = self.page.next() {
                self.pages.drive(cx);
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(page)) => self.turn(page.value),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: DeserializeOwned + 'static> Stream for Items<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("at_hand", &self.page.len()).finish()
    }
}
