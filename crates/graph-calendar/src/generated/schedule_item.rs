// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`ScheduleItem`], and its properties as fields of queries and patches.

use super::FreeBusyStatus;
use graph_odata::{Extra, Field, wire};
use graph_types::DateTimeTimeZone;

/// A time that is taken in somebody's schedule.
///
/// Microsoft's page: [scheduleItem](https://learn.microsoft.com/graph/api/resources/scheduleitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ScheduleItem {
    /// When it ends, in UTC unless the request prefers another zone.
    pub end: Option<DateTimeTimeZone>,
    /// Whether it is private, in which case no subject and no place is told.
    #[doc(alias = "isPrivate")]
    pub is_private: Option<bool>,
    /// Where it takes place. Absent where the user may not see it.
    pub location: Option<String>,
    /// When it starts, in UTC unless the request prefers another zone.
    pub start: Option<DateTimeTimeZone>,
    /// What the time is to those who look.
    pub status: Option<FreeBusyStatus>,
    /// What it is. Absent where the user may not see it.
    pub subject: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ScheduleItem {
    end => "end",
    is_private => "isPrivate",
    location => "location",
    start => "start",
    status => "status",
    subject => "subject",
});

/// When it ends, in UTC unless the request prefers another zone.
pub const END: Field<ScheduleItem, DateTimeTimeZone> = Field::new("end");

/// Whether it is private, in which case no subject and no place is told.
#[doc(alias = "isPrivate")]
pub const IS_PRIVATE: Field<ScheduleItem, bool> = Field::new("isPrivate");

/// Where it takes place. Absent where the user may not see it.
pub const LOCATION: Field<ScheduleItem, String> = Field::new("location");

/// When it starts, in UTC unless the request prefers another zone.
pub const START: Field<ScheduleItem, DateTimeTimeZone> = Field::new("start");

/// What the time is to those who look.
pub const STATUS: Field<ScheduleItem, FreeBusyStatus> = Field::new("status");

/// What it is. Absent where the user may not see it.
pub const SUBJECT: Field<ScheduleItem, String> = Field::new("subject");
