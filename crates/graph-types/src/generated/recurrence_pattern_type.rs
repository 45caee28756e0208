// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`RecurrencePatternType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The unit of a recurrence, and how its day is told.
    ///
    /// Microsoft's page: [recurrencePatternType](https://learn.microsoft.com/graph/api/resources/recurrencepattern).
    pub enum RecurrencePatternType {
        /// Every so many days.
        Daily = "daily",
        /// On some days of the week, every so many weeks.
        Weekly = "weekly",
        /// On a date, every so many months.
        AbsoluteMonthly = "absoluteMonthly",
        /// On a day such as the second Tuesday, every so many months.
        RelativeMonthly = "relativeMonthly",
        /// On a date, every so many years.
        AbsoluteYearly = "absoluteYearly",
        /// On a day such as the last Friday of May, every so many years.
        RelativeYearly = "relativeYearly",
    }
}
