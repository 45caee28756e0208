//! [`IndexedItem`]: an item of an index, and the way on from it.

use super::tree::{Facts, Node, Slot, Tree};
use crate::ItemKind;
use jiff::Timestamp;
use std::fmt;

/// An item of a [`DriveIndex`](crate::DriveIndex).
#[derive(Clone, Copy)]
pub struct IndexedItem<'i> {
    tree: &'i Tree,
    at: Slot,
    node: &'i Node,
    facts: &'i Facts,
}

impl<'i> IndexedItem<'i> {
    pub(super) fn new(tree: &'i Tree, at: Slot) -> Option<Self> {
        let node = tree.node(at).filter(|node| node.placed)?;
        Some(Self { tree, at, node, facts: node.facts.as_ref()? })
    }

    /// The id, as [`DriveClient::item`](crate::DriveClient::item) takes it.
    pub fn id(self) -> &'i str {
        &self.node.id
    }

    /// The name. The root has one, too, which is in no path.
    pub fn name(self) -> &'i str {
        &self.node.name
    }

    /// What it is. `None` for what is none of the kinds that are known.
    pub fn kind(self) -> Option<ItemKind> {
        self.facts.kind
    }

    /// Whether it is a folder.
    pub fn is_folder(self) -> bool {
        self.kind() == Some(ItemKind::Folder)
    }

    /// Whether it is the folder that everything is in.
    pub fn is_root(self) -> bool {
        self.tree.root == Some(self.at)
    }

    /// The size in bytes; of a folder, with all that is in it.
    pub fn size(self) -> u64 {
        self.facts.size.try_into().unwrap_or_default()
    }

    /// The version of the item, as `if_match` takes it.
    pub fn etag(self) -> Option<&'i str> {
        self.facts.etag.as_deref()
    }

    /// The version of its bytes. OneDrive for work tells none here.
    pub fn ctag(self) -> Option<&'i str> {
        self.facts.ctag.as_deref()
    }

    /// The QuickXorHash of a file's bytes, in base64. `None` as long as the service has not computed it.
    pub fn quick_xor_hash(self) -> Option<&'i str> {
        self.facts.hash.as_deref()
    }

    /// When it was last modified: on the disk that it came from, if that is known.
    pub fn modified(self) -> Option<Timestamp> {
        self.facts.modified
    }

    /// The folder that it is in. `None` for the root.
    pub fn parent(self) -> Option<Self> {
        Self::new(self.tree, self.node.parent)
    }

    /// The way to it: `Reports/2026.xlsx`. Empty for the root.
    pub fn path(self) -> String {
        self.tree.path(self.at).unwrap_or_default()
    }

    /// What is directly in it, in the order of names.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.tree.children(self.at).iter().filter_map(move |at| Self::new(self.tree, *at))
    }
}

impl fmt::Debug for IndexedItem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IndexedItem")
            .field("id", &self.id())
            .field("path", &self.path())
            .field("kind", &self.kind())
            .finish_non_exhaustive()
    }
}
