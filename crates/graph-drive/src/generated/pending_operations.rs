// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`PendingOperations`], and its properties as fields of queries and patches.

use super::PendingContentUpdate;
use graph_odata::{Extra, Field, wire};

/// What the service has yet to finish on an item.
///
/// Microsoft's page: [pendingOperations](https://learn.microsoft.com/graph/api/resources/pendingoperations).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PendingOperations {
    /// There while new content is on its way into the item. Set by Graph.
    #[doc(alias = "pendingContentUpdate")]
    pub pending_content_update: Option<PendingContentUpdate>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PendingOperations {
    pending_content_update => "pendingContentUpdate",
});

/// There while new content is on its way into the item. Set by Graph.
#[doc(alias = "pendingContentUpdate")]
pub const PENDING_CONTENT_UPDATE: Field<PendingOperations, PendingContentUpdate> = Field::new("pendingContentUpdate");
