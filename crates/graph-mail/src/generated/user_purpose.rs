// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`UserPurpose`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Whose mailbox it is.
    ///
    /// Microsoft's page: [userPurpose](https://learn.microsoft.com/graph/api/resources/mailboxsettings).
    pub enum UserPurpose {
        /// A person's.
        User = "user",
        /// One that belongs to an account of another forest.
        Linked = "linked",
        /// One that several people share.
        Shared = "shared",
        /// A room's.
        Room = "room",
        /// That of a thing, such as a projector.
        Equipment = "equipment",
        /// Something else's.
        Others = "others",
    }
}
