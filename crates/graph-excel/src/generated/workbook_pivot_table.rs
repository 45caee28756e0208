// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookPivotTable`], and its properties as fields of queries and patches.

use super::WorkbookWorksheet;
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookPivotTable`].
    pub struct PivotTableId;
}

/// A pivot table: a summary that Excel makes of other data, and makes anew when asked to refresh it.
///
/// Microsoft's page: [workbookPivotTable](https://learn.microsoft.com/graph/api/resources/workbookpivottable).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookPivotTable {
    /// The id, opaque. Set by Graph.
    pub id: Option<PivotTableId>,
    /// The name. Set in Excel.
    pub name: Option<String>,
    /// The worksheet that the pivot table is on. Absent unless expanded.
    pub worksheet: Option<Box<WorkbookWorksheet>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookPivotTable {
    id => "id",
    name => "name",
    worksheet => "worksheet",
});

impl WorkbookPivotTable {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&PivotTableId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, opaque. Set by Graph.
pub const ID: Field<WorkbookPivotTable, PivotTableId> = Field::new("id");

/// The name. Set in Excel.
pub const NAME: Field<WorkbookPivotTable, String> = Field::new("name");

/// The worksheet that the pivot table is on. Absent unless expanded.
pub const WORKSHEET: Field<WorkbookPivotTable, WorkbookWorksheet> = Field::new("worksheet");
