// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ChangeType`], an enumeration whose members stand in sets and which Graph may add to.

graph_odata::flags! {
    /// What has happened to an item.
    ///
    /// Microsoft's page: [changeType](https://learn.microsoft.com/graph/api/resources/changenotification).
    pub enum ChangeType {
        /// It is new.
        Created = "created",
        /// It has changed.
        Updated = "updated",
        /// It is gone, or not where the subscription looks.
        Deleted = "deleted",
    }
}
