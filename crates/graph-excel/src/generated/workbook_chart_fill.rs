// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartFill`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The background of a part of a chart. Actions set and clear it. There is nothing to read.
///
/// Microsoft's page: [workbookChartFill](https://learn.microsoft.com/graph/api/resources/workbookchartfill).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartFill {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartFill {
    id => "id",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartFill, String> = Field::new("id");
