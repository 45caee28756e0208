// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`FreeBusyStatus`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What a time is to those who look whether somebody is free.
    ///
    /// Microsoft's page: [freeBusyStatus](https://learn.microsoft.com/graph/api/resources/event).
    pub enum FreeBusyStatus {
        /// Nobody knows.
        NotKnown = "unknown",
        /// Free.
        Free = "free",
        /// Perhaps taken: the invitation is accepted tentatively or not yet.
        Tentative = "tentative",
        /// Taken.
        Busy = "busy",
        /// Out of office.
        Oof = "oof",
        /// At work, but not at the usual place.
        WorkingElsewhere = "workingElsewhere",
    }
}
