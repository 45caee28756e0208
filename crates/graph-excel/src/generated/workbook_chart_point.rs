// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartPoint`], and its properties as fields of queries and patches.

use super::WorkbookChartPointFormat;
use graph_odata::{Extra, Field, wire};

/// A point of a series.
///
/// Microsoft's page: [workbookChartPoint](https://learn.microsoft.com/graph/api/resources/workbookchartpoint).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartPoint {
    /// The id. Requests may address a point by its 0-based place, and Graph may leave the id out. Set by Graph.
    pub id: Option<String>,
    /// The value that the point stands for. Set by Graph, from the chart's source.
    pub value: Option<serde_json::Value>,
    /// How the point looks. Absent unless expanded.
    pub format: Option<Box<WorkbookChartPointFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartPoint {
    id => "id",
    value => "value",
    format => "format",
});

/// The id. Requests may address a point by its 0-based place, and Graph may leave the id out. Set by Graph.
pub const ID: Field<WorkbookChartPoint, String> = Field::new("id");

/// The value that the point stands for. Set by Graph, from the chart's source.
pub const VALUE: Field<WorkbookChartPoint, serde_json::Value> = Field::new("value");

/// How the point looks. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartPoint, WorkbookChartPointFormat> = Field::new("format");
