// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`BroadcastMeetingAudience`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Who may watch a broadcast.
    ///
    /// Microsoft's page:
    /// [broadcastMeetingAudience](https://learn.microsoft.com/graph/api/resources/broadcastmeetingsettings).
    pub enum BroadcastMeetingAudience {
        /// Those who are invited.
        RoleIsAttendee = "roleIsAttendee",
        /// Those of the organization.
        Organization = "organization",
        /// Whoever has the link.
        Everyone = "everyone",
    }
}
