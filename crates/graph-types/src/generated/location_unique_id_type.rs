// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`LocationUniqueIdType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Where the id of a location comes from.
    ///
    /// Microsoft's page: [locationUniqueIdType](https://learn.microsoft.com/graph/api/resources/location).
    pub enum LocationUniqueIdType {
        /// Not told.
        NotKnown = "unknown",
        /// The store of locations.
        LocationStore = "locationStore",
        /// The organization's directory.
        Directory = "directory",
        /// The user's own list.
        Private = "private",
        /// Bing's maps.
        Bing = "bing",
    }
}
