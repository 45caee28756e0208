// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`ExternalAudienceScope`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Who outside the organization gets an automatic reply.
    ///
    /// Microsoft's page:
    /// [externalAudienceScope](https://learn.microsoft.com/graph/api/resources/automaticrepliessetting).
    pub enum ExternalAudienceScope {
        /// Nobody.
        None = "none",
        /// The user's contacts.
        ContactsOnly = "contactsOnly",
        /// Everybody.
        All = "all",
    }
}
