// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`NumberColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column of numbers.
///
/// Microsoft's page: [numberColumn](https://learn.microsoft.com/graph/api/resources/numbercolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NumberColumn {
    /// How many decimals are shown: `automatic`, or `none` and the words from `one` to `five`.
    #[doc(alias = "decimalPlaces")]
    pub decimal_places: Option<String>,
    /// What the number is shown as: `number` or `percentage`.
    #[doc(alias = "displayAs")]
    pub display_as: Option<String>,
    /// The largest number that is allowed.
    pub maximum: Option<f64>,
    /// The smallest number that is allowed.
    pub minimum: Option<f64>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex NumberColumn {
    decimal_places => "decimalPlaces",
    display_as => "displayAs",
    maximum => "maximum",
    minimum => "minimum",
});

/// How many decimals are shown: `automatic`, or `none` and the words from `one` to `five`.
#[doc(alias = "decimalPlaces")]
pub const DECIMAL_PLACES: Field<NumberColumn, String> = Field::new("decimalPlaces");

/// What the number is shown as: `number` or `percentage`.
#[doc(alias = "displayAs")]
pub const DISPLAY_AS: Field<NumberColumn, String> = Field::new("displayAs");

/// The largest number that is allowed.
pub const MAXIMUM: Field<NumberColumn, f64> = Field::new("maximum");

/// The smallest number that is allowed.
pub const MINIMUM: Field<NumberColumn, f64> = Field::new("minimum");
