// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`DayOfWeek`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// A day of the week.
    ///
    /// Microsoft's page: [dayOfWeek](https://learn.microsoft.com/graph/api/resources/recurrencepattern).
    pub enum DayOfWeek {
        /// Sunday.
        Sunday = "sunday",
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
    }
}
