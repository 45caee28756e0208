// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookSortField`], and its properties as fields of queries and patches.

use super::WorkbookIcon;
use graph_odata::{Extra, Field, wire};

/// A condition to sort by.
///
/// Microsoft's page: [workbookSortField](https://learn.microsoft.com/graph/api/resources/sortfield).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookSortField {
    /// Whether the smallest value comes first.
    pub ascending: Option<bool>,
    /// The colour that is sorted by, as `#RRGGBB`, if `sortOn` is `CellColor` or `FontColor`.
    pub color: Option<String>,
    /// Whether text that looks like a number is sorted as one, `TextAsNumber`, or as text, `Normal`.
    #[doc(alias = "dataOption")]
    pub data_option: Option<String>,
    /// The icon that is sorted by, if `sortOn` is `Icon`.
    pub icon: Option<WorkbookIcon>,
    /// The column to sort by, as a 0-based offset from the first one. A row, if the sort's orientation is `Columns`.
    pub key: Option<i32>,
    /// What is compared: `Value`, `CellColor`, `FontColor` or `Icon`.
    #[doc(alias = "sortOn")]
    pub sort_on: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookSortField {
    ascending => "ascending",
    color => "color",
    data_option => "dataOption",
    icon => "icon",
    key => "key",
    sort_on => "sortOn",
});

/// Whether the smallest value comes first.
pub const ASCENDING: Field<WorkbookSortField, bool> = Field::new("ascending");

/// The colour that is sorted by, as `#RRGGBB`, if `sortOn` is `CellColor` or `FontColor`.
pub const COLOR: Field<WorkbookSortField, String> = Field::new("color");

/// Whether text that looks like a number is sorted as one, `TextAsNumber`, or as text, `Normal`.
#[doc(alias = "dataOption")]
pub const DATA_OPTION: Field<WorkbookSortField, String> = Field::new("dataOption");

/// The icon that is sorted by, if `sortOn` is `Icon`.
pub const ICON: Field<WorkbookSortField, WorkbookIcon> = Field::new("icon");

/// The column to sort by, as a 0-based offset from the first one. A row, if the sort's orientation is `Columns`.
pub const KEY: Field<WorkbookSortField, i32> = Field::new("key");

/// What is compared: `Value`, `CellColor`, `FontColor` or `Icon`.
#[doc(alias = "sortOn")]
pub const SORT_ON: Field<WorkbookSortField, String> = Field::new("sortOn");
