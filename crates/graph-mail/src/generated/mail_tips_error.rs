// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MailTipsError`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Why the tips about a recipient could not be found.
///
/// Microsoft's page: [mailTipsError](https://learn.microsoft.com/graph/api/resources/mailtipserror).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MailTipsError {
    /// The code.
    pub code: Option<String>,
    /// The reason in words.
    pub message: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MailTipsError {
    code => "code",
    message => "message",
});

/// The code.
pub const CODE: Field<MailTipsError, String> = Field::new("code");

/// The reason in words.
pub const MESSAGE: Field<MailTipsError, String> = Field::new("message");
