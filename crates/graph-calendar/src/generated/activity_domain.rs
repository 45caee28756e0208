// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`ActivityDomain`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The kind of hours that a meeting may be held in.
    ///
    /// Microsoft's page: [activityDomain](https://learn.microsoft.com/graph/api/resources/timeconstraint).
    pub enum ActivityDomain {
        /// A kind that Graph does not know. Do not send it.
        NotKnown = "unknown",
        /// Within everybody's hours of work.
        Work = "work",
        /// Within the hours of work, and on Saturdays and Sundays.
        Personal = "personal",
        /// At any time.
        Unrestricted = "unrestricted",
    }
}
