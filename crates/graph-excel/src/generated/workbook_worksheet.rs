// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookWorksheet`], and its properties as fields of queries and patches.

use super::{WorkbookChart, WorkbookNamedItem, WorkbookPivotTable, WorkbookTable, WorkbookWorksheetProtection};
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookWorksheet`].
    pub struct WorksheetId;
}

/// A worksheet: a grid of cells with tables, charts and pivot tables on it.
///
/// Microsoft's page: [workbookWorksheet](https://learn.microsoft.com/graph/api/resources/workbookworksheet).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookWorksheet {
    /// The id, a GUID in braces. It stays when the worksheet is renamed or moved. Requests may use the name in its
    /// place. Set by Graph.
    pub id: Option<WorksheetId>,
    /// The name on the tab: up to 31 characters, unique in the workbook, without any of `: \ / ? * [ ]`. Set by Excel
    /// if it is absent on creation.
    pub name: Option<String>,
    /// The 0-based place among the tabs. A new worksheet comes last.
    pub position: Option<i32>,
    /// `Visible`, `Hidden`, or `VeryHidden`, which people cannot undo from Excel's menu.
    pub visibility: Option<String>,
    /// The charts on the worksheet. Absent unless expanded.
    pub charts: Option<Vec<WorkbookChart>>,
    /// The names that are defined for this worksheet alone. Absent unless expanded.
    pub names: Option<Vec<WorkbookNamedItem>>,
    /// The pivot tables on the worksheet. Absent unless expanded.
    #[doc(alias = "pivotTables")]
    pub pivot_tables: Option<Vec<WorkbookPivotTable>>,
    /// Whether and how the worksheet is protected. Absent unless expanded.
    pub protection: Option<Box<WorkbookWorksheetProtection>>,
    /// The tables on the worksheet. Absent unless expanded.
    pub tables: Option<Vec<WorkbookTable>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookWorksheet {
    id => "id",
    name => "name",
    position => "position",
    visibility => "visibility",
    charts => "charts",
    names => "names",
    pivot_tables => "pivotTables",
    protection => "protection",
    tables => "tables",
});

impl WorkbookWorksheet {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&WorksheetId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, a GUID in braces. It stays when the worksheet is renamed or moved. Requests may use the name in its place.
/// Set by Graph.
pub const ID: Field<WorkbookWorksheet, WorksheetId> = Field::new("id");

/// The name on the tab: up to 31 characters, unique in the workbook, without any of `: \ / ? * [ ]`. Set by Excel if it
/// is absent on creation.
pub const NAME: Field<WorkbookWorksheet, String> = Field::new("name");

/// The 0-based place among the tabs. A new worksheet comes last.
pub const POSITION: Field<WorkbookWorksheet, i32> = Field::new("position");

/// `Visible`, `Hidden`, or `VeryHidden`, which people cannot undo from Excel's menu.
pub const VISIBILITY: Field<WorkbookWorksheet, String> = Field::new("visibility");

/// The charts on the worksheet. Absent unless expanded.
pub const CHARTS: Field<WorkbookWorksheet, Vec<WorkbookChart>> = Field::new("charts");

/// The names that are defined for this worksheet alone. Absent unless expanded.
pub const NAMES: Field<WorkbookWorksheet, Vec<WorkbookNamedItem>> = Field::new("names");

/// The pivot tables on the worksheet. Absent unless expanded.
#[doc(alias = "pivotTables")]
pub const PIVOT_TABLES: Field<WorkbookWorksheet, Vec<WorkbookPivotTable>> = Field::new("pivotTables");

/// Whether and how the worksheet is protected. Absent unless expanded.
pub const PROTECTION: Field<WorkbookWorksheet, WorkbookWorksheetProtection> = Field::new("protection");

/// The tables on the worksheet. Absent unless expanded.
pub const TABLES: Field<WorkbookWorksheet, Vec<WorkbookTable>> = Field::new("tables");
