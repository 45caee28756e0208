// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`AutomaticRepliesMailTips`], and its properties as fields of queries and patches.

use super::LocaleInfo;
use graph_odata::{Extra, Field, wire};
use graph_types::DateTimeTimeZone;

/// The automatic reply that a sender would get.
///
/// Microsoft's page:
/// [automaticRepliesMailTips](https://learn.microsoft.com/graph/api/resources/automaticrepliesmailtips).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AutomaticRepliesMailTips {
    /// What it says.
    pub message: Option<String>,
    /// Its language.
    #[doc(alias = "messageLanguage")]
    pub message_language: Option<LocaleInfo>,
    /// When such replies end.
    #[doc(alias = "scheduledEndTime")]
    pub scheduled_end_time: Option<DateTimeTimeZone>,
    /// When such replies begin.
    #[doc(alias = "scheduledStartTime")]
    pub scheduled_start_time: Option<DateTimeTimeZone>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex AutomaticRepliesMailTips {
    message => "message",
    message_language => "messageLanguage",
    scheduled_end_time => "scheduledEndTime",
    scheduled_start_time => "scheduledStartTime",
});

/// What it says.
pub const MESSAGE: Field<AutomaticRepliesMailTips, String> = Field::new("message");

/// Its language.
#[doc(alias = "messageLanguage")]
pub const MESSAGE_LANGUAGE: Field<AutomaticRepliesMailTips, LocaleInfo> = Field::new("messageLanguage");

/// When such replies end.
#[doc(alias = "scheduledEndTime")]
pub const SCHEDULED_END_TIME: Field<AutomaticRepliesMailTips, DateTimeTimeZone> = Field::new("scheduledEndTime");

/// When such replies begin.
#[doc(alias = "scheduledStartTime")]
pub const SCHEDULED_START_TIME: Field<AutomaticRepliesMailTips, DateTimeTimeZone> = Field::new("scheduledStartTime");
