// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Thumbnail`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, Hidden, wire};
use graph_types::DriveItemId;

/// A small picture that stands for an item. Set by Graph.
///
/// Microsoft's page: [thumbnail](https://learn.microsoft.com/graph/api/resources/thumbnail).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Thumbnail {
    /// The picture's bytes. They are no part of the JSON: download them.
    pub content: Option<Hidden>,
    /// The height in pixels.
    pub height: Option<i32>,
    /// The id of the item that the picture is of, if it stands for a folder.
    #[doc(alias = "sourceItemId")]
    pub source_item_id: Option<DriveItemId>,
    /// A URL of the picture that asks for no sign-in. It serves for a short while, and whoever has it sees the picture.
    pub url: Option<Hidden>,
    /// The width in pixels.
    pub width: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Thumbnail {
    height => "height",
    source_item_id => "sourceItemId",
    url => "url",
    width => "width",
} read {
    content => "content@odata.mediaReadLink",
});

/// The picture's bytes. They are no part of the JSON: download them.
pub const CONTENT: Field<Thumbnail, Hidden> = Field::new("content");

/// The height in pixels.
pub const HEIGHT: Field<Thumbnail, i32> = Field::new("height");

/// The id of the item that the picture is of, if it stands for a folder.
#[doc(alias = "sourceItemId")]
pub const SOURCE_ITEM_ID: Field<Thumbnail, DriveItemId> = Field::new("sourceItemId");

/// A URL of the picture that asks for no sign-in. It serves for a short while, and whoever has it sees the picture.
pub const URL: Field<Thumbnail, Hidden> = Field::new("url");

/// The width in pixels.
pub const WIDTH: Field<Thumbnail, i32> = Field::new("width");
