// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`MeetingChatHistoryDefaultMode`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How much of the chat those see who are added to it later.
    ///
    /// Microsoft's page:
    /// [meetingChatHistoryDefaultMode](https://learn.microsoft.com/graph/api/resources/onlinemeetingbase).
    pub enum MeetingChatHistoryDefaultMode {
        /// Nothing of what was said before.
        None = "none",
        /// Everything.
        All = "all",
    }
}
