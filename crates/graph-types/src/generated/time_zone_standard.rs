// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`TimeZoneStandard`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Whose names of time zones.
    ///
    /// Microsoft's page: [timeZoneStandard](https://learn.microsoft.com/graph/api/resources/timezoneinformation).
    pub enum TimeZoneStandard {
        /// Windows: `Pacific Standard Time`.
        Windows = "windows",
        /// IANA: `America/Los_Angeles`.
        Iana = "iana",
    }
}
