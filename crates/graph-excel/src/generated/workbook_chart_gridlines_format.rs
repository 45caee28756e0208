// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartGridlinesFormat`], and its properties as fields of queries and patches.

use super::WorkbookChartLineFormat;
use graph_odata::{Extra, Field, wire};

/// How gridlines look.
///
/// Microsoft's page:
/// [workbookChartGridlinesFormat](https://learn.microsoft.com/graph/api/resources/workbookchartgridlinesformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartGridlinesFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The line. Absent unless expanded.
    pub line: Option<Box<WorkbookChartLineFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartGridlinesFormat {
    id => "id",
    line => "line",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartGridlinesFormat, String> = Field::new("id");

/// The line. Absent unless expanded.
pub const LINE: Field<WorkbookChartGridlinesFormat, WorkbookChartLineFormat> = Field::new("line");
