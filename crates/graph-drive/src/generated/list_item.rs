// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ListItem`], and its properties as fields of queries and patches.

use super::{
    ContentTypeInfo, Deleted, DriveItem, FieldValueSet, ItemAnalytics, ItemReference, ListItemVersion, Permission,
    SharepointIds,
};
use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

graph_odata::id! {
    /// The id of a [`ListItem`].
    pub struct ListItemId;
}

/// An item of a SharePoint list. A file in a document library is one too.
///
/// Microsoft's page: [listItem](https://learn.microsoft.com/graph/api/resources/listitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListItem {
    /// The id: the number of the item in its list. Set by Graph.
    pub id: Option<ListItemId>,
    /// Who created the item. Set by Graph.
    #[doc(alias = "createdBy")]
    pub created_by: Option<IdentitySet>,
    /// When the item was created, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// A text about the item. Most lists have a column for that in `fields` instead.
    pub description: Option<String>,
    /// The entity tag, `eTag` or `@odata.etag`: the version of the item, as `If-Match` takes it, a GUID and a count.
    /// Set by Graph.
    pub etag: Option<String>,
    /// Who last changed the item. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When the item last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The item's name. Absent from most answers: its title is among `fields`.
    pub name: Option<String>,
    /// Where the item is: its site, and the list or folder there. Set by Graph.
    #[doc(alias = "parentReference")]
    pub parent_reference: Option<ItemReference>,
    /// A URL that shows the item in a browser. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<String>,
    /// The content type of the item, which says what columns it has.
    #[doc(alias = "contentType")]
    pub content_type: Option<ContentTypeInfo>,
    /// There if the item is deleted, as deltas tell. Set by Graph.
    pub deleted: Option<Box<Deleted>>,
    /// The ids by which SharePoint's own interfaces know the item. Absent unless selected by name. Set by Graph.
    #[doc(alias = "sharepointIds")]
    pub sharepoint_ids: Option<Box<SharepointIds>>,
    /// How often the item was used. Absent unless expanded.
    pub analytics: Option<Box<ItemAnalytics>>,
    /// The file or folder that the item is of. Absent unless expanded, and in lists other than libraries.
    #[doc(alias = "driveItem")]
    pub drive_item: Option<Box<DriveItem>>,
    /// The values of the item's columns. Absent unless expanded. On creation they travel along.
    pub fields: Option<Box<FieldValueSet>>,
    /// Who may do what with the item. Absent unless expanded.
    pub permissions: Option<Vec<Permission>>,
    /// The versions of the item, the latest first. Absent unless expanded.
    pub versions: Option<Vec<ListItemVersion>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ListItem tagged "eTag" {
    id => "id",
    created_by => "createdBy",
    created_date_time => "createdDateTime",
    description => "description",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    parent_reference => "parentReference",
    web_url => "webUrl",
    content_type => "contentType",
    deleted => "deleted",
    sharepoint_ids => "sharepointIds",
    analytics => "analytics",
    drive_item => "driveItem",
    fields => "fields",
    permissions => "permissions",
    versions => "versions",
});

impl ListItem {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&ListItemId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id: the number of the item in its list. Set by Graph.
pub const ID: Field<ListItem, ListItemId> = Field::new("id");

/// Who created the item. Set by Graph.
#[doc(alias = "createdBy")]
pub const CREATED_BY: Field<ListItem, IdentitySet> = Field::new("createdBy");

/// When the item was created, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<ListItem, jiff::Timestamp> = Field::new("createdDateTime");

/// A text about the item. Most lists have a column for that in `fields` instead.
pub const DESCRIPTION: Field<ListItem, String> = Field::new("description");

/// The entity tag, `eTag` or `@odata.etag`: the version of the item, as `If-Match` takes it, a GUID and a count. Set by
/// Graph.
pub const ETAG: Field<ListItem, String> = Field::new("eTag");

/// Who last changed the item. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<ListItem, IdentitySet> = Field::new("lastModifiedBy");

/// When the item last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<ListItem, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The item's name. Absent from most answers: its title is among `fields`.
pub const NAME: Field<ListItem, String> = Field::new("name");

/// Where the item is: its site, and the list or folder there. Set by Graph.
#[doc(alias = "parentReference")]
pub const PARENT_REFERENCE: Field<ListItem, ItemReference> = Field::new("parentReference");

/// A URL that shows the item in a browser. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<ListItem, String> = Field::new("webUrl");

/// The content type of the item, which says what columns it has.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<ListItem, ContentTypeInfo> = Field::new("contentType");

/// There if the item is deleted, as deltas tell. Set by Graph.
pub const DELETED: Field<ListItem, Deleted> = Field::new("deleted");

/// The ids by which SharePoint's own interfaces know the item. Absent unless selected by name. Set by Graph.
#[doc(alias = "sharepointIds")]
pub const SHAREPOINT_IDS: Field<ListItem, SharepointIds> = Field::new("sharepointIds");

/// How often the item was used. Absent unless expanded.
pub const ANALYTICS: Field<ListItem, ItemAnalytics> = Field::new("analytics");

/// The file or folder that the item is of. Absent unless expanded, and in lists other than libraries.
#[doc(alias = "driveItem")]
pub const DRIVE_ITEM: Field<ListItem, DriveItem> = Field::new("driveItem");

/// The values of the item's columns. Absent unless expanded. On creation they travel along.
pub const FIELDS: Field<ListItem, FieldValueSet> = Field::new("fields");

/// Who may do what with the item. Absent unless expanded.
pub const PERMISSIONS: Field<ListItem, Vec<Permission>> = Field::new("permissions");

/// The versions of the item, the latest first. Absent unless expanded.
pub const VERSIONS: Field<ListItem, Vec<ListItemVersion>> = Field::new("versions");
