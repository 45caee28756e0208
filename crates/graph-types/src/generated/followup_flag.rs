// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`FollowupFlag`], and its properties as fields of queries and patches.

use super::{DateTimeTimeZone, FollowupFlagStatus};
use graph_odata::{Extra, Field, wire};

/// The flag that reminds the user to come back to an item.
///
/// Microsoft's page: [followupFlag](https://learn.microsoft.com/graph/api/resources/followupflag).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FollowupFlag {
    /// When the follow-up was finished.
    #[doc(alias = "completedDateTime")]
    pub completed_date_time: Option<DateTimeTimeZone>,
    /// When the follow-up is to be finished. Graph takes it only together with `startDateTime`.
    #[doc(alias = "dueDateTime")]
    pub due_date_time: Option<DateTimeTimeZone>,
    /// Whether the item is flagged, finished or neither.
    #[doc(alias = "flagStatus")]
    pub flag_status: Option<FollowupFlagStatus>,
    /// When the follow-up is to begin.
    #[doc(alias = "startDateTime")]
    pub start_date_time: Option<DateTimeTimeZone>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex FollowupFlag {
    completed_date_time => "completedDateTime",
    due_date_time => "dueDateTime",
    flag_status => "flagStatus",
    start_date_time => "startDateTime",
});

/// When the follow-up was finished.
#[doc(alias = "completedDateTime")]
pub const COMPLETED_DATE_TIME: Field<FollowupFlag, DateTimeTimeZone> = Field::new("completedDateTime");

/// When the follow-up is to be finished. Graph takes it only together with `startDateTime`.
#[doc(alias = "dueDateTime")]
pub const DUE_DATE_TIME: Field<FollowupFlag, DateTimeTimeZone> = Field::new("dueDateTime");

/// Whether the item is flagged, finished or neither.
#[doc(alias = "flagStatus")]
pub const FLAG_STATUS: Field<FollowupFlag, FollowupFlagStatus> = Field::new("flagStatus");

/// When the follow-up is to begin.
#[doc(alias = "startDateTime")]
pub const START_DATE_TIME: Field<FollowupFlag, DateTimeTimeZone> = Field::new("startDateTime");
