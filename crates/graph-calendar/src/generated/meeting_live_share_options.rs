// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`MeetingLiveShareOptions`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Whether apps may share live content.
    ///
    /// Microsoft's page: [meetingLiveShareOptions](https://learn.microsoft.com/graph/api/resources/onlinemeetingbase).
    pub enum MeetingLiveShareOptions {
        /// They may.
        Enabled = "enabled",
        /// They may not.
        Disabled = "disabled",
    }
}
