// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookTable`], and its properties as fields of queries and patches.

use super::{WorkbookTableColumn, WorkbookTableRow, WorkbookTableSort, WorkbookWorksheet};
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookTable`].
    pub struct TableId;
}

/// A table: a range with a header row, named columns, filters and a style.
///
/// Microsoft's page: [workbookTable](https://learn.microsoft.com/graph/api/resources/workbooktable).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookTable {
    /// The id, a number or a GUID in braces: opaque. It stays when the table is renamed. Requests may use the name in
    /// its place. Set by Graph.
    pub id: Option<TableId>,
    /// Whether the first column stands out.
    #[doc(alias = "highlightFirstColumn")]
    pub highlight_first_column: Option<bool>,
    /// Whether the last column stands out.
    #[doc(alias = "highlightLastColumn")]
    pub highlight_last_column: Option<bool>,
    /// The id that older versions of Excel know the table by. It stays when the table is renamed. Set by Graph.
    #[doc(alias = "legacyId")]
    pub legacy_id: Option<String>,
    /// The name, unique in the workbook, which formulas refer to the table by. Set by Excel on creation; it can be
    /// changed.
    pub name: Option<String>,
    /// Whether every other column is shaded.
    #[doc(alias = "showBandedColumns")]
    pub show_banded_columns: Option<bool>,
    /// Whether every other row is shaded.
    #[doc(alias = "showBandedRows")]
    pub show_banded_rows: Option<bool>,
    /// Whether each column's header has a filter button. Can be changed only while there is a header row.
    #[doc(alias = "showFilterButton")]
    pub show_filter_button: Option<bool>,
    /// Whether the header row is shown.
    #[doc(alias = "showHeaders")]
    pub show_headers: Option<bool>,
    /// Whether the total row is shown.
    #[doc(alias = "showTotals")]
    pub show_totals: Option<bool>,
    /// The style: `TableStyleLight1` to `TableStyleLight21`, `TableStyleMedium1` to `TableStyleMedium28`,
    /// `TableStyleDark1` to `TableStyleDark11`, or one of the workbook's own.
    pub style: Option<String>,
    /// The columns, from left to right. Absent unless expanded.
    pub columns: Option<Vec<WorkbookTableColumn>>,
    /// The rows, without header and totals. Absent unless expanded.
    pub rows: Option<Vec<WorkbookTableRow>>,
    /// How the table was last sorted. Absent unless expanded.
    pub sort: Option<Box<WorkbookTableSort>>,
    /// The worksheet that the table is on. Absent unless expanded.
    pub worksheet: Option<Box<WorkbookWorksheet>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookTable {
    id => "id",
    highlight_first_column => "highlightFirstColumn",
    highlight_last_column => "highlightLastColumn",
    legacy_id => "legacyId",
    name => "name",
    show_banded_columns => "showBandedColumns",
    show_banded_rows => "showBandedRows",
    show_filter_button => "showFilterButton",
    show_headers => "showHeaders",
    show_totals => "showTotals",
    style => "style",
    columns => "columns",
    rows => "rows",
    sort => "sort",
    worksheet => "worksheet",
});

impl WorkbookTable {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&TableId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, a number or a GUID in braces: opaque. It stays when the table is renamed. Requests may use the name in its
/// place. Set by Graph.
pub const ID: Field<WorkbookTable, TableId> = Field::new("id");

/// Whether the first column stands out.
#[doc(alias = "highlightFirstColumn")]
pub const HIGHLIGHT_FIRST_COLUMN: Field<WorkbookTable, bool> = Field::new("highlightFirstColumn");

/// Whether the last column stands out.
#[doc(alias = "highlightLastColumn")]
pub const HIGHLIGHT_LAST_COLUMN: Field<WorkbookTable, bool> = Field::new("highlightLastColumn");

/// The id that older versions of Excel know the table by. It stays when the table is renamed. Set by Graph.
#[doc(alias = "legacyId")]
pub const LEGACY_ID: Field<WorkbookTable, String> = Field::new("legacyId");

/// The name, unique in the workbook, which formulas refer to the table by. Set by Excel on creation; it can be changed.
pub const NAME: Field<WorkbookTable, String> = Field::new("name");

/// Whether every other column is shaded.
#[doc(alias = "showBandedColumns")]
pub const SHOW_BANDED_COLUMNS: Field<WorkbookTable, bool> = Field::new("showBandedColumns");

/// Whether every other row is shaded.
#[doc(alias = "showBandedRows")]
pub const SHOW_BANDED_ROWS: Field<WorkbookTable, bool> = Field::new("showBandedRows");

/// Whether each column's header has a filter button. Can be changed only while there is a header row.
#[doc(alias = "showFilterButton")]
pub const SHOW_FILTER_BUTTON: Field<WorkbookTable, bool> = Field::new("showFilterButton");

/// Whether the header row is shown.
#[doc(alias = "showHeaders")]
pub const SHOW_HEADERS: Field<WorkbookTable, bool> = Field::new("showHeaders");

/// Whether the total row is shown.
#[doc(alias = "showTotals")]
pub const SHOW_TOTALS: Field<WorkbookTable, bool> = Field::new("showTotals");

/// The style: `TableStyleLight1` to `TableStyleLight21`, `TableStyleMedium1` to `TableStyleMedium28`, `TableStyleDark1`
/// to `TableStyleDark11`, or one of the workbook's own.
pub const STYLE: Field<WorkbookTable, String> = Field::new("style");

/// The columns, from left to right. Absent unless expanded.
pub const COLUMNS: Field<WorkbookTable, Vec<WorkbookTableColumn>> = Field::new("columns");

/// The rows, without header and totals. Absent unless expanded.
pub const ROWS: Field<WorkbookTable, Vec<WorkbookTableRow>> = Field::new("rows");

/// How the table was last sorted. Absent unless expanded.
pub const SORT: Field<WorkbookTable, WorkbookTableSort> = Field::new("sort");

/// The worksheet that the table is on. Absent unless expanded.
pub const WORKSHEET: Field<WorkbookTable, WorkbookWorksheet> = Field::new("worksheet");
