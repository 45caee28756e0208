//! [`Handle`]: names a request of a batch and knows what its answer is.

use bytes::Bytes;
use graph_transport::{Response, Result};
use std::{fmt, iter};

/// What reads an answer: [`Verb::read`](crate::Verb::read).
pub(super) type Read<T> = fn(Response<Bytes>, &'static str) -> Result<Response<T>>;

/// A request in a [`Batch`](crate::Batch), whose answer is a `T`. It is given to [`Answers::take`](crate::Answers::take) for the answer,
/// and to [`Batch::after`](crate::Batch::after) to put another request behind it.
pub struct Handle<T> {
    pub(super) id: HandleId,
    pub(super) operation: &'static str,
    pub(super) read: Read<T>,
}

/// A [`Handle`] without the type of its answer, so that several stand in one list. It shows as the request's number, from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HandleId {
    pub(super) batch: u64,
    pub(super) index: usize,
}

impl<T> Handle<T> {
    /// The same without the type.
    pub fn id(self) -> HandleId {
        self.id
    }
}

impl<T> Clone for Handle<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Handle<T> {}

impl<T> fmt::Debug for Handle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handle({}, {})", self.id, self.operation)
    }
}

impl fmt::Display for HandleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.index + 1)
    }
}

impl<T> IntoIterator for Handle<T> {
    type Item = HandleId;
    type IntoIter = iter::Once<HandleId>;

    fn into_iter(self) -> Self::IntoIter {
        self.id.into_iter()
    }
}

impl IntoIterator for HandleId {
    type Item = Self;
    type IntoIter = iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        iter::once(self)
    }
}
