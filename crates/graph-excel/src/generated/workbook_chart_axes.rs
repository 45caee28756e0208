// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartAxes`], and its properties as fields of queries and patches.

use super::WorkbookChartAxis;
use graph_odata::{Extra, Field, wire};

/// The axes of a chart. Which of them it has depends on its type.
///
/// Microsoft's page: [workbookChartAxes](https://learn.microsoft.com/graph/api/resources/workbookchartaxes).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartAxes {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The axis of the categories, most often the horizontal one. Absent unless expanded.
    #[doc(alias = "categoryAxis")]
    pub category_axis: Option<Box<WorkbookChartAxis>>,
    /// The axis along the series of a three-dimensional chart. Absent unless expanded.
    #[doc(alias = "seriesAxis")]
    pub series_axis: Option<Box<WorkbookChartAxis>>,
    /// The axis of the values, most often the vertical one. Absent unless expanded.
    #[doc(alias = "valueAxis")]
    pub value_axis: Option<Box<WorkbookChartAxis>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartAxes {
    id => "id",
    category_axis => "categoryAxis",
    series_axis => "seriesAxis",
    value_axis => "valueAxis",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartAxes, String> = Field::new("id");

/// The axis of the categories, most often the horizontal one. Absent unless expanded.
#[doc(alias = "categoryAxis")]
pub const CATEGORY_AXIS: Field<WorkbookChartAxes, WorkbookChartAxis> = Field::new("categoryAxis");

/// The axis along the series of a three-dimensional chart. Absent unless expanded.
#[doc(alias = "seriesAxis")]
pub const SERIES_AXIS: Field<WorkbookChartAxes, WorkbookChartAxis> = Field::new("seriesAxis");

/// The axis of the values, most often the vertical one. Absent unless expanded.
#[doc(alias = "valueAxis")]
pub const VALUE_AXIS: Field<WorkbookChartAxes, WorkbookChartAxis> = Field::new("valueAxis");
