// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharepointIds`], and its properties as fields of queries and patches.

use super::{ListId, ListItemId};
use graph_odata::{Extra, Field, wire};

/// The ids by which SharePoint's own interfaces know an item of OneDrive for work or SharePoint. Set by Graph.
///
/// Microsoft's page: [sharepointIds](https://learn.microsoft.com/graph/api/resources/sharepointids).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharepointIds {
    /// The GUID of the list that the item is in.
    #[doc(alias = "listId")]
    pub list_id: Option<ListId>,
    /// The number of the item in its list.
    #[doc(alias = "listItemId")]
    pub list_item_id: Option<ListItemId>,
    /// The GUID of the item, within its site.
    #[doc(alias = "listItemUniqueId")]
    pub list_item_unique_id: Option<String>,
    /// The GUID of the site collection. A site's own `id` is another, longer one.
    #[doc(alias = "siteId")]
    pub site_id: Option<String>,
    /// The URL of the site: `https://contoso.sharepoint.com/sites/design`.
    #[doc(alias = "siteUrl")]
    pub site_url: Option<String>,
    /// The GUID of the organization.
    #[doc(alias = "tenantId")]
    pub tenant_id: Option<String>,
    /// The GUID of the site within the site collection.
    #[doc(alias = "webId")]
    pub web_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SharepointIds {
    list_id => "listId",
    list_item_id => "listItemId",
    list_item_unique_id => "listItemUniqueId",
    site_id => "siteId",
    site_url => "siteUrl",
    tenant_id => "tenantId",
    web_id => "webId",
});

/// The GUID of the list that the item is in.
#[doc(alias = "listId")]
pub const LIST_ID: Field<SharepointIds, ListId> = Field::new("listId");

/// The number of the item in its list.
#[doc(alias = "listItemId")]
pub const LIST_ITEM_ID: Field<SharepointIds, ListItemId> = Field::new("listItemId");

/// The GUID of the item, within its site.
#[doc(alias = "listItemUniqueId")]
pub const LIST_ITEM_UNIQUE_ID: Field<SharepointIds, String> = Field::new("listItemUniqueId");

/// The GUID of the site collection. A site's own `id` is another, longer one.
#[doc(alias = "siteId")]
pub const SITE_ID: Field<SharepointIds, String> = Field::new("siteId");

/// The URL of the site: `https://contoso.sharepoint.com/sites/design`.
#[doc(alias = "siteUrl")]
pub const SITE_URL: Field<SharepointIds, String> = Field::new("siteUrl");

/// The GUID of the organization.
#[doc(alias = "tenantId")]
pub const TENANT_ID: Field<SharepointIds, String> = Field::new("tenantId");

/// The GUID of the site within the site collection.
#[doc(alias = "webId")]
pub const WEB_ID: Field<SharepointIds, String> = Field::new("webId");
