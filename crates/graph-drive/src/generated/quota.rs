// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Quota`], and its properties as fields of queries and patches.

use super::StoragePlanInformation;
use graph_odata::{Extra, Field, wire};

/// How much room a drive has, and how much of it is taken.
///
/// Microsoft's page: [quota](https://learn.microsoft.com/graph/api/resources/quota).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Quota {
    /// How many bytes the items in the recycle bin take. Set by Graph.
    pub deleted: Option<i64>,
    /// How many bytes may still be stored. Set by Graph.
    pub remaining: Option<i64>,
    /// How full the drive is: `normal`, `nearing` from 90 percent on, `critical` from 99 percent on, or `exceeded`,
    /// when nothing can be added. Set by Graph.
    pub state: Option<String>,
    /// Whether more room can be had. Personal OneDrive only. Set by Graph.
    #[doc(alias = "storagePlanInformation")]
    pub storage_plan_information: Option<StoragePlanInformation>,
    /// How many bytes the drive may hold. Set by Graph.
    pub total: Option<i64>,
    /// How many bytes are taken. Set by Graph.
    pub used: Option<i64>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Quota {
    deleted => "deleted",
    remaining => "remaining",
    state => "state",
    storage_plan_information => "storagePlanInformation",
    total => "total",
    used => "used",
});

/// How many bytes the items in the recycle bin take. Set by Graph.
pub const DELETED: Field<Quota, i64> = Field::new("deleted");

/// How many bytes may still be stored. Set by Graph.
pub const REMAINING: Field<Quota, i64> = Field::new("remaining");

/// How full the drive is: `normal`, `nearing` from 90 percent on, `critical` from 99 percent on, or `exceeded`, when
/// nothing can be added. Set by Graph.
pub const STATE: Field<Quota, String> = Field::new("state");

/// Whether more room can be had. Personal OneDrive only. Set by Graph.
#[doc(alias = "storagePlanInformation")]
pub const STORAGE_PLAN_INFORMATION: Field<Quota, StoragePlanInformation> = Field::new("storagePlanInformation");

/// How many bytes the drive may hold. Set by Graph.
pub const TOTAL: Field<Quota, i64> = Field::new("total");

/// How many bytes are taken. Set by Graph.
pub const USED: Field<Quota, i64> = Field::new("used");
