// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`OnlineMeetingPresenters`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Who may present.
    ///
    /// Microsoft's page: [onlineMeetingPresenters](https://learn.microsoft.com/graph/api/resources/onlinemeetingbase).
    pub enum OnlineMeetingPresenters {
        /// Whoever takes part. The default.
        Everyone = "everyone",
        /// Those of the organization.
        Organization = "organization",
        /// Those whose role it is.
        RoleIsPresenter = "roleIsPresenter",
        /// The organizer alone.
        Organizer = "organizer",
    }
}
