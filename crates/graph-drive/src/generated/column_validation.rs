// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ColumnValidation`], and its properties as fields of queries and patches.

use super::DisplayNameLocalization;
use graph_odata::{Extra, Field, wire};

/// The rule that a value must pass, and what users are told when it does not.
///
/// Microsoft's page: [columnValidation](https://learn.microsoft.com/graph/api/resources/columnvalidation).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ColumnValidation {
    /// The language, as a BCP 47 tag, whose text is shown where there is none in the user's.
    #[doc(alias = "defaultLanguage")]
    pub default_language: Option<String>,
    /// What users are told when a value does not pass, in one or several languages.
    pub descriptions: Option<Vec<DisplayNameLocalization>>,
    /// The formula that must give true, as Excel writes them: `=[Count]>0`.
    pub formula: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ColumnValidation {
    default_language => "defaultLanguage",
    descriptions => "descriptions",
    formula => "formula",
});

/// The language, as a BCP 47 tag, whose text is shown where there is none in the user's.
#[doc(alias = "defaultLanguage")]
pub const DEFAULT_LANGUAGE: Field<ColumnValidation, String> = Field::new("defaultLanguage");

/// What users are told when a value does not pass, in one or several languages.
pub const DESCRIPTIONS: Field<ColumnValidation, Vec<DisplayNameLocalization>> = Field::new("descriptions");

/// The formula that must give true, as Excel writes them: `=[Count]>0`.
pub const FORMULA: Field<ColumnValidation, String> = Field::new("formula");
