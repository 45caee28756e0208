// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`FreeBusyError`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Why one of the schedules asked for could not be told.
///
/// Microsoft's page: [freeBusyError](https://learn.microsoft.com/graph/api/resources/freebusyerror).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FreeBusyError {
    /// What went wrong, in words.
    pub message: Option<String>,
    /// What went wrong, as a code: `ErrorMailRecipientNotFound`.
    #[doc(alias = "responseCode")]
    pub response_code: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex FreeBusyError {
    message => "message",
    response_code => "responseCode",
});

/// What went wrong, in words.
pub const MESSAGE: Field<FreeBusyError, String> = Field::new("message");

/// What went wrong, as a code: `ErrorMailRecipientNotFound`.
#[doc(alias = "responseCode")]
pub const RESPONSE_CODE: Field<FreeBusyError, String> = Field::new("responseCode");
