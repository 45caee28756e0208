//! [`Place`]: a folder of a tree, on both sides; [`TreeFile`]: a file in one.

use crate::DriveItemId;
use graph_odata::Hidden;
use jiff::Timestamp;
use std::{fmt, path::PathBuf, sync::Arc};
use tokio::{sync::OnceCell, time::Instant};

/// A folder of the tree.
#[derive(Debug)]
pub(super) struct Place {
    /// From the top of the tree on, as the drive names it; the top is empty.
    pub(super) path: String,
    /// Its name in the drive.
    pub(super) name: String,
    pub(super) local: PathBuf,
    pub(super) parent: Option<Arc<Self>>,
    /// Its item in the drive. `None` within says that it could not be made.
    pub(super) item: OnceCell<Option<DriveItemId>>,
    /// Whether there is nothing of it on the side to which the tree goes.
    pub(super) is_new: bool,
}

impl Place {
    /// The top of a tree.
    pub(super) fn top(local: PathBuf, item: Option<DriveItemId>, is_new: bool) -> Self {
        let item = OnceCell::new_with(item.map(Some));
        Self { path: String::new(), name: String::new(), local, parent: None, item, is_new }
    }

    /// A folder in this one.
    pub(super) fn folder(self: &Arc<Self>, name: &str, local: &str, item: Option<DriveItemId>, is_new: bool) -> Self {
        Self {
            path: self.path_of(name),
            name: name.to_owned(),
            local: self.local.join(local),
            parent: Some(Arc::clone(self)),
            item: OnceCell::new_with(item.map(Some)),
            is_new,
        }
    }

    /// The path of something in it.
    pub(super) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}/{name}", self.path) }
    }

    /// Whether it is that item, or somewhere below it.
    pub(super) fn is_within(&self, item: Option<&DriveItemId>) -> bool {
        self.known() == item || self.parent.as_ref().is_some_and(|parent| parent.is_within(item))
    }

    /// Its item, where that is there already.
    pub(super) fn known(&self) -> Option<&DriveItemId> {
        self.item.get().and_then(Option::as_ref)
    }
}

/// A file of a tree: where it is on both sides, and what is known of it.
#[derive(Clone)]
pub struct TreeFile {
    pub(super) place: Arc<Place>,
    pub(super) name: Box<str>,
    /// Its name on disk, where that is another one.
    pub(super) local_name: Option<Box<str>>,
    pub(super) size: u64,
    pub(super) modified: Option<Timestamp>,
    /// The QuickXorHash that the service tells.
    pub(super) hash: Option<Box<str>>,
    pub(super) etag: Option<Box<str>>,
    pub(super) item: Option<DriveItemId>,
    /// Where its bytes are, and when that was told.
    pub(super) url: Option<Box<(Hidden, Instant)>>,
}

impl TreeFile {
    /// Where it is in the drive, from the top of the tree on: `2026/q1.csv`.
    pub fn path(&self) -> String {
        self.place.path_of(&self.name)
    }

    /// Where it is on this machine's disk. Its name is another one there when disks do not take that of the drive.
    pub fn local(&self) -> PathBuf {
        self.place.local.join(self.local_name())
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// When it was last changed, as the side knows that it comes from.
    pub fn modified(&self) -> Option<Timestamp> {
        self.modified
    }

    /// Its item in the drive, where there is one already.
    pub fn item(&self) -> Option<&DriveItemId> {
        self.item.as_ref()
    }

    pub(super) fn local_name(&self) -> &str {
        self.local_name.as_deref().unwrap_or(&self.name)
    }
}

impl fmt::Debug for TreeFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TreeFile({:?}, {} bytes)", self.path(), self.size)
    }
}
