// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ResourceData`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Which item has changed.
///
/// Microsoft's page: [resourceData](https://learn.microsoft.com/graph/api/resources/resourcedata).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ResourceData {
    /// The item's id. Graph sends it without declaring it.
    pub id: Option<String>,
    /// The item's entity tag.
    #[doc(alias = "@odata.etag")]
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ResourceData {
    id => "id",
} read {
    etag => "@odata.etag",
});

/// The item's id. Graph sends it without declaring it.
pub const ID: Field<ResourceData, String> = Field::new("id");

/// The item's entity tag.
#[doc(alias = "@odata.etag")]
pub const ETAG: Field<ResourceData, String> = Field::new("@odata.etag");
