// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharePointList`], and its properties as fields of queries and patches.

use super::{ColumnDefinition, Drive, ItemReference, ListInfo, ListItem, Permission, SharepointIds, SystemFacet};
use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

graph_odata::id! {
    /// The id of a [`SharePointList`].
    pub struct ListId;
}

/// A SharePoint list. A document library is one too.
///
/// Microsoft's page: [list](https://learn.microsoft.com/graph/api/resources/list).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharePointList {
    /// The id, a GUID. Requests may use the list's title in its place. Set by Graph.
    pub id: Option<ListId>,
    /// Who created the list. Set by Graph.
    #[doc(alias = "createdBy")]
    pub created_by: Option<IdentitySet>,
    /// When the list was created, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// What the list is for.
    pub description: Option<String>,
    /// The entity tag, `eTag` or `@odata.etag`: the version of the list's own properties. Set by Graph.
    pub etag: Option<String>,
    /// Who last changed the list. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When the list last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The name in the list's URL. On creation `displayName` gives it.
    pub name: Option<String>,
    /// The site that the list is in. Set by Graph.
    #[doc(alias = "parentReference")]
    pub parent_reference: Option<ItemReference>,
    /// A URL that shows the list in a browser. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<String>,
    /// The title to show. Required on creation.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// What kind of list it is, and whether it is hidden. On creation its `template` is what counts.
    pub list: Option<ListInfo>,
    /// The ids by which SharePoint's own interfaces know the list. Absent unless selected by name. Set by Graph.
    #[doc(alias = "sharepointIds")]
    pub sharepoint_ids: Option<Box<SharepointIds>>,
    /// There if the list is one that the system keeps for itself. Such lists are listed only when this is selected by
    /// name.
    pub system: Option<SystemFacet>,
    /// The columns of the list. Absent unless expanded. On creation they travel along.
    pub columns: Option<Vec<ColumnDefinition>>,
    /// The drive, if the list is a document library. Absent unless expanded.
    pub drive: Option<Box<Drive>>,
    /// The items in the list. Absent unless expanded.
    pub items: Option<Vec<ListItem>>,
    /// Who may do what with the list. Absent unless expanded.
    pub permissions: Option<Vec<Permission>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity SharePointList tagged "eTag" {
    id => "id",
    created_by => "createdBy",
    created_date_time => "createdDateTime",
    description => "description",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    parent_reference => "parentReference",
    web_url => "webUrl",
    display_name => "displayName",
    list => "list",
    sharepoint_ids => "sharepointIds",
    system => "system",
    columns => "columns",
    drive => "drive",
    items => "items",
    permissions => "permissions",
});

impl SharePointList {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&ListId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, a GUID. Requests may use the list's title in its place. Set by Graph.
pub const ID: Field<SharePointList, ListId> = Field::new("id");

/// Who created the list. Set by Graph.
#[doc(alias = "createdBy")]
pub const CREATED_BY: Field<SharePointList, IdentitySet> = Field::new("createdBy");

/// When the list was created, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<SharePointList, jiff::Timestamp> = Field::new("createdDateTime");

/// What the list is for.
pub const DESCRIPTION: Field<SharePointList, String> = Field::new("description");

/// The entity tag, `eTag` or `@odata.etag`: the version of the list's own properties. Set by Graph.
pub const ETAG: Field<SharePointList, String> = Field::new("eTag");

/// Who last changed the list. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<SharePointList, IdentitySet> = Field::new("lastModifiedBy");

/// When the list last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<SharePointList, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The name in the list's URL. On creation `displayName` gives it.
pub const NAME: Field<SharePointList, String> = Field::new("name");

/// The site that the list is in. Set by Graph.
#[doc(alias = "parentReference")]
pub const PARENT_REFERENCE: Field<SharePointList, ItemReference> = Field::new("parentReference");

/// A URL that shows the list in a browser. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<SharePointList, String> = Field::new("webUrl");

/// The title to show. Required on creation.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<SharePointList, String> = Field::new("displayName");

/// What kind of list it is, and whether it is hidden. On creation its `template` is what counts.
pub const LIST: Field<SharePointList, ListInfo> = Field::new("list");

/// The ids by which SharePoint's own interfaces know the list. Absent unless selected by name. Set by Graph.
#[doc(alias = "sharepointIds")]
pub const SHAREPOINT_IDS: Field<SharePointList, SharepointIds> = Field::new("sharepointIds");

/// There if the list is one that the system keeps for itself. Such lists are listed only when this is selected by name.
pub const SYSTEM: Field<SharePointList, SystemFacet> = Field::new("system");

/// The columns of the list. Absent unless expanded. On creation they travel along.
pub const COLUMNS: Field<SharePointList, Vec<ColumnDefinition>> = Field::new("columns");

/// The drive, if the list is a document library. Absent unless expanded.
pub const DRIVE: Field<SharePointList, Drive> = Field::new("drive");

/// The items in the list. Absent unless expanded.
pub const ITEMS: Field<SharePointList, Vec<ListItem>> = Field::new("items");

/// Who may do what with the list. Absent unless expanded.
pub const PERMISSIONS: Field<SharePointList, Vec<Permission>> = Field::new("permissions");
