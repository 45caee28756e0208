// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Root`], and its properties as fields of queries and patches.

use graph_odata::{Extra, wire};

/// Marks the topmost folder of a drive, or the topmost site of a site collection. It has no properties; being there is
/// what it says.
///
/// Microsoft's page: [root](https://learn.microsoft.com/graph/api/resources/root).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Root {
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Root {});
