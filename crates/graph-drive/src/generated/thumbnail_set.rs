// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ThumbnailSet`], and its properties as fields of queries and patches.

use super::Thumbnail;
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`ThumbnailSet`].
    pub struct ThumbnailSetId;
}

/// The small pictures that stand for an item, in several sizes.
///
/// Microsoft's page: [thumbnailSet](https://learn.microsoft.com/graph/api/resources/thumbnailset).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ThumbnailSet {
    /// The id, within its item: `0` for the only set. Set by Graph.
    pub id: Option<ThumbnailSetId>,
    /// A picture of at most 800 pixels on its longer side. Set by Graph.
    pub large: Option<Thumbnail>,
    /// A picture of at most 176 pixels on its longer side. Set by Graph.
    pub medium: Option<Thumbnail>,
    /// A picture of at most 96 pixels on its longer side. Set by Graph.
    pub small: Option<Thumbnail>,
    /// A picture that the user chose for the item, or the one that the others are made from. Set by Graph.
    pub source: Option<Thumbnail>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ThumbnailSet {
    id => "id",
    large => "large",
    medium => "medium",
    small => "small",
    source => "source",
});

impl ThumbnailSet {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&ThumbnailSetId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, within its item: `0` for the only set. Set by Graph.
pub const ID: Field<ThumbnailSet, ThumbnailSetId> = Field::new("id");

/// A picture of at most 800 pixels on its longer side. Set by Graph.
pub const LARGE: Field<ThumbnailSet, Thumbnail> = Field::new("large");

/// A picture of at most 176 pixels on its longer side. Set by Graph.
pub const MEDIUM: Field<ThumbnailSet, Thumbnail> = Field::new("medium");

/// A picture of at most 96 pixels on its longer side. Set by Graph.
pub const SMALL: Field<ThumbnailSet, Thumbnail> = Field::new("small");

/// A picture that the user chose for the item, or the one that the others are made from. Set by Graph.
pub const SOURCE: Field<ThumbnailSet, Thumbnail> = Field::new("source");
