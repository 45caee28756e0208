// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookFunctions`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The functions that Excel calculates on request. There is nothing to read: each function is an action.
///
/// Microsoft's page: [workbookFunctions](https://learn.microsoft.com/graph/api/resources/excel).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookFunctions {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookFunctions {
    id => "id",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookFunctions, String> = Field::new("id");
