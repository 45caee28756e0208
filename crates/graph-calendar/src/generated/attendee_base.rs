// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`AttendeeBase`], and its properties as fields of queries and patches.

use super::AttendeeType;
use graph_odata::{Extra, Field, wire};
use graph_types::EmailAddress;

/// Somebody who is to take part, and whether they have to.
///
/// Microsoft's page: [attendeeBase](https://learn.microsoft.com/graph/api/resources/attendeebase).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AttendeeBase {
    /// The name and the address of the person, group, room or device.
    #[doc(alias = "emailAddress")]
    pub email_address: Option<EmailAddress>,
    /// Whether the attendee has to come, may come, or is a room or a device. `findMeetingTimes` takes every person for
    /// one who has to.
    pub r#type: Option<AttendeeType>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex AttendeeBase {
    email_address => "emailAddress",
    r#type => "type",
});

impl AttendeeBase {
    /// What it is in particular, in Graph's words. `None` when the answer does not say.
    pub fn type_name(&self) -> Option<&str> {
        graph_odata::__private::type_name(&self.extra)
    }

    /// Reads it as what it is in particular: [`Attendee`](super::Attendee).
    ///
    /// # Errors
    /// When a property is of another type there.
    pub fn read_as<T: graph_odata::__private::DeserializeOwned>(&self) -> graph_odata::Result<T> {
        graph_odata::__private::read_as(self)
    }
}

/// The name and the address of the person, group, room or device.
#[doc(alias = "emailAddress")]
pub const EMAIL_ADDRESS: Field<AttendeeBase, EmailAddress> = Field::new("emailAddress");

/// Whether the attendee has to come, may come, or is a room or a device. `findMeetingTimes` takes every person for one
/// who has to.
pub const TYPE: Field<AttendeeBase, AttendeeType> = Field::new("type");
