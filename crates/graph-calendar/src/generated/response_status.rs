// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`ResponseStatus`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};
use graph_types::ResponseType;

/// What somebody answered to an invitation, and when.
///
/// Microsoft's page: [responseStatus](https://learn.microsoft.com/graph/api/resources/responsestatus).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ResponseStatus {
    /// What was answered.
    pub response: Option<ResponseType>,
    /// When it was answered, in UTC. The year 1 where nobody has answered.
    pub time: Option<jiff::Timestamp>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ResponseStatus {
    response => "response",
    time => "time",
});

/// What was answered.
pub const RESPONSE: Field<ResponseStatus, ResponseType> = Field::new("response");

/// When it was answered, in UTC. The year 1 where nobody has answered.
pub const TIME: Field<ResponseStatus, jiff::Timestamp> = Field::new("time");
