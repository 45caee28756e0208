#![doc = include_str!("../README.md")]

mod attachments;
mod client;
mod compose;
mod folders;
mod generated;
mod messages;
mod send;
mod well_known;

pub use attachments::{AttachmentItem, Attachments};
pub use client::MailClient;
pub use folders::{FolderItem, Folders};
pub use generated::*;
pub use messages::{MessageItem, Messages};
pub use send::SendMail;
pub use well_known::WellKnownFolder;

// What this crate's own signatures speak, so that a program may depend on it alone.
pub use graph_odata::{Create, Delete, Extra, Get, Invoke, Items, List, Page, Pages, Update};
pub use graph_transport::{Client, Error, Result};
pub use graph_types::{
    BodyType, DateTimeTimeZone, EmailAddress, FollowupFlag, FollowupFlagStatus, Importance, ItemBody, Owner, Recipient,
    UserId, email_address, followup_flag, item_body, recipient,
};
