//! The tables of mail: message, mailFolder, attachment and the complex types in them.

use super::{
    Enum, Kind, MULTI_VALUE, OPAQUE, OPEN_EXTENSION, Property, SINGLE_VALUE, STRING, Type, computed, create, draft,
    open,
};

static BODY_TYPE: Enum = Enum { name: "bodyType", members: &["text", "html"] };
static FLAG_STATUS: Enum = Enum { name: "followupFlagStatus", members: &["notFlagged", "complete", "flagged"] };
pub(super) static IMPORTANCE: Enum = Enum { name: "importance", members: &["low", "normal", "high"] };
pub(super) static INFERENCE: Enum = Enum { name: "inferenceClassificationType", members: &["focused", "other"] };

pub(super) static EMAIL_ADDRESS: Type =
    Type { name: "emailAddress", properties: &[open("address", Kind::String), open("name", Kind::String)] };
pub(super) static RECIPIENT: Type =
    Type { name: "recipient", properties: &[open("emailAddress", Kind::Complex(&EMAIL_ADDRESS))] };
pub(super) static RECIPIENT_KIND: Kind = Kind::Complex(&RECIPIENT);
/// A collection of recipients, as the parameters of actions have it.
pub(crate) static RECIPIENTS: Kind = Kind::Collection(&RECIPIENT_KIND);
pub(super) static ITEM_BODY: Type = Type {
    name: "itemBody",
    properties: &[open("content", Kind::String), open("contentType", Kind::Enum(&BODY_TYPE))],
};
pub(super) static ZONED: Type =
    Type { name: "dateTimeTimeZone", properties: &[open("dateTime", Kind::String), open("timeZone", Kind::String)] };
static FLAG: Type = Type {
    name: "followupFlag",
    properties: &[
        open("completedDateTime", Kind::Complex(&ZONED)),
        open("dueDateTime", Kind::Complex(&ZONED)),
        open("flagStatus", Kind::Enum(&FLAG_STATUS)),
        open("startDateTime", Kind::Complex(&ZONED)),
    ],
};
static HEADER: Type =
    Type { name: "internetMessageHeader", properties: &[open("name", Kind::String), open("value", Kind::String)] };
static HEADER_KIND: Kind = Kind::Complex(&HEADER);

/// `microsoft.graph.message`, with what it inherits from outlookItem and entity.
pub(crate) static MESSAGE: Type = Type {
    name: "message",
    properties: &[
        computed("id", Kind::Id),
        open("categories", Kind::Collection(&STRING)),
        computed("changeKey", Kind::Id),
        computed("createdDateTime", Kind::DateTimeOffset),
        computed("lastModifiedDateTime", Kind::DateTimeOffset),
        open("bccRecipients", Kind::Collection(&RECIPIENT_KIND)),
        draft("body", Kind::Complex(&ITEM_BODY)),
        computed("bodyPreview", Kind::String),
        open("ccRecipients", Kind::Collection(&RECIPIENT_KIND)),
        computed("conversationId", Kind::Id),
        computed("conversationIndex", Kind::Binary),
        open("flag", Kind::Complex(&FLAG)),
        draft("from", Kind::Complex(&RECIPIENT)),
        computed("hasAttachments", Kind::Boolean),
        open("importance", Kind::Enum(&IMPORTANCE)),
        open("inferenceClassification", Kind::Enum(&INFERENCE)),
        create("internetMessageHeaders", Kind::Collection(&HEADER_KIND)),
        draft("internetMessageId", Kind::String),
        open("isDeliveryReceiptRequested", Kind::Boolean),
        computed("isDraft", Kind::Boolean),
        open("isRead", Kind::Boolean),
        open("isReadReceiptRequested", Kind::Boolean),
        computed("parentFolderId", Kind::Id),
        computed("receivedDateTime", Kind::DateTimeOffset),
        draft("replyTo", Kind::Collection(&RECIPIENT_KIND)),
        draft("sender", Kind::Complex(&RECIPIENT)),
        computed("sentDateTime", Kind::DateTimeOffset),
        draft("subject", Kind::String),
        open("toRecipients", Kind::Collection(&RECIPIENT_KIND)),
        computed("uniqueBody", Kind::Complex(&ITEM_BODY)),
        computed("webLink", Kind::String),
        create("attachments", Kind::Navigation(&ATTACHMENT)),
        create("extensions", Kind::Collection(&OPEN_EXTENSION)),
        open("multiValueExtendedProperties", Kind::Collection(&MULTI_VALUE)),
        open("singleValueExtendedProperties", Kind::Collection(&SINGLE_VALUE)),
    ],
};

/// `microsoft.graph.attachment` with the properties of the three kinds derived from it.
pub(crate) static ATTACHMENT: Type = Type {
    name: "attachment",
    properties: &[
        computed("id", Kind::Id),
        open("contentType", Kind::String),
        open("isInline", Kind::Boolean),
        computed("lastModifiedDateTime", Kind::DateTimeOffset),
        open("name", Kind::String),
        // Clients send it back with what they read; the service measures for itself.
        computed("size", Kind::Int32),
        open("contentBytes", Kind::Binary),
        open("contentId", Kind::String),
        open("contentLocation", Kind::String),
        open("item", Kind::Opaque),
    ],
};

/// The id of a folder, within a list.
pub(super) static FOLDER_ID: Kind = Kind::Id;

const FOLDER_PROPERTIES: &[Property] = &[
    computed("id", Kind::Id),
    computed("childFolderCount", Kind::Int32),
    open("displayName", Kind::String),
    create("isHidden", Kind::Boolean),
    computed("parentFolderId", Kind::Id),
    computed("totalItemCount", Kind::Int32),
    computed("unreadItemCount", Kind::Int32),
    computed("childFolders", Kind::Opaque),
    computed("messages", Kind::Opaque),
    computed("messageRules", Kind::Opaque),
    open("multiValueExtendedProperties", Kind::Collection(&OPAQUE)),
    open("singleValueExtendedProperties", Kind::Collection(&OPAQUE)),
];

/// `microsoft.graph.mailFolder`.
pub(crate) static MAIL_FOLDER: Type = Type { name: "mailFolder", properties: FOLDER_PROPERTIES };
