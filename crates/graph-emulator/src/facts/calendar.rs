//! The tables of calendars: event, calendar, calendarGroup and the complex types in them.

use super::{
    ATTACHMENT, Enum, Kind, OPAQUE, STRING, Type, computed, create,
    mail::{EMAIL_ADDRESS, IMPORTANCE, ITEM_BODY, RECIPIENT, ZONED},
    open,
};

static ATTENDEE_TYPE: Enum = Enum { name: "attendeeType", members: &["required", "optional", "resource"] };
static COLOR: Enum = Enum {
    name: "calendarColor",
    members: &[
        "auto",
        "lightBlue",
        "lightGreen",
        "lightOrange",
        "lightGray",
        "lightYellow",
        "lightTeal",
        "lightPink",
        "lightBrown",
        "lightRed",
        "maxColor",
    ],
};
static DAY: Enum = Enum {
    name: "dayOfWeek",
    members: &["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
};
static EVENT_TYPE: Enum =
    Enum { name: "eventType", members: &["singleInstance", "occurrence", "exception", "seriesMaster"] };
static FREE_BUSY: Enum =
    Enum { name: "freeBusyStatus", members: &["unknown", "free", "tentative", "busy", "oof", "workingElsewhere"] };
static LOCATION_TYPE: Enum = Enum {
    name: "locationType",
    members: &[
        "default",
        "conferenceRoom",
        "homeAddress",
        "businessAddress",
        "geoCoordinates",
        "streetAddress",
        "hotel",
        "restaurant",
        "localBusiness",
        "postalAddress",
    ],
};
static LOCATION_ID_TYPE: Enum =
    Enum { name: "locationUniqueIdType", members: &["unknown", "locationStore", "directory", "private", "bing"] };
static ONLINE_PROVIDER: Enum = Enum {
    name: "onlineMeetingProviderType",
    members: &["unknown", "skypeForBusiness", "skypeForConsumer", "teamsForBusiness"],
};
static PATTERN_TYPE: Enum = Enum {
    name: "recurrencePatternType",
    members: &["daily", "weekly", "absoluteMonthly", "relativeMonthly", "absoluteYearly", "relativeYearly"],
};
static RANGE_TYPE: Enum = Enum { name: "recurrenceRangeType", members: &["endDate", "noEnd", "numbered"] };
static RESPONSE: Enum = Enum {
    name: "responseType",
    members: &["none", "organizer", "tentativelyAccepted", "accepted", "declined", "notResponded"],
};
pub(super) static SENSITIVITY: Enum =
    Enum { name: "sensitivity", members: &["normal", "personal", "private", "confidential"] };
static WEEK_INDEX: Enum = Enum { name: "weekIndex", members: &["first", "second", "third", "fourth", "last"] };

/// A time with its zone, as the parameters of actions have it.
pub(crate) static MOMENT: Kind = Kind::Complex(&ZONED);
static TIME_SLOT: Type =
    Type { name: "timeSlot", properties: &[open("end", Kind::Complex(&ZONED)), open("start", Kind::Complex(&ZONED))] };
/// A time that is proposed instead of another.
pub(crate) static SLOT: Kind = Kind::Complex(&TIME_SLOT);
static RESPONSE_STATUS: Type = Type {
    name: "responseStatus",
    properties: &[open("response", Kind::Enum(&RESPONSE)), open("time", Kind::DateTimeOffset)],
};
static ATTENDEE: Type = Type {
    name: "attendee",
    properties: &[
        open("emailAddress", Kind::Complex(&EMAIL_ADDRESS)),
        open("type", Kind::Enum(&ATTENDEE_TYPE)),
        open("proposedNewTime", Kind::Complex(&TIME_SLOT)),
        open("status", Kind::Complex(&RESPONSE_STATUS)),
    ],
};
static ATTENDEE_KIND: Kind = Kind::Complex(&ATTENDEE);
static ADDRESS: Type = Type {
    name: "physicalAddress",
    properties: &[
        open("city", Kind::String),
        open("countryOrRegion", Kind::String),
        open("postalCode", Kind::String),
        open("state", Kind::String),
        open("street", Kind::String),
    ],
};
static COORDINATES: Type = Type {
    name: "outlookGeoCoordinates",
    properties: &[
        open("accuracy", Kind::Opaque),
        open("altitude", Kind::Opaque),
        open("altitudeAccuracy", Kind::Opaque),
        open("latitude", Kind::Opaque),
        open("longitude", Kind::Opaque),
    ],
};
static LOCATION: Type = Type {
    name: "location",
    properties: &[
        open("address", Kind::Complex(&ADDRESS)),
        open("coordinates", Kind::Complex(&COORDINATES)),
        open("displayName", Kind::String),
        open("locationEmailAddress", Kind::String),
        open("locationType", Kind::Enum(&LOCATION_TYPE)),
        open("locationUri", Kind::String),
        open("uniqueId", Kind::String),
        open("uniqueIdType", Kind::Enum(&LOCATION_ID_TYPE)),
    ],
};
static LOCATION_KIND: Kind = Kind::Complex(&LOCATION);
pub(super) static DAY_KIND: Kind = Kind::Enum(&DAY);
static PATTERN: Type = Type {
    name: "recurrencePattern",
    properties: &[
        open("dayOfMonth", Kind::Int32),
        open("daysOfWeek", Kind::Collection(&DAY_KIND)),
        open("firstDayOfWeek", Kind::Enum(&DAY)),
        open("index", Kind::Enum(&WEEK_INDEX)),
        open("interval", Kind::Int32),
        open("month", Kind::Int32),
        open("type", Kind::Enum(&PATTERN_TYPE)),
    ],
};
static RANGE: Type = Type {
    name: "recurrenceRange",
    properties: &[
        open("endDate", Kind::String),
        open("numberOfOccurrences", Kind::Int32),
        open("recurrenceTimeZone", Kind::String),
        open("startDate", Kind::String),
        open("type", Kind::Enum(&RANGE_TYPE)),
    ],
};
static RECURRENCE: Type = Type {
    name: "patternedRecurrence",
    properties: &[open("pattern", Kind::Complex(&PATTERN)), open("range", Kind::Complex(&RANGE))],
};
static ONLINE_MEETING: Type = Type {
    name: "onlineMeetingInfo",
    properties: &[
        open("conferenceId", Kind::String),
        open("joinUrl", Kind::String),
        open("phones", Kind::Collection(&OPAQUE)),
        open("quickDial", Kind::String),
        open("tollFreeNumbers", Kind::Collection(&STRING)),
        open("tollNumber", Kind::String),
    ],
};
static PROVIDER_KIND: Kind = Kind::Enum(&ONLINE_PROVIDER);

/// `microsoft.graph.event`, with what it inherits from outlookItem and entity.
pub(crate) static EVENT: Type = Type {
    name: "event",
    properties: &[
        computed("id", Kind::Id),
        open("categories", Kind::Collection(&STRING)),
        computed("changeKey", Kind::Id),
        computed("createdDateTime", Kind::DateTimeOffset),
        computed("lastModifiedDateTime", Kind::DateTimeOffset),
        open("allowNewTimeProposals", Kind::Boolean),
        open("attendees", Kind::Collection(&ATTENDEE_KIND)),
        open("body", Kind::Complex(&ITEM_BODY)),
        computed("bodyPreview", Kind::String),
        computed("cancelledOccurrences", Kind::Collection(&STRING)),
        open("end", Kind::Complex(&ZONED)),
        computed("hasAttachments", Kind::Boolean),
        open("hideAttendees", Kind::Boolean),
        computed("iCalUId", Kind::Id),
        open("importance", Kind::Enum(&IMPORTANCE)),
        open("isAllDay", Kind::Boolean),
        computed("isCancelled", Kind::Boolean),
        computed("isDraft", Kind::Boolean),
        open("isOnlineMeeting", Kind::Boolean),
        computed("isOrganizer", Kind::Boolean),
        open("isReminderOn", Kind::Boolean),
        open("location", Kind::Complex(&LOCATION)),
        open("locations", Kind::Collection(&LOCATION_KIND)),
        computed("onlineMeeting", Kind::Complex(&ONLINE_MEETING)),
        open("onlineMeetingProvider", Kind::Enum(&ONLINE_PROVIDER)),
        computed("onlineMeetingUrl", Kind::String),
        computed("organizer", Kind::Complex(&RECIPIENT)),
        computed("originalEndTimeZone", Kind::String),
        computed("originalStart", Kind::DateTimeOffset),
        computed("originalStartTimeZone", Kind::String),
        open("recurrence", Kind::Complex(&RECURRENCE)),
        open("reminderMinutesBeforeStart", Kind::Int32),
        open("responseRequested", Kind::Boolean),
        computed("responseStatus", Kind::Complex(&RESPONSE_STATUS)),
        open("sensitivity", Kind::Enum(&SENSITIVITY)),
        computed("seriesMasterId", Kind::Id),
        open("showAs", Kind::Enum(&FREE_BUSY)),
        open("start", Kind::Complex(&ZONED)),
        open("subject", Kind::String),
        create("transactionId", Kind::String),
        computed("type", Kind::Enum(&EVENT_TYPE)),
        computed("webLink", Kind::String),
        // They are added one by one once the event is there; what comes with its creation is passed over.
        computed("attachments", Kind::Navigation(&ATTACHMENT)),
        computed("calendar", Kind::Opaque),
        computed("exceptionOccurrences", Kind::Navigation(&EVENT)),
        open("extensions", Kind::Collection(&OPAQUE)),
        computed("instances", Kind::Navigation(&EVENT)),
        open("multiValueExtendedProperties", Kind::Collection(&OPAQUE)),
        open("singleValueExtendedProperties", Kind::Collection(&OPAQUE)),
    ],
};

/// `microsoft.graph.calendar`.
pub(crate) static CALENDAR: Type = Type {
    name: "calendar",
    properties: &[
        computed("id", Kind::Id),
        computed("allowedOnlineMeetingProviders", Kind::Collection(&PROVIDER_KIND)),
        computed("canEdit", Kind::Boolean),
        computed("canShare", Kind::Boolean),
        computed("canViewPrivateItems", Kind::Boolean),
        computed("changeKey", Kind::Id),
        open("color", Kind::Enum(&COLOR)),
        computed("defaultOnlineMeetingProvider", Kind::Enum(&ONLINE_PROVIDER)),
        computed("hexColor", Kind::String),
        open("isDefaultCalendar", Kind::Boolean),
        computed("isRemovable", Kind::Boolean),
        computed("isTallyingResponses", Kind::Boolean),
        open("name", Kind::String),
        computed("owner", Kind::Complex(&EMAIL_ADDRESS)),
        computed("calendarPermissions", Kind::Opaque),
        computed("calendarView", Kind::Navigation(&EVENT)),
        computed("events", Kind::Navigation(&EVENT)),
        open("multiValueExtendedProperties", Kind::Collection(&OPAQUE)),
        open("singleValueExtendedProperties", Kind::Collection(&OPAQUE)),
    ],
};

/// `microsoft.graph.calendarGroup`.
pub(crate) static CALENDAR_GROUP: Type = Type {
    name: "calendarGroup",
    properties: &[
        computed("id", Kind::Id),
        computed("changeKey", Kind::Id),
        computed("classId", Kind::Id),
        open("name", Kind::String),
        computed("calendars", Kind::Navigation(&CALENDAR)),
    ],
};

static MESSAGE_KIND: Enum = Enum {
    name: "meetingMessageType",
    members: &[
        "none",
        "meetingRequest",
        "meetingCancelled",
        "meetingAccepted",
        "meetingTenativelyAccepted",
        "meetingDeclined",
    ],
};
static REQUEST_KIND: Enum = Enum {
    name: "meetingRequestType",
    members: &[
        "none",
        "newMeetingRequest",
        "fullUpdate",
        "informationalUpdate",
        "silentUpdate",
        "outdated",
        "principalWantsCopy",
    ],
};

/// What `microsoft.graph.eventMessage` and the types derived from it have beside a message's properties.
pub(crate) static EVENT_MESSAGE: Type = Type {
    name: "eventMessage",
    properties: &[
        computed("allowNewTimeProposals", Kind::Boolean),
        computed("endDateTime", Kind::Complex(&ZONED)),
        computed("isAllDay", Kind::Boolean),
        computed("isDelegated", Kind::Boolean),
        computed("isOutOfDate", Kind::Boolean),
        computed("location", Kind::Complex(&LOCATION)),
        computed("meetingMessageType", Kind::Enum(&MESSAGE_KIND)),
        computed("meetingRequestType", Kind::Enum(&REQUEST_KIND)),
        computed("previousEndDateTime", Kind::Complex(&ZONED)),
        computed("previousLocation", Kind::Complex(&LOCATION)),
        computed("previousStartDateTime", Kind::Complex(&ZONED)),
        computed("proposedNewTime", Kind::Complex(&TIME_SLOT)),
        computed("recurrence", Kind::Complex(&RECURRENCE)),
        computed("responseRequested", Kind::Boolean),
        computed("responseType", Kind::Enum(&RESPONSE)),
        computed("startDateTime", Kind::Complex(&ZONED)),
        computed("type", Kind::Enum(&EVENT_TYPE)),
    ],
};
