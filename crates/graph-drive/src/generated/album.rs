// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Album`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};
use graph_types::DriveItemId;

/// Marks a bundle as an album of photos.
///
/// Microsoft's page: [album](https://learn.microsoft.com/graph/api/resources/album).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Album {
    /// The id of the item whose picture stands for the album. By default Graph chooses one.
    #[doc(alias = "coverImageItemId")]
    pub cover_image_item_id: Option<DriveItemId>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Album {
    cover_image_item_id => "coverImageItemId",
});

/// The id of the item whose picture stands for the album. By default Graph chooses one.
#[doc(alias = "coverImageItemId")]
pub const COVER_IMAGE_ITEM_ID: Field<Album, DriveItemId> = Field::new("coverImageItemId");
