// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`PendingContentUpdate`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Marks an item whose content is being replaced.
///
/// Microsoft's page: [pendingContentUpdate](https://learn.microsoft.com/graph/api/resources/pendingcontentupdate).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PendingContentUpdate {
    /// Since when the new content waits, in UTC. Set by Graph.
    #[doc(alias = "queuedDateTime")]
    pub queued_date_time: Option<jiff::Timestamp>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PendingContentUpdate {
    queued_date_time => "queuedDateTime",
});

/// Since when the new content waits, in UTC. Set by Graph.
#[doc(alias = "queuedDateTime")]
pub const QUEUED_DATE_TIME: Field<PendingContentUpdate, jiff::Timestamp> = Field::new("queuedDateTime");
