// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`WeekIndex`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Which of a month's days of the same name.
    ///
    /// Microsoft's page: [weekIndex](https://learn.microsoft.com/graph/api/resources/recurrencepattern).
    pub enum WeekIndex {
        /// The first.
        First = "first",
        /// The second.
        Second = "second",
        /// The third.
        Third = "third",
        /// The fourth.
        Fourth = "fourth",
        /// The last.
        Last = "last",
    }
}
