// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`WorkingHours`], and its properties as fields of queries and patches.

use super::{DayOfWeek, TimeZoneBase};
use graph_odata::{Extra, Field, wire};

/// When somebody is at work.
///
/// Microsoft's page: [workingHours](https://learn.microsoft.com/graph/api/resources/workinghours).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkingHours {
    /// The days of the week.
    #[doc(alias = "daysOfWeek")]
    pub days_of_week: Option<Vec<DayOfWeek>>,
    /// When the day's work ends, on the clocks of the zone.
    #[doc(alias = "endTime")]
    pub end_time: Option<jiff::civil::Time>,
    /// When the day's work begins, on the clocks of the zone.
    #[doc(alias = "startTime")]
    pub start_time: Option<jiff::civil::Time>,
    /// The zone. One of the user's own making is a [`CustomTimeZone`](super::CustomTimeZone): `read_as` leads to it.
    #[doc(alias = "timeZone")]
    pub time_zone: Option<TimeZoneBase>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkingHours {
    days_of_week => "daysOfWeek",
    end_time => "endTime",
    start_time => "startTime",
    time_zone => "timeZone",
});

/// The days of the week.
#[doc(alias = "daysOfWeek")]
pub const DAYS_OF_WEEK: Field<WorkingHours, Vec<DayOfWeek>> = Field::new("daysOfWeek");

/// When the day's work ends, on the clocks of the zone.
#[doc(alias = "endTime")]
pub const END_TIME: Field<WorkingHours, jiff::civil::Time> = Field::new("endTime");

/// When the day's work begins, on the clocks of the zone.
#[doc(alias = "startTime")]
pub const START_TIME: Field<WorkingHours, jiff::civil::Time> = Field::new("startTime");

/// The zone. One of the user's own making is a [`CustomTimeZone`](super::CustomTimeZone): `read_as` leads to it.
#[doc(alias = "timeZone")]
pub const TIME_ZONE: Field<WorkingHours, TimeZoneBase> = Field::new("timeZone");
