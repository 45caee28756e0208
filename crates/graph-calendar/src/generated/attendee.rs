// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`Attendee`], and its properties as fields of queries and patches.

use super::{AttendeeType, ResponseStatus};
use graph_odata::{Extra, Field, wire};
use graph_types::{EmailAddress, TimeSlot};

/// Somebody who is invited to an event, or a room or a device that is booked for it, and what they answered.
///
/// Microsoft's page: [attendee](https://learn.microsoft.com/graph/api/resources/attendee).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Attendee {
    /// The name and the address of the person, group, room or device.
    #[doc(alias = "emailAddress")]
    pub email_address: Option<EmailAddress>,
    /// Whether the attendee has to come, may come, or is a room or a device.
    pub r#type: Option<AttendeeType>,
    /// The time that the attendee proposed instead. Set by Graph.
    #[doc(alias = "proposedNewTime")]
    pub proposed_new_time: Option<TimeSlot>,
    /// What the attendee answered, and when. Set by Graph.
    pub status: Option<ResponseStatus>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Attendee {
    email_address => "emailAddress",
    r#type => "type",
    proposed_new_time => "proposedNewTime",
    status => "status",
});

/// The name and the address of the person, group, room or device.
#[doc(alias = "emailAddress")]
pub const EMAIL_ADDRESS: Field<Attendee, EmailAddress> = Field::new("emailAddress");

/// Whether the attendee has to come, may come, or is a room or a device.
pub const TYPE: Field<Attendee, AttendeeType> = Field::new("type");

/// The time that the attendee proposed instead. Set by Graph.
#[doc(alias = "proposedNewTime")]
pub const PROPOSED_NEW_TIME: Field<Attendee, TimeSlot> = Field::new("proposedNewTime");

/// What the attendee answered, and when. Set by Graph.
pub const STATUS: Field<Attendee, ResponseStatus> = Field::new("status");
