// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`GeolocationColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, wire};

/// Marks a column of places on the earth. It has no properties; being there is what it says.
///
/// Microsoft's page: [geolocationColumn](https://learn.microsoft.com/graph/api/resources/geolocationcolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GeolocationColumn {
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex GeolocationColumn {});
