// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ItemRetentionLabel`], and its properties as fields of queries and patches.

use super::RetentionLabelSettings;
use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

/// The retention label on an item: how long it must be kept, and what may be done to it meanwhile.
///
/// Microsoft's page: [itemRetentionLabel](https://learn.microsoft.com/graph/api/resources/itemretentionlabel).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemRetentionLabel {
    /// The id of the label on the item. Set by Graph.
    pub id: Option<String>,
    /// Whether the label was put on the item itself. If not, a folder or library above brought it. Set by Graph.
    #[doc(alias = "isLabelAppliedExplicitly")]
    pub is_label_applied_explicitly: Option<bool>,
    /// Who put the label on. Set by Graph.
    #[doc(alias = "labelAppliedBy")]
    pub label_applied_by: Option<IdentitySet>,
    /// When the label was put on, in UTC. Set by Graph.
    #[doc(alias = "labelAppliedDateTime")]
    pub label_applied_date_time: Option<jiff::Timestamp>,
    /// The label's name. Writing another one changes the label.
    pub name: Option<String>,
    /// What the label allows. Of these only `isRecordLocked` may be written.
    #[doc(alias = "retentionSettings")]
    pub retention_settings: Option<RetentionLabelSettings>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ItemRetentionLabel {
    id => "id",
    is_label_applied_explicitly => "isLabelAppliedExplicitly",
    label_applied_by => "labelAppliedBy",
    label_applied_date_time => "labelAppliedDateTime",
    name => "name",
    retention_settings => "retentionSettings",
});

/// The id of the label on the item. Set by Graph.
pub const ID: Field<ItemRetentionLabel, String> = Field::new("id");

/// Whether the label was put on the item itself. If not, a folder or library above brought it. Set by Graph.
#[doc(alias = "isLabelAppliedExplicitly")]
pub const IS_LABEL_APPLIED_EXPLICITLY: Field<ItemRetentionLabel, bool> = Field::new("isLabelAppliedExplicitly");

/// Who put the label on. Set by Graph.
#[doc(alias = "labelAppliedBy")]
pub const LABEL_APPLIED_BY: Field<ItemRetentionLabel, IdentitySet> = Field::new("labelAppliedBy");

/// When the label was put on, in UTC. Set by Graph.
#[doc(alias = "labelAppliedDateTime")]
pub const LABEL_APPLIED_DATE_TIME: Field<ItemRetentionLabel, jiff::Timestamp> = Field::new("labelAppliedDateTime");

/// The label's name. Writing another one changes the label.
pub const NAME: Field<ItemRetentionLabel, String> = Field::new("name");

/// What the label allows. Of these only `isRecordLocked` may be written.
#[doc(alias = "retentionSettings")]
pub const RETENTION_SETTINGS: Field<ItemRetentionLabel, RetentionLabelSettings> = Field::new("retentionSettings");
