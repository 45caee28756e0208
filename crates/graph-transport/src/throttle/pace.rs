//! [`Pace`]: when the next request of a scope may start.
//!
//! Invariant: a pause holds for everybody who shares the scope; a start that was given to one request is given to no other.

use super::Limits;
use crate::Error;
use std::time::Duration;
use tokio::time::Instant;

/// Above this part of a quota the service begins to tell, and the client to slow down.
const TELLING: f64 = 0.8;
/// How long a percentage is believed: the directory's windows are ten seconds long.
const BELIEVED: Duration = Duration::from_secs(10);

/// When a scope's requests may start: not during a pause, and so far apart as it was told.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// The next free start.
    next: Option<Instant>,
    /// The distance that the service asked for between the lines, and until when.
    spacing: Option<(Duration, Instant)>,
    paused: Option<(Instant, Option<Error>)>,
}

/// How a start went.
#[derive(Debug)]
pub(super) enum Start {
    /// It is yours, at that time.
    At(Instant),
    /// Nobody starts before that time, by this answer of the service.
    Paused(Instant, Option<Error>),
}

impl Pace {
    /// Takes the next free start, unless there is a pause. `interval` is the distance that the caller wants kept at least.
    pub(super) fn start(&mut self, now: Instant, interval: Duration) -> Start {
        if let Some((until, why)) = self.pause(now) {
            return Start::Paused(until, why);
        }
        let asked = self.spacing.filter(|(_, until)| *until > now).map_or(Duration::ZERO, |(spacing, _)| spacing);
        let at = self.next.map_or(now, |next| next.max(now));
        self.next = Some(at + asked.max(interval));
        Start::At(at)
    }

    /// The pause that is on, if one is.
    pub(super) fn pause(&mut self, now: Instant) -> Option<(Instant, Option<Error>)> {
        self.paused.take_if(|(until, _)| *until <= now);
        self.paused.clone()
    }

    /// Nobody starts for so long; a longer pause that is on already stays.
    pub(super) fn hold(&mut self, now: Instant, wait: Duration, why: Option<&Error>) {
        let until = now + wait;
        if self.paused.as_ref().is_none_or(|(paused, _)| *paused < until) {
            self.paused = Some((until, why.cloned()));
        }
    }

    /// Slows down by what the service told: what is left of a window is spread over the rest of it.
    pub(super) fn heed(&mut self, now: Instant, limits: &Limits) {
        match (limits.remaining, limits.reset) {
            (Some(0), Some(reset)) => self.hold(now, reset, None),
            (Some(remaining), Some(reset)) => {
                let spacing = reset.div_f64(remaining as f64);
                self.spacing = Some((spacing, now + reset));
            }
            _ => {}
        }
        if let Some(used) = limits.used.filter(|used| *used > TELLING) {
            // A tenth of a second at 0.9, a whole one at 1.8.
            self.spacing = Some((Duration::from_secs_f64((used - TELLING).min(1.0)), now + BELIEVED));
        }
    }
}
