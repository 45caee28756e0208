// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SystemFacet`], and its properties as fields of queries and patches.

use graph_odata::{Extra, wire};

/// Marks what the system keeps for itself. It has no properties; being there is what it says.
///
/// Microsoft's page: [systemFacet](https://learn.microsoft.com/graph/api/resources/systemfacet).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SystemFacet {
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SystemFacet {});
