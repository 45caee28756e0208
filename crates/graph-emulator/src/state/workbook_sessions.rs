//! The sessions that are open on a workbook, and the calls on it that go on after their answers.
//!
//! Invariant: a session that was not used for too long is gone before anybody can use it again.

use super::{Ids, Workbook};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// What is open on a file.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    open: Vec<Session>,
    pub(crate) operations: Vec<Operation>,
}

/// A session on a workbook.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    /// The copy that a session works on whose changes are not kept.
    pub(crate) copy: Option<Workbook>,
    /// When it was used last.
    used: Timestamp,
}

/// A call that goes on after its answer.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    /// How often it was asked for.
    pub(crate) polls: u32,
    pub(crate) outcome: Outcome,
}

/// What an operation comes to.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// A session whose changes are kept or not, which is opened when the operation is found to be done.
    Session { persist: bool },
    /// The id of the session that was opened.
    Opened(String),
    /// A row that was added, as it is shown.
    Row(Value),
}

impl Session {
    /// How long it lasts without being used: five minutes, or seven when its changes are not kept.
    fn patience(&self) -> SignedDuration {
        SignedDuration::from_mins(if self.persists() { 5 } else { 7 })
    }

    /// Whether its changes are kept.
    pub(crate) fn persists(&self) -> bool {
        self.copy.is_none()
    }
}

impl Sessions {
    /// The session of that id, which is used now.
    pub(crate) fn find(&mut self, id: &str, now: Timestamp) -> Option<&mut Session> {
        self.open.retain(|session| now.duration_since(session.used) <= session.patience());
        let session = self.open.iter_mut().find(|session| session.id == id)?;
        session.used = now;
        Some(session)
    }

    /// Opens a session, on a copy unless its changes are kept, and gives its id.
    pub(crate) fn open(&mut self, ids: &mut Ids, copy: Option<Workbook>, now: Timestamp) -> String {
        let id = format!("cluster=EMU1&session=15.{}", ids.guid());
        self.open.push(Session { id: id.clone(), copy, used: now });
        id
    }

    pub(crate) fn close(&mut self, id: &str) {
        self.open.retain(|session| session.id != id);
    }
}
