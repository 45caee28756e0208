// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ThumbnailColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, wire};

/// Marks a column of small pictures. It has no properties; being there is what it says.
///
/// Microsoft's page: [thumbnailColumn](https://learn.microsoft.com/graph/api/resources/thumbnailcolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ThumbnailColumn {
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ThumbnailColumn {});
