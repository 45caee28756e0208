// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`ExchangeIdFormat`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// A format of ids.
    ///
    /// Microsoft's page: [exchangeIdFormat](https://learn.microsoft.com/graph/api/resources/user).
    pub enum ExchangeIdFormat {
        /// MAPI's binary id, base64.
        EntryId = "entryId",
        /// Exchange Web Services'.
        EwsId = "ewsId",
        /// MAPI's immutable id, binary, base64.
        ImmutableEntryId = "immutableEntryId",
        /// Graph's own by default.
        RestId = "restId",
        /// Graph's immutable id.
        RestImmutableEntryId = "restImmutableEntryId",
    }
}
