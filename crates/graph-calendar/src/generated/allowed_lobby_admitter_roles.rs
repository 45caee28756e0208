// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`AllowedLobbyAdmitterRoles`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Who may let people in from the lobby.
    ///
    /// Microsoft's page:
    /// [allowedLobbyAdmitterRoles](https://learn.microsoft.com/graph/api/resources/onlinemeetingbase).
    pub enum AllowedLobbyAdmitterRoles {
        /// The organizers and those who present.
        OrganizerAndCoOrganizersAndPresenters = "organizerAndCoOrganizersAndPresenters",
        /// The organizers alone.
        OrganizerAndCoOrganizers = "organizerAndCoOrganizers",
    }
}
