// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DefaultColumnValue`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What a new item has in a column when nobody says otherwise. A value or a formula, not both.
///
/// Microsoft's page: [defaultColumnValue](https://learn.microsoft.com/graph/api/resources/defaultcolumnvalue).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DefaultColumnValue {
    /// The formula that gives the value: `=[Today]`.
    pub formula: Option<String>,
    /// The value itself, as text.
    pub value: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DefaultColumnValue {
    formula => "formula",
    value => "value",
});

/// The formula that gives the value: `=[Today]`.
pub const FORMULA: Field<DefaultColumnValue, String> = Field::new("formula");

/// The value itself, as text.
pub const VALUE: Field<DefaultColumnValue, String> = Field::new("value");
