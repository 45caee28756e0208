// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`LobbyBypassScope`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The people who do not wait in the lobby.
    ///
    /// Microsoft's page: [lobbyBypassScope](https://learn.microsoft.com/graph/api/resources/lobbybypasssettings).
    pub enum LobbyBypassScope {
        /// The organizer alone.
        Organizer = "organizer",
        /// Those of the organization and its guests.
        Organization = "organization",
        /// Those too whose organizations are trusted.
        OrganizationAndFederated = "organizationAndFederated",
        /// Whoever joins.
        Everyone = "everyone",
        /// Those who are invited. Told only where the request prefers `include-unknown-enum-members`.
        Invited = "invited",
        /// Those of the organization, without its guests. Told only where the request prefers
        /// `include-unknown-enum-members`.
        OrganizationExcludingGuests = "organizationExcludingGuests",
    }
}
