// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookFilterDatetime`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A date or time among the values that a filter keeps, and how much of it counts.
///
/// Microsoft's page: [workbookFilterDatetime](https://learn.microsoft.com/graph/api/resources/filterdatetime).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookFilterDatetime {
    /// The date or time in ISO 8601 form: `2026-04-02`.
    pub date: Option<String>,
    /// The smallest part that counts: `Year`, `Month`, `Day`, `Hour`, `Minute` or `Second`. With `Month`, all days of
    /// that month are kept.
    pub specificity: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookFilterDatetime {
    date => "date",
    specificity => "specificity",
});

/// The date or time in ISO 8601 form: `2026-04-02`.
pub const DATE: Field<WorkbookFilterDatetime, String> = Field::new("date");

/// The smallest part that counts: `Year`, `Month`, `Day`, `Hour`, `Minute` or `Second`. With `Month`, all days of that
/// month are kept.
pub const SPECIFICITY: Field<WorkbookFilterDatetime, String> = Field::new("specificity");
