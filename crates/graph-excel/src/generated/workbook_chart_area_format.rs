// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartAreaFormat`], and its properties as fields of queries and patches.

use super::{WorkbookChartFill, WorkbookChartFont};
use graph_odata::{Extra, Field, wire};

/// How the area of a chart looks.
///
/// Microsoft's page:
/// [workbookChartAreaFormat](https://learn.microsoft.com/graph/api/resources/workbookchartareaformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartAreaFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The background. It can be set, but not read.
    pub fill: Option<Box<WorkbookChartFill>>,
    /// The font of all texts of the chart. Absent unless expanded.
    pub font: Option<Box<WorkbookChartFont>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartAreaFormat {
    id => "id",
    fill => "fill",
    font => "font",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartAreaFormat, String> = Field::new("id");

/// The background. It can be set, but not read.
pub const FILL: Field<WorkbookChartAreaFormat, WorkbookChartFill> = Field::new("fill");

/// The font of all texts of the chart. Absent unless expanded.
pub const FONT: Field<WorkbookChartAreaFormat, WorkbookChartFont> = Field::new("font");
