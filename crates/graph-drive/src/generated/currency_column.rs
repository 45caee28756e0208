// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`CurrencyColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column of amounts of money.
///
/// Microsoft's page: [currencyColumn](https://learn.microsoft.com/graph/api/resources/currencycolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CurrencyColumn {
    /// The locale whose currency it is: `en-us`.
    pub locale: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex CurrencyColumn {
    locale => "locale",
});

/// The locale whose currency it is: `en-us`.
pub const LOCALE: Field<CurrencyColumn, String> = Field::new("locale");
