//! [`Round`]: what a round has told so far, kept beside the tree until its end.

use super::tree::Facts;
use crate::DriveItem;
use graph_odata::{Change, Continuation, DeltaLink, RestartReason};
use std::collections::HashMap;

/// The last word about an item that is there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    pub(super) is_root: bool,
    pub(super) parent: Option<String>,
    pub(super) name: Option<String>,
    pub(super) facts: Facts,
}

#[derive(Debug, Default)]
pub(super) struct Round {
    /// The last words, in their order; `None` where a later one has taken the place, and within one for what is gone.
    told: Vec<Option<(String, Option<Told>)>>,
    places: HashMap<String, usize>,
    pub(super) restarted: Option<RestartReason>,
    /// Where the round goes on.
    pub(super) at: Option<Continuation>,
    /// What the next one begins with, when this one is told to its end.
    pub(super) link: Option<DeltaLink>,
}

impl Round {
    pub(super) fn begun(restarted: Option<RestartReason>, at: Option<Continuation>, link: Option<DeltaLink>) -> Self {
        Self { told: Vec::new(), places: HashMap::new(), restarted, at, link }
    }

    pub(super) fn hear(&mut self, change: Change<DriveItem>) {
        match change {
            Change::Upserted { id, item } => self.put(id, Some(Told::from(item))),
            Change::Removed { id, .. } => self.put(id, None),
            Change::Restarted { reason } => *self = Self::begun(Some(reason), None, None),
        }
    }

    pub(super) fn put(&mut self, id: String, told: Option<Told>) {
        if let Some(before) = self.places.insert(id.clone(), self.told.len()).and_then(|at| self.told.get_mut(at)) {
            *before = None;
        }
        self.told.push(Some((id, told)));
    }

    /// The last word about each item, in their order.
    pub(super) fn told(&self) -> impl Iterator<Item = &(String, Option<Told>)> {
        self.told.iter().flatten()
    }

    pub(super) fn into_told(self) -> impl Iterator<Item = (String, Option<Told>)> {
        self.told.into_iter().flatten()
    }

    pub(super) fn has_root(&self) -> bool {
        self.told().any(|(_, told)| told.as_ref().is_some_and(|told| told.is_root))
    }
}

impl From<DriveItem> for Told {
    fn from(item: DriveItem) -> Self {
        let text = |text: Option<String>| text.map(String::into_boxed_str);
        let kind = item.kind();
        let parent = item.parent_id().map(|id| id.as_str().to_owned());
        let hashes = item.file.and_then(|file| file.hashes);
        let times = item.file_system_info.and_then(|times| times.last_modified_date_time);
        let facts = Facts {
            kind,
            size: item.size.unwrap_or_default(),
            etag: text(item.etag),
            ctag: text(item.ctag),
            hash: text(hashes.and_then(|hashes| hashes.quick_xor_hash)),
            modified: times.or(item.last_modified_date_time),
        };

        Self { is_root: item.root.is_some(), parent, name: item.name, facts }
    }
}
