#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer;
mod attachments;
mod client;
mod compose;
mod filling;
mod folders;
mod generated;
mod limit;
mod message_item;
mod messages;
mod mime;
mod outgoing;
mod pending_message;
mod relocate;
mod save;
mod send;
mod well_known;

pub use answer::Answer;
pub use attachments::{AttachmentItem, Attachments};
pub use client::MailClient;
pub use folders::{FolderItem, Folders};
pub use generated::*;
pub use message_item::MessageItem;
pub use messages::Messages;
pub use outgoing::Outgoing;
pub use pending_message::PendingMessage;
pub use save::{SaveMessage, SavedMessage};
pub use well_known::WellKnownFolder;

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use graph_odata::vocabulary::*;
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_types::*;
