// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartAxisTitleFormat`], and its properties as fields of queries and patches.

use super::WorkbookChartFont;
use graph_odata::{Extra, Field, wire};

/// How the title of an axis looks.
///
/// Microsoft's page:
/// [workbookChartAxisTitleFormat](https://learn.microsoft.com/graph/api/resources/workbookchartaxistitleformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartAxisTitleFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The font. Absent unless expanded.
    pub font: Option<Box<WorkbookChartFont>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartAxisTitleFormat {
    id => "id",
    font => "font",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartAxisTitleFormat, String> = Field::new("id");

/// The font. Absent unless expanded.
pub const FONT: Field<WorkbookChartAxisTitleFormat, WorkbookChartFont> = Field::new("font");
