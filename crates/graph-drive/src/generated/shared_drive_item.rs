// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharedDriveItem`], and its properties as fields of queries and patches.

use super::{DriveItem, ItemReference, ListItem, Permission, SharePointList, Site};
use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

graph_odata::id! {
    /// The id of a [`SharedDriveItem`].
    pub struct ShareId;
}

/// What a sharing link or id leads to.
///
/// Microsoft's page: [sharedDriveItem](https://learn.microsoft.com/graph/api/resources/shareddriveitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharedDriveItem {
    /// The id of the share: one that a permission names, or a sharing link encoded as `u!` and base64. Set by Graph.
    pub id: Option<ShareId>,
    /// Who created what is shared. Set by Graph.
    #[doc(alias = "createdBy")]
    pub created_by: Option<IdentitySet>,
    /// When it was created, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// A text about it for its users.
    pub description: Option<String>,
    /// The entity tag, `eTag` or `@odata.etag`: the version of it. Set by Graph.
    pub etag: Option<String>,
    /// Who last changed it. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When it last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The name to show. Set by Graph.
    pub name: Option<String>,
    /// What it is in. Absent from most answers.
    #[doc(alias = "parentReference")]
    pub parent_reference: Option<ItemReference>,
    /// A URL that shows it in a browser. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<String>,
    /// Whose it is. Set by Graph.
    pub owner: Option<IdentitySet>,
    /// The file or folder. Absent unless expanded.
    #[doc(alias = "driveItem")]
    pub drive_item: Option<Box<DriveItem>>,
    /// The SharePoint list. Absent unless expanded.
    pub list: Option<Box<SharePointList>>,
    /// The item of a SharePoint list. Absent unless expanded.
    #[doc(alias = "listItem")]
    pub list_item: Option<Box<ListItem>>,
    /// The permission behind the link. Absent unless expanded.
    pub permission: Option<Box<Permission>>,
    /// The SharePoint site. Absent unless expanded.
    pub site: Option<Box<Site>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity SharedDriveItem tagged "eTag" {
    id => "id",
    created_by => "createdBy",
    created_date_time => "createdDateTime",
    description => "description",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    parent_reference => "parentReference",
    web_url => "webUrl",
    owner => "owner",
    drive_item => "driveItem",
    list => "list",
    list_item => "listItem",
    permission => "permission",
    site => "site",
});

impl SharedDriveItem {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&ShareId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id of the share: one that a permission names, or a sharing link encoded as `u!` and base64. Set by Graph.
pub const ID: Field<SharedDriveItem, ShareId> = Field::new("id");

/// Who created what is shared. Set by Graph.
#[doc(alias = "createdBy")]
pub const CREATED_BY: Field<SharedDriveItem, IdentitySet> = Field::new("createdBy");

/// When it was created, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<SharedDriveItem, jiff::Timestamp> = Field::new("createdDateTime");

/// A text about it for its users.
pub const DESCRIPTION: Field<SharedDriveItem, String> = Field::new("description");

/// The entity tag, `eTag` or `@odata.etag`: the version of it. Set by Graph.
pub const ETAG: Field<SharedDriveItem, String> = Field::new("eTag");

/// Who last changed it. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<SharedDriveItem, IdentitySet> = Field::new("lastModifiedBy");

/// When it last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<SharedDriveItem, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The name to show. Set by Graph.
pub const NAME: Field<SharedDriveItem, String> = Field::new("name");

/// What it is in. Absent from most answers.
#[doc(alias = "parentReference")]
pub const PARENT_REFERENCE: Field<SharedDriveItem, ItemReference> = Field::new("parentReference");

/// A URL that shows it in a browser. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<SharedDriveItem, String> = Field::new("webUrl");

/// Whose it is. Set by Graph.
pub const OWNER: Field<SharedDriveItem, IdentitySet> = Field::new("owner");

/// The file or folder. Absent unless expanded.
#[doc(alias = "driveItem")]
pub const DRIVE_ITEM: Field<SharedDriveItem, DriveItem> = Field::new("driveItem");

/// The SharePoint list. Absent unless expanded.
pub const LIST: Field<SharedDriveItem, SharePointList> = Field::new("list");

/// The item of a SharePoint list. Absent unless expanded.
#[doc(alias = "listItem")]
pub const LIST_ITEM: Field<SharedDriveItem, ListItem> = Field::new("listItem");

/// The permission behind the link. Absent unless expanded.
pub const PERMISSION: Field<SharedDriveItem, Permission> = Field::new("permission");

/// The SharePoint site. Absent unless expanded.
pub const SITE: Field<SharedDriveItem, Site> = Field::new("site");
