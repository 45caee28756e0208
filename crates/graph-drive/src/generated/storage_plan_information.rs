// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`StoragePlanInformation`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What storage plans the owner of a drive may change to.
///
/// Microsoft's page: [storagePlanInformation](https://learn.microsoft.com/graph/api/resources/storageplaninformation).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct StoragePlanInformation {
    /// Whether there is a plan with more room than the present one. Set by Graph.
    #[doc(alias = "upgradeAvailable")]
    pub upgrade_available: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex StoragePlanInformation {
    upgrade_available => "upgradeAvailable",
});

/// Whether there is a plan with more room than the present one. Set by Graph.
#[doc(alias = "upgradeAvailable")]
pub const UPGRADE_AVAILABLE: Field<StoragePlanInformation, bool> = Field::new("upgradeAvailable");
