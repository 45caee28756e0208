// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`PublicErrorDetail`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// One part of what went wrong.
///
/// Microsoft's page: [publicErrorDetail](https://learn.microsoft.com/graph/api/resources/publicerrordetail).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PublicErrorDetail {
    /// The code, to decide by.
    pub code: Option<String>,
    /// The text, for people.
    pub message: Option<String>,
    /// What this part is about.
    pub target: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PublicErrorDetail {
    code => "code",
    message => "message",
    target => "target",
});

/// The code, to decide by.
pub const CODE: Field<PublicErrorDetail, String> = Field::new("code");

/// The text, for people.
pub const MESSAGE: Field<PublicErrorDetail, String> = Field::new("message");

/// What this part is about.
pub const TARGET: Field<PublicErrorDetail, String> = Field::new("target");
