//! The emulator's one source of time: a base that moves as tokio's clock moves.
//!
//! Invariant: nothing else in the emulator asks the system for the time, so a test that pauses and advances tokio's
//! clock moves every expiry with it.

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

/// A clock that starts at a known time and runs with tokio's.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    base: Timestamp,
    started: Instant,
}

impl Clock {
    /// A clock that shows the system's time.
    pub(crate) fn system() -> Self {
        Self::starting_at(Timestamp::now())
    }

    /// A clock that shows `base` now and goes on from there.
    pub(crate) fn starting_at(base: Timestamp) -> Self {
        Self { base, started: Instant::now() }
    }

    /// The time. It never runs backwards, and stops at the last instant a timestamp can hold.
    pub(crate) fn now(&self) -> Timestamp {
        let moved = Instant::now().saturating_duration_since(self.started);
        let moved = SignedDuration::try_from(moved).unwrap_or(SignedDuration::MAX);
        self.base.saturating_add(moved).unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_paused_tokio_clock_moves_it() {
        let base: Timestamp = "2026-03-01T08:00:00Z".parse().unwrap();
        let clock = Clock::starting_at(base);
        assert_eq!(clock.now(), base);
        tokio::time::advance(Duration::from_secs(900)).await;
        assert_eq!(clock.now().as_second() - base.as_second(), 900);
        assert_eq!(clock.clone().now(), clock.now());
    }

    #[test]
    fn it_works_outside_a_runtime() {
        let before = Timestamp::now();
        let clock = Clock::system();
        assert!(clock.now() >= before);
        assert!(clock.now().as_second() - before.as_second() < 60);
    }
}
