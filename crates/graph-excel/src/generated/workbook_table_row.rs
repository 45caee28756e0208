// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookTableRow`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A row of a table, or on creation several.
///
/// Microsoft's page: [workbookTableRow](https://learn.microsoft.com/graph/api/resources/workbooktablerow).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookTableRow {
    /// The id. Requests address a row by its index, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The 0-based place among the table's rows, header and totals not counted. On creation the place of the first new
    /// row: null for the end of the table.
    pub index: Option<i32>,
    /// The values from left to right, in an array with an array for each row: `[["Ada", 36]]`. Dates are serial
    /// numbers. On creation the rows to add: many in one call are faster.
    pub values: Option<serde_json::Value>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookTableRow {
    id => "id",
    index => "index",
    values => "values",
});

/// The id. Requests address a row by its index, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookTableRow, String> = Field::new("id");

/// The 0-based place among the table's rows, header and totals not counted. On creation the place of the first new row:
/// null for the end of the table.
pub const INDEX: Field<WorkbookTableRow, i32> = Field::new("index");

/// The values from left to right, in an array with an array for each row: `[["Ada", 36]]`. Dates are serial numbers. On
/// creation the rows to add: many in one call are faster.
pub const VALUES: Field<WorkbookTableRow, serde_json::Value> = Field::new("values");
