// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookChartDataLabels`], and its properties as fields of queries and patches.

use super::WorkbookChartDataLabelFormat;
use graph_odata::{Extra, Field, wire};

/// The labels at the points of a chart: where they are and what they say.
///
/// Microsoft's page:
/// [workbookChartDataLabels](https://learn.microsoft.com/graph/api/resources/workbookchartdatalabels).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookChartDataLabels {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// Where the labels are: `None`, `Center`, `InsideEnd`, `InsideBase`, `OutsideEnd`, `Left`, `Right`, `Top`,
    /// `Bottom`, `BestFit` or `Callout`. Which of them are possible depends on the chart's type.
    pub position: Option<String>,
    /// What stands between the parts of a label: `, `.
    pub separator: Option<String>,
    /// Whether the labels say how large the bubble is.
    #[doc(alias = "showBubbleSize")]
    pub show_bubble_size: Option<bool>,
    /// Whether the labels say the category.
    #[doc(alias = "showCategoryName")]
    pub show_category_name: Option<bool>,
    /// Whether the labels show the legend's sign of the series.
    #[doc(alias = "showLegendKey")]
    pub show_legend_key: Option<bool>,
    /// Whether the labels say the share of the whole.
    #[doc(alias = "showPercentage")]
    pub show_percentage: Option<bool>,
    /// Whether the labels say the name of the series.
    #[doc(alias = "showSeriesName")]
    pub show_series_name: Option<bool>,
    /// Whether the labels say the value.
    #[doc(alias = "showValue")]
    pub show_value: Option<bool>,
    /// How the labels look. Absent unless expanded.
    pub format: Option<Box<WorkbookChartDataLabelFormat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookChartDataLabels {
    id => "id",
    position => "position",
    separator => "separator",
    show_bubble_size => "showBubbleSize",
    show_category_name => "showCategoryName",
    show_legend_key => "showLegendKey",
    show_percentage => "showPercentage",
    show_series_name => "showSeriesName",
    show_value => "showValue",
    format => "format",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookChartDataLabels, String> = Field::new("id");

/// Where the labels are: `None`, `Center`, `InsideEnd`, `InsideBase`, `OutsideEnd`, `Left`, `Right`, `Top`, `Bottom`,
/// `BestFit` or `Callout`. Which of them are possible depends on the chart's type.
pub const POSITION: Field<WorkbookChartDataLabels, String> = Field::new("position");

/// What stands between the parts of a label: `, `.
pub const SEPARATOR: Field<WorkbookChartDataLabels, String> = Field::new("separator");

/// Whether the labels say how large the bubble is.
#[doc(alias = "showBubbleSize")]
pub const SHOW_BUBBLE_SIZE: Field<WorkbookChartDataLabels, bool> = Field::new("showBubbleSize");

/// Whether the labels say the category.
#[doc(alias = "showCategoryName")]
pub const SHOW_CATEGORY_NAME: Field<WorkbookChartDataLabels, bool> = Field::new("showCategoryName");

/// Whether the labels show the legend's sign of the series.
#[doc(alias = "showLegendKey")]
pub const SHOW_LEGEND_KEY: Field<WorkbookChartDataLabels, bool> = Field::new("showLegendKey");

/// Whether the labels say the share of the whole.
#[doc(alias = "showPercentage")]
pub const SHOW_PERCENTAGE: Field<WorkbookChartDataLabels, bool> = Field::new("showPercentage");

/// Whether the labels say the name of the series.
#[doc(alias = "showSeriesName")]
pub const SHOW_SERIES_NAME: Field<WorkbookChartDataLabels, bool> = Field::new("showSeriesName");

/// Whether the labels say the value.
#[doc(alias = "showValue")]
pub const SHOW_VALUE: Field<WorkbookChartDataLabels, bool> = Field::new("showValue");

/// How the labels look. Absent unless expanded.
pub const FORMAT: Field<WorkbookChartDataLabels, WorkbookChartDataLabelFormat> = Field::new("format");
