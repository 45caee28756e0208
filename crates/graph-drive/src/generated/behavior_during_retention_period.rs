// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`BehaviorDuringRetentionPeriod`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How an item is treated while it is retained.
    ///
    /// Microsoft's page:
    /// [security.behaviorDuringRetentionPeriod](https://learn.microsoft.com/graph/api/resources/retentionlabelsettings).
    pub enum BehaviorDuringRetentionPeriod {
        /// The label does not keep the item; at most it sees to its deletion.
        DoNotRetain = "doNotRetain",
        /// The item is kept: whatever users do to it, a copy stays.
        Retain = "retain",
        /// The item is a record: what users may do to it is limited until it is unlocked.
        RetainAsRecord = "retainAsRecord",
        /// The item is a regulatory record: nobody can change it or take the label off, not even an administrator.
        RetainAsRegulatoryRecord = "retainAsRegulatoryRecord",
    }
}
