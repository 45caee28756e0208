//! Pre-authenticated URLs: what they carry in place of a bearer, and what they lead to.
//!
//! Invariant: a download's URL says everything by itself, so that showing an item leaves nothing behind.

use crate::{call::Call, monitor::Monitor, reply::Failure, state::mix, upload::Session};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;

/// How long a download's URL is good for.
const LIFETIME: SignedDuration = SignedDuration::from_hours(1);

/// What is behind the URLs that are out, and how to tell those that are good no longer.
#[derive(Debug, Default)]
pub(crate) struct Urls {
    pub(crate) sessions: HashMap<String, Session>,
    pub(crate) monitors: HashMap<String, Monitor>,
    /// Goes up when every delta token is to be too old.
    pub(crate) delta_epoch: u64,
    key: u64,
    /// Goes up when every URL is to expire.
    epoch: u64,
}

impl Urls {
    pub(crate) fn new(seed: u64) -> Self {
        Self { key: mix(seed ^ 0x7e3a_0717), ..Self::default() }
    }

    /// Makes every URL that is out lead nowhere.
    pub(crate) fn expire(&mut self) {
        self.epoch += 1;
        self.sessions.clear();
        self.monitors.clear();
    }

    /// The URL of a file's content; of an older version, when one is named.
    pub(crate) fn download(&self, call: &Call<'_>, drive: &str, item: &str, version: Option<&str>) -> String {
        let until = call.now.saturating_add(LIFETIME).map_or(i64::MAX, Timestamp::as_second);
        let version = version.unwrap_or_default();
        let pass = self.pass(&[drive, item, version], until);
        let asked = if version.is_empty() { String::new() } else { format!("version={version}&") };
        format!("{}/download/{drive}/{item}?{asked}tempauth={pass}", call.hosts.files(call.origin))
    }

    /// The URL of a page about a file, and the pass that it asks for.
    pub(crate) fn page(&self, call: &Call<'_>, page: &str, drive: &str, item: &str) -> (String, String) {
        let until = call.now.saturating_add(LIFETIME).map_or(i64::MAX, Timestamp::as_second);
        let pass = self.pass(&[drive, item, page], until);
        (format!("{}/{page}/{drive}/{item}", call.hosts.files(call.origin)), pass)
    }

    /// Lets a request in whose URL is good, or says why not.
    pub(crate) fn admit(&self, call: &Call<'_>, version: &str) -> Result<(), Failure> {
        self.admit_with(call, version, call.options.custom("tempauth").unwrap_or_default())
    }

    /// Lets a request in that brings its pass in another way than in its URL.
    pub(crate) fn admit_with(&self, call: &Call<'_>, version: &str, given: &str) -> Result<(), Failure> {
        let until = given.split('.').next().and_then(|until| until.parse::<i64>().ok()).unwrap_or_default();
        if given == self.pass(&[call.param(0), call.param(1), version], until) && until > call.now.as_second() {
            return Ok(());
        }
        Err(Failure::new(StatusCode::UNAUTHORIZED, "unauthenticated", "The URL is not, or no longer, good."))
    }

    fn pass(&self, parts: &[&str], until: i64) -> String {
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        let start = mix(self.key ^ mix(self.epoch) ^ until.unsigned_abs());
        let tag = bytes.fold(start, |tag, byte| mix(tag ^ u64::from(byte)));
        format!("{until}.{tag:016x}")
    }
}
