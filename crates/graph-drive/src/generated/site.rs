// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Site`], and its properties as fields of queries and patches.

use super::{
    ColumnDefinition, Drive, ItemAnalytics, ItemReference, Permission, PublicError, Root, SharePointList,
    SharepointIds, SiteCollection,
};
use graph_odata::{Extra, Field, wire};
use graph_types::{IdentitySet, SiteId};

/// A SharePoint site.
///
/// Microsoft's page: [site](https://learn.microsoft.com/graph/api/resources/site).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Site {
    /// The id: host name, site collection and site, with commas between. `root` stands for the organization's topmost.
    /// Set by Graph.
    pub id: Option<SiteId>,
    /// Who created the site. Set by Graph.
    #[doc(alias = "createdBy")]
    pub created_by: Option<IdentitySet>,
    /// When the site was created, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// What the site is for.
    pub description: Option<String>,
    /// The entity tag, `eTag` or `@odata.etag`: the version of the site's own properties. Set by Graph.
    pub etag: Option<String>,
    /// Who last changed the site. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When the site last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The last part of the site's URL: `design`.
    pub name: Option<String>,
    /// The site that this one is in. Absent from most answers.
    #[doc(alias = "parentReference")]
    pub parent_reference: Option<ItemReference>,
    /// A URL that shows the site in a browser. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<String>,
    /// The title to show. Set by Graph.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// Why the site could not be read. Set by Graph.
    pub error: Option<Box<PublicError>>,
    /// Whether the site is that of somebody's OneDrive. Set by Graph.
    #[doc(alias = "isPersonalSite")]
    pub is_personal_site: Option<bool>,
    /// There if the site is the topmost of its site collection. Set by Graph.
    pub root: Option<Root>,
    /// The ids by which SharePoint's own interfaces know the site. Absent unless selected by name. Set by Graph.
    #[doc(alias = "sharepointIds")]
    pub sharepoint_ids: Option<Box<SharepointIds>>,
    /// The site collection. Only on its topmost site. Set by Graph.
    #[doc(alias = "siteCollection")]
    pub site_collection: Option<Box<SiteCollection>>,
    /// How often the site was used. Absent unless expanded.
    pub analytics: Option<Box<ItemAnalytics>>,
    /// The columns that all lists of the site may use. Absent unless expanded.
    pub columns: Option<Vec<ColumnDefinition>>,
    /// The document library that files go to by default. Absent unless expanded.
    pub drive: Option<Box<Drive>>,
    /// All document libraries of the site. Absent unless expanded.
    pub drives: Option<Vec<Drive>>,
    /// The lists of the site. Absent unless expanded.
    pub lists: Option<Vec<SharePointList>>,
    /// The apps that were given rights to this site by name. Absent unless expanded.
    pub permissions: Option<Vec<Permission>>,
    /// The sites directly below this one. Absent unless expanded.
    pub sites: Option<Vec<Self>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Site tagged "eTag" {
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
    error => "error",
    is_personal_site => "isPersonalSite",
    root => "root",
    sharepoint_ids => "sharepointIds",
    site_collection => "siteCollection",
    analytics => "analytics",
    columns => "columns",
    drive => "drive",
    drives => "drives",
    lists => "lists",
    permissions => "permissions",
    sites => "sites",
});

impl Site {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&SiteId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id: host name, site collection and site, with commas between. `root` stands for the organization's topmost. Set
/// by Graph.
pub const ID: Field<Site, SiteId> = Field::new("id");

/// Who created the site. Set by Graph.
#[doc(alias = "createdBy")]
pub const CREATED_BY: Field<Site, IdentitySet> = Field::new("createdBy");

/// When the site was created, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<Site, jiff::Timestamp> = Field::new("createdDateTime");

/// What the site is for.
pub const DESCRIPTION: Field<Site, String> = Field::new("description");

/// The entity tag, `eTag` or `@odata.etag`: the version of the site's own properties. Set by Graph.
pub const ETAG: Field<Site, String> = Field::new("eTag");

/// Who last changed the site. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<Site, IdentitySet> = Field::new("lastModifiedBy");

/// When the site last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<Site, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The last part of the site's URL: `design`.
pub const NAME: Field<Site, String> = Field::new("name");

/// The site that this one is in. Absent from most answers.
#[doc(alias = "parentReference")]
pub const PARENT_REFERENCE: Field<Site, ItemReference> = Field::new("parentReference");

/// A URL that shows the site in a browser. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<Site, String> = Field::new("webUrl");

/// The title to show. Set by Graph.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<Site, String> = Field::new("displayName");

/// Why the site could not be read. Set by Graph.
pub const ERROR: Field<Site, PublicError> = Field::new("error");

/// Whether the site is that of somebody's OneDrive. Set by Graph.
#[doc(alias = "isPersonalSite")]
pub const IS_PERSONAL_SITE: Field<Site, bool> = Field::new("isPersonalSite");

/// There if the site is the topmost of its site collection. Set by Graph.
pub const ROOT: Field<Site, Root> = Field::new("root");

/// The ids by which SharePoint's own interfaces know the site. Absent unless selected by name. Set by Graph.
#[doc(alias = "sharepointIds")]
pub const SHAREPOINT_IDS: Field<Site, SharepointIds> = Field::new("sharepointIds");

/// The site collection. Only on its topmost site. Set by Graph.
#[doc(alias = "siteCollection")]
pub const SITE_COLLECTION: Field<Site, SiteCollection> = Field::new("siteCollection");

/// How often the site was used. Absent unless expanded.
pub const ANALYTICS: Field<Site, ItemAnalytics> = Field::new("analytics");

/// The columns that all lists of the site may use. Absent unless expanded.
pub const COLUMNS: Field<Site, Vec<ColumnDefinition>> = Field::new("columns");

/// The document library that files go to by default. Absent unless expanded.
pub const DRIVE: Field<Site, Drive> = Field::new("drive");

/// All document libraries of the site. Absent unless expanded.
pub const DRIVES: Field<Site, Vec<Drive>> = Field::new("drives");

/// The lists of the site. Absent unless expanded.
pub const LISTS: Field<Site, Vec<SharePointList>> = Field::new("lists");

/// The apps that were given rights to this site by name. Absent unless expanded.
pub const PERMISSIONS: Field<Site, Vec<Permission>> = Field::new("permissions");

/// The sites directly below this one. Absent unless expanded.
pub const SITES: Field<Site, Vec<Site>> = Field::new("sites");
