//! [`Changes`]: one round of a delta query, to its end and through the loss of its state.
//!
//! Invariant: a state that the service has forgotten never becomes a silent new start, and never more than one in a round.

use crate::{Change, Continuation, DeltaLink, Items, Link, Pages, RestartReason, change::Entry};
use futures_core::Stream;
use graph_transport::{Error, Request, Result};
use serde::de::DeserializeOwned;
use std::{
    collections::HashMap,
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// What has changed, in the order in which the service tells it: [`Delta`](crate::Delta) makes it.
///
/// It is told as it comes: an item may come more than once, and then its last word counts; [`try_collect`](Self::try_collect) keeps that
/// alone. Where items lie within others, one may come before the one that holds it. After the last change, [`delta_link`](Self::delta_link) leads
/// to the next round.
#[must_use = "changes are fetched when `next` is awaited"]
pub struct Changes<T> {
    items: Items<Entry<T>>,
    /// Begins a round that tells everything. `None` once it was needed, or when the caller wants the error instead.
    fresh: Option<Request>,
}

impl<T> Changes<T> {
    pub(crate) fn new(pages: Pages<Entry<T>>, fresh: Option<Request>) -> Self {
        Self { items: Items::new(pages), fresh }
    }

    /// What the next round goes on from. There is none before the last change was given.
    ///
    /// Keep it together with what the changes were applied to, in one transaction if there is such a thing: then no crash can lose a change.
    pub fn delta_link(&self) -> Option<DeltaLink> {
        self.items.pages().delta_link().filter(|_| !self.items.is_within_a_page()).map(DeltaLink)
    }

    /// Where this round goes on, as [`Items::continuation`] says. [`Delta::resume`](crate::Delta::resume) takes it. `None` at the end.
    pub fn continuation(&self) -> Option<Continuation> {
        self.items.continuation()
    }

    fn told(&mut self, entry: Option<Result<Entry<T>>>) -> Option<Result<Change<T>>> {
        match entry {
            Some(Ok(Entry(change))) => Some(Ok(change)),
            Some(Err(error)) => Some(self.restarted(error)),
            None if self.items.pages().has_failed() || self.delta_link().is_some() => None,
            None => {
                self.items.pages_mut().fail();
                Some(Err(self.endless()))
            }
        }
    }

    /// Begins anew when the state was forgotten, and says so.
    fn restarted(&mut self, error: Error) -> Result<Change<T>> {
        // Without a state, it is the collection itself that is gone.
        let had_state = self.items.pages().next_link().is_some() || error.location().is_some();
        let Some(fresh) = self.fresh.take_if(|_| error.is_gone() && had_state) else { return Err(error) };
        let link = error.location().filter(|link| link.contains("://")).map(|link| Link::new(link.to_owned()));
        let reason = RestartReason::of(&error);
        self.items.pages_mut().restart(fresh, link);
        Ok(Change::Restarted { reason })
    }

    fn endless(&self) -> Error {
        Error::decode("the round of changes ended without a link to the next one").at(
            self.items.pages().operation(),
            None,
            0,
        )
    }
}

impl<T: DeserializeOwned + 'static> Changes<T> {
    /// The next change; `None` after the last, and after an error.
    ///
    /// # Errors
    /// Like [`Pages::next`]. A state that was forgotten is [`Change::Restarted`], once in a round; the second time, and always after
    /// [`Delta::strict`](crate::Delta::strict), it is the error for which [`is_gone`](Error::is_gone) holds. A round that ends without a link to
    /// the next is one of kind [`Decode`](graph_transport::ErrorKind::Decode).
    pub async fn next(&mut self) -> Option<Result<Change<T>>> {
        let entry = self.items.next().await;
        self.told(entry)
    }

    /// The rest of the round: the last word about each item, in the order of these last words, and what the next round goes on from.
    ///
    /// After a restart, [`Change::Restarted`] comes first, and then all that there is; what was told before it does not count any more.
    ///
    /// # Errors
    /// Like [`next`](Self::next); the changes before the error are lost.
    pub async fn try_collect(mut self) -> Result<(Vec<Change<T>>, DeltaLink)> {
        let mut all: Vec<Option<Change<T>>> = Vec::new();
        let mut places = HashMap::new();
        while let Some(change) = self.next().await {
            let change = change?;
            match change.id() {
                Some(id) => {
                    if let Some(before) = places.insert(id.to_owned(), all.len()) {
                        all[before] = None;
                    }
                }
                None => {
                    all.clear();
                    places.clear();
                }
            }
            all.push(Some(change));
        }
        let link = self.delta_link().ok_or_else(|| self.endless())?;
        Ok((all.into_iter().flatten().collect(), link))
    }
}

impl<T: DeserializeOwned + 'static> Stream for Changes<T> {
    type Item = Result<Change<T>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let entry = ready!(self.items.poll_item(cx));
        Poll::Ready(self.told(entry))
    }
}

impl<T> fmt::Debug for Changes<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Changes").field(&self.items).finish()
    }
}
