// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`ConvertIdResult`], and its properties as fields of queries and patches.

use super::GenericError;
use graph_odata::{Extra, Field, wire};

/// An id in another format.
///
/// Microsoft's page: [convertIdResult](https://learn.microsoft.com/graph/api/resources/convertidresult).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConvertIdResult {
    /// Why it could not be converted.
    #[doc(alias = "errorDetails")]
    pub error_details: Option<GenericError>,
    /// The id that was given.
    #[doc(alias = "sourceId")]
    pub source_id: Option<String>,
    /// The id in the format that was asked for.
    #[doc(alias = "targetId")]
    pub target_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ConvertIdResult {
    error_details => "errorDetails",
    source_id => "sourceId",
    target_id => "targetId",
});

/// Why it could not be converted.
#[doc(alias = "errorDetails")]
pub const ERROR_DETAILS: Field<ConvertIdResult, GenericError> = Field::new("errorDetails");

/// The id that was given.
#[doc(alias = "sourceId")]
pub const SOURCE_ID: Field<ConvertIdResult, String> = Field::new("sourceId");

/// The id in the format that was asked for.
#[doc(alias = "targetId")]
pub const TARGET_ID: Field<ConvertIdResult, String> = Field::new("targetId");
