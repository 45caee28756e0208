//! [`RetryPolicy`]: whether a failed attempt is made again, and when.
//!
//! Invariant: work is done again only where the service says that it was not done, or where doing it twice does no harm.

pub(crate) mod after;
mod budget;

pub use budget::Budget;

use crate::{Error, ErrorKind};
use std::{fmt, time::Duration};

/// Decides after each failed attempt.
pub trait RetryPolicy: fmt::Debug + Send + Sync {
    /// What to do after `attempt`. A request whose body cannot be sent again is never retried, whatever the verdict.
    fn decide(&self, attempt: &Attempt<'_>) -> Verdict;

    /// Learns that a call has succeeded.
    fn succeeded(&self) {}

    /// How long a call waits at most before it starts, when other calls were told that the service wants a pause.
    fn patience(&self) -> Duration {
        WITHIN
    }
}

/// The time that a call has for its attempts, unless told otherwise.
const WITHIN: Duration = Duration::from_secs(180);

impl<P: RetryPolicy + ?Sized> RetryPolicy for std::sync::Arc<P> {
    fn decide(&self, attempt: &Attempt<'_>) -> Verdict {
        (**self).decide(attempt)
    }

    fn succeeded(&self) {
        (**self).succeeded();
    }

    fn patience(&self) -> Duration {
        (**self).patience()
    }
}

/// A failed attempt.
#[derive(Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// How many attempts there were, this one included.
    pub number: u32,
    /// The time since the first one began.
    pub elapsed: Duration,
    /// Whether doing the work twice does no harm.
    pub idempotent: bool,
    /// What went wrong.
    pub error: &'a Error,
}

impl<'a> Attempt<'a> {
    /// The attempt of that number, which failed with `error` when so much time had passed since the first one began.
    pub fn new(number: u32, elapsed: Duration, idempotent: bool, error: &'a Error) -> Self {
        Self { number, elapsed, idempotent, error }
    }
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// Give the error to the caller.
    Stop,
    /// Wait this long, then try again.
    After(Duration),
    /// Give the error to the caller and say that there is no time for this wait, which another try would need.
    TooLate(Duration),
}

/// The default policy: exponential backoff with full jitter, as patient as the service asks, within limits.
///
/// | failure | is retried |
/// |---|---|
/// | no connection | always: nothing was sent; never when the server's certificate is the reason |
/// | 429 | always: the service did not do the work |
/// | 503 with `Retry-After` | always: the service did not do the work |
/// | 408, 500, 502, 503, 504, 509, cut connection, time-out | when the request is idempotent |
/// | anything else | never |
///
/// A wait that would end after [`within`](Self::within) is not begun: the error comes at once, says so, and its
/// [`retry_after`](Error::retry_after) tells the wait. Retries that the service did not ask for by 429 or `Retry-After` come out of a
/// [`Budget`] that all calls share.
#[derive(Clone, Debug)]
pub struct Backoff {
    attempts: u32,
    first: Duration,
    longest: Duration,
    within: Duration,
    budget: Budget,
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            attempts: 5,
            first: Duration::from_secs(1),
            longest: Duration::from_secs(30),
            within: WITHIN,
            budget: Budget::new(100),
        }
    }
}

impl Backoff {
    /// No second attempt at all.
    pub fn never() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// The most attempts, the first included. Five by default.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The time from the first attempt within which the last must begin. Three minutes by default.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.within = limit;
        self
    }

    /// The store that retries come out of. A hundred by default; share one among clients that talk to the same service.
    #[must_use]
    pub fn budget(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// Anything up to the first wait, doubled with each attempt, so that clients who failed together do not return together.
    fn jitter(&self, number: u32) -> Duration {
        let ceiling = self.first.saturating_mul(1_u32.checked_shl(number - 1).unwrap_or(u32::MAX)).min(self.longest);
        ceiling.mul_f64(fastrand::f64())
    }
}

impl RetryPolicy for Backoff {
    fn decide(&self, attempt: &Attempt<'_>) -> Verdict {
        let (error, asked) = (attempt.error, attempt.error.retry_after());
        let not_done = match error.kind() {
            ErrorKind::Connect => true,
            // A credential has made its own attempts.
            ErrorKind::Credential => return Verdict::Stop,
            _ => match error.status().map_or(0, |status| status.as_u16()) {
                429 => true,
                503 => asked.is_some(),
                _ => false,
            },
        };
        let may_help = error.is_transient() && (not_done || attempt.idempotent);
        if !may_help || attempt.number >= self.attempts {
            return Verdict::Stop;
        }
        // The backoff is a floor: some services answer `Retry-After: 1` whatever their load.
        let wait = self.jitter(attempt.number).max(asked.unwrap_or_default());
        if attempt.elapsed.saturating_add(wait) > self.within {
            return Verdict::TooLate(wait);
        }
        // A service that says when to return has planned for it; only guesses are rationed.
        let rationed = error.status_number() != 429 && asked.is_none();
        if rationed && !self.budget.take() { Verdict::Stop } else { Verdict::After(wait) }
    }

    fn succeeded(&self) {
        self.budget.pay_back();
    }

    fn patience(&self) -> Duration {
        self.within
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{TransportError, TransportErrorKind};
    use http::{HeaderMap, HeaderValue, StatusCode};

    fn service(status: u16, retry_after: Option<&'static str>) -> Error {
        let mut headers = HeaderMap::new();
        if let Some(value) = retry_after {
            headers.insert("retry-after", HeaderValue::from_static(value));
        }
        Error::service(StatusCode::from_u16(status).unwrap(), &headers, b"")
    }

    fn transport(kind: TransportErrorKind) -> Error {
        TransportError::new(kind, "x").into()
    }

    /// Whether an idempotent request, and one that is not, is made again.
    fn verdicts(error: &Error) -> (bool, bool) {
        let decide = |idempotent| {
            let attempt = Attempt { number: 1, elapsed: Duration::ZERO, idempotent, error };
            matches!(Backoff::default().decide(&attempt), Verdict::After(_))
        };
        (decide(true), decide(false))
    }

    #[test]
    fn the_table_of_failures() {
        use TransportErrorKind::{Connect, Interrupted, Request, Timeout, Untrusted};
        let rows = [
            (transport(Connect), (true, true)),
            (transport(Interrupted), (true, false)),
            (transport(Timeout), (true, false)),
            (transport(Request), (false, false)),
            (transport(Untrusted), (false, false)),
            (service(429, Some("1")), (true, true)),
            (service(429, None), (true, true)),
            (service(503, Some("0.5")), (true, true)),
            (service(503, None), (true, false)),
            (service(408, None), (true, false)),
            (service(500, None), (true, false)),
            (service(502, None), (true, false)),
            (service(504, Some("1")), (true, false)),
            (service(509, None), (true, false)),
            (service(400, None), (false, false)),
            (service(401, None), (false, false)),
            (service(404, None), (false, false)),
            (service(409, None), (false, false)),
            (service(412, None), (false, false)),
            (service(501, None), (false, false)),
            (service(507, None), (false, false)),
            (Error::decode("x"), (false, false)),
            (Error::credential("x"), (false, false)),
        ];
        for (error, expected) in &rows {
            assert_eq!(verdicts(error), *expected, "{error:?}");
        }
    }

    #[test]
    fn waits_are_within_the_limits() {
        let policy = Backoff::default().attempts(3).within(Duration::from_secs(100));
        let patient = service(429, Some("7"));
        let attempt = |number, elapsed| Attempt {
            number,
            elapsed: Duration::from_secs(elapsed),
            idempotent: true,
            error: &patient,
        };
        let Verdict::After(wait) = policy.decide(&attempt(1, 0)) else { unreachable!("a retry") };
        assert_eq!(wait, Duration::from_secs(7));
        assert_eq!(policy.decide(&attempt(3, 0)), Verdict::Stop, "the attempts are used up");
        assert_eq!(policy.decide(&attempt(1, 94)), Verdict::TooLate(wait), "the wait would end too late");
        for number in 1..100 {
            assert!(policy.jitter(number) <= policy.longest);
        }
    }

    #[test]
    fn guesses_are_rationed_and_what_the_service_plans_is_not() {
        let policy = Backoff::default().budget(Budget::new(1));
        let decide = |error: &Error| policy.decide(&Attempt::new(1, Duration::ZERO, true, error));
        let (down, throttled) = (service(500, None), service(429, Some("1")));
        assert!(matches!(decide(&down), Verdict::After(_)));
        assert_eq!(decide(&down), Verdict::Stop, "the budget is used up");
        assert!(matches!(decide(&throttled), Verdict::After(_)));
        for _ in 0..10 {
            policy.succeeded();
        }
        assert!(matches!(decide(&down), Verdict::After(_)));
    }
}
