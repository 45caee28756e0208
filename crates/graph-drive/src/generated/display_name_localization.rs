// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DisplayNameLocalization`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A text in one language.
///
/// Microsoft's page:
/// [displayNameLocalization](https://learn.microsoft.com/graph/api/resources/displaynamelocalization).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DisplayNameLocalization {
    /// The text.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// The language, as a BCP 47 tag: `de-de`.
    #[doc(alias = "languageTag")]
    pub language_tag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DisplayNameLocalization {
    display_name => "displayName",
    language_tag => "languageTag",
});

/// The text.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<DisplayNameLocalization, String> = Field::new("displayName");

/// The language, as a BCP 47 tag: `de-de`.
#[doc(alias = "languageTag")]
pub const LANGUAGE_TAG: Field<DisplayNameLocalization, String> = Field::new("languageTag");
