// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`MeetingTimeSuggestionsResult`], and its properties as fields of queries and patches.

use super::MeetingTimeSuggestion;
use graph_odata::{Extra, Field, wire};

/// The times that `findMeetingTimes` found, or why it found none.
///
/// Microsoft's page:
/// [meetingTimeSuggestionsResult](https://learn.microsoft.com/graph/api/resources/meetingtimesuggestionsresult).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MeetingTimeSuggestionsResult {
    /// Why there are no suggestions: `attendeesUnavailable`, `attendeesUnavailableOrUnknown`, `locationsUnavailable`,
    /// `organizerUnavailable` or `unknown`. Empty where there are some.
    #[doc(alias = "emptySuggestionsReason")]
    pub empty_suggestions_reason: Option<String>,
    /// The times, the best first.
    #[doc(alias = "meetingTimeSuggestions")]
    pub meeting_time_suggestions: Option<Vec<MeetingTimeSuggestion>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MeetingTimeSuggestionsResult {
    empty_suggestions_reason => "emptySuggestionsReason",
    meeting_time_suggestions => "meetingTimeSuggestions",
});

/// Why there are no suggestions: `attendeesUnavailable`, `attendeesUnavailableOrUnknown`, `locationsUnavailable`,
/// `organizerUnavailable` or `unknown`. Empty where there are some.
#[doc(alias = "emptySuggestionsReason")]
pub const EMPTY_SUGGESTIONS_REASON: Field<MeetingTimeSuggestionsResult, String> = Field::new("emptySuggestionsReason");

/// The times, the best first.
#[doc(alias = "meetingTimeSuggestions")]
pub const MEETING_TIME_SUGGESTIONS: Field<MeetingTimeSuggestionsResult, Vec<MeetingTimeSuggestion>> =
    Field::new("meetingTimeSuggestions");
