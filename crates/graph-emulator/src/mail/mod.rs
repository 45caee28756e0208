//! Mail: folders, messages, attachments, sending and answering, and what changed.

pub(crate) mod attach;
pub(crate) mod attachments;
pub(crate) mod compose;
mod conversation;
pub(crate) mod delta;
pub(crate) mod folders;
pub(crate) mod list;
pub(crate) mod messages;
pub(crate) mod mime;
pub(crate) mod reply;
pub(crate) mod routes;
pub(crate) mod send;
pub(crate) mod text;
