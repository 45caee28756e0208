#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod children;
mod client;
mod content;
mod drives;
mod generated;
mod items;
mod tree;

pub use children::Children;
pub use client::DriveClient;
pub use drives::Drives;
pub use generated::*;
pub use items::ItemHandle;
pub use tree::{
    DownloadTree, LeftOut, LeftOutReason, TreeFailure, TreeFile, TreePlan, TreeProgress, TreeReport, TreeRun,
    TreeState, UploadTree,
};

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use graph_odata::vocabulary::*;
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_types::*;
