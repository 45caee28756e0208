// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`RecipientScopeType`], an enumeration whose members stand in sets and which Graph may add to.

graph_odata::flags! {
    /// How a recipient stands to the sender's organization.
    ///
    /// Microsoft's page: [recipientScopeType](https://learn.microsoft.com/graph/api/resources/mailtips).
    pub enum RecipientScopeType {
        /// Not told.
        None = "none",
        /// Within it.
        Internal = "internal",
        /// Outside it.
        External = "external",
        /// In an organization that it is partner of.
        ExternalPartner = "externalPartner",
        /// Outside it and its partners.
        ExternalNonPartner = "externalNonPartner",
    }
}
