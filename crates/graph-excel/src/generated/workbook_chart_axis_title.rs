// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartAxisTitle`], and its properties as fields of queries and patches.

use super::WorkbookChartAxisTitleFormat;
use graph_odata::{Extra, Field, wire};

/// The title of an axis.
///
/// Microsoft's page: [workbookChartAxisTitle](https://learn.microsoft.com/graph/api/resources/workbookchartaxistitle).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartAxisTitle {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The text.
    pub text: Option<String>,
    /// Whether the title is shown.
    pub visible: Option<bool>,
    /// How the title looks. Absent unless expanded.
    pub format: Option<Box<WorkbookChartAxisTitleFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartAxisTitle {
    id => "id",
    text => "text",
    visible => "visible",
    format => "format",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartAxisTitle, String> = Field::new("id");

/// The text.
pub const TEXT: Field<WorkbookChartAxisTitle, String> = Field::new("text");

/// Whether the title is shown.
pub const VISIBLE: Field<WorkbookChartAxisTitle, bool> = Field::new("visible");

/// How the title looks. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartAxisTitle, WorkbookChartAxisTitleFormat> = Field::new("format");
