// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`MeetingChatMode`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// When there is a chat to a meeting.
    ///
    /// Microsoft's page: [meetingChatMode](https://learn.microsoft.com/graph/api/resources/onlinemeetingbase).
    pub enum MeetingChatMode {
        /// Before, during and after the meeting.
        Enabled = "enabled",
        /// Never.
        Disabled = "disabled",
        /// During the meeting alone.
        Limited = "limited",
    }
}
