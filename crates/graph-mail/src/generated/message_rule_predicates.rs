// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MessageRulePredicates`], and its properties as fields of queries and patches.

use super::{MessageActionFlag, SizeRange};
use graph_odata::{Extra, Field, wire};
use graph_types::{Importance, Recipient, Sensitivity};

/// Which messages a rule is meant for. A list holds when one of its entries does.
///
/// Microsoft's page: [messageRulePredicates](https://learn.microsoft.com/graph/api/resources/messagerulepredicates).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageRulePredicates {
    /// One of these texts is in the body.
    #[doc(alias = "bodyContains")]
    pub body_contains: Option<Vec<String>>,
    /// One of these texts is in the body or the subject.
    #[doc(alias = "bodyOrSubjectContains")]
    pub body_or_subject_contains: Option<Vec<String>>,
    /// It is in one of these categories, by their names.
    pub categories: Option<Vec<String>>,
    /// It is from one of these.
    #[doc(alias = "fromAddresses")]
    pub from_addresses: Option<Vec<Recipient>>,
    /// Whether it has attachments.
    #[doc(alias = "hasAttachments")]
    pub has_attachments: Option<bool>,
    /// One of these texts is in the header lines.
    #[doc(alias = "headerContains")]
    pub header_contains: Option<Vec<String>>,
    /// It has this importance.
    pub importance: Option<Importance>,
    /// Whether it asks for an approval.
    #[doc(alias = "isApprovalRequest")]
    pub is_approval_request: Option<bool>,
    /// Whether it was forwarded by itself.
    #[doc(alias = "isAutomaticForward")]
    pub is_automatic_forward: Option<bool>,
    /// Whether it is an automatic reply.
    #[doc(alias = "isAutomaticReply")]
    pub is_automatic_reply: Option<bool>,
    /// Whether it is encrypted.
    #[doc(alias = "isEncrypted")]
    pub is_encrypted: Option<bool>,
    /// Whether it invites to a meeting.
    #[doc(alias = "isMeetingRequest")]
    pub is_meeting_request: Option<bool>,
    /// Whether it answers an invitation.
    #[doc(alias = "isMeetingResponse")]
    pub is_meeting_response: Option<bool>,
    /// Whether it tells that a message could not be delivered.
    #[doc(alias = "isNonDeliveryReport")]
    pub is_non_delivery_report: Option<bool>,
    /// Whether rights management protects it.
    #[doc(alias = "isPermissionControlled")]
    pub is_permission_controlled: Option<bool>,
    /// Whether it is a receipt on reading.
    #[doc(alias = "isReadReceipt")]
    pub is_read_receipt: Option<bool>,
    /// Whether it is signed with S/MIME.
    #[doc(alias = "isSigned")]
    pub is_signed: Option<bool>,
    /// Whether it is a voice message.
    #[doc(alias = "isVoicemail")]
    pub is_voicemail: Option<bool>,
    /// It is flagged for this.
    #[doc(alias = "messageActionFlag")]
    pub message_action_flag: Option<MessageActionFlag>,
    /// Whether the user is not among its recipients.
    #[doc(alias = "notSentToMe")]
    pub not_sent_to_me: Option<bool>,
    /// One of these texts is in the To: or Cc: line.
    #[doc(alias = "recipientContains")]
    pub recipient_contains: Option<Vec<String>>,
    /// One of these texts is in the From: line.
    #[doc(alias = "senderContains")]
    pub sender_contains: Option<Vec<String>>,
    /// It is as private as this.
    pub sensitivity: Option<Sensitivity>,
    /// Whether the user is in the Cc: line.
    #[doc(alias = "sentCcMe")]
    pub sent_cc_me: Option<bool>,
    /// Whether the user is the only recipient.
    #[doc(alias = "sentOnlyToMe")]
    pub sent_only_to_me: Option<bool>,
    /// It is to one of these.
    #[doc(alias = "sentToAddresses")]
    pub sent_to_addresses: Option<Vec<Recipient>>,
    /// Whether the user is in the To: line.
    #[doc(alias = "sentToMe")]
    pub sent_to_me: Option<bool>,
    /// Whether the user is in the To: or Cc: line.
    #[doc(alias = "sentToOrCcMe")]
    pub sent_to_or_cc_me: Option<bool>,
    /// One of these texts is in the subject.
    #[doc(alias = "subjectContains")]
    pub subject_contains: Option<Vec<String>>,
    /// It is of a size between these.
    #[doc(alias = "withinSizeRange")]
    pub within_size_range: Option<SizeRange>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MessageRulePredicates {
    body_contains => "bodyContains",
    body_or_subject_contains => "bodyOrSubjectContains",
    categories => "categories",
    from_addresses => "fromAddresses",
    has_attachments => "hasAttachments",
    header_contains => "headerContains",
    importance => "importance",
    is_approval_request => "isApprovalRequest",
    is_automatic_forward => "isAutomaticForward",
    is_automatic_reply => "isAutomaticReply",
    is_encrypted => "isEncrypted",
    is_meeting_request => "isMeetingRequest",
    is_meeting_response => "isMeetingResponse",
    is_non_delivery_report => "isNonDeliveryReport",
    is_permission_controlled => "isPermissionControlled",
    is_read_receipt => "isReadReceipt",
    is_signed => "isSigned",
    is_voicemail => "isVoicemail",
    message_action_flag => "messageActionFlag",
    not_sent_to_me => "notSentToMe",
    recipient_contains => "recipientContains",
    sender_contains => "senderContains",
    sensitivity => "sensitivity",
    sent_cc_me => "sentCcMe",
    sent_only_to_me => "sentOnlyToMe",
    sent_to_addresses => "sentToAddresses",
    sent_to_me => "sentToMe",
    sent_to_or_cc_me => "sentToOrCcMe",
    subject_contains => "subjectContains",
    within_size_range => "withinSizeRange",
});

/// One of these texts is in the body.
#[doc(alias = "bodyContains")]
pub const BODY_CONTAINS: Field<MessageRulePredicates, Vec<String>> = Field::new("bodyContains");

/// One of these texts is in the body or the subject.
#[doc(alias = "bodyOrSubjectContains")]
pub const BODY_OR_SUBJECT_CONTAINS: Field<MessageRulePredicates, Vec<String>> = Field::new("bodyOrSubjectContains");

/// It is in one of these categories, by their names.
pub const CATEGORIES: Field<MessageRulePredicates, Vec<String>> = Field::new("categories");

/// It is from one of these.
#[doc(alias = "fromAddresses")]
pub const FROM_ADDRESSES: Field<MessageRulePredicates, Vec<Recipient>> = Field::new("fromAddresses");

/// Whether it has attachments.
#[doc(alias = "hasAttachments")]
pub const HAS_ATTACHMENTS: Field<MessageRulePredicates, bool> = Field::new("hasAttachments");

/// One of these texts is in the header lines.
#[doc(alias = "headerContains")]
pub const HEADER_CONTAINS: Field<MessageRulePredicates, Vec<String>> = Field::new("headerContains");

/// It has this importance.
pub const IMPORTANCE: Field<MessageRulePredicates, Importance> = Field::new("importance");

/// Whether it asks for an approval.
#[doc(alias = "isApprovalRequest")]
pub const IS_APPROVAL_REQUEST: Field<MessageRulePredicates, bool> = Field::new("isApprovalRequest");

/// Whether it was forwarded by itself.
#[doc(alias = "isAutomaticForward")]
pub const IS_AUTOMATIC_FORWARD: Field<MessageRulePredicates, bool> = Field::new("isAutomaticForward");

/// Whether it is an automatic reply.
#[doc(alias = "isAutomaticReply")]
pub const IS_AUTOMATIC_REPLY: Field<MessageRulePredicates, bool> = Field::new("isAutomaticReply");

/// Whether it is encrypted.
#[doc(alias = "isEncrypted")]
pub const IS_ENCRYPTED: Field<MessageRulePredicates, bool> = Field::new("isEncrypted");

/// Whether it invites to a meeting.
#[doc(alias = "isMeetingRequest")]
pub const IS_MEETING_REQUEST: Field<MessageRulePredicates, bool> = Field::new("isMeetingRequest");

/// Whether it answers an invitation.
#[doc(alias = "isMeetingResponse")]
pub const IS_MEETING_RESPONSE: Field<MessageRulePredicates, bool> = Field::new("isMeetingResponse");

/// Whether it tells that a message could not be delivered.
#[doc(alias = "isNonDeliveryReport")]
pub const IS_NON_DELIVERY_REPORT: Field<MessageRulePredicates, bool> = Field::new("isNonDeliveryReport");

/// Whether rights management protects it.
#[doc(alias = "isPermissionControlled")]
pub const IS_PERMISSION_CONTROLLED: Field<MessageRulePredicates, bool> = Field::new("isPermissionControlled");

/// Whether it is a receipt on reading.
#[doc(alias = "isReadReceipt")]
pub const IS_READ_RECEIPT: Field<MessageRulePredicates, bool> = Field::new("isReadReceipt");

/// Whether it is signed with S/MIME.
#[doc(alias = "isSigned")]
pub const IS_SIGNED: Field<MessageRulePredicates, bool> = Field::new("isSigned");

/// Whether it is a voice message.
#[doc(alias = "isVoicemail")]
pub const IS_VOICEMAIL: Field<MessageRulePredicates, bool> = Field::new("isVoicemail");

/// It is flagged for this.
#[doc(alias = "messageActionFlag")]
pub const MESSAGE_ACTION_FLAG: Field<MessageRulePredicates, MessageActionFlag> = Field::new("messageActionFlag");

/// Whether the user is not among its recipients.
#[doc(alias = "notSentToMe")]
pub const NOT_SENT_TO_ME: Field<MessageRulePredicates, bool> = Field::new("notSentToMe");

/// One of these texts is in the To: or Cc: line.
#[doc(alias = "recipientContains")]
pub const RECIPIENT_CONTAINS: Field<MessageRulePredicates, Vec<String>> = Field::new("recipientContains");

/// One of these texts is in the From: line.
#[doc(alias = "senderContains")]
pub const SENDER_CONTAINS: Field<MessageRulePredicates, Vec<String>> = Field::new("senderContains");

/// It is as private as this.
pub const SENSITIVITY: Field<MessageRulePredicates, Sensitivity> = Field::new("sensitivity");

/// Whether the user is in the Cc: line.
#[doc(alias = "sentCcMe")]
pub const SENT_CC_ME: Field<MessageRulePredicates, bool> = Field::new("sentCcMe");

/// Whether the user is the only recipient.
#[doc(alias = "sentOnlyToMe")]
pub const SENT_ONLY_TO_ME: Field<MessageRulePredicates, bool> = Field::new("sentOnlyToMe");

/// It is to one of these.
#[doc(alias = "sentToAddresses")]
pub const SENT_TO_ADDRESSES: Field<MessageRulePredicates, Vec<Recipient>> = Field::new("sentToAddresses");

/// Whether the user is in the To: line.
#[doc(alias = "sentToMe")]
pub const SENT_TO_ME: Field<MessageRulePredicates, bool> = Field::new("sentToMe");

/// Whether the user is in the To: or Cc: line.
#[doc(alias = "sentToOrCcMe")]
pub const SENT_TO_OR_CC_ME: Field<MessageRulePredicates, bool> = Field::new("sentToOrCcMe");

/// One of these texts is in the subject.
#[doc(alias = "subjectContains")]
pub const SUBJECT_CONTAINS: Field<MessageRulePredicates, Vec<String>> = Field::new("subjectContains");

/// It is of a size between these.
#[doc(alias = "withinSizeRange")]
pub const WITHIN_SIZE_RANGE: Field<MessageRulePredicates, SizeRange> = Field::new("withinSizeRange");
