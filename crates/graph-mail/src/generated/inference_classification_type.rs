// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`InferenceClassificationType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The part of the inbox that a message is sorted into.
    ///
    /// Microsoft's page: [inferenceClassificationType](https://learn.microsoft.com/graph/api/resources/message).
    pub enum InferenceClassificationType {
        /// What matters more to the user.
        Focused = "focused",
        /// All the rest.
        Other = "other",
    }
}
