// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Deleted`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Marks an item that is deleted.
///
/// Microsoft's page: [deleted](https://learn.microsoft.com/graph/api/resources/deleted).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Deleted {
    /// What became of the deleted item, in a word of the service's: `deleted`. OneDrive for work only. Set by Graph.
    pub state: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Deleted {
    state => "state",
});

/// What became of the deleted item, in a word of the service's: `deleted`. OneDrive for work only. Set by Graph.
pub const STATE: Field<Deleted, String> = Field::new("state");
