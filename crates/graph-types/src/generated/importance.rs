// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Importance`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How important the author says an item is.
    ///
    /// Microsoft's page: [importance](https://learn.microsoft.com/graph/api/resources/message).
    pub enum Importance {
        /// Low importance.
        Low = "low",
        /// Normal importance, as items have it by default.
        Normal = "normal",
        /// High importance.
        High = "high",
    }
}
