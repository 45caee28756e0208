// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`AutomaticRepliesStatus`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Whether automatic replies are sent.
    ///
    /// Microsoft's page:
    /// [automaticRepliesStatus](https://learn.microsoft.com/graph/api/resources/automaticrepliessetting).
    pub enum AutomaticRepliesStatus {
        /// No.
        Disabled = "disabled",
        /// Yes.
        AlwaysEnabled = "alwaysEnabled",
        /// Between two times.
        Scheduled = "scheduled",
    }
}
