// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`EventMessageRequest`], and its properties as fields of queries and patches.

use super::{
    InferenceClassificationType, InternetMessageHeader, MailFolderId, MeetingMessageType, MeetingRequestType, MessageId,
};
use graph_odata::{Binary, Extra, Field, wire};
use graph_types::{
    Attachment, DateTimeTimeZone, EventType, Extension, FollowupFlag, Importance, ItemBody, Location,
    MultiValueLegacyExtendedProperty, PatternedRecurrence, Recipient, SingleValueLegacyExtendedProperty,
};

/// An invitation to a meeting, or a change of one.
///
/// Microsoft's page: [eventMessageRequest](https://learn.microsoft.com/graph/api/resources/eventmessagerequest).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EventMessageRequest {
    /// The id, case-sensitive. It changes when the message is moved, unless the request prefers immutable ids. Set by
    /// Graph.
    pub id: Option<MessageId>,
    /// The names of the user's categories that the message is in.
    pub categories: Option<Vec<String>>,
    /// The version of the message: another one after each change. Set by Graph.
    #[doc(alias = "changeKey")]
    pub change_key: Option<String>,
    /// When the message was created in the mailbox, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// When the message last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The Bcc: recipients.
    #[doc(alias = "bccRecipients")]
    pub bcc_recipients: Option<Vec<Recipient>>,
    /// The whole body, as HTML or text. Only a draft's can be changed.
    pub body: Option<ItemBody>,
    /// The first 255 characters of the body, as text. Set by Graph.
    #[doc(alias = "bodyPreview")]
    pub body_preview: Option<String>,
    /// The Cc: recipients.
    #[doc(alias = "ccRecipients")]
    pub cc_recipients: Option<Vec<Recipient>>,
    /// The id of the conversation that the message belongs to. Set by Graph.
    #[doc(alias = "conversationId")]
    pub conversation_id: Option<String>,
    /// Where in its conversation the message stands. Set by Graph.
    #[doc(alias = "conversationIndex")]
    pub conversation_index: Option<Binary>,
    /// The follow-up flag: whether, when and how far.
    pub flag: Option<FollowupFlag>,
    /// Whose message it is: the owner of the mailbox that it was sent from. Only a draft's can be changed, and sending
    /// as another mailbox needs rights to it.
    pub from: Option<Recipient>,
    /// Whether there are attachments. False if all of them are inline, in which case the body refers to them by `cid:`.
    /// Set by Graph.
    #[doc(alias = "hasAttachments")]
    pub has_attachments: Option<bool>,
    /// How important the sender says the message is.
    pub importance: Option<Importance>,
    /// Whether the message is in the focused or the other part of the inbox.
    #[doc(alias = "inferenceClassification")]
    pub inference_classification: Option<InferenceClassificationType>,
    /// The header lines, in order. Absent unless selected by name. Can be set on creation only, with names that start
    /// with `x-`.
    #[doc(alias = "internetMessageHeaders")]
    pub internet_message_headers: Option<Vec<InternetMessageHeader>>,
    /// The `Message-ID` of the internet message, angle brackets included. Only a draft's can be changed.
    #[doc(alias = "internetMessageId")]
    pub internet_message_id: Option<String>,
    /// Whether the sender asks for a receipt on delivery.
    #[doc(alias = "isDeliveryReceiptRequested")]
    pub is_delivery_receipt_requested: Option<bool>,
    /// Whether the message has not been sent yet. Set by Graph.
    #[doc(alias = "isDraft")]
    pub is_draft: Option<bool>,
    /// Whether the message has been read.
    #[doc(alias = "isRead")]
    pub is_read: Option<bool>,
    /// Whether the sender asks for a receipt on reading.
    #[doc(alias = "isReadReceiptRequested")]
    pub is_read_receipt_requested: Option<bool>,
    /// The id of the folder that the message is in. Set by Graph; moving the message changes it.
    #[doc(alias = "parentFolderId")]
    pub parent_folder_id: Option<MailFolderId>,
    /// When the message was received, in UTC. Set by Graph.
    #[doc(alias = "receivedDateTime")]
    pub received_date_time: Option<jiff::Timestamp>,
    /// Whom replies go to, if not to the sender. Only a draft's can be changed.
    #[doc(alias = "replyTo")]
    pub reply_to: Option<Vec<Recipient>>,
    /// The account that the message was really sent by: not that of `from` when somebody sends on another's behalf.
    /// Only a draft's can be changed.
    pub sender: Option<Recipient>,
    /// When the message was sent, in UTC. Set by Graph.
    #[doc(alias = "sentDateTime")]
    pub sent_date_time: Option<jiff::Timestamp>,
    /// The subject. Only a draft's can be changed.
    pub subject: Option<String>,
    /// The To: recipients.
    #[doc(alias = "toRecipients")]
    pub to_recipients: Option<Vec<Recipient>>,
    /// The part of the body that is new in this message of a conversation. Absent unless selected by name. Set by
    /// Graph.
    #[doc(alias = "uniqueBody")]
    pub unique_body: Option<ItemBody>,
    /// A URL that opens the message in Outlook on the web. Set by Graph.
    #[doc(alias = "webLink")]
    pub web_link: Option<String>,
    /// When the meeting ends. Set by Graph.
    #[doc(alias = "endDateTime")]
    pub end_date_time: Option<DateTimeTimeZone>,
    /// Whether the meeting lasts whole days. Set by Graph.
    #[doc(alias = "isAllDay")]
    pub is_all_day: Option<bool>,
    /// Whether somebody else can answer for the one invited. Set by Graph.
    #[doc(alias = "isDelegated")]
    pub is_delegated: Option<bool>,
    /// Whether a newer message about the meeting makes this one obsolete. Set by Graph.
    #[doc(alias = "isOutOfDate")]
    pub is_out_of_date: Option<bool>,
    /// Where the meeting is. Set by Graph.
    pub location: Option<Location>,
    /// What the message says about the meeting. Set by Graph.
    #[doc(alias = "meetingMessageType")]
    pub meeting_message_type: Option<MeetingMessageType>,
    /// When the meeting happens again. Set by Graph.
    pub recurrence: Option<PatternedRecurrence>,
    /// When the meeting starts. Set by Graph.
    #[doc(alias = "startDateTime")]
    pub start_date_time: Option<DateTimeTimeZone>,
    /// How the meeting belongs to a series. Set by Graph.
    pub r#type: Option<EventType>,
    /// Whether those invited may propose another time.
    #[doc(alias = "allowNewTimeProposals")]
    pub allow_new_time_proposals: Option<bool>,
    /// Whether the invitation is new or changes an older one. Set by Graph.
    #[doc(alias = "meetingRequestType")]
    pub meeting_request_type: Option<MeetingRequestType>,
    /// When the meeting was to end before it was changed. Set by Graph.
    #[doc(alias = "previousEndDateTime")]
    pub previous_end_date_time: Option<DateTimeTimeZone>,
    /// Where the meeting was to be before it was changed. Set by Graph.
    #[doc(alias = "previousLocation")]
    pub previous_location: Option<Location>,
    /// When the meeting was to start before it was changed. Set by Graph.
    #[doc(alias = "previousStartDateTime")]
    pub previous_start_date_time: Option<DateTimeTimeZone>,
    /// Whether the organizer wants an answer.
    #[doc(alias = "responseRequested")]
    pub response_requested: Option<bool>,
    /// The files, items and links attached. Absent unless expanded. On creation and in `sendMail` they travel along, up
    /// to about 3 MB in all.
    pub attachments: Option<Vec<Attachment>>,
    /// The open extensions on the message. Absent unless expanded.
    pub extensions: Option<Vec<Extension>>,
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

wire!(entity EventMessageRequest {
    id => "id",
    categories => "categories",
    change_key => "changeKey",
    created_date_time => "createdDateTime",
    last_modified_date_time => "lastModifiedDateTime",
    bcc_recipients => "bccRecipients",
    body => "body",
    body_preview => "bodyPreview",
    cc_recipients => "ccRecipients",
    conversation_id => "conversationId",
    conversation_index => "conversationIndex",
    flag => "flag",
    from => "from",
    has_attachments => "hasAttachments",
    importance => "importance",
    inference_classification => "inferenceClassification",
    internet_message_headers => "internetMessageHeaders",
    internet_message_id => "internetMessageId",
    is_delivery_receipt_requested => "isDeliveryReceiptRequested",
    is_draft => "isDraft",
    is_read => "isRead",
    is_read_receipt_requested => "isReadReceiptRequested",
    parent_folder_id => "parentFolderId",
    received_date_time => "receivedDateTime",
    reply_to => "replyTo",
    sender => "sender",
    sent_date_time => "sentDateTime",
    subject => "subject",
    to_recipients => "toRecipients",
    unique_body => "uniqueBody",
    web_link => "webLink",
    end_date_time => "endDateTime",
    is_all_day => "isAllDay",
    is_delegated => "isDelegated",
    is_out_of_date => "isOutOfDate",
    location => "location",
    meeting_message_type => "meetingMessageType",
    recurrence => "recurrence",
    start_date_time => "startDateTime",
    r#type => "type",
    allow_new_time_proposals => "allowNewTimeProposals",
    meeting_request_type => "meetingRequestType",
    previous_end_date_time => "previousEndDateTime",
    previous_location => "previousLocation",
    previous_start_date_time => "previousStartDateTime",
    response_requested => "responseRequested",
    attachments => "attachments",
    extensions => "extensions",
    multi_value_extended_properties => "multiValueExtendedProperties",
    single_value_extended_properties => "singleValueExtendedProperties",
});

/// The id, case-sensitive. It changes when the message is moved, unless the request prefers immutable ids. Set by
/// Graph.
pub const ID: Field<EventMessageRequest, MessageId> = Field::new("id");

/// The names of the user's categories that the message is in.
pub const CATEGORIES: Field<EventMessageRequest, Vec<String>> = Field::new("categories");

/// The version of the message: another one after each change. Set by Graph.
#[doc(alias = "changeKey")]
pub const CHANGE_KEY: Field<EventMessageRequest, String> = Field::new("changeKey");

/// When the message was created in the mailbox, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<EventMessageRequest, jiff::Timestamp> = Field::new("createdDateTime");

/// When the message last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<EventMessageRequest, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The Bcc: recipients.
#[doc(alias = "bccRecipients")]
pub const BCC_RECIPIENTS: Field<EventMessageRequest, Vec<Recipient>> = Field::new("bccRecipients");

/// The whole body, as HTML or text. Only a draft's can be changed.
pub const BODY: Field<EventMessageRequest, ItemBody> = Field::new("body");

/// The first 255 characters of the body, as text. Set by Graph.
#[doc(alias = "bodyPreview")]
pub const BODY_PREVIEW: Field<EventMessageRequest, String> = Field::new("bodyPreview");

/// The Cc: recipients.
#[doc(alias = "ccRecipients")]
pub const CC_RECIPIENTS: Field<EventMessageRequest, Vec<Recipient>> = Field::new("ccRecipients");

/// The id of the conversation that the message belongs to. Set by Graph.
#[doc(alias = "conversationId")]
pub const CONVERSATION_ID: Field<EventMessageRequest, String> = Field::new("conversationId");

/// Where in its conversation the message stands. Set by Graph.
#[doc(alias = "conversationIndex")]
pub const CONVERSATION_INDEX: Field<EventMessageRequest, Binary> = Field::new("conversationIndex");

/// The follow-up flag: whether, when and how far.
pub const FLAG: Field<EventMessageRequest, FollowupFlag> = Field::new("flag");

/// Whose message it is: the owner of the mailbox that it was sent from. Only a draft's can be changed, and sending as
/// another mailbox needs rights to it.
pub const FROM: Field<EventMessageRequest, Recipient> = Field::new("from");

/// Whether there are attachments. False if all of them are inline, in which case the body refers to them by `cid:`. Set
/// by Graph.
#[doc(alias = "hasAttachments")]
pub const HAS_ATTACHMENTS: Field<EventMessageRequest, bool> = Field::new("hasAttachments");

/// How important the sender says the message is.
pub const IMPORTANCE: Field<EventMessageRequest, Importance> = Field::new("importance");

/// Whether the message is in the focused or the other part of the inbox.
#[doc(alias = "inferenceClassification")]
pub const INFERENCE_CLASSIFICATION: Field<EventMessageRequest, InferenceClassificationType> =
    Field::new("inferenceClassification");

/// The header lines, in order. Absent unless selected by name. Can be set on creation only, with names that start with
/// `x-`.
#[doc(alias = "internetMessageHeaders")]
pub const INTERNET_MESSAGE_HEADERS: Field<EventMessageRequest, Vec<InternetMessageHeader>> =
    Field::new("internetMessageHeaders");

/// The `Message-ID` of the internet message, angle brackets included. Only a draft's can be changed.
#[doc(alias = "internetMessageId")]
pub const INTERNET_MESSAGE_ID: Field<EventMessageRequest, String> = Field::new("internetMessageId");

/// Whether the sender asks for a receipt on delivery.
#[doc(alias = "isDeliveryReceiptRequested")]
pub const IS_DELIVERY_RECEIPT_REQUESTED: Field<EventMessageRequest, bool> = Field::new("isDeliveryReceiptRequested");

/// Whether the message has not been sent yet. Set by Graph.
#[doc(alias = "isDraft")]
pub const IS_DRAFT: Field<EventMessageRequest, bool> = Field::new("isDraft");

/// Whether the message has been read.
#[doc(alias = "isRead")]
pub const IS_READ: Field<EventMessageRequest, bool> = Field::new("isRead");

/// Whether the sender asks for a receipt on reading.
#[doc(alias = "isReadReceiptRequested")]
pub const IS_READ_RECEIPT_REQUESTED: Field<EventMessageRequest, bool> = Field::new("isReadReceiptRequested");

/// The id of the folder that the message is in. Set by Graph; moving the message changes it.
#[doc(alias = "parentFolderId")]
pub const PARENT_FOLDER_ID: Field<EventMessageRequest, MailFolderId> = Field::new("parentFolderId");

/// When the message was received, in UTC. Set by Graph.
#[doc(alias = "receivedDateTime")]
pub const RECEIVED_DATE_TIME: Field<EventMessageRequest, jiff::Timestamp> = Field::new("receivedDateTime");

/// Whom replies go to, if not to the sender. Only a draft's can be changed.
#[doc(alias = "replyTo")]
pub const REPLY_TO: Field<EventMessageRequest, Vec<Recipient>> = Field::new("replyTo");

/// The account that the message was really sent by: not that of `from` when somebody sends on another's behalf. Only a
/// draft's can be changed.
pub const SENDER: Field<EventMessageRequest, Recipient> = Field::new("sender");

/// When the message was sent, in UTC. Set by Graph.
#[doc(alias = "sentDateTime")]
pub const SENT_DATE_TIME: Field<EventMessageRequest, jiff::Timestamp> = Field::new("sentDateTime");

/// The subject. Only a draft's can be changed.
pub const SUBJECT: Field<EventMessageRequest, String> = Field::new("subject");

/// The To: recipients.
#[doc(alias = "toRecipients")]
pub const TO_RECIPIENTS: Field<EventMessageRequest, Vec<Recipient>> = Field::new("toRecipients");

/// The part of the body that is new in this message of a conversation. Absent unless selected by name. Set by Graph.
#[doc(alias = "uniqueBody")]
pub const UNIQUE_BODY: Field<EventMessageRequest, ItemBody> = Field::new("uniqueBody");

/// A URL that opens the message in Outlook on the web. Set by Graph.
#[doc(alias = "webLink")]
pub const WEB_LINK: Field<EventMessageRequest, String> = Field::new("webLink");

/// When the meeting ends. Set by Graph.
#[doc(alias = "endDateTime")]
pub const END_DATE_TIME: Field<EventMessageRequest, DateTimeTimeZone> = Field::new("endDateTime");

/// Whether the meeting lasts whole days. Set by Graph.
#[doc(alias = "isAllDay")]
pub const IS_ALL_DAY: Field<EventMessageRequest, bool> = Field::new("isAllDay");

/// Whether somebody else can answer for the one invited. Set by Graph.
#[doc(alias = "isDelegated")]
pub const IS_DELEGATED: Field<EventMessageRequest, bool> = Field::new("isDelegated");

/// Whether a newer message about the meeting makes this one obsolete. Set by Graph.
#[doc(alias = "isOutOfDate")]
pub const IS_OUT_OF_DATE: Field<EventMessageRequest, bool> = Field::new("isOutOfDate");

/// Where the meeting is. Set by Graph.
pub const LOCATION: Field<EventMessageRequest, Location> = Field::new("location");

/// What the message says about the meeting. Set by Graph.
#[doc(alias = "meetingMessageType")]
pub const MEETING_MESSAGE_TYPE: Field<EventMessageRequest, MeetingMessageType> = Field::new("meetingMessageType");

/// When the meeting happens again. Set by Graph.
pub const RECURRENCE: Field<EventMessageRequest, PatternedRecurrence> = Field::new("recurrence");

/// When the meeting starts. Set by Graph.
#[doc(alias = "startDateTime")]
pub const START_DATE_TIME: Field<EventMessageRequest, DateTimeTimeZone> = Field::new("startDateTime");

/// How the meeting belongs to a series. Set by Graph.
pub const TYPE: Field<EventMessageRequest, EventType> = Field::new("type");

/// Whether those invited may propose another time.
#[doc(alias = "allowNewTimeProposals")]
pub const ALLOW_NEW_TIME_PROPOSALS: Field<EventMessageRequest, bool> = Field::new("allowNewTimeProposals");

/// Whether the invitation is new or changes an older one. Set by Graph.
#[doc(alias = "meetingRequestType")]
pub const MEETING_REQUEST_TYPE: Field<EventMessageRequest, MeetingRequestType> = Field::new("meetingRequestType");

/// When the meeting was to end before it was changed. Set by Graph.
#[doc(alias = "previousEndDateTime")]
pub const PREVIOUS_END_DATE_TIME: Field<EventMessageRequest, DateTimeTimeZone> = Field::new("previousEndDateTime");

/// Where the meeting was to be before it was changed. Set by Graph.
#[doc(alias = "previousLocation")]
pub const PREVIOUS_LOCATION: Field<EventMessageRequest, Location> = Field::new("previousLocation");

/// When the meeting was to start before it was changed. Set by Graph.
#[doc(alias = "previousStartDateTime")]
pub const PREVIOUS_START_DATE_TIME: Field<EventMessageRequest, DateTimeTimeZone> = Field::new("previousStartDateTime");

/// Whether the organizer wants an answer.
#[doc(alias = "responseRequested")]
pub const RESPONSE_REQUESTED: Field<EventMessageRequest, bool> = Field::new("responseRequested");

/// The files, items and links attached. Absent unless expanded. On creation and in `sendMail` they travel along, up to
/// about 3 MB in all.
pub const ATTACHMENTS: Field<EventMessageRequest, Vec<Attachment>> = Field::new("attachments");

/// The open extensions on the message. Absent unless expanded.
pub const EXTENSIONS: Field<EventMessageRequest, Vec<Extension>> = Field::new("extensions");

/// MAPI properties of several values. Absent unless expanded with a filter that names them.
#[doc(alias = "multiValueExtendedProperties")]
pub const MULTI_VALUE_EXTENDED_PROPERTIES: Field<EventMessageRequest, Vec<MultiValueLegacyExtendedProperty>> =
    Field::new("multiValueExtendedProperties");

/// MAPI properties of one value. Absent unless expanded with a filter that names them.
#[doc(alias = "singleValueExtendedProperties")]
pub const SINGLE_VALUE_EXTENDED_PROPERTIES: Field<EventMessageRequest, Vec<SingleValueLegacyExtendedProperty>> =
    Field::new("singleValueExtendedProperties");
