// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartAxisFormat`], and its properties as fields of queries and patches.

use super::{WorkbookChartFont, WorkbookChartLineFormat};
use graph_odata::{Extra, Field, wire};

/// How an axis looks.
///
/// Microsoft's page:
/// [workbookChartAxisFormat](https://learn.microsoft.com/graph/api/resources/workbookchartaxisformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartAxisFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The font of the labels. Absent unless expanded.
    pub font: Option<Box<WorkbookChartFont>>,
    /// The line. Absent unless expanded.
    pub line: Option<Box<WorkbookChartLineFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartAxisFormat {
    id => "id",
    font => "font",
    line => "line",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartAxisFormat, String> = Field::new("id");

/// The font of the labels. Absent unless expanded.
pub const FONT: Field<WorkbookChartAxisFormat, WorkbookChartFont> = Field::new("font");

/// The line. Absent unless expanded.
pub const LINE: Field<WorkbookChartAxisFormat, WorkbookChartLineFormat> = Field::new("line");
