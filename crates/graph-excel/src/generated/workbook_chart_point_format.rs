// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartPointFormat`], and its properties as fields of queries and patches.

use super::WorkbookChartFill;
use graph_odata::{Extra, Field, wire};

/// How a point looks.
///
/// Microsoft's page:
/// [workbookChartPointFormat](https://learn.microsoft.com/graph/api/resources/workbookchartpointformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartPointFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The colour inside. It can be set, but not read.
    pub fill: Option<Box<WorkbookChartFill>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartPointFormat {
    id => "id",
    fill => "fill",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartPointFormat, String> = Field::new("id");

/// The colour inside. It can be set, but not read.
pub const FILL: Field<WorkbookChartPointFormat, WorkbookChartFill> = Field::new("fill");
