// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`OnlineMeetingType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How an online meeting came about.
    ///
    /// Microsoft's page: [onlineMeetingType](https://learn.microsoft.com/graph/api/resources/onlinemeetingbase).
    pub enum OnlineMeetingType {
        /// Begun without a date, in a chat or a channel.
        Adhoc = "adhoc",
        /// For one date.
        Scheduled = "scheduled",
        /// For a series of dates.
        Recurring = "recurring",
        /// A live event.
        Broadcast = "broadcast",
        /// Begun at once, by `Meet now`.
        Meetnow = "meetnow",
    }
}
