// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookWorksheetProtectionOptions`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What people may do on a worksheet while it is protected.
///
/// Microsoft's page:
/// [workbookWorksheetProtectionOptions](https://learn.microsoft.com/graph/api/resources/workbookworksheetprotectionoptions).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookWorksheetProtectionOptions {
    /// Whether filters may be used.
    #[doc(alias = "allowAutoFilter")]
    pub allow_auto_filter: Option<bool>,
    /// Whether columns may be deleted.
    #[doc(alias = "allowDeleteColumns")]
    pub allow_delete_columns: Option<bool>,
    /// Whether rows may be deleted.
    #[doc(alias = "allowDeleteRows")]
    pub allow_delete_rows: Option<bool>,
    /// Whether the format of cells may be changed.
    #[doc(alias = "allowFormatCells")]
    pub allow_format_cells: Option<bool>,
    /// Whether columns may be made wider, narrower, hidden or shown.
    #[doc(alias = "allowFormatColumns")]
    pub allow_format_columns: Option<bool>,
    /// Whether rows may be made higher, lower, hidden or shown.
    #[doc(alias = "allowFormatRows")]
    pub allow_format_rows: Option<bool>,
    /// Whether columns may be inserted.
    #[doc(alias = "allowInsertColumns")]
    pub allow_insert_columns: Option<bool>,
    /// Whether hyperlinks may be inserted.
    #[doc(alias = "allowInsertHyperlinks")]
    pub allow_insert_hyperlinks: Option<bool>,
    /// Whether rows may be inserted.
    #[doc(alias = "allowInsertRows")]
    pub allow_insert_rows: Option<bool>,
    /// Whether pivot tables may be used.
    #[doc(alias = "allowPivotTables")]
    pub allow_pivot_tables: Option<bool>,
    /// Whether cells may be sorted.
    #[doc(alias = "allowSort")]
    pub allow_sort: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookWorksheetProtectionOptions {
    allow_auto_filter => "allowAutoFilter",
    allow_delete_columns => "allowDeleteColumns",
    allow_delete_rows => "allowDeleteRows",
    allow_format_cells => "allowFormatCells",
    allow_format_columns => "allowFormatColumns",
    allow_format_rows => "allowFormatRows",
    allow_insert_columns => "allowInsertColumns",
    allow_insert_hyperlinks => "allowInsertHyperlinks",
    allow_insert_rows => "allowInsertRows",
    allow_pivot_tables => "allowPivotTables",
    allow_sort => "allowSort",
});

/// Whether filters may be used.
#[doc(alias = "allowAutoFilter")]
pub const ALLOW_AUTO_FILTER: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowAutoFilter");

/// Whether columns may be deleted.
#[doc(alias = "allowDeleteColumns")]
pub const ALLOW_DELETE_COLUMNS: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowDeleteColumns");

/// Whether rows may be deleted.
#[doc(alias = "allowDeleteRows")]
pub const ALLOW_DELETE_ROWS: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowDeleteRows");

/// Whether the format of cells may be changed.
#[doc(alias = "allowFormatCells")]
pub const ALLOW_FORMAT_CELLS: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowFormatCells");

/// Whether columns may be made wider, narrower, hidden or shown.
#[doc(alias = "allowFormatColumns")]
pub const ALLOW_FORMAT_COLUMNS: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowFormatColumns");

/// Whether rows may be made higher, lower, hidden or shown.
#[doc(alias = "allowFormatRows")]
pub const ALLOW_FORMAT_ROWS: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowFormatRows");

/// Whether columns may be inserted.
#[doc(alias = "allowInsertColumns")]
pub const ALLOW_INSERT_COLUMNS: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowInsertColumns");

/// Whether hyperlinks may be inserted.
#[doc(alias = "allowInsertHyperlinks")]
pub const ALLOW_INSERT_HYPERLINKS: Field<WorkbookWorksheetProtectionOptions, bool> =
    Field::new("allowInsertHyperlinks");

/// Whether rows may be inserted.
#[doc(alias = "allowInsertRows")]
pub const ALLOW_INSERT_ROWS: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowInsertRows");

/// Whether pivot tables may be used.
#[doc(alias = "allowPivotTables")]
pub const ALLOW_PIVOT_TABLES: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowPivotTables");

/// Whether cells may be sorted.
#[doc(alias = "allowSort")]
pub const ALLOW_SORT: Field<WorkbookWorksheetProtectionOptions, bool> = Field::new("allowSort");
