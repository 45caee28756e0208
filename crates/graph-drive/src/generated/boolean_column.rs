// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`BooleanColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, wire};

/// Marks a column of yes or no. It has no properties; being there is what it says.
///
/// Microsoft's page: [booleanColumn](https://learn.microsoft.com/graph/api/resources/booleancolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BooleanColumn {
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex BooleanColumn {});
