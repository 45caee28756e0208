// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`Event`], and its properties as fields of queries and patches.

use super::{Attendee, FreeBusyStatus, OnlineMeetingInfo, OnlineMeetingProviderType, ResponseStatus};
use graph_odata::{Extra, Field, wire};
use graph_types::{
    Attachment, DateTimeTimeZone, EventType, Extension, Importance, ItemBody, Location,
    MultiValueLegacyExtendedProperty, PatternedRecurrence, Recipient, Sensitivity, SingleValueLegacyExtendedProperty,
};

graph_odata::id! {
    /// The id of an [`Event`].
    pub struct EventId;
}

/// An appointment or a meeting in a calendar, or a series of them.
///
/// Microsoft's page: [event](https://learn.microsoft.com/graph/api/resources/event).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// The id, case-sensitive. It changes when the event is moved to another calendar, unless the request prefers
    /// immutable ids. Set by Graph.
    pub id: Option<EventId>,
    /// The names of the user's categories that the event is in.
    pub categories: Option<Vec<String>>,
    /// The version of the event: another one after each change. Set by Graph.
    #[doc(alias = "changeKey")]
    pub change_key: Option<String>,
    /// When the event was created, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// When the event last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// Whether those who are invited may propose another time. True unless the organizer says otherwise.
    #[doc(alias = "allowNewTimeProposals")]
    pub allow_new_time_proposals: Option<bool>,
    /// Who is invited, rooms and devices included: 500 at most. A change replaces the whole list, so it has to hold
    /// those who stay.
    pub attendees: Option<Vec<Attendee>>,
    /// What the event is about, as HTML or text. That of an online meeting holds how to join it: a change that leaves
    /// this out cuts the meeting off.
    pub body: Option<ItemBody>,
    /// The beginning of the body, as text. Set by Graph.
    #[doc(alias = "bodyPreview")]
    pub body_preview: Option<String>,
    /// Which occurrences of a series were cancelled: `OID.`, the id of the series, a dot and the date. Absent unless
    /// selected by name, of a series master. Set by Graph.
    #[doc(alias = "cancelledOccurrences")]
    pub cancelled_occurrences: Option<Vec<String>>,
    /// When the event ends, in UTC unless the request prefers another zone. The end of an event of whole days is
    /// midnight after the last.
    pub end: Option<DateTimeTimeZone>,
    /// Whether there are attachments. Set by Graph.
    #[doc(alias = "hasAttachments")]
    pub has_attachments: Option<bool>,
    /// Whether each of those invited sees nobody but themselves and the organizer among the attendees. False by
    /// default.
    #[doc(alias = "hideAttendees")]
    pub hide_attendees: Option<bool>,
    /// The id that the event has in every calendar that it is in. Each occurrence of a series has another one. Set by
    /// Graph.
    #[doc(alias = "iCalUId")]
    pub i_cal_u_id: Option<String>,
    /// How important the organizer says the event is.
    pub importance: Option<Importance>,
    /// Whether the event takes whole days. Then `start` and `end` are both midnight, in the same zone, and at least a
    /// day apart.
    #[doc(alias = "isAllDay")]
    pub is_all_day: Option<bool>,
    /// Whether the organizer has cancelled the event. Set by Graph.
    #[doc(alias = "isCancelled")]
    pub is_cancelled: Option<bool>,
    /// Whether the event has changed here and those invited have not been told yet. Set by Graph.
    #[doc(alias = "isDraft")]
    pub is_draft: Option<bool>,
    /// Whether there is an online meeting to the event. Setting it makes one; once there is one, it cannot be unset.
    #[doc(alias = "isOnlineMeeting")]
    pub is_online_meeting: Option<bool>,
    /// Whether the calendar's owner is the organizer. Set by Graph.
    #[doc(alias = "isOrganizer")]
    pub is_organizer: Option<bool>,
    /// Whether the user is reminded of the event.
    #[doc(alias = "isReminderOn")]
    pub is_reminder_on: Option<bool>,
    /// Where the event takes place: the first of `locations`. A change of either changes the other.
    pub location: Option<Location>,
    /// All the places where the event takes place. A change of either this or `location` changes the other.
    pub locations: Option<Vec<Location>>,
    /// How to join the online meeting. Set by Graph.
    #[doc(alias = "onlineMeeting")]
    pub online_meeting: Option<OnlineMeetingInfo>,
    /// The service that holds the online meeting. Set together with `isOnlineMeeting`; it stays as it was first set.
    #[doc(alias = "onlineMeetingProvider")]
    pub online_meeting_provider: Option<OnlineMeetingProviderType>,
    /// A URL that joins an online meeting of the older kind, as of Skype. Meetings in Teams have theirs in
    /// `onlineMeeting`. Set by Graph.
    #[doc(alias = "onlineMeetingUrl")]
    pub online_meeting_url: Option<String>,
    /// Who organizes the event.
    pub organizer: Option<Recipient>,
    /// The zone that `end` was in when the event was made. `tzone://Microsoft/Custom` stands for one that has no name.
    #[doc(alias = "originalEndTimeZone")]
    pub original_end_time_zone: Option<String>,
    /// When the occurrence was to start by the pattern of its series, in UTC, wherever it was moved. Set by Graph.
    #[doc(alias = "originalStart")]
    pub original_start: Option<jiff::Timestamp>,
    /// The zone that `start` was in when the event was made. `tzone://Microsoft/Custom` stands for one that has no
    /// name.
    #[doc(alias = "originalStartTimeZone")]
    pub original_start_time_zone: Option<String>,
    /// How the event is repeated. A series master alone has it; setting it to null leaves a single event.
    pub recurrence: Option<PatternedRecurrence>,
    /// How many minutes before the start the user is reminded.
    #[doc(alias = "reminderMinutesBeforeStart")]
    pub reminder_minutes_before_start: Option<i32>,
    /// Whether those invited are asked to answer. True by default.
    #[doc(alias = "responseRequested")]
    pub response_requested: Option<bool>,
    /// What the calendar's owner answered to the invitation. Set by Graph: answers are actions.
    #[doc(alias = "responseStatus")]
    pub response_status: Option<ResponseStatus>,
    /// How private the event is.
    pub sensitivity: Option<Sensitivity>,
    /// The id of the series that the event is an occurrence of. Set by Graph.
    #[doc(alias = "seriesMasterId")]
    pub series_master_id: Option<EventId>,
    /// What the time is to those who look whether the user is free.
    #[doc(alias = "showAs")]
    pub show_as: Option<FreeBusyStatus>,
    /// When the event starts, in UTC unless the request prefers another zone.
    pub start: Option<DateTimeTimeZone>,
    /// The subject.
    pub subject: Option<String>,
    /// An id of the client's own choice, by which Graph knows a creation that it has carried out already: sent again,
    /// it makes no second event. Can be set on creation only.
    #[doc(alias = "transactionId")]
    pub transaction_id: Option<String>,
    /// Whether the event stands alone or is a series, an occurrence of one, or an exception among these. Set by Graph.
    pub r#type: Option<EventType>,
    /// A URL that opens the event in Outlook on the web. Set by Graph.
    #[doc(alias = "webLink")]
    pub web_link: Option<String>,
    /// The files, items and links attached. Absent unless expanded. Those of a series belong to its master.
    pub attachments: Option<Vec<Attachment>>,
    /// The occurrences of a series that differ from it. Absent unless expanded, of a series master.
    #[doc(alias = "exceptionOccurrences")]
    pub exception_occurrences: Option<Vec<Self>>,
    /// The open extensions on the event. Absent unless expanded.
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

wire!(entity Event {
    id => "id",
    categories => "categories",
    change_key => "changeKey",
    created_date_time => "createdDateTime",
    last_modified_date_time => "lastModifiedDateTime",
    allow_new_time_proposals => "allowNewTimeProposals",
    attendees => "attendees",
    body => "body",
    body_preview => "bodyPreview",
    cancelled_occurrences => "cancelledOccurrences",
    end => "end",
    has_attachments => "hasAttachments",
    hide_attendees => "hideAttendees",
    i_cal_u_id => "iCalUId",
    importance => "importance",
    is_all_day => "isAllDay",
    is_cancelled => "isCancelled",
    is_draft => "isDraft",
    is_online_meeting => "isOnlineMeeting",
    is_organizer => "isOrganizer",
    is_reminder_on => "isReminderOn",
    location => "location",
    locations => "locations",
    online_meeting => "onlineMeeting",
    online_meeting_provider => "onlineMeetingProvider",
    online_meeting_url => "onlineMeetingUrl",
    organizer => "organizer",
    original_end_time_zone => "originalEndTimeZone",
    original_start => "originalStart",
    original_start_time_zone => "originalStartTimeZone",
    recurrence => "recurrence",
    reminder_minutes_before_start => "reminderMinutesBeforeStart",
    response_requested => "responseRequested",
    response_status => "responseStatus",
    sensitivity => "sensitivity",
    series_master_id => "seriesMasterId",
    show_as => "showAs",
    start => "start",
    subject => "subject",
    transaction_id => "transactionId",
    r#type => "type",
    web_link => "webLink",
    attachments => "attachments",
    exception_occurrences => "exceptionOccurrences",
    extensions => "extensions",
    multi_value_extended_properties => "multiValueExtendedProperties",
    single_value_extended_properties => "singleValueExtendedProperties",
});

impl Event {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&EventId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, case-sensitive. It changes when the event is moved to another calendar, unless the request prefers immutable
/// ids. Set by Graph.
pub const ID: Field<Event, EventId> = Field::new("id");

/// The names of the user's categories that the event is in.
pub const CATEGORIES: Field<Event, Vec<String>> = Field::new("categories");

/// The version of the event: another one after each change. Set by Graph.
#[doc(alias = "changeKey")]
pub const CHANGE_KEY: Field<Event, String> = Field::new("changeKey");

/// When the event was created, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<Event, jiff::Timestamp> = Field::new("createdDateTime");

/// When the event last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<Event, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// Whether those who are invited may propose another time. True unless the organizer says otherwise.
#[doc(alias = "allowNewTimeProposals")]
pub const ALLOW_NEW_TIME_PROPOSALS: Field<Event, bool> = Field::new("allowNewTimeProposals");

/// Who is invited, rooms and devices included: 500 at most. A change replaces the whole list, so it has to hold those
/// who stay.
pub const ATTENDEES: Field<Event, Vec<Attendee>> = Field::new("attendees");

/// What the event is about, as HTML or text. That of an online meeting holds how to join it: a change that leaves this
/// out cuts the meeting off.
pub const BODY: Field<Event, ItemBody> = Field::new("body");

/// The beginning of the body, as text. Set by Graph.
#[doc(alias = "bodyPreview")]
pub const BODY_PREVIEW: Field<Event, String> = Field::new("bodyPreview");

/// Which occurrences of a series were cancelled: `OID.`, the id of the series, a dot and the date. Absent unless
/// selected by name, of a series master. Set by Graph.
#[doc(alias = "cancelledOccurrences")]
pub const CANCELLED_OCCURRENCES: Field<Event, Vec<String>> = Field::new("cancelledOccurrences");

/// When the event ends, in UTC unless the request prefers another zone. The end of an event of whole days is midnight
/// after the last.
pub const END: Field<Event, DateTimeTimeZone> = Field::new("end");

/// Whether there are attachments. Set by Graph.
#[doc(alias = "hasAttachments")]
pub const HAS_ATTACHMENTS: Field<Event, bool> = Field::new("hasAttachments");

/// Whether each of those invited sees nobody but themselves and the organizer among the attendees. False by default.
#[doc(alias = "hideAttendees")]
pub const HIDE_ATTENDEES: Field<Event, bool> = Field::new("hideAttendees");

/// The id that the event has in every calendar that it is in. Each occurrence of a series has another one. Set by
/// Graph.
#[doc(alias = "iCalUId")]
pub const I_CAL_U_ID: Field<Event, String> = Field::new("iCalUId");

/// How important the organizer says the event is.
pub const IMPORTANCE: Field<Event, Importance> = Field::new("importance");

/// Whether the event takes whole days. Then `start` and `end` are both midnight, in the same zone, and at least a day
/// apart.
#[doc(alias = "isAllDay")]
pub const IS_ALL_DAY: Field<Event, bool> = Field::new("isAllDay");

/// Whether the organizer has cancelled the event. Set by Graph.
#[doc(alias = "isCancelled")]
pub const IS_CANCELLED: Field<Event, bool> = Field::new("isCancelled");

/// Whether the event has changed here and those invited have not been told yet. Set by Graph.
#[doc(alias = "isDraft")]
pub const IS_DRAFT: Field<Event, bool> = Field::new("isDraft");

/// Whether there is an online meeting to the event. Setting it makes one; once there is one, it cannot be unset.
#[doc(alias = "isOnlineMeeting")]
pub const IS_ONLINE_MEETING: Field<Event, bool> = Field::new("isOnlineMeeting");

/// Whether the calendar's owner is the organizer. Set by Graph.
#[doc(alias = "isOrganizer")]
pub const IS_ORGANIZER: Field<Event, bool> = Field::new("isOrganizer");

/// Whether the user is reminded of the event.
#[doc(alias = "isReminderOn")]
pub const IS_REMINDER_ON: Field<Event, bool> = Field::new("isReminderOn");

/// Where the event takes place: the first of `locations`. A change of either changes the other.
pub const LOCATION: Field<Event, Location> = Field::new("location");

/// All the places where the event takes place. A change of either this or `location` changes the other.
pub const LOCATIONS: Field<Event, Vec<Location>> = Field::new("locations");

/// How to join the online meeting. Set by Graph.
#[doc(alias = "onlineMeeting")]
pub const ONLINE_MEETING: Field<Event, OnlineMeetingInfo> = Field::new("onlineMeeting");

/// The service that holds the online meeting. Set together with `isOnlineMeeting`; it stays as it was first set.
#[doc(alias = "onlineMeetingProvider")]
pub const ONLINE_MEETING_PROVIDER: Field<Event, OnlineMeetingProviderType> = Field::new("onlineMeetingProvider");

/// A URL that joins an online meeting of the older kind, as of Skype. Meetings in Teams have theirs in `onlineMeeting`.
/// Set by Graph.
#[doc(alias = "onlineMeetingUrl")]
pub const ONLINE_MEETING_URL: Field<Event, String> = Field::new("onlineMeetingUrl");

/// Who organizes the event.
pub const ORGANIZER: Field<Event, Recipient> = Field::new("organizer");

/// The zone that `end` was in when the event was made. `tzone://Microsoft/Custom` stands for one that has no name.
#[doc(alias = "originalEndTimeZone")]
pub const ORIGINAL_END_TIME_ZONE: Field<Event, String> = Field::new("originalEndTimeZone");

/// When the occurrence was to start by the pattern of its series, in UTC, wherever it was moved. Set by Graph.
#[doc(alias = "originalStart")]
pub const ORIGINAL_START: Field<Event, jiff::Timestamp> = Field::new("originalStart");

/// The zone that `start` was in when the event was made. `tzone://Microsoft/Custom` stands for one that has no name.
#[doc(alias = "originalStartTimeZone")]
pub const ORIGINAL_START_TIME_ZONE: Field<Event, String> = Field::new("originalStartTimeZone");

/// How the event is repeated. A series master alone has it; setting it to null leaves a single event.
pub const RECURRENCE: Field<Event, PatternedRecurrence> = Field::new("recurrence");

/// How many minutes before the start the user is reminded.
#[doc(alias = "reminderMinutesBeforeStart")]
pub const REMINDER_MINUTES_BEFORE_START: Field<Event, i32> = Field::new("reminderMinutesBeforeStart");

/// Whether those invited are asked to answer. True by default.
#[doc(alias = "responseRequested")]
pub const RESPONSE_REQUESTED: Field<Event, bool> = Field::new("responseRequested");

/// What the calendar's owner answered to the invitation. Set by Graph: answers are actions.
#[doc(alias = "responseStatus")]
pub const RESPONSE_STATUS: Field<Event, ResponseStatus> = Field::new("responseStatus");

/// How private the event is.
pub const SENSITIVITY: Field<Event, Sensitivity> = Field::new("sensitivity");

/// The id of the series that the event is an occurrence of. Set by Graph.
#[doc(alias = "seriesMasterId")]
pub const SERIES_MASTER_ID: Field<Event, EventId> = Field::new("seriesMasterId");

/// What the time is to those who look whether the user is free.
#[doc(alias = "showAs")]
pub const SHOW_AS: Field<Event, FreeBusyStatus> = Field::new("showAs");

/// When the event starts, in UTC unless the request prefers another zone.
pub const START: Field<Event, DateTimeTimeZone> = Field::new("start");

/// The subject.
pub const SUBJECT: Field<Event, String> = Field::new("subject");

/// An id of the client's own choice, by which Graph knows a creation that it has carried out already: sent again, it
/// makes no second event. Can be set on creation only.
#[doc(alias = "transactionId")]
pub const TRANSACTION_ID: Field<Event, String> = Field::new("transactionId");

/// Whether the event stands alone or is a series, an occurrence of one, or an exception among these. Set by Graph.
pub const TYPE: Field<Event, EventType> = Field::new("type");

/// A URL that opens the event in Outlook on the web. Set by Graph.
#[doc(alias = "webLink")]
pub const WEB_LINK: Field<Event, String> = Field::new("webLink");

/// The files, items and links attached. Absent unless expanded. Those of a series belong to its master.
pub const ATTACHMENTS: Field<Event, Vec<Attachment>> = Field::new("attachments");

/// The occurrences of a series that differ from it. Absent unless expanded, of a series master.
#[doc(alias = "exceptionOccurrences")]
pub const EXCEPTION_OCCURRENCES: Field<Event, Vec<Event>> = Field::new("exceptionOccurrences");

/// The open extensions on the event. Absent unless expanded.
pub const EXTENSIONS: Field<Event, Vec<Extension>> = Field::new("extensions");

/// MAPI properties of several values. Absent unless expanded with a filter that names them.
#[doc(alias = "multiValueExtendedProperties")]
pub const MULTI_VALUE_EXTENDED_PROPERTIES: Field<Event, Vec<MultiValueLegacyExtendedProperty>> =
    Field::new("multiValueExtendedProperties");

/// MAPI properties of one value. Absent unless expanded with a filter that names them.
#[doc(alias = "singleValueExtendedProperties")]
pub const SINGLE_VALUE_EXTENDED_PROPERTIES: Field<Event, Vec<SingleValueLegacyExtendedProperty>> =
    Field::new("singleValueExtendedProperties");
