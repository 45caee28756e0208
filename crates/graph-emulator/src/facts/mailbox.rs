//! The tables of what a user sets up in a mailbox: settings, rules, categories, overrides, search folders.

use super::{
    Enum, Kind, Property, STRING, Type,
    calendar::{DAY_KIND, SENSITIVITY},
    computed, create,
    mail::{EMAIL_ADDRESS, FOLDER_ID, IMPORTANCE, INFERENCE, RECIPIENT_KIND, ZONED},
    open,
};

static REPLY_STATUS: Enum =
    Enum { name: "automaticRepliesStatus", members: &["disabled", "alwaysEnabled", "scheduled"] };
static AUDIENCE: Enum = Enum { name: "externalAudienceScope", members: &["none", "contactsOnly", "all"] };
static DELEGATES: Enum = Enum {
    name: "delegateMeetingMessageDeliveryOptions",
    members: &["sendToDelegateAndInformationToPrincipal", "sendToDelegateAndPrincipal", "sendToDelegateOnly"],
};
static PURPOSE: Enum =
    Enum { name: "userPurpose", members: &["user", "linked", "shared", "room", "equipment", "others"] };
static ACTION_FLAG: Enum = Enum {
    name: "messageActionFlag",
    members: &[
        "any",
        "call",
        "doNotForward",
        "followUp",
        "fyi",
        "forward",
        "noResponseNecessary",
        "read",
        "reply",
        "replyToAll",
        "review",
    ],
};
static COLOR: Enum = Enum {
    name: "categoryColor",
    members: &[
        "none", "preset0", "preset1", "preset2", "preset3", "preset4", "preset5", "preset6", "preset7", "preset8",
        "preset9", "preset10", "preset11", "preset12", "preset13", "preset14", "preset15", "preset16", "preset17",
        "preset18", "preset19", "preset20", "preset21", "preset22", "preset23", "preset24",
    ],
};
/// The formats of `translateExchangeIds`.
pub(crate) static ID_FORMAT: Enum = Enum {
    name: "exchangeIdFormat",
    members: &["entryId", "ewsId", "immutableEntryId", "restId", "restImmutableEntryId"],
};
/// The members of the set that `getMailTips` takes.
pub(crate) static TIPS: Enum = Enum {
    name: "mailTipsType",
    members: &[
        "automaticReplies",
        "mailboxFullStatus",
        "customMailTip",
        "externalMemberCount",
        "totalMemberCount",
        "maxMessageSize",
        "deliveryRestriction",
        "moderationStatus",
        "recipientScope",
        "recipientSuggestions",
    ],
};

/// `microsoft.graph.localeInfo`.
pub(crate) static LOCALE: Type =
    Type { name: "localeInfo", properties: &[open("displayName", Kind::String), open("locale", Kind::String)] };
static ZONE: Type = Type { name: "timeZoneBase", properties: &[open("name", Kind::String)] };
static AUTOMATIC_REPLIES: Type = Type {
    name: "automaticRepliesSetting",
    properties: &[
        open("externalAudience", Kind::Enum(&AUDIENCE)),
        open("externalReplyMessage", Kind::String),
        open("internalReplyMessage", Kind::String),
        open("scheduledEndDateTime", Kind::Complex(&ZONED)),
        open("scheduledStartDateTime", Kind::Complex(&ZONED)),
        open("status", Kind::Enum(&REPLY_STATUS)),
    ],
};
static WORKING_HOURS: Type = Type {
    name: "workingHours",
    properties: &[
        open("daysOfWeek", Kind::Collection(&DAY_KIND)),
        open("endTime", Kind::String),
        open("startTime", Kind::String),
        open("timeZone", Kind::Complex(&ZONE)),
    ],
};

/// `microsoft.graph.mailboxSettings`.
pub(crate) static MAILBOX_SETTINGS: Type = Type {
    name: "mailboxSettings",
    properties: &[
        computed("archiveFolder", Kind::Id),
        open("automaticRepliesSetting", Kind::Complex(&AUTOMATIC_REPLIES)),
        open("dateFormat", Kind::String),
        open("delegateMeetingMessageDeliveryOptions", Kind::Enum(&DELEGATES)),
        open("language", Kind::Complex(&LOCALE)),
        open("timeFormat", Kind::String),
        open("timeZone", Kind::String),
        computed("userPurpose", Kind::Enum(&PURPOSE)),
        open("workingHours", Kind::Complex(&WORKING_HOURS)),
    ],
};

static SIZE_RANGE: Type =
    Type { name: "sizeRange", properties: &[open("maximumSize", Kind::Int32), open("minimumSize", Kind::Int32)] };

const fn texts(name: &'static str) -> Property {
    open(name, Kind::Collection(&STRING))
}

const fn people(name: &'static str) -> Property {
    open(name, Kind::Collection(&RECIPIENT_KIND))
}

const fn yes_or_no(name: &'static str) -> Property {
    open(name, Kind::Boolean)
}

static PREDICATES: Type = Type {
    name: "messageRulePredicates",
    properties: &[
        texts("bodyContains"),
        texts("bodyOrSubjectContains"),
        texts("categories"),
        people("fromAddresses"),
        yes_or_no("hasAttachments"),
        texts("headerContains"),
        open("importance", Kind::Enum(&IMPORTANCE)),
        yes_or_no("isApprovalRequest"),
        yes_or_no("isAutomaticForward"),
        yes_or_no("isAutomaticReply"),
        yes_or_no("isEncrypted"),
        yes_or_no("isMeetingRequest"),
        yes_or_no("isMeetingResponse"),
        yes_or_no("isNonDeliveryReport"),
        yes_or_no("isPermissionControlled"),
        yes_or_no("isReadReceipt"),
        yes_or_no("isSigned"),
        yes_or_no("isVoicemail"),
        open("messageActionFlag", Kind::Enum(&ACTION_FLAG)),
        yes_or_no("notSentToMe"),
        texts("recipientContains"),
        texts("senderContains"),
        open("sensitivity", Kind::Enum(&SENSITIVITY)),
        yes_or_no("sentCcMe"),
        yes_or_no("sentOnlyToMe"),
        people("sentToAddresses"),
        yes_or_no("sentToMe"),
        yes_or_no("sentToOrCcMe"),
        texts("subjectContains"),
        open("withinSizeRange", Kind::Complex(&SIZE_RANGE)),
    ],
};
static ACTIONS: Type = Type {
    name: "messageRuleActions",
    properties: &[
        texts("assignCategories"),
        open("copyToFolder", Kind::Id),
        yes_or_no("delete"),
        people("forwardAsAttachmentTo"),
        people("forwardTo"),
        yes_or_no("markAsRead"),
        open("markImportance", Kind::Enum(&IMPORTANCE)),
        open("moveToFolder", Kind::Id),
        yes_or_no("permanentDelete"),
        people("redirectTo"),
        yes_or_no("stopProcessingRules"),
    ],
};

/// `microsoft.graph.messageRule`.
pub(crate) static MESSAGE_RULE: Type = Type {
    name: "messageRule",
    properties: &[
        computed("id", Kind::Id),
        open("actions", Kind::Complex(&ACTIONS)),
        open("conditions", Kind::Complex(&PREDICATES)),
        open("displayName", Kind::String),
        open("exceptions", Kind::Complex(&PREDICATES)),
        computed("hasError", Kind::Boolean),
        open("isEnabled", Kind::Boolean),
        computed("isReadOnly", Kind::Boolean),
        open("sequence", Kind::Int32),
    ],
};

/// `microsoft.graph.outlookCategory`.
pub(crate) static CATEGORY: Type = Type {
    name: "outlookCategory",
    properties: &[computed("id", Kind::Id), open("color", Kind::Enum(&COLOR)), create("displayName", Kind::String)],
};

/// `microsoft.graph.inferenceClassificationOverride`.
pub(crate) static OVERRIDE: Type = Type {
    name: "inferenceClassificationOverride",
    properties: &[
        computed("id", Kind::Id),
        open("classifyAs", Kind::Enum(&INFERENCE)),
        create("senderEmailAddress", Kind::Complex(&EMAIL_ADDRESS)),
    ],
};

/// What `microsoft.graph.mailSearchFolder` has beside what it inherits from mailFolder.
pub(crate) static SEARCH_FOLDER: Type = Type {
    name: "mailSearchFolder",
    properties: &[
        open("filterQuery", Kind::String),
        open("includeNestedFolders", Kind::Boolean),
        computed("isSupported", Kind::Boolean),
        open("sourceFolderIds", Kind::Collection(&FOLDER_ID)),
    ],
};

/// `microsoft.graph.timeZoneInformation`.
pub(crate) static TIME_ZONE: Type =
    Type { name: "timeZoneInformation", properties: &[open("alias", Kind::String), open("displayName", Kind::String)] };
