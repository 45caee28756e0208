// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DateTimeColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column of dates, with or without a time.
///
/// Microsoft's page: [dateTimeColumn](https://learn.microsoft.com/graph/api/resources/datetimecolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DateTimeColumn {
    /// How times are shown: as the site does by `default`, `friendly`, which counts from today, or `standard`, in full.
    #[doc(alias = "displayAs")]
    pub display_as: Option<String>,
    /// Whether there is a time too: `dateOnly` or `dateTime`.
    pub format: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DateTimeColumn {
    display_as => "displayAs",
    format => "format",
});

/// How times are shown: as the site does by `default`, `friendly`, which counts from today, or `standard`, in full.
#[doc(alias = "displayAs")]
pub const DISPLAY_AS: Field<DateTimeColumn, String> = Field::new("displayAs");

/// Whether there is a time too: `dateOnly` or `dateTime`.
pub const FORMAT: Field<DateTimeColumn, String> = Field::new("format");
