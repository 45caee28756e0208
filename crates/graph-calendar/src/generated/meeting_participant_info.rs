// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`MeetingParticipantInfo`], and its properties as fields of queries and patches.

use super::OnlineMeetingRole;
use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

/// Somebody who takes part in an online meeting.
///
/// Microsoft's page: [meetingParticipantInfo](https://learn.microsoft.com/graph/api/resources/meetingparticipantinfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MeetingParticipantInfo {
    /// Who it is: a user, a guest or an app.
    pub identity: Option<IdentitySet>,
    /// What they are to the meeting.
    pub role: Option<OnlineMeetingRole>,
    /// The user principal name: `ada@contoso.com`.
    pub upn: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MeetingParticipantInfo {
    identity => "identity",
    role => "role",
    upn => "upn",
});

/// Who it is: a user, a guest or an app.
pub const IDENTITY: Field<MeetingParticipantInfo, IdentitySet> = Field::new("identity");

/// What they are to the meeting.
pub const ROLE: Field<MeetingParticipantInfo, OnlineMeetingRole> = Field::new("role");

/// The user principal name: `ada@contoso.com`.
pub const UPN: Field<MeetingParticipantInfo, String> = Field::new("upn");
