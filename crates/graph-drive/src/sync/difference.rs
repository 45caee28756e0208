//! [`Difference`]: what a round of changes comes to, as steps that a disk can follow.

use crate::{DriveItemId, ItemKind};
use graph_odata::RestartReason;

/// One step from the tree before a round to the tree after it.
///
/// Paths are those at the moment of the step, when all before it are done: `Reports/2026.xlsx`, from the folder that is followed, without a
/// slash at either end. So a disk follows by doing one after the other: folders come before what is in them, what takes a name after what
/// gives it up, and removals of folders after whatever was in them. Where items change places with each other, one of them is moved to a
/// name like `~moving-1` for a while; no name in a drive begins so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_enums, reason = "whoever follows a drive has to say what becomes of each kind of step")]
pub enum Difference {
    /// It is new here.
    Added {
        /// Its id.
        id: DriveItemId,
        /// What it is.
        kind: Option<ItemKind>,
        /// Where it is.
        path: String,
    },
    /// A file may have other bytes than before, by its hash or its tags. When it was moved as well, that step comes before.
    Changed {
        /// Its id.
        id: DriveItemId,
        /// What it is.
        kind: Option<ItemKind>,
        /// Where it is.
        path: String,
    },
    /// It has another name or is in another folder; what is in it comes along, and no step tells so.
    Moved {
        /// Its id.
        id: DriveItemId,
        /// What it is.
        kind: Option<ItemKind>,
        /// Where it was.
        from: String,
        /// Where it is.
        to: String,
    },
    /// It is gone. What was in a folder is gone or moved by earlier steps. Remove a folder only if it is empty, as
    /// [`std::fs::remove_dir`] does: it may hold what the drive has never seen.
    Removed {
        /// Its id.
        id: DriveItemId,
        /// What it was.
        kind: Option<ItemKind>,
        /// Where it was.
        path: String,
    },
    /// The service has forgotten what it had told, says that it may have lost something
    /// ([`UploadDifferences`](RestartReason::UploadDifferences)), and does not mention this. Upload it again or delete it, as the program knows
    /// better; and put it aside, since a later step may need its path. The index does not hold it any more.
    Unmentioned {
        /// The id that it had.
        id: DriveItemId,
        /// What it was.
        kind: Option<ItemKind>,
        /// Where it was.
        path: String,
    },
}

impl Difference {
    /// The item's id.
    pub fn id(&self) -> &DriveItemId {
        match self {
            Self::Added { id, .. }
            | Self::Changed { id, .. }
            | Self::Moved { id, .. }
            | Self::Removed { id, .. }
            | Self::Unmentioned { id, .. } => id,
        }
    }

    /// Where the item is after the step, or was last.
    pub fn path(&self) -> &str {
        match self {
            Self::Moved { to, .. } => to,
            Self::Added { path, .. }
            | Self::Changed { path, .. }
            | Self::Removed { path, .. }
            | Self::Unmentioned { path, .. } => path,
        }
    }

    /// What the item is, or was. `None` for what is none of the kinds that are known.
    pub fn kind(&self) -> Option<ItemKind> {
        match self {
            Self::Added { kind, .. }
            | Self::Changed { kind, .. }
            | Self::Moved { kind, .. }
            | Self::Removed { kind, .. }
            | Self::Unmentioned { kind, .. } => *kind,
        }
    }
}

/// What a round has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Synced {
    /// What is different, in an order that a disk can follow. Empty when nothing has happened.
    pub differences: Vec<Difference>,
    /// Set when the service had forgotten the state, so that everything was read and compared anew. The differences are right all the same.
    pub restarted: Option<RestartReason>,
}
