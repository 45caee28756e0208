// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`IncompleteData`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Why statistics do not tell all.
///
/// Microsoft's page: [incompleteData](https://learn.microsoft.com/graph/api/resources/incompletedata).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IncompleteData {
    /// Nothing was counted before this moment, in UTC. Set by Graph.
    #[doc(alias = "missingDataBeforeDateTime")]
    pub missing_data_before_date_time: Option<jiff::Timestamp>,
    /// Whether so much was done that part of it was not counted. Set by Graph.
    #[doc(alias = "wasThrottled")]
    pub was_throttled: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex IncompleteData {
    missing_data_before_date_time => "missingDataBeforeDateTime",
    was_throttled => "wasThrottled",
});

/// Nothing was counted before this moment, in UTC. Set by Graph.
#[doc(alias = "missingDataBeforeDateTime")]
pub const MISSING_DATA_BEFORE_DATE_TIME: Field<IncompleteData, jiff::Timestamp> =
    Field::new("missingDataBeforeDateTime");

/// Whether so much was done that part of it was not counted. Set by Graph.
#[doc(alias = "wasThrottled")]
pub const WAS_THROTTLED: Field<IncompleteData, bool> = Field::new("wasThrottled");
