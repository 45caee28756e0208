// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartAxis`], and its properties as fields of queries and patches.

use super::{WorkbookChartAxisFormat, WorkbookChartAxisTitle, WorkbookChartGridlines};
use graph_odata::{Extra, Field, wire};

/// An axis of a chart.
///
/// Microsoft's page: [workbookChartAxis](https://learn.microsoft.com/graph/api/resources/workbookchartaxis).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartAxis {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The distance between two large marks: a number, in units of the axis. `""` on write lets Excel choose.
    #[doc(alias = "majorUnit")]
    pub major_unit: Option<serde_json::Value>,
    /// The largest value on the axis: a number. `""` on write lets Excel choose.
    pub maximum: Option<serde_json::Value>,
    /// The smallest value on the axis: a number. `""` on write lets Excel choose.
    pub minimum: Option<serde_json::Value>,
    /// The distance between two small marks: a number, in units of the axis. `""` on write lets Excel choose.
    #[doc(alias = "minorUnit")]
    pub minor_unit: Option<serde_json::Value>,
    /// How the axis looks. Absent unless expanded.
    pub format: Option<Box<WorkbookChartAxisFormat>>,
    /// The gridlines at the large marks. Absent unless expanded.
    #[doc(alias = "majorGridlines")]
    pub major_gridlines: Option<Box<WorkbookChartGridlines>>,
    /// The gridlines at the small marks. Absent unless expanded.
    #[doc(alias = "minorGridlines")]
    pub minor_gridlines: Option<Box<WorkbookChartGridlines>>,
    /// The title of the axis. Absent unless expanded.
    pub title: Option<Box<WorkbookChartAxisTitle>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartAxis {
    id => "id",
    major_unit => "majorUnit",
    maximum => "maximum",
    minimum => "minimum",
    minor_unit => "minorUnit",
    format => "format",
    major_gridlines => "majorGridlines",
    minor_gridlines => "minorGridlines",
    title => "title",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartAxis, String> = Field::new("id");

/// The distance between two large marks: a number, in units of the axis. `""` on write lets Excel choose.
#[doc(alias = "majorUnit")]
pub const MAJOR_UNIT: Field<WorkbookChartAxis, serde_json::Value> = Field::new("majorUnit");

/// The largest value on the axis: a number. `""` on write lets Excel choose.
pub const MAXIMUM: Field<WorkbookChartAxis, serde_json::Value> = Field::new("maximum");

/// The smallest value on the axis: a number. `""` on write lets Excel choose.
pub const MINIMUM: Field<WorkbookChartAxis, serde_json::Value> = Field::new("minimum");

/// The distance between two small marks: a number, in units of the axis. `""` on write lets Excel choose.
#[doc(alias = "minorUnit")]
pub const MINOR_UNIT: Field<WorkbookChartAxis, serde_json::Value> = Field::new("minorUnit");

/// How the axis looks. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartAxis, WorkbookChartAxisFormat> = Field::new("format");

/// The gridlines at the large marks. Absent unless expanded.
#[doc(alias = "majorGridlines")]
pub const MAJOR_GRIDLINES: Field<WorkbookChartAxis, WorkbookChartGridlines> = Field::new("majorGridlines");

/// The gridlines at the small marks. Absent unless expanded.
#[doc(alias = "minorGridlines")]
pub const MINOR_GRIDLINES: Field<WorkbookChartAxis, WorkbookChartGridlines> = Field::new("minorGridlines");

/// The title of the axis. Absent unless expanded.
pub const TITLE: Field<WorkbookChartAxis, WorkbookChartAxisTitle> = Field::new("title");
