//! [`Fetching`]: a page that was asked for, awaited or moved on ahead of time.

use crate::Page;
use graph_transport::{BoxFuture, Result, UnderWay};
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// A page that was asked for.
pub(crate) enum Fetching<T> {
    Asked(BoxFuture<'static, Result<Page<T>>>, UnderWay),
    /// It came before it was awaited; it is given once.
    Here(Option<Result<Page<T>>>),
}

impl<T> Unpin for Fetching<T> {}

impl<T> Fetching<T> {
    pub(crate) fn is_here(&self) -> bool {
        matches!(self, Self::Here(_))
    }

    /// Moves a page on that nobody awaits. `None` when it would have to wait itself: then it could stand in the way of those who do.
    pub(crate) fn ahead(mut self, cx: &mut Context<'_>) -> Option<Self> {
        match Pin::new(&mut self).poll(cx) {
            Poll::Ready(page) => Some(Self::Here(Some(page))),
            Poll::Pending => match &self {
                Self::Asked(_, under_way) if under_way.is_set() => Some(self),
                _ => None,
            },
        }
    }
}

impl<T> Future for Fetching<T> {
    type Output = Result<Page<T>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            Self::Asked(call, _) => call.as_mut().poll(cx),
            Self::Here(page) => page.take().map_or(Poll::Pending, Poll::Ready),
        }
    }
}
