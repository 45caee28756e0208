// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MailSearchFolder`], and its properties as fields of queries and patches.

use super::{MailFolder, MailFolderId, Message};
use graph_odata::{Extra, Field, wire};
use graph_types::{MultiValueLegacyExtendedProperty, SingleValueLegacyExtendedProperty};

/// A folder that shows what a search finds in other folders.
///
/// Microsoft's page: [mailSearchFolder](https://learn.microsoft.com/graph/api/resources/mailsearchfolder).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MailSearchFolder {
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
    /// Which messages to show, in the words of `$filter`. Required.
    #[doc(alias = "filterQuery")]
    pub filter_query: Option<String>,
    /// Whether to search the folders below the source folders, too. Required.
    #[doc(alias = "includeNestedFolders")]
    pub include_nested_folders: Option<bool>,
    /// Whether Graph can change the search. One made in Outlook it may only show. Set by Graph.
    #[doc(alias = "isSupported")]
    pub is_supported: Option<bool>,
    /// The ids of the folders to search. Required.
    #[doc(alias = "sourceFolderIds")]
    pub source_folder_ids: Option<Vec<MailFolderId>>,
    /// The folders directly in this one. Absent unless expanded.
    #[doc(alias = "childFolders")]
    pub child_folders: Option<Vec<MailFolder>>,
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

wire!(entity MailSearchFolder {
    id => "id",
    child_folder_count => "childFolderCount",
    display_name => "displayName",
    is_hidden => "isHidden",
    parent_folder_id => "parentFolderId",
    total_item_count => "totalItemCount",
    unread_item_count => "unreadItemCount",
    filter_query => "filterQuery",
    include_nested_folders => "includeNestedFolders",
    is_supported => "isSupported",
    source_folder_ids => "sourceFolderIds",
    child_folders => "childFolders",
    messages => "messages",
    multi_value_extended_properties => "multiValueExtendedProperties",
    single_value_extended_properties => "singleValueExtendedProperties",
});

/// The id. Requests may use a well-known name such as `inbox` in its place. Set by Graph.
pub const ID: Field<MailSearchFolder, MailFolderId> = Field::new("id");

/// How many folders are directly in this one. Set by Graph.
#[doc(alias = "childFolderCount")]
pub const CHILD_FOLDER_COUNT: Field<MailSearchFolder, i32> = Field::new("childFolderCount");

/// The folder's name, in the language of the mailbox for those that every mailbox has.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<MailSearchFolder, String> = Field::new("displayName");

/// Whether listings leave the folder out by default. Can be set on creation only.
#[doc(alias = "isHidden")]
pub const IS_HIDDEN: Field<MailSearchFolder, bool> = Field::new("isHidden");

/// The id of the folder that this one is in. Set by Graph; moving the folder changes it.
#[doc(alias = "parentFolderId")]
pub const PARENT_FOLDER_ID: Field<MailSearchFolder, MailFolderId> = Field::new("parentFolderId");

/// How many items of any kind are directly in the folder. Set by Graph.
#[doc(alias = "totalItemCount")]
pub const TOTAL_ITEM_COUNT: Field<MailSearchFolder, i32> = Field::new("totalItemCount");

/// How many items directly in the folder are unread. Set by Graph.
#[doc(alias = "unreadItemCount")]
pub const UNREAD_ITEM_COUNT: Field<MailSearchFolder, i32> = Field::new("unreadItemCount");

/// Which messages to show, in the words of `$filter`. Required.
#[doc(alias = "filterQuery")]
pub const FILTER_QUERY: Field<MailSearchFolder, String> = Field::new("filterQuery");

/// Whether to search the folders below the source folders, too. Required.
#[doc(alias = "includeNestedFolders")]
pub const INCLUDE_NESTED_FOLDERS: Field<MailSearchFolder, bool> = Field::new("includeNestedFolders");

/// Whether Graph can change the search. One made in Outlook it may only show. Set by Graph.
#[doc(alias = "isSupported")]
pub const IS_SUPPORTED: Field<MailSearchFolder, bool> = Field::new("isSupported");

/// The ids of the folders to search. Required.
#[doc(alias = "sourceFolderIds")]
pub const SOURCE_FOLDER_IDS: Field<MailSearchFolder, Vec<MailFolderId>> = Field::new("sourceFolderIds");

/// The folders directly in this one. Absent unless expanded.
#[doc(alias = "childFolders")]
pub const CHILD_FOLDERS: Field<MailSearchFolder, Vec<MailFolder>> = Field::new("childFolders");

/// The messages in the folder. Absent unless expanded.
pub const MESSAGES: Field<MailSearchFolder, Vec<Message>> = Field::new("messages");

/// MAPI properties of several values. Absent unless expanded with a filter that names them.
#[doc(alias = "multiValueExtendedProperties")]
pub const MULTI_VALUE_EXTENDED_PROPERTIES: Field<MailSearchFolder, Vec<MultiValueLegacyExtendedProperty>> =
    Field::new("multiValueExtendedProperties");

/// MAPI properties of one value. Absent unless expanded with a filter that names them.
#[doc(alias = "singleValueExtendedProperties")]
pub const SINGLE_VALUE_EXTENDED_PROPERTIES: Field<MailSearchFolder, Vec<SingleValueLegacyExtendedProperty>> =
    Field::new("singleValueExtendedProperties");
