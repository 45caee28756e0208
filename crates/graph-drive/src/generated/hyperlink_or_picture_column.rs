// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`HyperlinkOrPictureColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column of URLs, of pages or of pictures.
///
/// Microsoft's page:
/// [hyperlinkOrPictureColumn](https://learn.microsoft.com/graph/api/resources/hyperlinkorpicturecolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HyperlinkOrPictureColumn {
    /// Whether the URL is one of a picture, which is shown itself.
    #[doc(alias = "isPicture")]
    pub is_picture: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex HyperlinkOrPictureColumn {
    is_picture => "isPicture",
});

/// Whether the URL is one of a picture, which is shown itself.
#[doc(alias = "isPicture")]
pub const IS_PICTURE: Field<HyperlinkOrPictureColumn, bool> = Field::new("isPicture");
