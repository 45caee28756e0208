// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`LocationType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What kind of place a location is.
    ///
    /// Microsoft's page: [locationType](https://learn.microsoft.com/graph/api/resources/location).
    pub enum LocationType {
        /// A place of no particular kind.
        Default = "default",
        /// A room with a mailbox.
        ConferenceRoom = "conferenceRoom",
        /// Somebody's home.
        HomeAddress = "homeAddress",
        /// Somebody's place of work.
        BusinessAddress = "businessAddress",
        /// A point on the globe.
        GeoCoordinates = "geoCoordinates",
        /// A street address.
        StreetAddress = "streetAddress",
        /// A hotel.
        Hotel = "hotel",
        /// A restaurant.
        Restaurant = "restaurant",
        /// A shop or another business.
        LocalBusiness = "localBusiness",
        /// An address for letters.
        PostalAddress = "postalAddress",
    }
}
