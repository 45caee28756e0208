// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`AttendeeAvailability`], and its properties as fields of queries and patches.

use super::{AttendeeBase, FreeBusyStatus};
use graph_odata::{Extra, Field, wire};

/// Whether an attendee is free at a time that is suggested.
///
/// Microsoft's page: [attendeeAvailability](https://learn.microsoft.com/graph/api/resources/attendeeavailability).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AttendeeAvailability {
    /// Whom it is about.
    pub attendee: Option<AttendeeBase>,
    /// What the time is to them.
    pub availability: Option<FreeBusyStatus>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex AttendeeAvailability {
    attendee => "attendee",
    availability => "availability",
});

/// Whom it is about.
pub const ATTENDEE: Field<AttendeeAvailability, AttendeeBase> = Field::new("attendee");

/// What the time is to them.
pub const AVAILABILITY: Field<AttendeeAvailability, FreeBusyStatus> = Field::new("availability");
