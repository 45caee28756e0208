// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SensitivityLabelAssignmentMethod`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How a sensitivity label came to be on a file.
    ///
    /// Microsoft's page:
    /// [sensitivityLabelAssignmentMethod](https://learn.microsoft.com/graph/api/resources/sensitivitylabelassignment).
    pub enum SensitivityLabelAssignmentMethod {
        /// In the ordinary way.
        Standard = "standard",
        /// By the choice of a user or administrator.
        Privileged = "privileged",
        /// By a policy, such as a default or a rule on what is in the file.
        Auto = "auto",
    }
}
