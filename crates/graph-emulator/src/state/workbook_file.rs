//! A workbook at rest: where it is, and the sessions that are open on it.
//!
//! Invariant: a session that was not used for too long is gone before anybody can use it again.

use super::{Ids, Workbook};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// A file with a workbook in it.
#[derive(Debug)]
pub(crate) struct WorkbookFile {
    /// The id of the drive's item.
    pub(crate) id: String,
    /// Where it is in the drive: names with slashes between.
    pub(crate) path: String,
    pub(crate) book: Workbook,
    pub(crate) sessions: Vec<Session>,
    pub(crate) operations: Vec<Operation>,
}

/// A session on a workbook.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    /// The copy that a session works on whose changes are not kept.
    pub(crate) copy: Option<Workbook>,
    /// When it was used last.
    pub(crate) used: Timestamp,
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

impl WorkbookFile {
    pub(crate) fn new(id: String, path: String, book: Workbook) -> Self {
        Self { id, path, book, sessions: Vec::new(), operations: Vec::new() }
    }

    /// The session of that id, which is used now.
    pub(crate) fn session(&mut self, id: &str, now: Timestamp) -> Option<&mut Session> {
        self.sessions.retain(|session| now.duration_since(session.used) <= session.patience());
        let session = self.sessions.iter_mut().find(|session| session.id == id)?;
        session.used = now;
        Some(session)
    }

    /// The workbook as a session sees it, or as it is for requests outside of sessions; `None` when there is no such session.
    pub(crate) fn book(&mut self, session: Option<&str>, now: Timestamp) -> Option<&mut Workbook> {
        let Some(id) = session else { return Some(&mut self.book) };
        self.session(id, now)?;
        let copies = self.sessions.iter_mut().filter(|session| session.id == id);
        Some(copies.filter_map(|session| session.copy.as_mut()).next().unwrap_or(&mut self.book))
    }

    /// Opens a session, and gives its id.
    pub(crate) fn open(&mut self, ids: &mut Ids, persist: bool, now: Timestamp) -> String {
        let id = format!("cluster=EMU1&session=15.{}", ids.guid());
        let copy = (!persist).then(|| self.book.clone());
        self.sessions.push(Session { id: id.clone(), copy, used: now });
        id
    }

    pub(crate) fn close(&mut self, id: &str) {
        self.sessions.retain(|session| session.id != id);
    }
}
