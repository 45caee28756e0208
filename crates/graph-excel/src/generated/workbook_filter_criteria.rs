// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookFilterCriteria`], and its properties as fields of queries and patches.

use super::WorkbookIcon;
use graph_odata::{Extra, Field, wire};

/// What a filter keeps: `filterOn` says which of the other properties count.
///
/// Microsoft's page: [workbookFilterCriteria](https://learn.microsoft.com/graph/api/resources/filtercriteria).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookFilterCriteria {
    /// The colour of the cells to keep, as `#RRGGBB`, for `CellColor` and `FontColor`.
    pub color: Option<String>,
    /// A number as text, for `TopItems`, `TopPercent`, `BottomItems` and `BottomPercent`. A condition for `Custom`:
    /// `>50`, `=*son`.
    pub criterion1: Option<String>,
    /// A second condition for `Custom`.
    pub criterion2: Option<String>,
    /// The values to keep, for `Dynamic`: `AboveAverage`, `BelowAverage`, or a time such as `Today`, `LastWeek`,
    /// `YearToDate`, `AllDatesInPeriodApril`.
    #[doc(alias = "dynamicCriteria")]
    pub dynamic_criteria: Option<String>,
    /// The kind of filter: `BottomItems`, `BottomPercent`, `CellColor`, `Dynamic`, `FontColor`, `Values`, `TopItems`,
    /// `TopPercent`, `Icon` or `Custom`. Required on write.
    #[doc(alias = "filterOn")]
    pub filter_on: Option<String>,
    /// The icon of the cells to keep, for `Icon`.
    pub icon: Option<WorkbookIcon>,
    /// Whether both conditions must hold, `And`, or one of them, `Or`, for `Custom`.
    pub operator: Option<String>,
    /// The values to keep, for `Values`: an array of texts and, for dates, of what `WorkbookFilterDatetime` describes.
    pub values: Option<serde_json::Value>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookFilterCriteria {
    color => "color",
    criterion1 => "criterion1",
    criterion2 => "criterion2",
    dynamic_criteria => "dynamicCriteria",
    filter_on => "filterOn",
    icon => "icon",
    operator => "operator",
    values => "values",
});

/// The colour of the cells to keep, as `#RRGGBB`, for `CellColor` and `FontColor`.
pub const COLOR: Field<WorkbookFilterCriteria, String> = Field::new("color");

/// A number as text, for `TopItems`, `TopPercent`, `BottomItems` and `BottomPercent`. A condition for `Custom`: `>50`,
/// `=*son`.
pub const CRITERION1: Field<WorkbookFilterCriteria, String> = Field::new("criterion1");

/// A second condition for `Custom`.
pub const CRITERION2: Field<WorkbookFilterCriteria, String> = Field::new("criterion2");

/// The values to keep, for `Dynamic`: `AboveAverage`, `BelowAverage`, or a time such as `Today`, `LastWeek`,
/// `YearToDate`, `AllDatesInPeriodApril`.
#[doc(alias = "dynamicCriteria")]
pub const DYNAMIC_CRITERIA: Field<WorkbookFilterCriteria, String> = Field::new("dynamicCriteria");

/// The kind of filter: `BottomItems`, `BottomPercent`, `CellColor`, `Dynamic`, `FontColor`, `Values`, `TopItems`,
/// `TopPercent`, `Icon` or `Custom`. Required on write.
#[doc(alias = "filterOn")]
pub const FILTER_ON: Field<WorkbookFilterCriteria, String> = Field::new("filterOn");

/// The icon of the cells to keep, for `Icon`.
pub const ICON: Field<WorkbookFilterCriteria, WorkbookIcon> = Field::new("icon");

/// Whether both conditions must hold, `And`, or one of them, `Or`, for `Custom`.
pub const OPERATOR: Field<WorkbookFilterCriteria, String> = Field::new("operator");

/// The values to keep, for `Values`: an array of texts and, for dates, of what `WorkbookFilterDatetime` describes.
pub const VALUES: Field<WorkbookFilterCriteria, serde_json::Value> = Field::new("values");
