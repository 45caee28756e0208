// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`TermColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column of terms from the term store.
///
/// Microsoft's page: [termColumn](https://learn.microsoft.com/graph/api/resources/termcolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TermColumn {
    /// Whether several terms may be chosen.
    #[doc(alias = "allowMultipleValues")]
    pub allow_multiple_values: Option<bool>,
    /// Whether a term is shown with all that it is under.
    #[doc(alias = "showFullyQualifiedName")]
    pub show_fully_qualified_name: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex TermColumn {
    allow_multiple_values => "allowMultipleValues",
    show_fully_qualified_name => "showFullyQualifiedName",
});

/// Whether several terms may be chosen.
#[doc(alias = "allowMultipleValues")]
pub const ALLOW_MULTIPLE_VALUES: Field<TermColumn, bool> = Field::new("allowMultipleValues");

/// Whether a term is shown with all that it is under.
#[doc(alias = "showFullyQualifiedName")]
pub const SHOW_FULLY_QUALIFIED_NAME: Field<TermColumn, bool> = Field::new("showFullyQualifiedName");
