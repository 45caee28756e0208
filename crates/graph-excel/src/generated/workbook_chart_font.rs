// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartFont`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The font of a part of a chart.
///
/// Microsoft's page: [workbookChartFont](https://learn.microsoft.com/graph/api/resources/workbookchartfont).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartFont {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// Whether the text is bold.
    pub bold: Option<bool>,
    /// The colour of the text as `#RRGGBB`.
    pub color: Option<String>,
    /// Whether the text is italic.
    pub italic: Option<bool>,
    /// The name of the font: `Calibri`.
    pub name: Option<String>,
    /// The size in points.
    pub size: Option<f64>,
    /// The line below the text: `None` or `Single`.
    pub underline: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartFont {
    id => "id",
    bold => "bold",
    color => "color",
    italic => "italic",
    name => "name",
    size => "size",
    underline => "underline",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartFont, String> = Field::new("id");

/// Whether the text is bold.
pub const BOLD: Field<WorkbookChartFont, bool> = Field::new("bold");

/// The colour of the text as `#RRGGBB`.
pub const COLOR: Field<WorkbookChartFont, String> = Field::new("color");

/// Whether the text is italic.
pub const ITALIC: Field<WorkbookChartFont, bool> = Field::new("italic");

/// The name of the font: `Calibri`.
pub const NAME: Field<WorkbookChartFont, String> = Field::new("name");

/// The size in points.
pub const SIZE: Field<WorkbookChartFont, f64> = Field::new("size");

/// The line below the text: `None` or `Single`.
pub const UNDERLINE: Field<WorkbookChartFont, String> = Field::new("underline");
