// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SiteCollection`], and its properties as fields of queries and patches.

use super::{Root, SiteArchivalDetails};
use graph_odata::{Extra, Field, wire};

/// The site collection that a site is the topmost of.
///
/// Microsoft's page: [siteCollection](https://learn.microsoft.com/graph/api/resources/sitecollection).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SiteCollection {
    /// Whether the site collection is archived. Absent unless selected by name. Set by Graph.
    #[doc(alias = "archivalDetails")]
    pub archival_details: Option<SiteArchivalDetails>,
    /// The region that keeps the data, in an organization with several: `EUR`. Set by Graph.
    #[doc(alias = "dataLocationCode")]
    pub data_location_code: Option<String>,
    /// The host name: `contoso.sharepoint.com`. Set by Graph.
    pub hostname: Option<String>,
    /// There if it is the topmost site collection of its host. Set by Graph.
    pub root: Option<Root>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SiteCollection {
    archival_details => "archivalDetails",
    data_location_code => "dataLocationCode",
    hostname => "hostname",
    root => "root",
});

/// Whether the site collection is archived. Absent unless selected by name. Set by Graph.
#[doc(alias = "archivalDetails")]
pub const ARCHIVAL_DETAILS: Field<SiteCollection, SiteArchivalDetails> = Field::new("archivalDetails");

/// The region that keeps the data, in an organization with several: `EUR`. Set by Graph.
#[doc(alias = "dataLocationCode")]
pub const DATA_LOCATION_CODE: Field<SiteCollection, String> = Field::new("dataLocationCode");

/// The host name: `contoso.sharepoint.com`. Set by Graph.
pub const HOSTNAME: Field<SiteCollection, String> = Field::new("hostname");

/// There if it is the topmost site collection of its host. Set by Graph.
pub const ROOT: Field<SiteCollection, Root> = Field::new("root");
