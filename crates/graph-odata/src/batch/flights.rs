//! [`Flights`]: futures that go on side by side within the one that waits for them.
//!
//! Invariant: nothing is spawned; what is dropped here is abandoned.

use graph_transport::BoxFuture;
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::time::{Instant, Sleep, sleep_until};

/// A few futures, polled in turn, and an alarm beside them.
pub(crate) struct Flights<T> {
    flying: Vec<BoxFuture<'static, T>>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl<T> Default for Flights<T> {
    fn default() -> Self {
        Self { flying: Vec::new(), alarm: None }
    }
}

impl<T> Flights<T> {
    pub(crate) fn len(&self) -> usize {
        self.flying.len()
    }

    pub(crate) fn push(&mut self, flight: BoxFuture<'static, T>) {
        self.flying.push(flight);
    }

    /// What one of them came to, or `None` when it is `wake`.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>, wake: Option<Instant>) -> Poll<Option<T>> {
        for at in 0..self.flying.len() {
            if let Poll::Ready(landed) = self.flying[at].as_mut().poll(cx) {
                drop(self.flying.swap_remove(at));
                return Poll::Ready(Some(landed));
            }
        }
        let Some(wake) = wake else {
            self.alarm = None;
            return Poll::Pending;
        };
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(wake)));
        if alarm.deadline() != wake {
            alarm.as_mut().reset(wake);
        }
        alarm.as_mut().poll(cx).map(|()| None)
    }
}

impl<T> fmt::Debug for Flights<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Flights({})", self.flying.len())
    }
}
