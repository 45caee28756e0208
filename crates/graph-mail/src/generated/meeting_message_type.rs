// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MeetingMessageType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What a message says about a meeting.
    ///
    /// Microsoft's page: [meetingMessageType](https://learn.microsoft.com/graph/api/resources/eventmessage).
    pub enum MeetingMessageType {
        /// Nothing.
        None = "none",
        /// It invites.
        MeetingRequest = "meetingRequest",
        /// It calls the meeting off.
        MeetingCancelled = "meetingCancelled",
        /// It says yes.
        MeetingAccepted = "meetingAccepted",
        /// It says perhaps. The name is Graph's.
        MeetingTenativelyAccepted = "meetingTenativelyAccepted",
        /// It says no.
        MeetingDeclined = "meetingDeclined",
    }
}
