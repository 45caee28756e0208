// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`ScheduleInformation`], and its properties as fields of queries and patches.

use super::{FreeBusyError, ScheduleItem};
use graph_odata::{Extra, Field, wire};
use graph_types::WorkingHours;

/// When a user, a group or a room is free in the time asked about.
///
/// Microsoft's page: [scheduleInformation](https://learn.microsoft.com/graph/api/resources/scheduleinformation).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ScheduleInformation {
    /// The time asked about in intervals of a digit each: `0` free, `1` tentative, `2` busy, `3` out of office, `4`
    /// working elsewhere. Where events overlap, the higher digit counts.
    #[doc(alias = "availabilityView")]
    pub availability_view: Option<String>,
    /// Why the schedule cannot be told. The rest is absent then, and the request has succeeded all the same.
    pub error: Option<FreeBusyError>,
    /// The SMTP address that was asked about.
    #[doc(alias = "scheduleId")]
    pub schedule_id: Option<String>,
    /// What the time is taken by, as far as the user may see it.
    #[doc(alias = "scheduleItems")]
    pub schedule_items: Option<Vec<ScheduleItem>>,
    /// When the person works.
    #[doc(alias = "workingHours")]
    pub working_hours: Option<WorkingHours>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ScheduleInformation {
    availability_view => "availabilityView",
    error => "error",
    schedule_id => "scheduleId",
    schedule_items => "scheduleItems",
    working_hours => "workingHours",
});

/// The time asked about in intervals of a digit each: `0` free, `1` tentative, `2` busy, `3` out of office, `4` working
/// elsewhere. Where events overlap, the higher digit counts.
#[doc(alias = "availabilityView")]
pub const AVAILABILITY_VIEW: Field<ScheduleInformation, String> = Field::new("availabilityView");

/// Why the schedule cannot be told. The rest is absent then, and the request has succeeded all the same.
pub const ERROR: Field<ScheduleInformation, FreeBusyError> = Field::new("error");

/// The SMTP address that was asked about.
#[doc(alias = "scheduleId")]
pub const SCHEDULE_ID: Field<ScheduleInformation, String> = Field::new("scheduleId");

/// What the time is taken by, as far as the user may see it.
#[doc(alias = "scheduleItems")]
pub const SCHEDULE_ITEMS: Field<ScheduleInformation, Vec<ScheduleItem>> = Field::new("scheduleItems");

/// When the person works.
#[doc(alias = "workingHours")]
pub const WORKING_HOURS: Field<ScheduleInformation, WorkingHours> = Field::new("workingHours");
