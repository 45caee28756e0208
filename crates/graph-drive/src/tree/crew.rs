//! [`Crew`]: futures that go on side by side within the one that waits for them.
//!
//! Invariant: nothing is spawned; what is dropped here is abandoned.

use graph_transport::BoxFuture;
use std::task::{Context, Poll};

/// A few futures, polled in turn.
pub(super) struct Crew<T>(Vec<BoxFuture<'static, T>>);

impl<T> Crew<T> {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn add(&mut self, work: impl Future<Output = T> + Send + 'static) {
        self.0.push(Box::pin(work));
    }

    /// What one of them came to.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<T> {
        for at in 0..self.0.len() {
            if let Poll::Ready(done) = self.0[at].as_mut().poll(cx) {
                drop(self.0.swap_remove(at));
                return Poll::Ready(done);
            }
        }
        Poll::Pending
    }
}
