// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ItemActivityStat`], and its properties as fields of queries and patches.

use super::{IncompleteData, ItemActionStat};
use graph_odata::{Extra, Field, wire};

/// What was done with an item in one span of time.
///
/// Microsoft's page: [itemActivityStat](https://learn.microsoft.com/graph/api/resources/itemactivitystat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemActivityStat {
    /// The id of the span's statistics. Set by Graph.
    pub id: Option<String>,
    /// How often the item was opened. Set by Graph.
    pub access: Option<ItemActionStat>,
    /// How often items were created in it. Set by Graph.
    pub create: Option<ItemActionStat>,
    /// How often items were deleted from it. Set by Graph.
    pub delete: Option<ItemActionStat>,
    /// How often it was changed. Set by Graph.
    pub edit: Option<ItemActionStat>,
    /// When the span ends, in UTC. Set by Graph.
    #[doc(alias = "endDateTime")]
    pub end_date_time: Option<jiff::Timestamp>,
    /// There if not all that was done has been counted. Set by Graph.
    #[doc(alias = "incompleteData")]
    pub incomplete_data: Option<IncompleteData>,
    /// Whether the item gets more attention than usual. Set by Graph.
    #[doc(alias = "isTrending")]
    pub is_trending: Option<bool>,
    /// How often it was moved. Set by Graph.
    pub r#move: Option<ItemActionStat>,
    /// When the span begins, in UTC. Set by Graph.
    #[doc(alias = "startDateTime")]
    pub start_date_time: Option<jiff::Timestamp>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ItemActivityStat {
    id => "id",
    access => "access",
    create => "create",
    delete => "delete",
    edit => "edit",
    end_date_time => "endDateTime",
    incomplete_data => "incompleteData",
    is_trending => "isTrending",
    r#move => "move",
    start_date_time => "startDateTime",
});

/// The id of the span's statistics. Set by Graph.
pub const ID: Field<ItemActivityStat, String> = Field::new("id");

/// How often the item was opened. Set by Graph.
pub const ACCESS: Field<ItemActivityStat, ItemActionStat> = Field::new("access");

/// How often items were created in it. Set by Graph.
pub const CREATE: Field<ItemActivityStat, ItemActionStat> = Field::new("create");

/// How often items were deleted from it. Set by Graph.
pub const DELETE: Field<ItemActivityStat, ItemActionStat> = Field::new("delete");

/// How often it was changed. Set by Graph.
pub const EDIT: Field<ItemActivityStat, ItemActionStat> = Field::new("edit");

/// When the span ends, in UTC. Set by Graph.
#[doc(alias = "endDateTime")]
pub const END_DATE_TIME: Field<ItemActivityStat, jiff::Timestamp> = Field::new("endDateTime");

/// There if not all that was done has been counted. Set by Graph.
#[doc(alias = "incompleteData")]
pub const INCOMPLETE_DATA: Field<ItemActivityStat, IncompleteData> = Field::new("incompleteData");

/// Whether the item gets more attention than usual. Set by Graph.
#[doc(alias = "isTrending")]
pub const IS_TRENDING: Field<ItemActivityStat, bool> = Field::new("isTrending");

/// How often it was moved. Set by Graph.
pub const MOVE: Field<ItemActivityStat, ItemActionStat> = Field::new("move");

/// When the span begins, in UTC. Set by Graph.
#[doc(alias = "startDateTime")]
pub const START_DATE_TIME: Field<ItemActivityStat, jiff::Timestamp> = Field::new("startDateTime");
