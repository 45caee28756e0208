// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MailFolder`], and its properties as fields of queries and patches.

use super::Message;
use graph_odata::{Extra, Field, wire};
use graph_types::{MultiValueLegacyExtendedProperty, SingleValueLegacyExtendedProperty};

graph_odata::id! {
    /// The id of a [`MailFolder`].
    pub struct MailFolderId;
}

/// A folder of a mailbox, with messages and further folders in it.
///
/// Microsoft's page: [mailFolder](https://learn.microsoft.com/graph/api/resources/mailfolder).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MailFolder {
    /// The id. Requests may use a well-known name such as `inbox` in its place. Set by Graph.
    pub id: Option<MailFolderId>,
    /// How many folders are directly in this one. Set by Graph.
    #[doc(alias = "childFolderCount")]
    pub child_folder_count: Option<i32>,
    /// The folder's name, in the language of the mailbox for those that every mailbox has.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// Whether listings leave the folder out by default. Can be set on creation only.
    #[doc(alias = "isHidden")]
    pub is_hidden: Option<bool>,
    /// The id of the folder that this one is in. Set by Graph; moving the folder changes it.
    #[doc(alias = "parentFolderId")]
    pub parent_folder_id: Option<MailFolderId>,
    /// How many items of any kind are directly in the folder. Set by Graph.
    #[doc(alias = "totalItemCount")]
    pub total_item_count: Option<i32>,
    /// How many items directly in the folder are unread. Set by Graph.
    #[doc(alias = "unreadItemCount")]
    pub unread_item_count: Option<i32>,
    /// The folders directly in this one. Absent unless expanded.
    #[doc(alias = "childFolders")]
    pub child_folders: Option<Vec<Self>>,
    /// The messages in the folder. Absent unless expanded.
    pub messages: Option<Vec<Message>>,
    /// MAPI properties of several values. Absent unless expanded with a filter that names them.
    #[doc(alias = "multiValueExtendedProperties")]
    pub multi_value_extended_properties: Option<Vec<MultiValueLegacyExtendedProperty>>,
    /// MAPI properties of one value. Absent unless expanded with a filter that names them.
    #[doc(alias = "singleValueExtendedProperties")]
    pub single_value_extended_properties: Option<Vec<SingleValueLegacyExtendedProperty>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity MailFolder {
    id => "id",
    child_folder_count => "childFolderCount",
    display_name => "displayName",
    is_hidden => "isHidden",
    parent_folder_id => "parentFolderId",
    total_item_count => "totalItemCount",
    unread_item_count => "unreadItemCount",
    child_folders => "childFolders",
    messages => "messages",
    multi_value_extended_properties => "multiValueExtendedProperties",
    single_value_extended_properties => "singleValueExtendedProperties",
});

impl MailFolder {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&MailFolderId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }

    /// What it is in particular, in Graph's words. `None` when the answer does not say.
    pub fn type_name(&self) -> Option<&str> {
        graph_odata::__private::type_name(&self.extra)
    }

    /// Reads it as what it is in particular: [`MailSearchFolder`](super::MailSearchFolder).
    ///
    /// # Errors
    /// When a property is of another type there.
    pub fn read_as<T: graph_odata::__private::DeserializeOwned>(&self) -> graph_odata::Result<T> {
        graph_odata::__private::read_as(self)
    }
}

/// The id. Requests may use a well-known name such as `inbox` in its place. Set by Graph.
pub const ID: Field<MailFolder, MailFolderId> = Field::new("id");

/// How many folders are directly in this one. Set by Graph.
#[doc(alias = "childFolderCount")]
pub const CHILD_FOLDER_COUNT: Field<MailFolder, i32> = Field::new("childFolderCount");

/// The folder's name, in the language of the mailbox for those that every mailbox has.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<MailFolder, String> = Field::new("displayName");

/// Whether listings leave the folder out by default. Can be set on creation only.
#[doc(alias = "isHidden")]
pub const IS_HIDDEN: Field<MailFolder, bool> = Field::new("isHidden");

/// The id of the folder that this one is in. Set by Graph; moving the folder changes it.
#[doc(alias = "parentFolderId")]
pub const PARENT_FOLDER_ID: Field<MailFolder, MailFolderId> = Field::new("parentFolderId");

/// How many items of any kind are directly in the folder. Set by Graph.
#[doc(alias = "totalItemCount")]
pub const TOTAL_ITEM_COUNT: Field<MailFolder, i32> = Field::new("totalItemCount");

/// How many items directly in the folder are unread. Set by Graph.
#[doc(alias = "unreadItemCount")]
pub const UNREAD_ITEM_COUNT: Field<MailFolder, i32> = Field::new("unreadItemCount");

/// The folders directly in this one. Absent unless expanded.
#[doc(alias = "childFolders")]
pub const CHILD_FOLDERS: Field<MailFolder, Vec<MailFolder>> = Field::new("childFolders");

/// The messages in the folder. Absent unless expanded.
pub const MESSAGES: Field<MailFolder, Vec<Message>> = Field::new("messages");

/// MAPI properties of several values. Absent unless expanded with a filter that names them.
#[doc(alias = "multiValueExtendedProperties")]
pub const MULTI_VALUE_EXTENDED_PROPERTIES: Field<MailFolder, Vec<MultiValueLegacyExtendedProperty>> =
    Field::new("multiValueExtendedProperties");

/// MAPI properties of one value. Absent unless expanded with a filter that names them.
#[doc(alias = "singleValueExtendedProperties")]
pub const SINGLE_VALUE_EXTENDED_PROPERTIES: Field<MailFolder, Vec<SingleValueLegacyExtendedProperty>> =
    Field::new("singleValueExtendedProperties");
