// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartGridlines`], and its properties as fields of queries and patches.

use super::WorkbookChartGridlinesFormat;
use graph_odata::{Extra, Field, wire};

/// The gridlines of an axis.
///
/// Microsoft's page: [workbookChartGridlines](https://learn.microsoft.com/graph/api/resources/workbookchartgridlines).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartGridlines {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// Whether the gridlines are shown.
    pub visible: Option<bool>,
    /// How the gridlines look. Absent unless expanded.
    pub format: Option<Box<WorkbookChartGridlinesFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartGridlines {
    id => "id",
    visible => "visible",
    format => "format",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartGridlines, String> = Field::new("id");

/// Whether the gridlines are shown.
pub const VISIBLE: Field<WorkbookChartGridlines, bool> = Field::new("visible");

/// How the gridlines look. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartGridlines, WorkbookChartGridlinesFormat> = Field::new("format");
