// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookRangeView`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The cells of a range that filters and hidden rows or columns leave visible. To change them, change their range.
///
/// Microsoft's page: [workbookRangeView](https://learn.microsoft.com/graph/api/resources/workbookrangeview).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookRangeView {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The address of each visible cell in A1 notation. An array of rows. Set by Graph.
    #[doc(alias = "cellAddresses")]
    pub cell_addresses: Option<serde_json::Value>,
    /// How many columns are visible. Set by Graph.
    #[doc(alias = "columnCount")]
    pub column_count: Option<i32>,
    /// The formula of each cell in A1 notation and in English: `=SUM(A1, 1.5)`. Its value where it has none. An array
    /// of rows.
    pub formulas: Option<serde_json::Value>,
    /// The same as `formulas`, in the language and with the separators of the user: `=SUMME(A1; 1,5)`. An array of
    /// rows.
    #[doc(alias = "formulasLocal")]
    pub formulas_local: Option<serde_json::Value>,
    /// The same as `formulas`, with references in R1C1 notation: `=SUM(R[-2]C:R[-1]C)`. An array of rows.
    #[doc(alias = "formulasR1C1")]
    pub formulas_r1_c1: Option<serde_json::Value>,
    /// The 0-based place of the view among the rows of the view that it is part of. Set by Graph.
    pub index: Option<i32>,
    /// The number format of each visible cell, as Excel's codes: `General`, `0.00`, `yyyy-mm-dd`. An array of rows. Set
    /// by Graph.
    #[doc(alias = "numberFormat")]
    pub number_format: Option<serde_json::Value>,
    /// How many rows are visible. Set by Graph.
    #[doc(alias = "rowCount")]
    pub row_count: Option<i32>,
    /// The text that each visible cell shows, whole even where the column is too narrow for it. An array of rows. Set
    /// by Graph.
    pub text: Option<serde_json::Value>,
    /// The value of each cell: a number, a text or a Boolean; `""` if the cell is empty, the code if it is an error:
    /// `#DIV/0!`. Dates are serial numbers. An array of rows.
    pub values: Option<serde_json::Value>,
    /// What is in each visible cell: `Empty`, `String`, `Integer`, `Double`, `Boolean`, `Error` or `Unknown`. An array
    /// of rows. Set by Graph.
    #[doc(alias = "valueTypes")]
    pub value_types: Option<serde_json::Value>,
    /// A view of each visible row. Absent unless expanded.
    pub rows: Option<Vec<Self>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookRangeView {
    id => "id",
    cell_addresses => "cellAddresses",
    column_count => "columnCount",
    formulas => "formulas",
    formulas_local => "formulasLocal",
    formulas_r1_c1 => "formulasR1C1",
    index => "index",
    number_format => "numberFormat",
    row_count => "rowCount",
    text => "text",
    values => "values",
    value_types => "valueTypes",
    rows => "rows",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookRangeView, String> = Field::new("id");

/// The address of each visible cell in A1 notation. An array of rows. Set by Graph.
#[doc(alias = "cellAddresses")]
pub const CELL_ADDRESSES: Field<WorkbookRangeView, serde_json::Value> = Field::new("cellAddresses");

/// How many columns are visible. Set by Graph.
#[doc(alias = "columnCount")]
pub const COLUMN_COUNT: Field<WorkbookRangeView, i32> = Field::new("columnCount");

/// The formula of each cell in A1 notation and in English: `=SUM(A1, 1.5)`. Its value where it has none. An array of
/// rows.
pub const FORMULAS: Field<WorkbookRangeView, serde_json::Value> = Field::new("formulas");

/// The same as `formulas`, in the language and with the separators of the user: `=SUMME(A1; 1,5)`. An array of rows.
#[doc(alias = "formulasLocal")]
pub const FORMULAS_LOCAL: Field<WorkbookRangeView, serde_json::Value> = Field::new("formulasLocal");

/// The same as `formulas`, with references in R1C1 notation: `=SUM(R[-2]C:R[-1]C)`. An array of rows.
#[doc(alias = "formulasR1C1")]
pub const FORMULAS_R1_C1: Field<WorkbookRangeView, serde_json::Value> = Field::new("formulasR1C1");

/// The 0-based place of the view among the rows of the view that it is part of. Set by Graph.
pub const INDEX: Field<WorkbookRangeView, i32> = Field::new("index");

/// The number format of each visible cell, as Excel's codes: `General`, `0.00`, `yyyy-mm-dd`. An array of rows. Set by
/// Graph.
#[doc(alias = "numberFormat")]
pub const NUMBER_FORMAT: Field<WorkbookRangeView, serde_json::Value> = Field::new("numberFormat");

/// How many rows are visible. Set by Graph.
#[doc(alias = "rowCount")]
pub const ROW_COUNT: Field<WorkbookRangeView, i32> = Field::new("rowCount");

/// The text that each visible cell shows, whole even where the column is too narrow for it. An array of rows. Set by
/// Graph.
pub const TEXT: Field<WorkbookRangeView, serde_json::Value> = Field::new("text");

/// The value of each cell: a number, a text or a Boolean; `""` if the cell is empty, the code if it is an error:
/// `#DIV/0!`. Dates are serial numbers. An array of rows.
pub const VALUES: Field<WorkbookRangeView, serde_json::Value> = Field::new("values");

/// What is in each visible cell: `Empty`, `String`, `Integer`, `Double`, `Boolean`, `Error` or `Unknown`. An array of
/// rows. Set by Graph.
#[doc(alias = "valueTypes")]
pub const VALUE_TYPES: Field<WorkbookRangeView, serde_json::Value> = Field::new("valueTypes");

/// A view of each visible row. Absent unless expanded.
pub const ROWS: Field<WorkbookRangeView, Vec<WorkbookRangeView>> = Field::new("rows");
