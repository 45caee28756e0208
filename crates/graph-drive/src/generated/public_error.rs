// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`PublicError`], and its properties as fields of queries and patches.

use super::{PublicErrorDetail, PublicInnerError};
use graph_odata::{Extra, Field, wire};

/// Why a site could not be given, next to those that could.
///
/// Microsoft's page: [publicError](https://learn.microsoft.com/graph/api/resources/publicerror).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PublicError {
    /// The code, to decide by.
    pub code: Option<String>,
    /// The parts of what went wrong, if there were several.
    pub details: Option<Vec<PublicErrorDetail>>,
    /// What lies behind it, with a code that says more.
    #[doc(alias = "innerError")]
    pub inner_error: Option<PublicInnerError>,
    /// The text, for people.
    pub message: Option<String>,
    /// What the error is about.
    pub target: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PublicError {
    code => "code",
    details => "details",
    inner_error => "innerError",
    message => "message",
    target => "target",
});

/// The code, to decide by.
pub const CODE: Field<PublicError, String> = Field::new("code");

/// The parts of what went wrong, if there were several.
pub const DETAILS: Field<PublicError, Vec<PublicErrorDetail>> = Field::new("details");

/// What lies behind it, with a code that says more.
#[doc(alias = "innerError")]
pub const INNER_ERROR: Field<PublicError, PublicInnerError> = Field::new("innerError");

/// The text, for people.
pub const MESSAGE: Field<PublicError, String> = Field::new("message");

/// What the error is about.
pub const TARGET: Field<PublicError, String> = Field::new("target");
