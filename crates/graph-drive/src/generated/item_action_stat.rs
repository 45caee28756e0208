// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ItemActionStat`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// How often one thing was done with an item, and by how many.
///
/// Microsoft's page: [itemActionStat](https://learn.microsoft.com/graph/api/resources/itemactionstat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemActionStat {
    /// How often it was done. Set by Graph.
    #[doc(alias = "actionCount")]
    pub action_count: Option<i32>,
    /// How many people and apps did it. Set by Graph.
    #[doc(alias = "actorCount")]
    pub actor_count: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ItemActionStat {
    action_count => "actionCount",
    actor_count => "actorCount",
});

/// How often it was done. Set by Graph.
#[doc(alias = "actionCount")]
pub const ACTION_COUNT: Field<ItemActionStat, i32> = Field::new("actionCount");

/// How many people and apps did it. Set by Graph.
#[doc(alias = "actorCount")]
pub const ACTOR_COUNT: Field<ItemActionStat, i32> = Field::new("actorCount");
