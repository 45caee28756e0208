//! One upload: which bytes have come, which are expected, and until when.
//!
//! Invariant: what a session holds are the bytes from the first on, without a gap; a refused fragment changes nothing.

use super::{precise, range::Fragment};
use crate::{drive::write::Plan, reply::Failure};
use bytes::{Bytes, BytesMut};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

/// What a service asks of fragments.
#[derive(Debug)]
pub(super) struct Rules {
    /// Every fragment but the last is a multiple of it.
    unit: u64,
    /// The most bytes in a fragment.
    largest: u64,
    /// How long a session lives, and whether each fragment gives it that long again.
    lifetime: SignedDuration,
    prolonged: bool,
}

pub(super) const DRIVE: Rules = Rules {
    unit: 320 << 10,
    // Less than 60 MiB, and that is a multiple of the unit.
    largest: (60 << 20) - 1,
    lifetime: SignedDuration::from_hours(24),
    prolonged: true,
};

pub(super) const OUTLOOK: Rules =
    Rules { unit: 1, largest: 4 << 20, lifetime: SignedDuration::from_hours(1), prolonged: false };

/// What becomes of the bytes.
#[derive(Clone, Debug)]
pub(crate) enum Purpose {
    Drive(Plan),
    Attachment { user: usize, to: Host, fields: Map<String, Value> },
}

/// The id of what a file is attached to.
#[derive(Clone, Debug)]
pub(crate) enum Host {
    Message(String),
    Event(String),
}

/// An upload that was begun.
#[derive(Debug)]
pub(crate) struct Session {
    pub(super) pass: String,
    pub(super) purpose: Purpose,
    pub(super) expires: Timestamp,
    /// It is written when the client says so, and not with the last byte.
    pub(super) deferred: bool,
    rules: &'static Rules,
    parts: Vec<Bytes>,
    received: u64,
    total: Option<u64>,
}

impl Session {
    /// A session without bytes. `total` is what the client said of their number.
    pub(super) fn new(purpose: Purpose, total: Option<u64>, now: Timestamp) -> Self {
        let rules = if matches!(purpose, Purpose::Drive(_)) { &DRIVE } else { &OUTLOOK };
        Self {
            pass: String::new(),
            purpose,
            expires: now.saturating_add(rules.lifetime).unwrap_or(Timestamp::MAX),
            deferred: false,
            rules,
            parts: Vec::new(),
            received: 0,
            total,
        }
    }

    pub(super) fn is_outlook(&self) -> bool {
        matches!(self.purpose, Purpose::Attachment { .. })
    }

    pub(super) fn is_complete(&self) -> bool {
        self.total == Some(self.received) && self.received > 0
    }

    /// Takes a fragment in.
    pub(super) fn accept(&mut self, fragment: &Fragment, bytes: Bytes, now: Timestamp) -> Result<(), Failure> {
        let Fragment { first, length, total } = *fragment;
        let refused = |message: String, inner| Err(Failure::bad("invalidRequest", message).within(inner));
        if let Some(known) = self.total.filter(|known| *known != total) {
            let message =
                format!("The fragment says that there are {total} bytes in all, where {known} were announced.");
            return refused(message, "fragmentLengthMismatch");
        }
        if length > self.rules.largest {
            let message = format!("A fragment has at most {} bytes.", self.rules.largest);
            return Err(Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "invalidRequest", message)
                .within("maxFragmentLengthExceeded"));
        }
        let expected = self.received;
        if first != expected {
            let inner = if first < expected { "fragmentOverlap" } else { "fragmentOutOfOrder" };
            let message = format!("The next byte expected is {expected}, and the fragment begins with byte {first}.");
            return Err(Failure::new(StatusCode::RANGE_NOT_SATISFIABLE, "invalidRange", message).within(inner));
        }
        if first + length < total && !length.is_multiple_of(self.rules.unit) {
            let message =
                format!("The length of every fragment but the last is a multiple of {} bytes.", self.rules.unit);
            return refused(message, "fragmentLengthMismatch");
        }
        self.total = Some(total);
        self.received += length;
        self.parts.push(bytes);
        if self.rules.prolonged {
            self.expires = now.saturating_add(self.rules.lifetime).unwrap_or(Timestamp::MAX);
        }
        Ok(())
    }

    /// Where the upload stands, in the service's own words. `closed` names the last byte, too.
    pub(super) fn status(&self, closed: bool) -> Value {
        let next = Some(self.received).filter(|next| self.total != Some(*next));
        if self.is_outlook() {
            let ranges: Vec<String> = next.iter().map(u64::to_string).collect();
            return json!({"ExpirationDateTime": precise(self.expires), "NextExpectedRanges": ranges});
        }
        let last = self.total.filter(|_| closed).map(|total| total.saturating_sub(1).to_string()).unwrap_or_default();
        let ranges: Vec<String> = next.iter().map(|next| format!("{next}-{last}")).collect();
        json!({"expirationDateTime": precise(self.expires), "nextExpectedRanges": ranges})
    }

    /// All bytes. A single fragment is shared, several are joined.
    pub(super) fn content(&self) -> Bytes {
        match self.parts.as_slice() {
            [only] => only.clone(),
            parts => {
                let mut joined = BytesMut::with_capacity(parts.iter().map(Bytes::len).sum());
                parts.iter().for_each(|part| joined.extend_from_slice(part));
                joined.freeze()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drive::{
        resolve::Landing,
        write::{Bypass, Conflict},
    };

    const UNIT: u64 = 320 << 10;

    fn drive(total: Option<u64>) -> Session {
        let landing = Landing::Item("01A".into());
        let plan = Plan {
            drive: 0,
            landing,
            conflict: Conflict::Fail,
            facts: Map::new(),
            by: Value::Null,
            bypass: Bypass::default(),
        };
        Session::new(Purpose::Drive(plan), total, Timestamp::UNIX_EPOCH)
    }

    fn send(session: &mut Session, first: u64, length: u64, total: u64) -> Result<Value, (u16, &'static str)> {
        let bytes = Bytes::from(vec![(first / UNIT) as u8; length as usize]);
        match session.accept(&Fragment { first, length, total }, bytes, Timestamp::UNIX_EPOCH) {
            Ok(()) => Ok(session.status(false)["nextExpectedRanges"].clone()),
            Err(failure) => Err((failure.status.as_u16(), failure.inner.unwrap_or_default())),
        }
    }

    #[test]
    fn fragments_come_one_after_another() {
        let mut session = drive(None);
        let total = 2 * UNIT + 5;
        assert_eq!(send(&mut session, UNIT, UNIT, total), Err((416, "fragmentOutOfOrder")));
        assert_eq!(send(&mut session, 0, UNIT - 1, total), Err((400, "fragmentLengthMismatch")));
        assert_eq!(send(&mut session, 0, UNIT, total), Ok(json!([format!("{UNIT}-")])));
        assert_eq!(session.status(true)["nextExpectedRanges"], json!([format!("{UNIT}-{}", total - 1)]));
        assert_eq!(send(&mut session, 0, UNIT, total), Err((416, "fragmentOverlap")));
        assert_eq!(send(&mut session, UNIT, UNIT, total + 1), Err((400, "fragmentLengthMismatch")));
        assert_eq!(send(&mut session, UNIT, UNIT, total), Ok(json!([format!("{}-", 2 * UNIT)])));
        assert!(!session.is_complete());
        assert_eq!(send(&mut session, 2 * UNIT, 5, total), Ok(json!([])));
        assert!(session.is_complete());
        let content = session.content();
        assert_eq!((content.len() as u64, content[UNIT as usize], content[content.len() - 1]), (total, 1, 2));
    }

    #[test]
    fn sixty_mebibytes_are_too_many_and_what_was_announced_holds() {
        let mut session = drive(Some(60 << 20));
        assert_eq!(send(&mut session, 0, 5, 5), Err((400, "fragmentLengthMismatch")));
        assert_eq!(send(&mut session, 0, 60 << 20, 60 << 20), Err((413, "maxFragmentLengthExceeded")));
        assert_eq!(session.status(true)["nextExpectedRanges"], json!(["0-62914559"]));
    }

    #[test]
    fn nothing_is_never_complete() {
        let session = drive(Some(0));
        assert!(!session.is_complete());
        assert_eq!(session.status(true)["nextExpectedRanges"], json!([]));
    }

    #[test]
    fn outlook_takes_any_length_and_writes_ranges_its_own_way() {
        let purpose = Purpose::Attachment { user: 0, to: Host::Message(String::new()), fields: Map::new() };
        let mut session = Session::new(purpose, Some(9), Timestamp::UNIX_EPOCH);
        let before = session.expires;
        let later = Timestamp::UNIX_EPOCH + SignedDuration::from_mins(30);
        session.accept(&Fragment { first: 0, length: 7, total: 9 }, Bytes::from_static(b"1234567"), later).unwrap();
        let status = session.status(true);
        assert_eq!((&status["NextExpectedRanges"], session.expires), (&json!(["7"]), before));
        assert_eq!(status["ExpirationDateTime"], "1970-01-01T01:00:00.000Z");
    }

    #[test]
    fn a_drives_session_lives_longer_with_each_fragment() {
        let mut session = drive(None);
        let later = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(20);
        session.accept(&Fragment { first: 0, length: 1, total: 1 }, Bytes::from_static(b"x"), later).unwrap();
        assert_eq!(session.expires, later + SignedDuration::from_hours(24));
    }
}
