// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Image`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The size of a picture in pixels.
///
/// Microsoft's page: [image](https://learn.microsoft.com/graph/api/resources/image).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Image {
    /// The height in pixels. Set by Graph.
    pub height: Option<i32>,
    /// The width in pixels. Set by Graph.
    pub width: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Image {
    height => "height",
    width => "width",
});

/// The height in pixels. Set by Graph.
pub const HEIGHT: Field<Image, i32> = Field::new("height");

/// The width in pixels. Set by Graph.
pub const WIDTH: Field<Image, i32> = Field::new("width");
