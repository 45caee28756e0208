// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartDataLabelFormat`], and its properties as fields of queries and patches.

use super::{WorkbookChartFill, WorkbookChartFont};
use graph_odata::{Extra, Field, wire};

/// How the labels at the points of a chart look.
///
/// Microsoft's page:
/// [workbookChartDataLabelFormat](https://learn.microsoft.com/graph/api/resources/workbookchartdatalabelformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartDataLabelFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The background. It can be set, but not read.
    pub fill: Option<Box<WorkbookChartFill>>,
    /// The font. Absent unless expanded.
    pub font: Option<Box<WorkbookChartFont>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartDataLabelFormat {
    id => "id",
    fill => "fill",
    font => "font",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartDataLabelFormat, String> = Field::new("id");

/// The background. It can be set, but not read.
pub const FILL: Field<WorkbookChartDataLabelFormat, WorkbookChartFill> = Field::new("fill");

/// The font. Absent unless expanded.
pub const FONT: Field<WorkbookChartDataLabelFormat, WorkbookChartFont> = Field::new("font");
