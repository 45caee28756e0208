// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookRangeReference`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A range as the argument of a function.
///
/// Microsoft's page: [workbookRangeReference](https://learn.microsoft.com/graph/api/resources/excel).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookRangeReference {
    /// The address in A1 notation, with the worksheet: `Sheet1!B2:C7`.
    pub address: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookRangeReference {
    address => "address",
});

/// The address in A1 notation, with the worksheet: `Sheet1!B2:C7`.
pub const ADDRESS: Field<WorkbookRangeReference, String> = Field::new("address");
