// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`MeetingTimeSuggestion`], and its properties as fields of queries and patches.

use super::{AttendeeAvailability, FreeBusyStatus};
use graph_odata::{Extra, Field, wire};
use graph_types::{Location, TimeSlot};

/// A time at which a meeting could be held.
///
/// Microsoft's page: [meetingTimeSuggestion](https://learn.microsoft.com/graph/api/resources/meetingtimesuggestion).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MeetingTimeSuggestion {
    /// Whether each of the attendees is free then.
    #[doc(alias = "attendeeAvailability")]
    pub attendee_availability: Option<Vec<AttendeeAvailability>>,
    /// How likely everybody comes, in per cent: the mean over those asked, with 100 for free, 49 for unknown and 0 for
    /// busy.
    pub confidence: Option<f64>,
    /// The places that are free then.
    pub locations: Option<Vec<Location>>,
    /// The time.
    #[doc(alias = "meetingTimeSlot")]
    pub meeting_time_slot: Option<TimeSlot>,
    /// Where among the suggestions this one stands, from 1.
    pub order: Option<i32>,
    /// Whether the organizer is free then.
    #[doc(alias = "organizerAvailability")]
    pub organizer_availability: Option<FreeBusyStatus>,
    /// Why the time is suggested, in words. Empty unless the request asks for reasons.
    #[doc(alias = "suggestionReason")]
    pub suggestion_reason: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MeetingTimeSuggestion {
    attendee_availability => "attendeeAvailability",
    confidence => "confidence",
    locations => "locations",
    meeting_time_slot => "meetingTimeSlot",
    order => "order",
    organizer_availability => "organizerAvailability",
    suggestion_reason => "suggestionReason",
});

/// Whether each of the attendees is free then.
#[doc(alias = "attendeeAvailability")]
pub const ATTENDEE_AVAILABILITY: Field<MeetingTimeSuggestion, Vec<AttendeeAvailability>> =
    Field::new("attendeeAvailability");

/// How likely everybody comes, in per cent: the mean over those asked, with 100 for free, 49 for unknown and 0 for
/// busy.
pub const CONFIDENCE: Field<MeetingTimeSuggestion, f64> = Field::new("confidence");

/// The places that are free then.
pub const LOCATIONS: Field<MeetingTimeSuggestion, Vec<Location>> = Field::new("locations");

/// The time.
#[doc(alias = "meetingTimeSlot")]
pub const MEETING_TIME_SLOT: Field<MeetingTimeSuggestion, TimeSlot> = Field::new("meetingTimeSlot");

/// Where among the suggestions this one stands, from 1.
pub const ORDER: Field<MeetingTimeSuggestion, i32> = Field::new("order");

/// Whether the organizer is free then.
#[doc(alias = "organizerAvailability")]
pub const ORGANIZER_AVAILABILITY: Field<MeetingTimeSuggestion, FreeBusyStatus> = Field::new("organizerAvailability");

/// Why the time is suggested, in words. Empty unless the request asks for reasons.
#[doc(alias = "suggestionReason")]
pub const SUGGESTION_REASON: Field<MeetingTimeSuggestion, String> = Field::new("suggestionReason");
