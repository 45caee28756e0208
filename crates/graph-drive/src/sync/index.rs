//! [`DriveIndex`]: a picture of a drive's tree at hand, looked up by id and by path.
//!
//! Invariant: the items and the link to the next round change together, at the end of a round and not before.

use super::{
    Difference, IndexedItem, Synced, apply,
    round::Round,
    script,
    tree::{Slot, Tree},
};
use crate::DriveItemId;
use graph_odata::DeltaLink;
use std::fmt;

/// What is in a drive, or in a folder of a personal one, as the last [`sync`](crate::ItemHandle::sync) has found it.
///
/// It is data, one value to save: serialize it, as JSON for instance, and read it again in the next run of the program. What a round that broke off
/// had already told is in it, too, and the next one goes on from there. It holds names, sizes, tags and hashes, and
/// no sign-in: keep it as you keep the names of the files themselves. A million items take 360 MB of memory, and 250 MB as JSON.
///
/// An index belongs to the folder that it was first synced with. Names are found in any case, as drives do.
#[derive(Default)]
pub struct DriveIndex {
    pub(super) tree: Tree,
    pub(super) link: Option<DeltaLink>,
    pub(super) round: Option<Round>,
}

impl DriveIndex {
    /// An index of nothing: the first round reads everything.
    pub fn new() -> Self {
        Self::default()
    }

    /// An item by its id. `None` when it is not in the drive.
    pub fn get(&self, id: impl Into<DriveItemId>) -> Option<IndexedItem<'_>> {
        self.item(self.tree.slot(id.into().as_str())?)
    }

    /// The way to an item: `Reports/2026.xlsx`. Empty for the root.
    pub fn path(&self, id: impl Into<DriveItemId>) -> Option<String> {
        self.get(id).map(|item| item.path())
    }

    /// An item by its path, in any case: `reports/2026.XLSX`. The root is at the empty path.
    pub fn find(&self, path: &str) -> Option<IndexedItem<'_>> {
        let names = path.split('/').filter(|name| !name.is_empty());
        let at = names.into_iter().try_fold(self.tree.root?, |folder, name| self.tree.child(folder, name))?;
        self.item(at)
    }

    /// What is directly in a folder, in the order of names. Nothing when there is no such folder.
    pub fn children(&self, id: impl Into<DriveItemId>) -> impl Iterator<Item = IndexedItem<'_>> {
        self.get(id).into_iter().flat_map(IndexedItem::children)
    }

    /// The folder that everything is in. `None` before the first round.
    pub fn root(&self) -> Option<IndexedItem<'_>> {
        self.item(self.tree.root?)
    }

    /// Every item below the root, in no order that means something.
    pub fn iter(&self) -> impl Iterator<Item = IndexedItem<'_>> {
        self.tree.slots().filter(|at| self.tree.root != Some(*at)).filter_map(|at| self.item(at))
    }

    /// How many items are below the root.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether nothing is below the root.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// What the next round begins with. `None` before the end of the first one.
    pub fn delta_link(&self) -> Option<&DeltaLink> {
        self.link.as_ref()
    }

    /// Whether a round has broken off, with which the next sync goes on.
    pub fn is_within_a_round(&self) -> bool {
        self.round.is_some()
    }

    /// Forgets what a round that broke off has told, so that the next one begins anew, from where the last whole one ended.
    pub fn abandon_round(&mut self) {
        self.round = None;
    }

    fn item(&self, at: Slot) -> Option<IndexedItem<'_>> {
        IndexedItem::new(&self.tree, at)
    }

    /// Takes the round over that was told to its end.
    pub(super) fn finish(&mut self, root: Option<&str>) -> Synced {
        let round = self.round.take().unwrap_or_default();
        let restarted = round.restarted.clone();
        self.link.clone_from(&round.link);
        let notes = apply::apply(&mut self.tree, round, root);
        let differences: Vec<Difference> = script::steps(&self.tree, &notes);
        for (at, before) in notes {
            self.tree.forget(at);
            self.tree.forget(before.parent);
        }
        Synced { differences, restarted }
    }
}

impl fmt::Debug for DriveIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DriveIndex")
            .field("items", &self.len())
            .field("is_within_a_round", &self.is_within_a_round())
            .finish_non_exhaustive()
    }
}
