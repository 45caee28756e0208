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
