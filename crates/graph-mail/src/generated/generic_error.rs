// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`GenericError`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Why an id could not be converted.
///
/// Microsoft's page: [genericError](https://learn.microsoft.com/graph/api/resources/genericerror).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GenericError {
    /// The code.
    pub code: Option<String>,
    /// The reason in words.
    pub message: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex GenericError {
    code => "code",
    message => "message",
});

/// The code.
pub const CODE: Field<GenericError, String> = Field::new("code");

/// The reason in words.
pub const MESSAGE: Field<GenericError, String> = Field::new("message");
