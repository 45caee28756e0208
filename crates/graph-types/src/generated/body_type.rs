// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`BodyType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The form of a text.
    ///
    /// Microsoft's page: [bodyType](https://learn.microsoft.com/graph/api/resources/itembody).
    pub enum BodyType {
        /// Plain text.
        Text = "text",
        /// HTML.
        Html = "html",
    }
}
