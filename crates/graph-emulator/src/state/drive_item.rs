//! A file or folder at rest: its properties, its versions, and the tags that tell one state of it from another.
//!
//! Invariant: a folder has no versions; a file has at least one, and the last is its content.

use super::{Sessions, Workbook};
use bytes::Bytes;
use jiff::Timestamp;
use serde_json::{Map, Value};

/// What a file holds, with its hashes. Copies share the bytes.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) bytes: Bytes,
    pub(crate) hashes: Value,
    /// The workbook that the bytes stand for. A workbook that is uploaded is not read: it is bytes alone.
    pub(crate) workbook: Option<Box<Workbook>>,
}

/// One state of a file's content.
#[derive(Clone, Debug)]
pub(crate) struct Version {
    pub(crate) number: u64,
    pub(crate) content: Content,
    pub(crate) byline: Byline,
}

/// Who did something, and when.
#[derive(Clone, Debug)]
pub(crate) struct Byline {
    /// An identitySet.
    pub(crate) by: Value,
    pub(crate) time: String,
}

/// Whether an item is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Live,
    /// In the recycle bin, since the item of that number was deleted: itself or a folder above it.
    Recycled(u64),
    /// For good. What is left tells delta queries about it.
    Gone,
}

/// A file or folder.
#[derive(Debug)]
pub(crate) struct Item {
    /// Orders items by when they were made.
    pub(crate) number: u64,
    pub(crate) id: String,
    /// `None` for the root alone.
    pub(crate) parent: Option<String>,
    pub(crate) name: String,
    /// The guid in the tags.
    pub(crate) unique: String,
    /// Properties that are kept as they are shown: who made it and when, `description`, `fileSystemInfo`, and so on.
    pub(crate) facts: Map<String, Value>,
    /// From the oldest to the current one.
    pub(crate) versions: Vec<Version>,
    pub(crate) revision: u64,
    pub(crate) content_revision: u64,
    /// The drive's change that touched it last.
    pub(crate) change: u64,
    /// The drive's change of the item itself, and not of what is below it.
    pub(crate) own_change: u64,
    /// The drive's change that shared it otherwise.
    pub(crate) share_change: u64,
    pub(crate) standing: Standing,
    /// Permissions of its own, without those of the folders above.
    pub(crate) permissions: Vec<Map<String, Value>>,
    /// Whoever has checked it out.
    pub(crate) checked_out: Option<Value>,
    /// The users who follow it, by their place in the tenant.
    pub(crate) followers: Vec<usize>,
    /// Whether what folders above give holds for it, too.
    pub(crate) inherits: bool,
    /// Who has redeemed which of its links: the permission, and the user's place in the tenant.
    pub(crate) redeemed: Vec<(String, usize)>,
    /// The passwords of its links, by the permission.
    pub(crate) passwords: Vec<(String, String)>,
    /// Whoever has it open in Office.
    pub(crate) opened: Option<Value>,
    /// What was said when it was checked in last.
    pub(crate) comment: Option<String>,
    /// When it was read, and by whom.
    pub(crate) reads: Vec<(Timestamp, Option<usize>)>,
    /// What the library's columns say of it, beyond what the item itself tells.
    pub(crate) fields: Map<String, Value>,
    /// Its retention label.
    pub(crate) retention: Option<Value>,
    /// Its sensitivity labels.
    pub(crate) labels: Vec<Value>,
    /// What is open on it as a workbook.
    pub(crate) sessions: Sessions,
}

impl Item {
    pub(crate) fn is_folder(&self) -> bool {
        self.versions.is_empty()
    }

    pub(crate) fn is_live(&self) -> bool {
        self.standing == Standing::Live
    }

    /// A file's content.
    pub(crate) fn content(&self) -> Option<&Content> {
        self.versions.last().map(|version| &version.content)
    }

    /// The tag of everything about it, in the quotes that belong to it.
    pub(crate) fn etag(&self) -> String {
        format!("\"{{{}}},{}\"", self.unique, self.revision)
    }

    /// The tag of its content alone.
    pub(crate) fn ctag(&self) -> String {
        format!("\"c:{{{}}},{}\"", self.unique, self.content_revision)
    }

    pub(crate) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.facts.insert(name.to_owned(), value.into());
    }

    /// Takes new content in; what there was stays as an older version.
    pub(crate) fn write(&mut self, content: Content, byline: &Byline) {
        let number = self.versions.last().map_or(0, |version| version.number) + 1;
        self.versions.push(Version { number, content, byline: byline.clone() });
        self.content_revision += 1;
    }

    /// Takes other content in as the same version: what is changed bit by bit has no version for each bit.
    pub(crate) fn amend(&mut self, content: Content, byline: &Byline) {
        if let Some(version) = self.versions.last_mut() {
            (version.content, version.byline) = (content, byline.clone());
            self.content_revision += 1;
        }
    }

    /// The workbook in it, and what is open on that.
    pub(crate) fn workbook(&mut self) -> Option<(&mut Workbook, &mut Sessions)> {
        let book = self.versions.last_mut()?.content.workbook.as_mut()?;
        Some((book, &mut self.sessions))
    }
}
