// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartLegend`], and its properties as fields of queries and patches.

use super::WorkbookChartLegendFormat;
use graph_odata::{Extra, Field, wire};

/// The legend of a chart.
///
/// Microsoft's page: [workbookChartLegend](https://learn.microsoft.com/graph/api/resources/workbookchartlegend).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartLegend {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// Whether the legend may cover part of the plot.
    pub overlay: Option<bool>,
    /// Where the legend is: `Top`, `Bottom`, `Left`, `Right`, `Corner` (at the top right), or `Custom` after it was
    /// moved by hand.
    pub position: Option<String>,
    /// Whether the legend is shown.
    pub visible: Option<bool>,
    /// How the legend looks. Absent unless expanded.
    pub format: Option<Box<WorkbookChartLegendFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartLegend {
    id => "id",
    overlay => "overlay",
    position => "position",
    visible => "visible",
    format => "format",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartLegend, String> = Field::new("id");

/// Whether the legend may cover part of the plot.
pub const OVERLAY: Field<WorkbookChartLegend, bool> = Field::new("overlay");

/// Where the legend is: `Top`, `Bottom`, `Left`, `Right`, `Corner` (at the top right), or `Custom` after it was moved
/// by hand.
pub const POSITION: Field<WorkbookChartLegend, String> = Field::new("position");

/// Whether the legend is shown.
pub const VISIBLE: Field<WorkbookChartLegend, bool> = Field::new("visible");

/// How the legend looks. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartLegend, WorkbookChartLegendFormat> = Field::new("format");
