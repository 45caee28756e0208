// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`BroadcastMeetingSettings`], and its properties as fields of queries and patches.

use super::{BroadcastMeetingAudience, BroadcastMeetingCaptionSettings};
use graph_odata::{Extra, Field, wire};

/// What an event that is broadcast live allows.
///
/// Microsoft's page:
/// [broadcastMeetingSettings](https://learn.microsoft.com/graph/api/resources/broadcastmeetingsettings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BroadcastMeetingSettings {
    /// Who may watch.
    #[doc(alias = "allowedAudience")]
    pub allowed_audience: Option<BroadcastMeetingAudience>,
    /// The captions.
    pub captions: Option<BroadcastMeetingCaptionSettings>,
    /// Whether there is a report of who came.
    #[doc(alias = "isAttendeeReportEnabled")]
    pub is_attendee_report_enabled: Option<bool>,
    /// Whether those who watch may ask questions.
    #[doc(alias = "isQuestionAndAnswerEnabled")]
    pub is_question_and_answer_enabled: Option<bool>,
    /// Whether the event is recorded.
    #[doc(alias = "isRecordingEnabled")]
    pub is_recording_enabled: Option<bool>,
    /// Whether it can be watched later.
    #[doc(alias = "isVideoOnDemandEnabled")]
    pub is_video_on_demand_enabled: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex BroadcastMeetingSettings {
    allowed_audience => "allowedAudience",
    captions => "captions",
    is_attendee_report_enabled => "isAttendeeReportEnabled",
    is_question_and_answer_enabled => "isQuestionAndAnswerEnabled",
    is_recording_enabled => "isRecordingEnabled",
    is_video_on_demand_enabled => "isVideoOnDemandEnabled",
});

/// Who may watch.
#[doc(alias = "allowedAudience")]
pub const ALLOWED_AUDIENCE: Field<BroadcastMeetingSettings, BroadcastMeetingAudience> = Field::new("allowedAudience");

/// The captions.
pub const CAPTIONS: Field<BroadcastMeetingSettings, BroadcastMeetingCaptionSettings> = Field::new("captions");

/// Whether there is a report of who came.
#[doc(alias = "isAttendeeReportEnabled")]
pub const IS_ATTENDEE_REPORT_ENABLED: Field<BroadcastMeetingSettings, bool> = Field::new("isAttendeeReportEnabled");

/// Whether those who watch may ask questions.
#[doc(alias = "isQuestionAndAnswerEnabled")]
pub const IS_QUESTION_AND_ANSWER_ENABLED: Field<BroadcastMeetingSettings, bool> =
    Field::new("isQuestionAndAnswerEnabled");

/// Whether the event is recorded.
#[doc(alias = "isRecordingEnabled")]
pub const IS_RECORDING_ENABLED: Field<BroadcastMeetingSettings, bool> = Field::new("isRecordingEnabled");

/// Whether it can be watched later.
#[doc(alias = "isVideoOnDemandEnabled")]
pub const IS_VIDEO_ON_DEMAND_ENABLED: Field<BroadcastMeetingSettings, bool> = Field::new("isVideoOnDemandEnabled");
