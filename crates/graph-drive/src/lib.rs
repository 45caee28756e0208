#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod analytics;
mod children;
mod client;
mod columns;
mod content;
mod copy;
mod drives;
mod facets;
mod format;
mod generated;
mod hash;
mod invite;
mod items;
mod links;
mod locks;
mod permissions;
mod preview;
mod recipients;
mod sensitivity_labels;
mod shared_item;
#[cfg(feature = "object-store")]
mod store;
mod sync;
mod thumbnails;
mod tree;
mod versions;

pub use analytics::ActivityInterval;
pub use children::Children;
pub use client::DriveClient;
pub use columns::ListItemHandle;
pub use copy::{CopyTo, MoveAcross};
pub use drives::Drives;
pub use facets::ItemKind;
pub use format::Format;
pub use generated::*;
pub use hash::{Checksum, Hash, QuickXorHash};
pub use invite::Invitation;
pub use items::ItemHandle;
pub use links::{LinkScope, LinkType, NewLink};
pub use locks::RetentionLabel;
pub use permissions::{PermissionHandle, Permissions};
pub use preview::Preview;
pub use recipients::Role;
pub use shared_item::SharedItem;
#[cfg(feature = "object-store")]
#[cfg_attr(docsrs, doc(cfg(feature = "object-store")))]
pub use store::DriveStore;
pub use sync::{Difference, DriveIndex, IndexedItem, Synced, Syncing};
pub use thumbnails::{ThumbnailHandle, ThumbnailSize, Thumbnails};
pub use tree::{
    DownloadTree, LeftOut, LeftOutReason, TreeFailure, TreeFile, TreePlan, TreeProgress, TreeReport, TreeRun,
    TreeState, UploadTree,
};
pub use versions::{VersionHandle, Versions};

#[doc = include_str!("../CAPABILITIES.md")]
pub mod capabilities {}

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use graph_odata::vocabulary::*;
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_types::*;
