// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookRangeBorder`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The line at one side of a range, between its cells, or across them.
///
/// Microsoft's page: [workbookRangeBorder](https://learn.microsoft.com/graph/api/resources/workbookrangeborder).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookRangeBorder {
    /// The side, as in `sideIndex`: requests address the border by it. Set by Graph.
    pub id: Option<String>,
    /// The colour as `#RRGGBB`, or on write as an HTML name: `orange`. Null if the range has several.
    pub color: Option<String>,
    /// The side: `EdgeTop`, `EdgeBottom`, `EdgeLeft`, `EdgeRight`, `InsideVertical`, `InsideHorizontal`, `DiagonalDown`
    /// or `DiagonalUp`. Set by Graph.
    #[doc(alias = "sideIndex")]
    pub side_index: Option<String>,
    /// The kind of line: `None`, `Continuous`, `Dash`, `DashDot`, `DashDotDot`, `Dot`, `Double` or `SlantDashDot`. Null
    /// if the range has several.
    pub style: Option<String>,
    /// The thickness: `Hairline`, `Thin`, `Medium` or `Thick`. Null if the range has several.
    pub weight: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookRangeBorder {
    id => "id",
    color => "color",
    side_index => "sideIndex",
    style => "style",
    weight => "weight",
});

/// The side, as in `sideIndex`: requests address the border by it. Set by Graph.
pub const ID: Field<WorkbookRangeBorder, String> = Field::new("id");

/// The colour as `#RRGGBB`, or on write as an HTML name: `orange`. Null if the range has several.
pub const COLOR: Field<WorkbookRangeBorder, String> = Field::new("color");

/// The side: `EdgeTop`, `EdgeBottom`, `EdgeLeft`, `EdgeRight`, `InsideVertical`, `InsideHorizontal`, `DiagonalDown` or
/// `DiagonalUp`. Set by Graph.
#[doc(alias = "sideIndex")]
pub const SIDE_INDEX: Field<WorkbookRangeBorder, String> = Field::new("sideIndex");

/// The kind of line: `None`, `Continuous`, `Dash`, `DashDot`, `DashDotDot`, `Dot`, `Double` or `SlantDashDot`. Null if
/// the range has several.
pub const STYLE: Field<WorkbookRangeBorder, String> = Field::new("style");

/// The thickness: `Hairline`, `Thin`, `Medium` or `Thick`. Null if the range has several.
pub const WEIGHT: Field<WorkbookRangeBorder, String> = Field::new("weight");
