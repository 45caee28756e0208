// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SiteArchiveStatus`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How far the archiving of a site collection, or its return, has come.
    ///
    /// Microsoft's page: [siteArchiveStatus](https://learn.microsoft.com/graph/api/resources/sitearchivaldetails).
    pub enum SiteArchiveStatus {
        /// Archived a short while ago, and quick to bring back.
        RecentlyArchived = "recentlyArchived",
        /// Archived for longer: bringing it back takes its time.
        FullyArchived = "fullyArchived",
        /// On its way back.
        Reactivating = "reactivating",
    }
}
