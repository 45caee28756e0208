// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartTitle`], and its properties as fields of queries and patches.

use super::WorkbookChartTitleFormat;
use graph_odata::{Extra, Field, wire};

/// The title of a chart.
///
/// Microsoft's page: [workbookChartTitle](https://learn.microsoft.com/graph/api/resources/workbookcharttitle).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartTitle {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// Whether the title may cover part of the plot.
    pub overlay: Option<bool>,
    /// The text.
    pub text: Option<String>,
    /// Whether the title is shown.
    pub visible: Option<bool>,
    /// How the title looks. Absent unless expanded.
    pub format: Option<Box<WorkbookChartTitleFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartTitle {
    id => "id",
    overlay => "overlay",
    text => "text",
    visible => "visible",
    format => "format",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartTitle, String> = Field::new("id");

/// Whether the title may cover part of the plot.
pub const OVERLAY: Field<WorkbookChartTitle, bool> = Field::new("overlay");

/// The text.
pub const TEXT: Field<WorkbookChartTitle, String> = Field::new("text");

/// Whether the title is shown.
pub const VISIBLE: Field<WorkbookChartTitle, bool> = Field::new("visible");

/// How the title looks. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartTitle, WorkbookChartTitleFormat> = Field::new("format");
