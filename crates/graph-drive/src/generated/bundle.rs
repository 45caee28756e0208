// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Bundle`], and its properties as fields of queries and patches.

use super::Album;
use graph_odata::{Extra, Field, wire};

/// Marks a bundle: items from various folders that are shown together, as an album is. Personal OneDrive only.
///
/// Microsoft's page: [bundle](https://learn.microsoft.com/graph/api/resources/bundle).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Bundle {
    /// There if the bundle is an album of photos. `{}` is enough to create one.
    pub album: Option<Album>,
    /// How many items are directly in the bundle. Set by Graph.
    #[doc(alias = "childCount")]
    pub child_count: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Bundle {
    album => "album",
    child_count => "childCount",
});

/// There if the bundle is an album of photos. `{}` is enough to create one.
pub const ALBUM: Field<Bundle, Album> = Field::new("album");

/// How many items are directly in the bundle. Set by Graph.
#[doc(alias = "childCount")]
pub const CHILD_COUNT: Field<Bundle, i32> = Field::new("childCount");
