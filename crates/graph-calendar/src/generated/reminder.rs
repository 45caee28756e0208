// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`Reminder`], and its properties as fields of queries and patches.

use super::EventId;
use graph_odata::{Extra, Field, wire};
use graph_types::{DateTimeTimeZone, Location};

/// A reminder of an event that is due in the time asked about.
///
/// Microsoft's page: [reminder](https://learn.microsoft.com/graph/api/resources/reminder).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Reminder {
    /// The version of the event.
    #[doc(alias = "changeKey")]
    pub change_key: Option<String>,
    /// When the event ends.
    #[doc(alias = "eventEndTime")]
    pub event_end_time: Option<DateTimeTimeZone>,
    /// The id of the event.
    #[doc(alias = "eventId")]
    pub event_id: Option<EventId>,
    /// Where the event takes place.
    #[doc(alias = "eventLocation")]
    pub event_location: Option<Location>,
    /// When the event starts.
    #[doc(alias = "eventStartTime")]
    pub event_start_time: Option<DateTimeTimeZone>,
    /// The event's subject.
    #[doc(alias = "eventSubject")]
    pub event_subject: Option<String>,
    /// A URL that opens the event in Outlook on the web.
    #[doc(alias = "eventWebLink")]
    pub event_web_link: Option<String>,
    /// When the reminder is due.
    #[doc(alias = "reminderFireTime")]
    pub reminder_fire_time: Option<DateTimeTimeZone>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Reminder {
    change_key => "changeKey",
    event_end_time => "eventEndTime",
    event_id => "eventId",
    event_location => "eventLocation",
    event_start_time => "eventStartTime",
    event_subject => "eventSubject",
    event_web_link => "eventWebLink",
    reminder_fire_time => "reminderFireTime",
});

/// The version of the event.
#[doc(alias = "changeKey")]
pub const CHANGE_KEY: Field<Reminder, String> = Field::new("changeKey");

/// When the event ends.
#[doc(alias = "eventEndTime")]
pub const EVENT_END_TIME: Field<Reminder, DateTimeTimeZone> = Field::new("eventEndTime");

/// The id of the event.
#[doc(alias = "eventId")]
pub const EVENT_ID: Field<Reminder, EventId> = Field::new("eventId");

/// Where the event takes place.
#[doc(alias = "eventLocation")]
pub const EVENT_LOCATION: Field<Reminder, Location> = Field::new("eventLocation");

/// When the event starts.
#[doc(alias = "eventStartTime")]
pub const EVENT_START_TIME: Field<Reminder, DateTimeTimeZone> = Field::new("eventStartTime");

/// The event's subject.
#[doc(alias = "eventSubject")]
pub const EVENT_SUBJECT: Field<Reminder, String> = Field::new("eventSubject");

/// A URL that opens the event in Outlook on the web.
#[doc(alias = "eventWebLink")]
pub const EVENT_WEB_LINK: Field<Reminder, String> = Field::new("eventWebLink");

/// When the reminder is due.
#[doc(alias = "reminderFireTime")]
pub const REMINDER_FIRE_TIME: Field<Reminder, DateTimeTimeZone> = Field::new("reminderFireTime");
