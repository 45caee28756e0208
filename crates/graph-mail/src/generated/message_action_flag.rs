// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MessageActionFlag`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What a message is flagged for.
    ///
    /// Microsoft's page: [messageActionFlag](https://learn.microsoft.com/graph/api/resources/messagerulepredicates).
    pub enum MessageActionFlag {
        /// Anything.
        Any = "any",
        /// A call.
        Call = "call",
        /// Not to be forwarded.
        DoNotForward = "doNotForward",
        /// A follow-up.
        FollowUp = "followUp",
        /// Knowing.
        Fyi = "fyi",
        /// Forwarding.
        Forward = "forward",
        /// No answer.
        NoResponseNecessary = "noResponseNecessary",
        /// Reading.
        Read = "read",
        /// An answer.
        Reply = "reply",
        /// An answer to all.
        ReplyToAll = "replyToAll",
        /// A review.
        Review = "review",
    }
}
