// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`OutlookItem`], and the properties that all its kinds share as fields.

use super::Message;
use graph_odata::Field;

graph_odata::polymorphic! {
    /// An item of a mailbox, of whichever kind.
    ///
    /// Microsoft's page: [outlookItem](https://learn.microsoft.com/graph/api/resources/outlookitem).
    pub enum OutlookItem {
        /// A message in a mail folder.
        Message(Box<Message>) = "#microsoft.graph.message",
    }
}

impl OutlookItem {
    /// The id, case-sensitive. Set by Graph.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Message(it) => it.id.as_ref().map(|id| id.as_str()),
            Self::Unknown(extra) => extra.value("id")?.as_str(),
        }
    }

    /// The names of the user's categories that the item is in.
    ///
    /// `None` for a kind that this version does not know, too.
    pub fn categories(&self) -> Option<&[String]> {
        match self {
            Self::Message(it) => it.categories.as_deref(),
            Self::Unknown(_) => None,
        }
    }

    /// The version of the item: another one after each change. Set by Graph.
    #[doc(alias = "changeKey")]
    pub fn change_key(&self) -> Option<&str> {
        match self {
            Self::Message(it) => it.change_key.as_deref(),
            Self::Unknown(extra) => extra.value("changeKey")?.as_str(),
        }
    }

    /// When the item was created in the mailbox, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub fn created_date_time(&self) -> Option<jiff::Timestamp> {
        match self {
            Self::Message(it) => it.created_date_time,
            Self::Unknown(extra) => extra.get("createdDateTime"),
        }
    }

    /// When the item last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub fn last_modified_date_time(&self) -> Option<jiff::Timestamp> {
        match self {
            Self::Message(it) => it.last_modified_date_time,
            Self::Unknown(extra) => extra.get("lastModifiedDateTime"),
        }
    }
}

/// The id, case-sensitive. Set by Graph.
pub const ID: Field<OutlookItem, String> = Field::new("id");

/// The names of the user's categories that the item is in.
pub const CATEGORIES: Field<OutlookItem, Vec<String>> = Field::new("categories");

/// The version of the item: another one after each change. Set by Graph.
#[doc(alias = "changeKey")]
pub const CHANGE_KEY: Field<OutlookItem, String> = Field::new("changeKey");

/// When the item was created in the mailbox, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<OutlookItem, jiff::Timestamp> = Field::new("createdDateTime");

/// When the item last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<OutlookItem, jiff::Timestamp> = Field::new("lastModifiedDateTime");
