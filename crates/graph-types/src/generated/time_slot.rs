// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`TimeSlot`], and its properties as fields of queries and patches.

use super::DateTimeTimeZone;
use graph_odata::{Extra, Field, wire};

/// A span of time.
///
/// Microsoft's page: [timeSlot](https://learn.microsoft.com/graph/api/resources/timeslot).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TimeSlot {
    /// When it ends.
    pub end: Option<DateTimeTimeZone>,
    /// When it begins.
    pub start: Option<DateTimeTimeZone>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex TimeSlot {
    end => "end",
    start => "start",
});

/// When it ends.
pub const END: Field<TimeSlot, DateTimeTimeZone> = Field::new("end");

/// When it begins.
pub const START: Field<TimeSlot, DateTimeTimeZone> = Field::new("start");
