// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ContentApprovalStatusColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, wire};

/// Marks the column that says whether an item has been approved. It has no properties; being there is what it says.
///
/// Microsoft's page:
/// [contentApprovalStatusColumn](https://learn.microsoft.com/graph/api/resources/contentapprovalstatuscolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ContentApprovalStatusColumn {
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ContentApprovalStatusColumn {});
