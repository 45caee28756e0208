// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`PlaceFeatureEnablement`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Whether a feature is on.
    ///
    /// Microsoft's page: [placeFeatureEnablement](https://learn.microsoft.com/graph/api/resources/room).
    pub enum PlaceFeatureEnablement {
        /// Graph does not know.
        NotKnown = "unknown",
        /// On.
        Enabled = "enabled",
        /// Off.
        Disabled = "disabled",
    }
}
