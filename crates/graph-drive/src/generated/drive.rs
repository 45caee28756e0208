// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Drive`], and its properties as fields of queries and patches.

use super::{DriveItem, ItemReference, Quota, SharePointList, SharepointIds, SystemFacet};
use graph_odata::{Extra, Field, wire};
use graph_types::{DriveId, IdentitySet};

/// A drive: a user's OneDrive, or a document library of a group or site.
///
/// Microsoft's page: [drive](https://learn.microsoft.com/graph/api/resources/drive).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Drive {
    /// The id, unique among all drives. Set by Graph.
    pub id: Option<DriveId>,
    /// Who created the drive. Set by Graph.
    #[doc(alias = "createdBy")]
    pub created_by: Option<IdentitySet>,
    /// When the drive was created, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// What the drive is for, as its owner describes it.
    pub description: Option<String>,
    /// The entity tag, `eTag` or `@odata.etag`: the version of the drive's own properties, as `If-Match` takes it. Set
    /// by Graph.
    pub etag: Option<String>,
    /// Who last changed the drive. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When the drive last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The drive's name: `OneDrive`, `Documents`.
    pub name: Option<String>,
    /// What the drive belongs to. Absent from most answers.
    #[doc(alias = "parentReference")]
    pub parent_reference: Option<ItemReference>,
    /// A URL that shows the drive in a browser. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<String>,
    /// The kind of drive: `personal`, `business` for a OneDrive for work, or `documentLibrary`. Set by Graph.
    #[doc(alias = "driveType")]
    pub drive_type: Option<String>,
    /// Whose drive it is. Set by Graph.
    pub owner: Option<IdentitySet>,
    /// How much room there is, and how much is taken. Set by Graph.
    pub quota: Option<Quota>,
    /// The ids by which SharePoint knows the drive. Absent unless selected by name. Set by Graph.
    #[doc(alias = "sharePointIds")]
    pub share_point_ids: Option<Box<SharepointIds>>,
    /// There if the drive is one that the system keeps for itself. Such drives are listed only when this is selected by
    /// name.
    pub system: Option<SystemFacet>,
    /// The albums and other bundles in the drive. Absent unless expanded. Personal OneDrive only.
    pub bundles: Option<Vec<DriveItem>>,
    /// The items that the user follows, of other drives too. Absent unless expanded. OneDrive for work only.
    pub following: Option<Vec<DriveItem>>,
    /// The SharePoint list behind the drive. Absent unless expanded.
    pub list: Option<Box<SharePointList>>,
    /// The topmost folder. Absent unless expanded.
    pub root: Option<Box<DriveItem>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Drive tagged "eTag" {
    id => "id",
    created_by => "createdBy",
    created_date_time => "createdDateTime",
    description => "description",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    parent_reference => "parentReference",
    web_url => "webUrl",
    drive_type => "driveType",
    owner => "owner",
    quota => "quota",
    share_point_ids => "sharePointIds",
    system => "system",
    bundles => "bundles",
    following => "following",
    list => "list",
    root => "root",
});

impl Drive {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&DriveId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, unique among all drives. Set by Graph.
pub const ID: Field<Drive, DriveId> = Field::new("id");

/// Who created the drive. Set by Graph.
#[doc(alias = "createdBy")]
pub const CREATED_BY: Field<Drive, IdentitySet> = Field::new("createdBy");

/// When the drive was created, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<Drive, jiff::Timestamp> = Field::new("createdDateTime");

/// What the drive is for, as its owner describes it.
pub const DESCRIPTION: Field<Drive, String> = Field::new("description");

/// The entity tag, `eTag` or `@odata.etag`: the version of the drive's own properties, as `If-Match` takes it. Set by
/// Graph.
pub const ETAG: Field<Drive, String> = Field::new("eTag");

/// Who last changed the drive. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<Drive, IdentitySet> = Field::new("lastModifiedBy");

/// When the drive last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<Drive, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The drive's name: `OneDrive`, `Documents`.
pub const NAME: Field<Drive, String> = Field::new("name");

/// What the drive belongs to. Absent from most answers.
#[doc(alias = "parentReference")]
pub const PARENT_REFERENCE: Field<Drive, ItemReference> = Field::new("parentReference");

/// A URL that shows the drive in a browser. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<Drive, String> = Field::new("webUrl");

/// The kind of drive: `personal`, `business` for a OneDrive for work, or `documentLibrary`. Set by Graph.
#[doc(alias = "driveType")]
pub const DRIVE_TYPE: Field<Drive, String> = Field::new("driveType");

/// Whose drive it is. Set by Graph.
pub const OWNER: Field<Drive, IdentitySet> = Field::new("owner");

/// How much room there is, and how much is taken. Set by Graph.
pub const QUOTA: Field<Drive, Quota> = Field::new("quota");

/// The ids by which SharePoint knows the drive. Absent unless selected by name. Set by Graph.
#[doc(alias = "sharePointIds")]
pub const SHARE_POINT_IDS: Field<Drive, SharepointIds> = Field::new("sharePointIds");

/// There if the drive is one that the system keeps for itself. Such drives are listed only when this is selected by
/// name.
pub const SYSTEM: Field<Drive, SystemFacet> = Field::new("system");

/// The albums and other bundles in the drive. Absent unless expanded. Personal OneDrive only.
pub const BUNDLES: Field<Drive, Vec<DriveItem>> = Field::new("bundles");

/// The items that the user follows, of other drives too. Absent unless expanded. OneDrive for work only.
pub const FOLLOWING: Field<Drive, Vec<DriveItem>> = Field::new("following");

/// The SharePoint list behind the drive. Absent unless expanded.
pub const LIST: Field<Drive, SharePointList> = Field::new("list");

/// The topmost folder. Absent unless expanded.
pub const ROOT: Field<Drive, DriveItem> = Field::new("root");
