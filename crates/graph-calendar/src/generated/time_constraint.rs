// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`TimeConstraint`], and its properties as fields of queries and patches.

use super::ActivityDomain;
use graph_odata::{Extra, Field, wire};
use graph_types::TimeSlot;

/// When a meeting may be held.
///
/// Microsoft's page: [timeConstraint](https://learn.microsoft.com/graph/api/resources/timeconstraint).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TimeConstraint {
    /// Which kind of hours the meeting may be held in: `work` where this is absent.
    #[doc(alias = "activityDomain")]
    pub activity_domain: Option<ActivityDomain>,
    /// The times within which the meeting has to be.
    #[doc(alias = "timeSlots")]
    pub time_slots: Option<Vec<TimeSlot>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex TimeConstraint {
    activity_domain => "activityDomain",
    time_slots => "timeSlots",
});

/// Which kind of hours the meeting may be held in: `work` where this is absent.
#[doc(alias = "activityDomain")]
pub const ACTIVITY_DOMAIN: Field<TimeConstraint, ActivityDomain> = Field::new("activityDomain");

/// The times within which the meeting has to be.
#[doc(alias = "timeSlots")]
pub const TIME_SLOTS: Field<TimeConstraint, Vec<TimeSlot>> = Field::new("timeSlots");
