// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`CalculatedColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column whose values come from a formula over the other columns.
///
/// Microsoft's page: [calculatedColumn](https://learn.microsoft.com/graph/api/resources/calculatedcolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CalculatedColumn {
    /// What dates are shown as, if the values are dates: `dateOnly` or `dateTime`.
    pub format: Option<String>,
    /// The formula, as Excel writes them: `=[Price]*[Count]`.
    pub formula: Option<String>,
    /// The kind of values: `boolean`, `currency`, `dateTime`, `number` or `text`.
    #[doc(alias = "outputType")]
    pub output_type: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex CalculatedColumn {
    format => "format",
    formula => "formula",
    output_type => "outputType",
});

/// What dates are shown as, if the values are dates: `dateOnly` or `dateTime`.
pub const FORMAT: Field<CalculatedColumn, String> = Field::new("format");

/// The formula, as Excel writes them: `=[Price]*[Count]`.
pub const FORMULA: Field<CalculatedColumn, String> = Field::new("formula");

/// The kind of values: `boolean`, `currency`, `dateTime`, `number` or `text`.
#[doc(alias = "outputType")]
pub const OUTPUT_TYPE: Field<CalculatedColumn, String> = Field::new("outputType");
