// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartLineFormat`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// How a line of a chart looks.
///
/// Microsoft's page:
/// [workbookChartLineFormat](https://learn.microsoft.com/graph/api/resources/workbookchartlineformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartLineFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The colour as `#RRGGBB`.
    pub color: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartLineFormat {
    id => "id",
    color => "color",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartLineFormat, String> = Field::new("id");

/// The colour as `#RRGGBB`.
pub const COLOR: Field<WorkbookChartLineFormat, String> = Field::new("color");
