// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Sensitivity`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How private the author says an item is.
    ///
    /// Microsoft's page: [sensitivity](https://learn.microsoft.com/graph/api/resources/event).
    pub enum Sensitivity {
        /// Not private.
        Normal = "normal",
        /// Personal.
        Personal = "personal",
        /// Private: others see that there is something, and not what.
        Private = "private",
        /// Confidential.
        Confidential = "confidential",
    }
}
