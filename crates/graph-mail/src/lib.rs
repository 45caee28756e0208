#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer;
mod attachments;
mod automatic_replies;
mod categories;
mod category_colors;
mod client;
mod compose;
mod filling;
mod find;
mod focus;
mod folders;
mod generated;
mod ids;
mod limit;
mod message_item;
mod messages;
mod mime;
mod outgoing;
mod pending_message;
mod relocate;
mod rule_actions;
mod rule_conditions;
mod rule_setters;
mod rules;
mod save;
mod search_folders;
mod send;
mod setters;
mod settings;
mod tips;
mod walk;
mod well_known;

pub use answer::Answer;
pub use attachments::{AttachmentItem, Attachments};
pub use categories::{Categories, CategoryItem};
pub use client::MailClient;
pub use focus::{FocusedOverrideItem, FocusedOverrides};
pub use folders::{FolderItem, Folders};
pub use generated::*;
pub use message_item::MessageItem;
pub use messages::Messages;
pub use outgoing::Outgoing;
pub use pending_message::PendingMessage;
pub use rules::{RuleItem, Rules};
pub use save::{SaveMessage, SavedMessage};
pub use settings::Settings;
pub use walk::{FolderWalk, WalkedFolder};
pub use well_known::WellKnownFolder;

#[doc = include_str!("../CAPABILITIES.md")]
pub mod capabilities {}

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use graph_odata::vocabulary::*;
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_types::*;
