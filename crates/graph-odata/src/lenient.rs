//! [`LenientItems`]: a listing that goes on past items which cannot be read.
//!
//! Invariant: an item that cannot be read is one error; it costs neither its page nor the listing.

use crate::{
    Continuation, Items,
    element::{self, Head},
};
use futures_core::Stream;
use graph_transport::{Error, Result};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::value::RawValue;
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The items of a collection, those that cannot be read as errors among them: [`Items::lenient`] makes it.
#[must_use = "items are fetched when `next` is awaited"]
pub struct LenientItems<T> {
    items: Items<Lenient<T>>,
}

/// Which item could not be read: the source of such an error.
///
/// `Display` of the error says where in the page it stood and what is wrong with it; the id is here, since errors get logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    index: usize,
    id: Option<String>,
}

impl Misread {
    /// The item that `error` is about. `None` when it is about more than one item.
    pub fn of(error: &Error) -> Option<&Self> {
        std::error::Error::source(error)?.downcast_ref()
    }

    /// Its place in the page's `value`, from zero, nulls not counted.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Its id, if it has one that is text.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(f, "it is the item with the id {id:?}"),
            None => f.write_str("the item has no id"),
        }
    }
}

impl std::error::Error for Misread {}

/// An item, or what is wrong with it.
pub(crate) enum Lenient<T> {
    Read(T),
    Misread(Option<String>, serde_json::Error),
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&RawValue>::deserialize(deserializer)?;
        Ok(element::read(text)
            .map_or_else(|error| Self::Misread(element::read::<Head>(text).unwrap_or_default().id, error), Self::Read))
    }
}

impl<T> LenientItems<T> {
    pub(crate) fn new(items: Items<Lenient<T>>) -> Self {
        Self { items }
    }

    /// Asks for the next page as soon as one is there; see [`Pages::prefetch`](crate::Pages::prefetch).
    pub fn prefetch(mut self) -> Self {
        self.items = self.items.prefetch();
        self
    }

    /// Where this goes on, as [`Items::continuation`] says; behind an item that could not be read, too.
    pub fn continuation(&self) -> Option<Continuation> {
        self.items.continuation()
    }

    fn told(&self, item: Lenient<T>) -> Result<T> {
        match item {
            Lenient::Read(item) => Ok(item),
            Lenient::Misread(id, error) => {
                let index = self.items.given().saturating_sub(1);
                Err(Error::decode(format!("value[{index}] of the page cannot be read: {error}"))
                    .with_source(Misread { index, id })
                    .at(self.items.pages().operation(), None, 0))
            }
        }
    }
}

impl<T: DeserializeOwned + 'static> LenientItems<T> {
    /// The next item; `None` after the last, and after an error that is not about one item.
    ///
    /// # Errors
    /// Like [`Pages::next`](crate::Pages::next); and of kind [`Decode`](graph_transport::ErrorKind::Decode), with a [`Misread`], for each item
    /// that cannot be read: after that the next item comes.
    pub async fn next(&mut self) -> Option<Result<T>> {
        let item = self.items.next().await?;
        Some(item.and_then(|item| self.told(item)))
    }
}

impl<T: DeserializeOwned + 'static> Stream for LenientItems<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(self.items.poll_item(cx));
        Poll::Ready(item.map(|item| item.and_then(|item| self.told(item))))
    }
}

impl<T> fmt::Debug for LenientItems<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LenientItems").field(&self.items).finish()
    }
}
