// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookOperationStatus`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How far an operation is.
    ///
    /// Microsoft's page: [workbookOperationStatus](https://learn.microsoft.com/graph/api/resources/workbookoperation).
    pub enum WorkbookOperationStatus {
        /// It waits for its turn.
        NotStarted = "notStarted",
        /// It is going on.
        Running = "running",
        /// It is done, and its result is ready.
        Succeeded = "succeeded",
        /// It was given up: the operation's `error` says why.
        Failed = "failed",
    }
}
