// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MailTips`], and its properties as fields of queries and patches.

use super::{AutomaticRepliesMailTips, MailTipsError, RecipientScopeType};
use graph_odata::{Extra, Field, Flags, wire};
use graph_types::{EmailAddress, Recipient};

/// What is worth knowing of a recipient before a message is sent.
///
/// Microsoft's page: [mailTips](https://learn.microsoft.com/graph/api/resources/mailtips).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MailTips {
    /// The automatic reply that a sender would get.
    #[doc(alias = "automaticReplies")]
    pub automatic_replies: Option<AutomaticRepliesMailTips>,
    /// What the recipient's organization wants to be told.
    #[doc(alias = "customMailTip")]
    pub custom_mail_tip: Option<String>,
    /// Whether the recipient takes messages from some senders only.
    #[doc(alias = "deliveryRestricted")]
    pub delivery_restricted: Option<bool>,
    /// The recipient.
    #[doc(alias = "emailAddress")]
    pub email_address: Option<EmailAddress>,
    /// Why the tips could not be found.
    pub error: Option<MailTipsError>,
    /// How many members of a group are outside the organization.
    #[doc(alias = "externalMemberCount")]
    pub external_member_count: Option<i32>,
    /// Whether somebody looks at messages before the recipient gets them.
    #[doc(alias = "isModerated")]
    pub is_moderated: Option<bool>,
    /// Whether the mailbox is full.
    #[doc(alias = "mailboxFull")]
    pub mailbox_full: Option<bool>,
    /// The size of the largest message that the recipient takes, in bytes.
    #[doc(alias = "maxMessageSize")]
    pub max_message_size: Option<i32>,
    /// How the recipient stands to the sender's organization.
    #[doc(alias = "recipientScope")]
    pub recipient_scope: Option<Flags<RecipientScopeType>>,
    /// Whom else the message may be for.
    #[doc(alias = "recipientSuggestions")]
    pub recipient_suggestions: Option<Vec<Recipient>>,
    /// How many members a group has.
    #[doc(alias = "totalMemberCount")]
    pub total_member_count: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MailTips {
    automatic_replies => "automaticReplies",
    custom_mail_tip => "customMailTip",
    delivery_restricted => "deliveryRestricted",
    email_address => "emailAddress",
    error => "error",
    external_member_count => "externalMemberCount",
    is_moderated => "isModerated",
    mailbox_full => "mailboxFull",
    max_message_size => "maxMessageSize",
    recipient_scope => "recipientScope",
    recipient_suggestions => "recipientSuggestions",
    total_member_count => "totalMemberCount",
});

/// The automatic reply that a sender would get.
#[doc(alias = "automaticReplies")]
pub const AUTOMATIC_REPLIES: Field<MailTips, AutomaticRepliesMailTips> = Field::new("automaticReplies");

/// What the recipient's organization wants to be told.
#[doc(alias = "customMailTip")]
pub const CUSTOM_MAIL_TIP: Field<MailTips, String> = Field::new("customMailTip");

/// Whether the recipient takes messages from some senders only.
#[doc(alias = "deliveryRestricted")]
pub const DELIVERY_RESTRICTED: Field<MailTips, bool> = Field::new("deliveryRestricted");

/// The recipient.
#[doc(alias = "emailAddress")]
pub const EMAIL_ADDRESS: Field<MailTips, EmailAddress> = Field::new("emailAddress");

/// Why the tips could not be found.
pub const ERROR: Field<MailTips, MailTipsError> = Field::new("error");

/// How many members of a group are outside the organization.
#[doc(alias = "externalMemberCount")]
pub const EXTERNAL_MEMBER_COUNT: Field<MailTips, i32> = Field::new("externalMemberCount");

/// Whether somebody looks at messages before the recipient gets them.
#[doc(alias = "isModerated")]
pub const IS_MODERATED: Field<MailTips, bool> = Field::new("isModerated");

/// Whether the mailbox is full.
#[doc(alias = "mailboxFull")]
pub const MAILBOX_FULL: Field<MailTips, bool> = Field::new("mailboxFull");

/// The size of the largest message that the recipient takes, in bytes.
#[doc(alias = "maxMessageSize")]
pub const MAX_MESSAGE_SIZE: Field<MailTips, i32> = Field::new("maxMessageSize");

/// How the recipient stands to the sender's organization.
#[doc(alias = "recipientScope")]
pub const RECIPIENT_SCOPE: Field<MailTips, Flags<RecipientScopeType>> = Field::new("recipientScope");

/// Whom else the message may be for.
#[doc(alias = "recipientSuggestions")]
pub const RECIPIENT_SUGGESTIONS: Field<MailTips, Vec<Recipient>> = Field::new("recipientSuggestions");

/// How many members a group has.
#[doc(alias = "totalMemberCount")]
pub const TOTAL_MEMBER_COUNT: Field<MailTips, i32> = Field::new("totalMemberCount");
