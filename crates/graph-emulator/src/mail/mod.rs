//! Mail: folders, messages, attachments, sending and answering, what changed, and what a user sets up in a mailbox.

mod arrive;
pub(crate) mod attach;
pub(crate) mod attachments;
mod body;
pub(crate) mod categories;
pub(crate) mod compose;
mod conditions;
mod conversation;
pub(crate) mod deferred;
pub(crate) mod delta;
pub(crate) mod focus;
pub(crate) mod folders;
mod html;
pub(crate) mod list;
pub(crate) mod messages;
pub(crate) mod mime;
pub(crate) mod reply;
pub(crate) mod room;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod search_folders;
pub(crate) mod send;
pub(crate) mod settings;
pub(crate) mod text;
pub(crate) mod tips;
pub(crate) mod translate;
