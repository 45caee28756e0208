// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MessageRuleActions`], and its properties as fields of queries and patches.

use super::MailFolderId;
use graph_odata::{Extra, Field, wire};
use graph_types::{Importance, Recipient};

/// What a rule does with a message.
///
/// Microsoft's page: [messageRuleActions](https://learn.microsoft.com/graph/api/resources/messageruleactions).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageRuleActions {
    /// Puts it into these categories, by their names.
    #[doc(alias = "assignCategories")]
    pub assign_categories: Option<Vec<String>>,
    /// Copies it into this folder.
    #[doc(alias = "copyToFolder")]
    pub copy_to_folder: Option<MailFolderId>,
    /// Moves it to the deleted items.
    pub delete: Option<bool>,
    /// Forwards it as an attachment to these.
    #[doc(alias = "forwardAsAttachmentTo")]
    pub forward_as_attachment_to: Option<Vec<Recipient>>,
    /// Forwards it to these.
    #[doc(alias = "forwardTo")]
    pub forward_to: Option<Vec<Recipient>>,
    /// Marks it as read.
    #[doc(alias = "markAsRead")]
    pub mark_as_read: Option<bool>,
    /// Gives it this importance.
    #[doc(alias = "markImportance")]
    pub mark_importance: Option<Importance>,
    /// Moves it into this folder.
    #[doc(alias = "moveToFolder")]
    pub move_to_folder: Option<MailFolderId>,
    /// Deletes it for good.
    #[doc(alias = "permanentDelete")]
    pub permanent_delete: Option<bool>,
    /// Sends it on to these as it came.
    #[doc(alias = "redirectTo")]
    pub redirect_to: Option<Vec<Recipient>>,
    /// Lets no rule after this one see it.
    #[doc(alias = "stopProcessingRules")]
    pub stop_processing_rules: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MessageRuleActions {
    assign_categories => "assignCategories",
    copy_to_folder => "copyToFolder",
    delete => "delete",
    forward_as_attachment_to => "forwardAsAttachmentTo",
    forward_to => "forwardTo",
    mark_as_read => "markAsRead",
    mark_importance => "markImportance",
    move_to_folder => "moveToFolder",
    permanent_delete => "permanentDelete",
    redirect_to => "redirectTo",
    stop_processing_rules => "stopProcessingRules",
});

/// Puts it into these categories, by their names.
#[doc(alias = "assignCategories")]
pub const ASSIGN_CATEGORIES: Field<MessageRuleActions, Vec<String>> = Field::new("assignCategories");

/// Copies it into this folder.
#[doc(alias = "copyToFolder")]
pub const COPY_TO_FOLDER: Field<MessageRuleActions, MailFolderId> = Field::new("copyToFolder");

/// Moves it to the deleted items.
pub const DELETE: Field<MessageRuleActions, bool> = Field::new("delete");

/// Forwards it as an attachment to these.
#[doc(alias = "forwardAsAttachmentTo")]
pub const FORWARD_AS_ATTACHMENT_TO: Field<MessageRuleActions, Vec<Recipient>> = Field::new("forwardAsAttachmentTo");

/// Forwards it to these.
#[doc(alias = "forwardTo")]
pub const FORWARD_TO: Field<MessageRuleActions, Vec<Recipient>> = Field::new("forwardTo");

/// Marks it as read.
#[doc(alias = "markAsRead")]
pub const MARK_AS_READ: Field<MessageRuleActions, bool> = Field::new("markAsRead");

/// Gives it this importance.
#[doc(alias = "markImportance")]
pub const MARK_IMPORTANCE: Field<MessageRuleActions, Importance> = Field::new("markImportance");

/// Moves it into this folder.
#[doc(alias = "moveToFolder")]
pub const MOVE_TO_FOLDER: Field<MessageRuleActions, MailFolderId> = Field::new("moveToFolder");

/// Deletes it for good.
#[doc(alias = "permanentDelete")]
pub const PERMANENT_DELETE: Field<MessageRuleActions, bool> = Field::new("permanentDelete");

/// Sends it on to these as it came.
#[doc(alias = "redirectTo")]
pub const REDIRECT_TO: Field<MessageRuleActions, Vec<Recipient>> = Field::new("redirectTo");

/// Lets no rule after this one see it.
#[doc(alias = "stopProcessingRules")]
pub const STOP_PROCESSING_RULES: Field<MessageRuleActions, bool> = Field::new("stopProcessingRules");
