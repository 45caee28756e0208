// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ItemReference`], and its properties as fields of queries and patches.

use super::{ShareId, SharepointIds};
use graph_odata::{Extra, Field, wire};
use graph_types::{DriveId, DriveItemId, SiteId};

/// Where an item is: its drive or site, and its id or path there.
///
/// Microsoft's page: [itemReference](https://learn.microsoft.com/graph/api/resources/itemreference).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemReference {
    /// The id of the drive that the item is in. Set by Graph.
    #[doc(alias = "driveId")]
    pub drive_id: Option<DriveId>,
    /// The kind of drive: `personal`, `business` or `documentLibrary`. Set by Graph.
    #[doc(alias = "driveType")]
    pub drive_type: Option<String>,
    /// The id of the item in the drive. To move an item this must be a real id: the word `root` is refused.
    pub id: Option<DriveItemId>,
    /// The item's name. Set by Graph, and absent from many answers.
    pub name: Option<String>,
    /// The way to the item, percent-encoded: `/drives/{id}/root:/Reports/2026`. Absent in deltas, where only ids are
    /// sure. Set by Graph.
    pub path: Option<String>,
    /// The id of a share through which the item can be reached. Set by Graph.
    #[doc(alias = "shareId")]
    pub share_id: Option<ShareId>,
    /// The ids by which SharePoint knows the item. Never on a personal OneDrive. Set by Graph.
    #[doc(alias = "sharepointIds")]
    pub sharepoint_ids: Option<Box<SharepointIds>>,
    /// The id of the site that the library or list is in. Never on a personal OneDrive. Set by Graph.
    #[doc(alias = "siteId")]
    pub site_id: Option<SiteId>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ItemReference {
    drive_id => "driveId",
    drive_type => "driveType",
    id => "id",
    name => "name",
    path => "path",
    share_id => "shareId",
    sharepoint_ids => "sharepointIds",
    site_id => "siteId",
});

/// The id of the drive that the item is in. Set by Graph.
#[doc(alias = "driveId")]
pub const DRIVE_ID: Field<ItemReference, DriveId> = Field::new("driveId");

/// The kind of drive: `personal`, `business` or `documentLibrary`. Set by Graph.
#[doc(alias = "driveType")]
pub const DRIVE_TYPE: Field<ItemReference, String> = Field::new("driveType");

/// The id of the item in the drive. To move an item this must be a real id: the word `root` is refused.
pub const ID: Field<ItemReference, DriveItemId> = Field::new("id");

/// The item's name. Set by Graph, and absent from many answers.
pub const NAME: Field<ItemReference, String> = Field::new("name");

/// The way to the item, percent-encoded: `/drives/{id}/root:/Reports/2026`. Absent in deltas, where only ids are sure.
/// Set by Graph.
pub const PATH: Field<ItemReference, String> = Field::new("path");

/// The id of a share through which the item can be reached. Set by Graph.
#[doc(alias = "shareId")]
pub const SHARE_ID: Field<ItemReference, ShareId> = Field::new("shareId");

/// The ids by which SharePoint knows the item. Never on a personal OneDrive. Set by Graph.
#[doc(alias = "sharepointIds")]
pub const SHAREPOINT_IDS: Field<ItemReference, SharepointIds> = Field::new("sharepointIds");

/// The id of the site that the library or list is in. Never on a personal OneDrive. Set by Graph.
#[doc(alias = "siteId")]
pub const SITE_ID: Field<ItemReference, SiteId> = Field::new("siteId");
