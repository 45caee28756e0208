// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartSeries`], and its properties as fields of queries and patches.

use super::{WorkbookChartPoint, WorkbookChartSeriesFormat};
use graph_odata::{Extra, Field, wire};

/// A series of values in a chart: one line, or the columns of one colour.
///
/// Microsoft's page: [workbookChartSeries](https://learn.microsoft.com/graph/api/resources/workbookchartseries).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartSeries {
    /// The id. Requests may address a series by its 0-based place, and Graph may leave the id out. Set by Graph.
    pub id: Option<String>,
    /// The name, as the legend shows it.
    pub name: Option<String>,
    /// How the series looks. Absent unless expanded.
    pub format: Option<Box<WorkbookChartSeriesFormat>>,
    /// The points, in the order of the categories. Absent unless expanded.
    pub points: Option<Vec<WorkbookChartPoint>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartSeries {
    id => "id",
    name => "name",
    format => "format",
    points => "points",
});

/// The id. Requests may address a series by its 0-based place, and Graph may leave the id out. Set by Graph.
pub const ID: Field<WorkbookChartSeries, String> = Field::new("id");

/// The name, as the legend shows it.
pub const NAME: Field<WorkbookChartSeries, String> = Field::new("name");

/// How the series looks. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartSeries, WorkbookChartSeriesFormat> = Field::new("format");

/// The points, in the order of the categories. Absent unless expanded.
pub const POINTS: Field<WorkbookChartSeries, Vec<WorkbookChartPoint>> = Field::new("points");
