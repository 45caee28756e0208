// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`FollowupFlagStatus`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How far the follow-up of an item is.
    ///
    /// Microsoft's page: [followupFlagStatus](https://learn.microsoft.com/graph/api/resources/followupflag).
    pub enum FollowupFlagStatus {
        /// No follow-up is wanted.
        NotFlagged = "notFlagged",
        /// The follow-up is finished.
        Complete = "complete",
        /// The follow-up is still to do.
        Flagged = "flagged",
    }
}
