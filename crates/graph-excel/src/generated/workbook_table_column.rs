// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookTableColumn`], and its properties as fields of queries and patches.

use super::WorkbookFilter;
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookTableColumn`].
    pub struct TableColumnId;
}

/// A column of a table.
///
/// Microsoft's page: [workbookTableColumn](https://learn.microsoft.com/graph/api/resources/workbooktablecolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookTableColumn {
    /// The id, within its table: opaque. Requests may use the name in its place. Set by Graph.
    pub id: Option<TableColumnId>,
    /// The 0-based place among the table's columns. On creation the place of the new column: null for the last one.
    pub index: Option<i32>,
    /// The text in the header row, unique in the table. Set by Excel if it is absent on creation.
    pub name: Option<String>,
    /// The values of the cells from top to bottom, the header included: an array with an array of one value for each
    /// cell. Dates are serial numbers.
    pub values: Option<serde_json::Value>,
    /// The filter on the column. Absent unless expanded.
    pub filter: Option<Box<WorkbookFilter>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookTableColumn {
    id => "id",
    index => "index",
    name => "name",
    values => "values",
    filter => "filter",
});

impl WorkbookTableColumn {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&TableColumnId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, within its table: opaque. Requests may use the name in its place. Set by Graph.
pub const ID: Field<WorkbookTableColumn, TableColumnId> = Field::new("id");

/// The 0-based place among the table's columns. On creation the place of the new column: null for the last one.
pub const INDEX: Field<WorkbookTableColumn, i32> = Field::new("index");

/// The text in the header row, unique in the table. Set by Excel if it is absent on creation.
pub const NAME: Field<WorkbookTableColumn, String> = Field::new("name");

/// The values of the cells from top to bottom, the header included: an array with an array of one value for each cell.
/// Dates are serial numbers.
pub const VALUES: Field<WorkbookTableColumn, serde_json::Value> = Field::new("values");

/// The filter on the column. Absent unless expanded.
pub const FILTER: Field<WorkbookTableColumn, WorkbookFilter> = Field::new("filter");
