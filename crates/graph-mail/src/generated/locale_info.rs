// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`LocaleInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A language as a country or region speaks it.
///
/// Microsoft's page: [localeInfo](https://learn.microsoft.com/graph/api/resources/localeinfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LocaleInfo {
    /// Its name in itself: `English (United States)`.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// Its code: `en-US`.
    pub locale: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex LocaleInfo {
    display_name => "displayName",
    locale => "locale",
});

/// Its name in itself: `English (United States)`.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<LocaleInfo, String> = Field::new("displayName");

/// Its code: `en-US`.
pub const LOCALE: Field<LocaleInfo, String> = Field::new("locale");
