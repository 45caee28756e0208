// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`RecurrenceRangeType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How the end of a recurrence is told.
    ///
    /// Microsoft's page: [recurrenceRangeType](https://learn.microsoft.com/graph/api/resources/recurrencerange).
    pub enum RecurrenceRangeType {
        /// By its last day.
        EndDate = "endDate",
        /// It has none.
        NoEnd = "noEnd",
        /// By the number of times.
        Numbered = "numbered",
    }
}
