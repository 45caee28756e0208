// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`AttendeeType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What an attendee is to a meeting.
    ///
    /// Microsoft's page: [attendeeType](https://learn.microsoft.com/graph/api/resources/attendeebase).
    pub enum AttendeeType {
        /// Has to come.
        Required = "required",
        /// May come.
        Optional = "optional",
        /// A room or a device that is booked.
        Resource = "resource",
    }
}
