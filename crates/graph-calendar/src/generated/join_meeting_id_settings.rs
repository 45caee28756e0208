// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`JoinMeetingIdSettings`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The number, and the passcode, by which a meeting can be joined.
///
/// Microsoft's page: [joinMeetingIdSettings](https://learn.microsoft.com/graph/api/resources/joinmeetingidsettings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JoinMeetingIdSettings {
    /// Whether the number joins only together with the passcode.
    #[doc(alias = "isPasscodeRequired")]
    pub is_passcode_required: Option<bool>,
    /// The number that joins the meeting. Set by Graph.
    #[doc(alias = "joinMeetingId")]
    pub join_meeting_id: Option<String>,
    /// The passcode. Treat it as a secret. Set by Graph.
    pub passcode: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex JoinMeetingIdSettings {
    is_passcode_required => "isPasscodeRequired",
    join_meeting_id => "joinMeetingId",
    passcode => "passcode",
});

/// Whether the number joins only together with the passcode.
#[doc(alias = "isPasscodeRequired")]
pub const IS_PASSCODE_REQUIRED: Field<JoinMeetingIdSettings, bool> = Field::new("isPasscodeRequired");

/// The number that joins the meeting. Set by Graph.
#[doc(alias = "joinMeetingId")]
pub const JOIN_MEETING_ID: Field<JoinMeetingIdSettings, String> = Field::new("joinMeetingId");

/// The passcode. Treat it as a secret. Set by Graph.
pub const PASSCODE: Field<JoinMeetingIdSettings, String> = Field::new("passcode");
