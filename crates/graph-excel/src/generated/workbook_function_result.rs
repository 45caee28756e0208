// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookFunctionResult`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What a function came to.
///
/// Microsoft's page: [workbookFunctionResult](https://learn.microsoft.com/graph/api/resources/excel).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookFunctionResult {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The error that the function came to: `#N/A`. Null if it has a value. Set by Graph.
    pub error: Option<String>,
    /// The value: a number, a text or a Boolean. Dates are serial numbers. Null if there is an error. Set by Graph.
    pub value: Option<serde_json::Value>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookFunctionResult {
    id => "id",
    error => "error",
    value => "value",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookFunctionResult, String> = Field::new("id");

/// The error that the function came to: `#N/A`. Null if it has a value. Set by Graph.
pub const ERROR: Field<WorkbookFunctionResult, String> = Field::new("error");

/// The value: a number, a text or a Boolean. Dates are serial numbers. Null if there is an error. Set by Graph.
pub const VALUE: Field<WorkbookFunctionResult, serde_json::Value> = Field::new("value");
