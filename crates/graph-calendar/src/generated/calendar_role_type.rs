// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`CalendarRoleType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// A degree of access to a calendar, each holding the one before it but for `none` and `custom`.
    ///
    /// Microsoft's page: [calendarRoleType](https://learn.microsoft.com/graph/api/resources/calendarpermission).
    pub enum CalendarRoleType {
        /// Nothing.
        None = "none",
        /// See when the owner is free.
        FreeBusyRead = "freeBusyRead",
        /// See that, and the titles and the places of events.
        LimitedRead = "limitedRead",
        /// See all of every event that is not private.
        Read = "read",
        /// See that, and change it.
        Write = "write",
        /// Act for the owner, but for events that are private.
        DelegateWithoutPrivateEventAccess = "delegateWithoutPrivateEventAccess",
        /// Act for the owner in everything.
        DelegateWithPrivateEventAccess = "delegateWithPrivateEventAccess",
        /// What was set otherwise than by these roles.
        Custom = "custom",
    }
}
