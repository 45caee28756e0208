// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`RetentionLabelSettings`], and its properties as fields of queries and patches.

use super::BehaviorDuringRetentionPeriod;
use graph_odata::{Extra, Field, wire};

/// What a retention label allows while an item is retained.
///
/// Microsoft's page: [retentionLabelSettings](https://learn.microsoft.com/graph/api/resources/retentionlabelsettings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetentionLabelSettings {
    /// How the item is treated while it is retained. Set by Graph.
    #[doc(alias = "behaviorDuringRetentionPeriod")]
    pub behavior_during_retention_period: Option<BehaviorDuringRetentionPeriod>,
    /// Whether the file's content may be changed. Set by Graph.
    #[doc(alias = "isContentUpdateAllowed")]
    pub is_content_update_allowed: Option<bool>,
    /// Whether the item may be deleted. Set by Graph.
    #[doc(alias = "isDeleteAllowed")]
    pub is_delete_allowed: Option<bool>,
    /// Whether another label may take this one's place. Set by Graph.
    #[doc(alias = "isLabelUpdateAllowed")]
    pub is_label_update_allowed: Option<bool>,
    /// Whether the item's columns, such as its title, may be changed. Set by Graph.
    #[doc(alias = "isMetadataUpdateAllowed")]
    pub is_metadata_update_allowed: Option<bool>,
    /// Whether a record is locked. Unlocked, its content may be changed until it is locked again.
    #[doc(alias = "isRecordLocked")]
    pub is_record_locked: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex RetentionLabelSettings {
    behavior_during_retention_period => "behaviorDuringRetentionPeriod",
    is_content_update_allowed => "isContentUpdateAllowed",
    is_delete_allowed => "isDeleteAllowed",
    is_label_update_allowed => "isLabelUpdateAllowed",
    is_metadata_update_allowed => "isMetadataUpdateAllowed",
    is_record_locked => "isRecordLocked",
});

/// How the item is treated while it is retained. Set by Graph.
#[doc(alias = "behaviorDuringRetentionPeriod")]
pub const BEHAVIOR_DURING_RETENTION_PERIOD: Field<RetentionLabelSettings, BehaviorDuringRetentionPeriod> =
    Field::new("behaviorDuringRetentionPeriod");

/// Whether the file's content may be changed. Set by Graph.
#[doc(alias = "isContentUpdateAllowed")]
pub const IS_CONTENT_UPDATE_ALLOWED: Field<RetentionLabelSettings, bool> = Field::new("isContentUpdateAllowed");

/// Whether the item may be deleted. Set by Graph.
#[doc(alias = "isDeleteAllowed")]
pub const IS_DELETE_ALLOWED: Field<RetentionLabelSettings, bool> = Field::new("isDeleteAllowed");

/// Whether another label may take this one's place. Set by Graph.
#[doc(alias = "isLabelUpdateAllowed")]
pub const IS_LABEL_UPDATE_ALLOWED: Field<RetentionLabelSettings, bool> = Field::new("isLabelUpdateAllowed");

/// Whether the item's columns, such as its title, may be changed. Set by Graph.
#[doc(alias = "isMetadataUpdateAllowed")]
pub const IS_METADATA_UPDATE_ALLOWED: Field<RetentionLabelSettings, bool> = Field::new("isMetadataUpdateAllowed");

/// Whether a record is locked. Unlocked, its content may be changed until it is locked again.
#[doc(alias = "isRecordLocked")]
pub const IS_RECORD_LOCKED: Field<RetentionLabelSettings, bool> = Field::new("isRecordLocked");
