// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartSeriesFormat`], and its properties as fields of queries and patches.

use super::{WorkbookChartFill, WorkbookChartLineFormat};
use graph_odata::{Extra, Field, wire};

/// How a series looks.
///
/// Microsoft's page:
/// [workbookChartSeriesFormat](https://learn.microsoft.com/graph/api/resources/workbookchartseriesformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartSeriesFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The colour inside. It can be set, but not read.
    pub fill: Option<Box<WorkbookChartFill>>,
    /// The line. Absent unless expanded.
    pub line: Option<Box<WorkbookChartLineFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartSeriesFormat {
    id => "id",
    fill => "fill",
    line => "line",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartSeriesFormat, String> = Field::new("id");

/// The colour inside. It can be set, but not read.
pub const FILL: Field<WorkbookChartSeriesFormat, WorkbookChartFill> = Field::new("fill");

/// The line. Absent unless expanded.
pub const LINE: Field<WorkbookChartSeriesFormat, WorkbookChartLineFormat> = Field::new("line");
