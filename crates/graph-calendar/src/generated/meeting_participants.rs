// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`MeetingParticipants`], and its properties as fields of queries and patches.

use super::MeetingParticipantInfo;
use graph_odata::{Extra, Field, wire};

/// Who takes part in an online meeting.
///
/// Microsoft's page: [meetingParticipants](https://learn.microsoft.com/graph/api/resources/meetingparticipants).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MeetingParticipants {
    /// Those who are invited.
    pub attendees: Option<Vec<MeetingParticipantInfo>>,
    /// Who holds the meeting. Set by Graph.
    pub organizer: Option<MeetingParticipantInfo>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MeetingParticipants {
    attendees => "attendees",
    organizer => "organizer",
});

/// Those who are invited.
pub const ATTENDEES: Field<MeetingParticipants, Vec<MeetingParticipantInfo>> = Field::new("attendees");

/// Who holds the meeting. Set by Graph.
pub const ORGANIZER: Field<MeetingParticipants, MeetingParticipantInfo> = Field::new("organizer");
