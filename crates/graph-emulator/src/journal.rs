//! What was received, in order, and expectations about it.

use crate::pattern::Pattern;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde_json::Value;
use std::{
    fmt::{self, Write as _},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// One request as it was received, and how it was answered.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Recorded {
    /// The method.
    pub method: Method,
    /// The path as it came, with its version: `/v1.0/me/messages`.
    pub path: String,
    /// What stands behind `?`, as it came.
    pub query: String,
    /// The headers. `Authorization` shows a short fingerprint of the token: the same for the same token, and no secret.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The status of the answer; `None` while there is none, and for a connection that was lost.
    pub status: Option<StatusCode>,
    in_batch: bool,
    carried_out: bool,
    unknown: Option<Unknown>,
    /// Where it stood among all requests, whatever was forgotten since.
    serial: usize,
}

/// A request that no route fits.
#[derive(Clone, Debug)]
struct Unknown {
    nearest: String,
    expected: bool,
}

impl Recorded {
    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Whether it came in the body of a batch, which is recorded before it.
    pub fn in_batch(&self) -> bool {
        self.in_batch
    }

    /// Whether what was asked for was done, even if the answer that says so was lost. What a fault answered in place of the emulator was
    /// not, and neither was what the emulator refused.
    pub fn carried_out(&self) -> bool {
        self.carried_out
    }

    fn fits(&self, pattern: &Pattern) -> bool {
        pattern.fits(self.method.as_str(), &self.path)
    }
}

impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if !self.query.is_empty() {
            write!(f, "?{}", masked(&self.query))?;
        }
        if self.in_batch {
            f.write_str(" (in a batch)")?;
        }
        match self.status {
            Some(status) => write!(f, " → {}", status.as_u16()),
            None if self.carried_out => f.write_str(" → no answer, but carried out"),
            None => f.write_str(" → no answer"),
        }
    }
}

/// What an emulator has received so far. It stays readable after the emulator is gone.
///
/// Patterns are those of [`Fault::on`](crate::Fault::on).
#[derive(Clone, Debug, Default)]
pub struct Journal(Arc<Mutex<Entries>>);

#[derive(Debug, Default)]
struct Entries {
    kept: Vec<Recorded>,
    received: usize,
}

impl Journal {
    /// Every request, in order.
    pub fn requests(&self) -> Vec<Recorded> {
        self.lock().kept.clone()
    }

    /// The requests that fit `pattern`, in order.
    pub fn matching(&self, pattern: impl AsRef<str>) -> Selection {
        let pattern = Pattern::new(pattern.as_ref());
        Selection(self.lock().kept.iter().filter(|request| request.fits(&pattern)).cloned().collect())
    }

    /// Says how often requests that fit `pattern` were to come. A route that the emulator lacks counts as expected from here on.
    pub fn expect(&self, pattern: impl AsRef<str>) -> Expectation {
        let pattern = Pattern::new(pattern.as_ref());
        for request in self.lock().kept.iter_mut().filter(|request| request.fits(&pattern)) {
            if let Some(unknown) = &mut request.unknown {
                unknown.expected = true;
            }
        }
        Expectation { journal: self.clone(), pattern }
    }

    /// Forgets what was received.
    pub fn clear(&self) {
        self.lock().kept.clear();
    }

    /// Takes a request in and gives its number.
    pub(crate) fn open(&self, request: &http::Request<Bytes>, in_batch: bool) -> usize {
        let mut headers = request.headers().clone();
        if let Some(value) = headers.get_mut(header::AUTHORIZATION) {
            *value = fingerprint(value);
        }
        let mut entries = self.lock();
        entries.received += 1;
        let serial = entries.received;
        entries.kept.push(Recorded {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            headers,
            body: request.body().clone(),
            status: None,
            in_batch,
            carried_out: false,
            unknown: None,
            serial,
        });
        serial
    }

    /// Notes how a request was answered, and whether it was carried out. It may have been forgotten in between.
    pub(crate) fn close(&self, serial: usize, status: Option<StatusCode>, carried_out: bool, unknown: Option<String>) {
        if let Some(entry) = self.lock().kept.iter_mut().rev().find(|entry| entry.serial == serial) {
            entry.status = status;
            entry.carried_out = carried_out;
            entry.unknown = unknown.map(|nearest| Unknown { nearest, expected: false });
        }
    }

    /// The requests that no route fits and nobody expected, one a line.
    pub(crate) fn unexpected(&self) -> Option<String> {
        let mut lines = String::new();
        for request in self.lock().kept.iter() {
            if let Some(unknown) = request.unknown.as_ref().filter(|unknown| !unknown.expected) {
                let _ = write!(lines, "\n  {} {} (nearest: {})", request.method, request.path, unknown.nearest);
            }
        }
        (!lines.is_empty()).then_some(lines)
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Requests picked out of a [`Journal`].
#[derive(Clone, Debug)]
pub struct Selection(Vec<Recorded>);

impl Selection {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The requests, in order.
    pub fn requests(&self) -> &[Recorded] {
        &self.0
    }

    /// Those of them that were [carried out](Recorded::carried_out).
    #[must_use]
    pub fn carried_out(mut self) -> Self {
        self.0.retain(Recorded::carried_out);
        self
    }

    /// The latest.
    pub fn last(&self) -> Option<&Recorded> {
        self.0.last()
    }
}

/// A statement about a [`Journal`] that panics when it is not true.
#[derive(Debug)]
#[must_use = "an expectation says nothing until it is told how often"]
pub struct Expectation {
    journal: Journal,
    pattern: Pattern,
}

impl Expectation {
    /// Exactly that often.
    ///
    /// # Panics
    /// When it was more or less often. The message lists what was received.
    #[track_caller]
    pub fn times(self, times: usize) {
        self.check(|count| count == times, &format!("{times} times"));
    }

    /// That often or more.
    ///
    /// # Panics
    /// When it was less often. The message lists what was received.
    #[track_caller]
    pub fn at_least(self, times: usize) {
        self.check(|count| count >= times, &format!("at least {times} times"));
    }

    /// Not once.
    ///
    /// # Panics
    /// When there was one. The message lists what was received.
    #[track_caller]
    pub fn never(self) {
        self.check(|count| count == 0, "never");
    }

    #[track_caller]
    #[allow(clippy::panic, reason = "an expectation that does not hold fails the test it stands in")]
    fn check(self, holds: impl FnOnce(usize) -> bool, wanted: &str) {
        let requests = self.journal.requests();
        let count = requests.iter().filter(|request| request.fits(&self.pattern)).count();
        if !holds(count) {
            let mut list = String::new();
            for request in &requests {
                let _ = write!(list, "\n  {request}");
            }
            let list = if list.is_empty() { "\n  nothing".to_owned() } else { list };
            panic!("expected `{}` {wanted}, received it {count} times. Received:{list}", self.pattern.as_str());
        }
    }
}

/// A query without what lets everybody in who has it.
fn masked(query: &str) -> String {
    let pair = |pair: &str| if pair.starts_with("tempauth=") { "tempauth=…".to_owned() } else { pair.to_owned() };
    query.split('&').map(pair).collect::<Vec<_>>().join("&")
}

/// A short hash of a credential: FNV-1a, so that equal tokens are seen to be equal and nothing else is.
fn fingerprint(value: &HeaderValue) -> HeaderValue {
    let hash =
        value.as_bytes().iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let scheme = value.to_str().ok().and_then(|value| value.split_once(' ')).map_or("", |(scheme, _)| scheme);
    HeaderValue::try_from(format!("{scheme} #{hash:08x}").trim_start())
        .unwrap_or_else(|_| HeaderValue::from_static("#"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal() -> Journal {
        let journal = Journal::default();
        let request = http::Request::get("http://x/v1.0/me/messages?$top=1").header("authorization", "Bearer secret");
        let at = journal.open(&request.body(Bytes::new()).unwrap(), false);
        journal.close(at, Some(StatusCode::OK), true, None);
        journal
    }

    #[test]
    fn tokens_are_fingerprints() {
        let requests = journal().requests();
        let shown = requests[0].header("authorization").unwrap();
        assert!(shown.starts_with("Bearer #") && !shown.contains("secret"), "{shown}");
        assert_eq!(requests[0].to_string(), "GET /v1.0/me/messages?$top=1 → 200");
    }

    #[test]
    fn what_lets_everybody_in_is_not_shown() {
        assert_eq!(masked("a=b&tempauth=s3cret&c"), "a=b&tempauth=…&c");
    }

    #[test]
    fn expectations_that_hold_are_silent() {
        journal().expect("GET /me/messages").times(1);
        journal().expect("GET /me/messages").at_least(1);
        journal().expect("POST /me/sendMail").never();
    }

    #[test]
    #[should_panic(
        expected = "expected `POST /me/sendMail` 1 times, received it 0 times. Received:\n  GET /v1.0/me/messages?$top=1 → 200"
    )]
    fn others_list_what_came() {
        journal().expect("POST /me/sendMail").times(1);
    }
}
