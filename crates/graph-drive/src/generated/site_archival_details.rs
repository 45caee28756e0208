// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SiteArchivalDetails`], and its properties as fields of queries and patches.

use super::SiteArchiveStatus;
use graph_odata::{Extra, Field, wire};

/// Whether a site collection is archived.
///
/// Microsoft's page: [siteArchivalDetails](https://learn.microsoft.com/graph/api/resources/sitearchivaldetails).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SiteArchivalDetails {
    /// How far the archiving has come. Absent unless selected by name. Set by Graph.
    #[doc(alias = "archiveStatus")]
    pub archive_status: Option<SiteArchiveStatus>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SiteArchivalDetails {
    archive_status => "archiveStatus",
});

/// How far the archiving has come. Absent unless selected by name. Set by Graph.
#[doc(alias = "archiveStatus")]
pub const ARCHIVE_STATUS: Field<SiteArchivalDetails, SiteArchiveStatus> = Field::new("archiveStatus");
