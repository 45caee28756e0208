// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookRangeSort`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The way to sort a range, by an action. There is nothing to read.
///
/// Microsoft's page: [workbookRangeSort](https://learn.microsoft.com/graph/api/resources/workbookrangesort).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookRangeSort {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookRangeSort {
    id => "id",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookRangeSort, String> = Field::new("id");
