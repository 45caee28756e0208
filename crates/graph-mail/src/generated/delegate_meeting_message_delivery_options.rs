// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`DelegateMeetingMessageDeliveryOptions`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Who gets messages about meetings when there is a delegate.
    ///
    /// Microsoft's page:
    /// [delegateMeetingMessageDeliveryOptions](https://learn.microsoft.com/graph/api/resources/mailboxsettings).
    pub enum DelegateMeetingMessageDeliveryOptions {
        /// The delegate, and the user for information.
        SendToDelegateAndInformationToPrincipal = "sendToDelegateAndInformationToPrincipal",
        /// The delegate and the user.
        SendToDelegateAndPrincipal = "sendToDelegateAndPrincipal",
        /// The delegate alone.
        SendToDelegateOnly = "sendToDelegateOnly",
    }
}
