// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`OnlineMeetingRole`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What somebody is to an online meeting.
    ///
    /// Microsoft's page: [onlineMeetingRole](https://learn.microsoft.com/graph/api/resources/meetingparticipantinfo).
    pub enum OnlineMeetingRole {
        /// Attends.
        Attendee = "attendee",
        /// Presents.
        Presenter = "presenter",
        /// Directs a live event.
        Producer = "producer",
        /// Organizes the meeting together with its organizer.
        Coorganizer = "coorganizer",
    }
}
