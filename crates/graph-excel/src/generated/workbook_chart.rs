// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChart`], and its properties as fields of queries and patches.

use super::{
    WorkbookChartAreaFormat, WorkbookChartAxes, WorkbookChartDataLabels, WorkbookChartLegend, WorkbookChartSeries,
    WorkbookChartTitle, WorkbookWorksheet,
};
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookChart`].
    pub struct ChartId;
}

/// A chart on a worksheet.
///
/// Microsoft's page: [workbookChart](https://learn.microsoft.com/graph/api/resources/workbookchart).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChart {
    /// The id, a GUID in braces. Requests may use the name in its place. Set by Graph.
    pub id: Option<ChartId>,
    /// The height in points.
    pub height: Option<f64>,
    /// The distance from the worksheet's left edge, in points.
    pub left: Option<f64>,
    /// The name, not the title. Set by Excel on creation; it can be changed.
    pub name: Option<String>,
    /// The distance from the worksheet's top edge, in points.
    pub top: Option<f64>,
    /// The width in points.
    pub width: Option<f64>,
    /// The axes. Absent unless expanded.
    pub axes: Option<Box<WorkbookChartAxes>>,
    /// The labels at the points. Absent unless expanded.
    #[doc(alias = "dataLabels")]
    pub data_labels: Option<Box<WorkbookChartDataLabels>>,
    /// How the chart's area looks. Absent unless expanded.
    pub format: Option<Box<WorkbookChartAreaFormat>>,
    /// The legend. Absent unless expanded.
    pub legend: Option<Box<WorkbookChartLegend>>,
    /// The series of values. Absent unless expanded.
    pub series: Option<Vec<WorkbookChartSeries>>,
    /// The title. Absent unless expanded.
    pub title: Option<Box<WorkbookChartTitle>>,
    /// The worksheet that the chart is on. Absent unless expanded.
    pub worksheet: Option<Box<WorkbookWorksheet>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChart {
    id => "id",
    height => "height",
    left => "left",
    name => "name",
    top => "top",
    width => "width",
    axes => "axes",
    data_labels => "dataLabels",
    format => "format",
    legend => "legend",
    series => "series",
    title => "title",
    worksheet => "worksheet",
});

impl WorkbookChart {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&ChartId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, a GUID in braces. Requests may use the name in its place. Set by Graph.
pub const ID: Field<WorkbookChart, ChartId> = Field::new("id");

/// The height in points.
pub const HEIGHT: Field<WorkbookChart, f64> = Field::new("height");

/// The distance from the worksheet's left edge, in points.
pub const LEFT: Field<WorkbookChart, f64> = Field::new("left");

/// The name, not the title. Set by Excel on creation; it can be changed.
pub const NAME: Field<WorkbookChart, String> = Field::new("name");

/// The distance from the worksheet's top edge, in points.
pub const TOP: Field<WorkbookChart, f64> = Field::new("top");

/// The width in points.
pub const WIDTH: Field<WorkbookChart, f64> = Field::new("width");

/// The axes. Absent unless expanded.
pub const AXES: Field<WorkbookChart, WorkbookChartAxes> = Field::new("axes");

/// The labels at the points. Absent unless expanded.
#[doc(alias = "dataLabels")]
pub const DATA_LABELS: Field<WorkbookChart, WorkbookChartDataLabels> = Field::new("dataLabels");

/// How the chart's area looks. Absent unless expanded.
pub const FORMAT: Field<WorkbookChart, WorkbookChartAreaFormat> = Field::new("format");

/// The legend. Absent unless expanded.
pub const LEGEND: Field<WorkbookChart, WorkbookChartLegend> = Field::new("legend");

/// The series of values. Absent unless expanded.
pub const SERIES: Field<WorkbookChart, Vec<WorkbookChartSeries>> = Field::new("series");

/// The title. Absent unless expanded.
pub const TITLE: Field<WorkbookChart, WorkbookChartTitle> = Field::new("title");

/// The worksheet that the chart is on. Absent unless expanded.
pub const WORKSHEET: Field<WorkbookChart, WorkbookWorksheet> = Field::new("worksheet");
