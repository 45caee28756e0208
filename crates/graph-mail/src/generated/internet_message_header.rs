// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`InternetMessageHeader`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A header line of an internet message.
///
/// Microsoft's page: [internetMessageHeader](https://learn.microsoft.com/graph/api/resources/internetmessageheader).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InternetMessageHeader {
    /// The name before the colon: `x-mailer`.
    pub name: Option<String>,
    /// The text after the colon.
    pub value: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex InternetMessageHeader {
    name => "name",
    value => "value",
});

/// The name before the colon: `x-mailer`.
pub const NAME: Field<InternetMessageHeader, String> = Field::new("name");

/// The text after the colon.
pub const VALUE: Field<InternetMessageHeader, String> = Field::new("value");
