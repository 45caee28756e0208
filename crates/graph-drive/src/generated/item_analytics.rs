// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ItemAnalytics`], and its properties as fields of queries and patches.

use super::ItemActivityStat;
use graph_odata::{Extra, Field, wire};

/// How often an item was used, over several spans of time.
///
/// Microsoft's page: [itemAnalytics](https://learn.microsoft.com/graph/api/resources/itemanalytics).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemAnalytics {
    /// The id of the statistics. Set by Graph.
    pub id: Option<String>,
    /// All since the item was created. Absent unless expanded.
    #[doc(alias = "allTime")]
    pub all_time: Option<Box<ItemActivityStat>>,
    /// The use in further spans of time. Absent unless expanded.
    #[doc(alias = "itemActivityStats")]
    pub item_activity_stats: Option<Vec<ItemActivityStat>>,
    /// The last seven days. Absent unless expanded.
    #[doc(alias = "lastSevenDays")]
    pub last_seven_days: Option<Box<ItemActivityStat>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ItemAnalytics {
    id => "id",
    all_time => "allTime",
    item_activity_stats => "itemActivityStats",
    last_seven_days => "lastSevenDays",
});

/// The id of the statistics. Set by Graph.
pub const ID: Field<ItemAnalytics, String> = Field::new("id");

/// All since the item was created. Absent unless expanded.
#[doc(alias = "allTime")]
pub const ALL_TIME: Field<ItemAnalytics, ItemActivityStat> = Field::new("allTime");

/// The use in further spans of time. Absent unless expanded.
#[doc(alias = "itemActivityStats")]
pub const ITEM_ACTIVITY_STATS: Field<ItemAnalytics, Vec<ItemActivityStat>> = Field::new("itemActivityStats");

/// The last seven days. Absent unless expanded.
#[doc(alias = "lastSevenDays")]
pub const LAST_SEVEN_DAYS: Field<ItemAnalytics, ItemActivityStat> = Field::new("lastSevenDays");
