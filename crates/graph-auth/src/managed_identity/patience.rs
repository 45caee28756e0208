//! [`Patience`]: how often an identity's endpoint is asked again. These are near and restart by themselves, so more passes than elsewhere.

use super::source::Source;
use graph_transport::{Attempt, RetryPolicy, Verdict};
use std::time::Duration;

const WAIT: Duration = Duration::from_secs(1);
/// How long the metadata service may be away while it is renewed.
const UPGRADE: Duration = Duration::from_secs(70);

#[derive(Debug)]
pub(super) struct Patience {
    attempts: u32,
    imds: bool,
}

impl Patience {
    pub(super) fn of(source: &Source) -> Self {
        Self { attempts: 3, imds: matches!(source, Source::Imds { .. }) }
    }

    /// For what should be there at once, or is not there at all.
    pub(super) fn short() -> Self {
        Self { attempts: 2, imds: false }
    }
}

impl RetryPolicy for Patience {
    fn decide(&self, attempt: &Attempt<'_>) -> Verdict {
        let status = attempt.error.status().map(|status| status.as_u16());
        let passes = match status {
            None => attempt.error.is_transient(),
            Some(404 | 410 | 501 | 505..=508 | 510 | 511) => self.imds,
            Some(408) => !self.imds,
            Some(429 | 500 | 502..=504) => true,
            Some(_) => false,
        };
        let wait = attempt.error.retry_after().unwrap_or_default().max(WAIT);
        let upgrades = self.imds && status == Some(410) && attempt.elapsed + wait <= UPGRADE;
        if upgrades || passes && attempt.number < self.attempts { Verdict::After(wait) } else { Verdict::Stop }
    }
}
