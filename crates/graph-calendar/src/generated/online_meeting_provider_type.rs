// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`OnlineMeetingProviderType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The service that holds an online meeting.
    ///
    /// Microsoft's page: [onlineMeetingProviderType](https://learn.microsoft.com/graph/api/resources/event).
    pub enum OnlineMeetingProviderType {
        /// None, or one that Graph does not know.
        NotKnown = "unknown",
        /// Skype for Business.
        SkypeForBusiness = "skypeForBusiness",
        /// Skype.
        SkypeForConsumer = "skypeForConsumer",
        /// Microsoft Teams.
        TeamsForBusiness = "teamsForBusiness",
    }
}
