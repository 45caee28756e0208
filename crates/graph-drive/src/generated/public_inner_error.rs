// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`PublicInnerError`], and its properties as fields of queries and patches.

use super::PublicErrorDetail;
use graph_odata::{Extra, Field, wire};

/// What lies behind an error, more precisely said.
///
/// Microsoft's page: [publicInnerError](https://learn.microsoft.com/graph/api/resources/publicinnererror).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PublicInnerError {
    /// The code, more precise than that of the error around it.
    pub code: Option<String>,
    /// The parts of what went wrong, if there were several.
    pub details: Option<Vec<PublicErrorDetail>>,
    /// The text, for people.
    pub message: Option<String>,
    /// What the error is about.
    pub target: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PublicInnerError {
    code => "code",
    details => "details",
    message => "message",
    target => "target",
});

/// The code, more precise than that of the error around it.
pub const CODE: Field<PublicInnerError, String> = Field::new("code");

/// The parts of what went wrong, if there were several.
pub const DETAILS: Field<PublicInnerError, Vec<PublicErrorDetail>> = Field::new("details");

/// The text, for people.
pub const MESSAGE: Field<PublicInnerError, String> = Field::new("message");

/// What the error is about.
pub const TARGET: Field<PublicInnerError, String> = Field::new("target");
