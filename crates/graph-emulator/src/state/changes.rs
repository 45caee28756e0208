//! What changed in a mailbox, in order: the log that delta queries are answered from.
//!
//! Invariant: its memory is bounded, and what it has forgotten it knows to be forgotten, so no round lacks a change in silence.

use super::Syncs;
use std::collections::{HashMap, VecDeque};

/// How many things that left are remembered.
const REMEMBERED: usize = 10_000;

/// The log of one mailbox. Changes are numbered.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    latest: u64,
    /// By the messages' numbers and the folders' ids.
    messages: HashMap<u64, Since>,
    folders: HashMap<String, Since>,
    left: VecDeque<Left>,
    /// The latest change that is no longer in `left`.
    forgotten: u64,
    pub(crate) syncs: Syncs,
}

/// When something came to where it is, and when it changed last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Since {
    pub(crate) entered: u64,
    pub(crate) changed: u64,
}

/// Something that is no longer where it was.
#[derive(Debug)]
pub(crate) struct Left {
    /// When it left, and when it had come.
    pub(crate) at: u64,
    pub(crate) entered: u64,
    /// The folder in which it was.
    pub(crate) from: String,
    pub(crate) id: String,
    pub(crate) what: What,
}

/// What it was that left.
#[derive(Debug)]
pub(crate) enum What {
    Message {
        immutable_id: String,
        received: String,
    },
    /// It may have gone elsewhere, or altogether.
    Folder {
        gone: bool,
    },
}

impl Changes {
    /// The number of the latest change.
    pub(crate) fn latest(&self) -> u64 {
        self.latest
    }

    /// The latest change about which not everything is known any more.
    pub(crate) fn forgotten(&self) -> u64 {
        self.forgotten
    }

    /// What left since that change, in order.
    pub(crate) fn left_since(&self, at: u64) -> impl Iterator<Item = &Left> {
        let known = self.left.partition_point(|left| left.at <= at);
        self.left.range(known..)
    }

    pub(crate) fn message(&self, number: u64) -> Since {
        self.messages.get(&number).copied().unwrap_or_default()
    }

    pub(crate) fn folder(&self, id: &str) -> Since {
        self.folders.get(id).copied().unwrap_or_default()
    }

    pub(super) fn message_came(&mut self, number: u64) {
        let now = self.next();
        self.messages.insert(number, Since { entered: now, changed: now });
    }

    pub(super) fn message_changed(&mut self, number: u64) {
        let now = self.next();
        self.messages.entry(number).or_default().changed = now;
    }

    pub(super) fn message_left(&mut self, number: u64, from: &str, id: &str, what: What) {
        let entered = self.messages.remove(&number).unwrap_or_default().entered;
        self.note(entered, from, id, what);
    }

    pub(super) fn folder_came(&mut self, id: &str) {
        let now = self.next();
        self.folders.insert(id.to_owned(), Since { entered: now, changed: now });
    }

    pub(super) fn folder_changed(&mut self, id: &str) {
        let now = self.next();
        if let Some(stamp) = self.folders.get_mut(id) {
            stamp.changed = now;
        }
    }

    pub(super) fn folder_left(&mut self, from: &str, id: &str, gone: bool) {
        let stamp = if gone { self.folders.remove(id) } else { self.folders.get(id).copied() };
        self.note(stamp.unwrap_or_default().entered, from, id, What::Folder { gone });
    }

    fn next(&mut self) -> u64 {
        self.latest += 1;
        self.latest
    }

    fn note(&mut self, entered: u64, from: &str, id: &str, what: What) {
        let at = self.next();
        if self.left.len() == REMEMBERED {
            self.forgotten = self.left.pop_front().map_or(self.forgotten, |left| left.at);
        }
        self.left.push_back(Left { at, entered, from: from.to_owned(), id: id.to_owned(), what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leave(changes: &mut Changes, number: u64) {
        let what = What::Message { immutable_id: format!("i{number}"), received: String::new() };
        changes.message_left(number, "inbox", &number.to_string(), what);
    }

    #[test]
    fn what_comes_changes_and_leaves_is_numbered() {
        let mut changes = Changes::default();
        changes.message_came(7);
        changes.message_came(8);
        changes.message_changed(7);
        assert_eq!(changes.message(7), Since { entered: 1, changed: 3 });
        leave(&mut changes, 8);
        let left: Vec<_> = changes.left_since(0).map(|left| (left.at, left.entered, left.id.as_str())).collect();
        assert_eq!(left, [(4, 2, "8")]);
        assert_eq!((changes.left_since(4).count(), changes.latest()), (0, 4));
        changes.folder_came("f");
        changes.folder_left("top", "f", false);
        assert_eq!(changes.folder("f").entered, 5, "it is still there, elsewhere");
    }

    #[test]
    fn memory_is_bounded_and_knows_its_bound() {
        let mut changes = Changes::default();
        for number in 0..REMEMBERED as u64 + 5 {
            changes.message_came(number);
            leave(&mut changes, number);
        }
        assert_eq!((changes.left.len(), changes.messages.len()), (REMEMBERED, 0));
        assert_eq!(changes.forgotten(), 10, "five that came, and left");
        assert_eq!(changes.left_since(changes.forgotten()).next().map(|left| left.at), Some(12));
    }
}
