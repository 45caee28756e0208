// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookRange`], and its properties as fields of queries and patches.

use super::{WorkbookRangeFormat, WorkbookRangeSort, WorkbookWorksheet};
use graph_odata::{Extra, Field, wire};

/// A rectangle of cells: one cell, a row, a column, a block, or a whole worksheet. Its arrays are null for whole rows
/// and columns, as in `A:B`, and above 5,000,000 cells.
///
/// Microsoft's page: [workbookRange](https://learn.microsoft.com/graph/api/resources/workbookrange).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookRange {
    /// The id. Requests address a range by its place, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The address in A1 notation, with the worksheet: `Sheet1!A1:B4`. Set by Graph.
    pub address: Option<String>,
    /// The address as it is written in the user's language. Set by Graph.
    #[doc(alias = "addressLocal")]
    pub address_local: Option<String>,
    /// How many cells the range has. Set by Graph.
    #[doc(alias = "cellCount")]
    pub cell_count: Option<i32>,
    /// How many columns the range has. Set by Graph.
    #[doc(alias = "columnCount")]
    pub column_count: Option<i32>,
    /// Whether the columns are hidden: true if all are, false if none is, and null otherwise.
    #[doc(alias = "columnHidden")]
    pub column_hidden: Option<bool>,
    /// The 0-based number of the first column. Set by Graph.
    #[doc(alias = "columnIndex")]
    pub column_index: Option<i32>,
    /// The formula of each cell in A1 notation and in English: `=SUM(A1, 1.5)`. Its value where it has none. An array
    /// of rows. On write null leaves a cell alone, `""` clears it, and a value without an array goes into every cell.
    pub formulas: Option<serde_json::Value>,
    /// The same as `formulas`, in the language and with the separators of the user: `=SUMME(A1; 1,5)`. An array of
    /// rows. On write null leaves a cell alone, `""` clears it, and a value without an array goes into every cell.
    #[doc(alias = "formulasLocal")]
    pub formulas_local: Option<serde_json::Value>,
    /// The same as `formulas`, with references in R1C1 notation: `=SUM(R[-2]C:R[-1]C)`. An array of rows. On write null
    /// leaves a cell alone, `""` clears it, and a value without an array goes into every cell.
    #[doc(alias = "formulasR1C1")]
    pub formulas_r1_c1: Option<serde_json::Value>,
    /// Whether the cells are hidden: true if all are, false if none is, and null otherwise. Set by Graph, from the
    /// hidden rows and columns.
    pub hidden: Option<bool>,
    /// The number format of each cell, as Excel's codes: `General`, `0.00`, `yyyy-mm-dd`. An array of rows. On write
    /// null leaves a cell alone, `""` resets it to `General`, and a value without an array goes into every cell.
    #[doc(alias = "numberFormat")]
    pub number_format: Option<serde_json::Value>,
    /// How many rows the range has. Set by Graph.
    #[doc(alias = "rowCount")]
    pub row_count: Option<i32>,
    /// Whether the rows are hidden: true if all are, false if none is, and null otherwise.
    #[doc(alias = "rowHidden")]
    pub row_hidden: Option<bool>,
    /// The 0-based number of the first row. Set by Graph.
    #[doc(alias = "rowIndex")]
    pub row_index: Option<i32>,
    /// The text that each cell shows, whole even where the column is too narrow for it. An array of rows. Set by Graph.
    pub text: Option<serde_json::Value>,
    /// The value of each cell: a number, a text or a Boolean; `""` if the cell is empty, the code if it is an error:
    /// `#DIV/0!`. Dates are serial numbers. A text on write is read as if typed: a formula after `=`, a number or a
    /// date where it looks like one. An array of rows. On write null leaves a cell alone, `""` clears it, and a value
    /// without an array goes into every cell.
    pub values: Option<serde_json::Value>,
    /// What is in each cell: `Empty`, `String`, `Integer`, `Double`, `Boolean`, `Error` or `Unknown`. An array of rows.
    /// Set by Graph.
    #[doc(alias = "valueTypes")]
    pub value_types: Option<serde_json::Value>,
    /// How the cells look. Absent unless expanded.
    pub format: Option<Box<WorkbookRangeFormat>>,
    /// The way to sort the range, by an action. There is nothing to read.
    pub sort: Option<Box<WorkbookRangeSort>>,
    /// The worksheet that the range is on. Absent unless expanded.
    pub worksheet: Option<Box<WorkbookWorksheet>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookRange {
    id => "id",
    address => "address",
    address_local => "addressLocal",
    cell_count => "cellCount",
    column_count => "columnCount",
    column_hidden => "columnHidden",
    column_index => "columnIndex",
    formulas => "formulas",
    formulas_local => "formulasLocal",
    formulas_r1_c1 => "formulasR1C1",
    hidden => "hidden",
    number_format => "numberFormat",
    row_count => "rowCount",
    row_hidden => "rowHidden",
    row_index => "rowIndex",
    text => "text",
    values => "values",
    value_types => "valueTypes",
    format => "format",
    sort => "sort",
    worksheet => "worksheet",
});

/// The id. Requests address a range by its place, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookRange, String> = Field::new("id");

/// The address in A1 notation, with the worksheet: `Sheet1!A1:B4`. Set by Graph.
pub const ADDRESS: Field<WorkbookRange, String> = Field::new("address");

/// The address as it is written in the user's language. Set by Graph.
#[doc(alias = "addressLocal")]
pub const ADDRESS_LOCAL: Field<WorkbookRange, String> = Field::new("addressLocal");

/// How many cells the range has. Set by Graph.
#[doc(alias = "cellCount")]
pub const CELL_COUNT: Field<WorkbookRange, i32> = Field::new("cellCount");

/// How many columns the range has. Set by Graph.
#[doc(alias = "columnCount")]
pub const COLUMN_COUNT: Field<WorkbookRange, i32> = Field::new("columnCount");

/// Whether the columns are hidden: true if all are, false if none is, and null otherwise.
#[doc(alias = "columnHidden")]
pub const COLUMN_HIDDEN: Field<WorkbookRange, bool> = Field::new("columnHidden");

/// The 0-based number of the first column. Set by Graph.
#[doc(alias = "columnIndex")]
pub const COLUMN_INDEX: Field<WorkbookRange, i32> = Field::new("columnIndex");

/// The formula of each cell in A1 notation and in English: `=SUM(A1, 1.5)`. Its value where it has none. An array of
/// rows. On write null leaves a cell alone, `""` clears it, and a value without an array goes into every cell.
pub const FORMULAS: Field<WorkbookRange, serde_json::Value> = Field::new("formulas");

/// The same as `formulas`, in the language and with the separators of the user: `=SUMME(A1; 1,5)`. An array of rows. On
/// write null leaves a cell alone, `""` clears it, and a value without an array goes into every cell.
#[doc(alias = "formulasLocal")]
pub const FORMULAS_LOCAL: Field<WorkbookRange, serde_json::Value> = Field::new("formulasLocal");

/// The same as `formulas`, with references in R1C1 notation: `=SUM(R[-2]C:R[-1]C)`. An array of rows. On write null
/// leaves a cell alone, `""` clears it, and a value without an array goes into every cell.
#[doc(alias = "formulasR1C1")]
pub const FORMULAS_R1_C1: Field<WorkbookRange, serde_json::Value> = Field::new("formulasR1C1");

/// Whether the cells are hidden: true if all are, false if none is, and null otherwise. Set by Graph, from the hidden
/// rows and columns.
pub const HIDDEN: Field<WorkbookRange, bool> = Field::new("hidden");

/// The number format of each cell, as Excel's codes: `General`, `0.00`, `yyyy-mm-dd`. An array of rows. On write null
/// leaves a cell alone, `""` resets it to `General`, and a value without an array goes into every cell.
#[doc(alias = "numberFormat")]
pub const NUMBER_FORMAT: Field<WorkbookRange, serde_json::Value> = Field::new("numberFormat");

/// How many rows the range has. Set by Graph.
#[doc(alias = "rowCount")]
pub const ROW_COUNT: Field<WorkbookRange, i32> = Field::new("rowCount");

/// Whether the rows are hidden: true if all are, false if none is, and null otherwise.
#[doc(alias = "rowHidden")]
pub const ROW_HIDDEN: Field<WorkbookRange, bool> = Field::new("rowHidden");

/// The 0-based number of the first row. Set by Graph.
#[doc(alias = "rowIndex")]
pub const ROW_INDEX: Field<WorkbookRange, i32> = Field::new("rowIndex");

/// The text that each cell shows, whole even where the column is too narrow for it. An array of rows. Set by Graph.
pub const TEXT: Field<WorkbookRange, serde_json::Value> = Field::new("text");

/// The value of each cell: a number, a text or a Boolean; `""` if the cell is empty, the code if it is an error:
/// `#DIV/0!`. Dates are serial numbers. A text on write is read as if typed: a formula after `=`, a number or a date
/// where it looks like one. An array of rows. On write null leaves a cell alone, `""` clears it, and a value without an
/// array goes into every cell.
pub const VALUES: Field<WorkbookRange, serde_json::Value> = Field::new("values");

/// What is in each cell: `Empty`, `String`, `Integer`, `Double`, `Boolean`, `Error` or `Unknown`. An array of rows. Set
/// by Graph.
#[doc(alias = "valueTypes")]
pub const VALUE_TYPES: Field<WorkbookRange, serde_json::Value> = Field::new("valueTypes");

/// How the cells look. Absent unless expanded.
pub const FORMAT: Field<WorkbookRange, WorkbookRangeFormat> = Field::new("format");

/// The way to sort the range, by an action. There is nothing to read.
pub const SORT: Field<WorkbookRange, WorkbookRangeSort> = Field::new("sort");

/// The worksheet that the range is on. Absent unless expanded.
pub const WORKSHEET: Field<WorkbookRange, WorkbookWorksheet> = Field::new("worksheet");
