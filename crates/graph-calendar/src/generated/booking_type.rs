// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`BookingType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Who may use a room.
    ///
    /// Microsoft's page: [bookingType](https://learn.microsoft.com/graph/api/resources/room).
    pub enum BookingType {
        /// Graph does not know.
        NotKnown = "unknown",
        /// Whoever books it. The default.
        Standard = "standard",
        /// Whoever comes first: it cannot be booked.
        Reserved = "reserved",
    }
}
