// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DriveItemVersion`], and its properties as fields of queries and patches.

use super::PublicationFacet;
use graph_odata::{Extra, Field, Hidden, wire};
use graph_types::IdentitySet;

graph_odata::id! {
    /// The id of a [`DriveItemVersion`].
    pub struct DriveItemVersionId;
}

/// A version of a file, the current one or an earlier one.
///
/// Microsoft's page: [driveItemVersion](https://learn.microsoft.com/graph/api/resources/driveitemversion).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DriveItemVersion {
    /// The id, within its file: `2.0`. Set by Graph.
    pub id: Option<DriveItemVersionId>,
    /// Who made this version. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When this version was made, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// Whether this version is published or checked out. Set by Graph.
    pub publication: Option<Box<PublicationFacet>>,
    /// The bytes of the file as they were. They are no part of the JSON: download them. Of the current version
    /// SharePoint gives them only as the file's.
    pub content: Option<Hidden>,
    /// The size of this version in bytes. Set by Graph.
    pub size: Option<i64>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity DriveItemVersion {
    id => "id",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    publication => "publication",
    size => "size",
} read {
    content => "content@odata.mediaReadLink",
});

impl DriveItemVersion {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&DriveItemVersionId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, within its file: `2.0`. Set by Graph.
pub const ID: Field<DriveItemVersion, DriveItemVersionId> = Field::new("id");

/// Who made this version. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<DriveItemVersion, IdentitySet> = Field::new("lastModifiedBy");

/// When this version was made, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<DriveItemVersion, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// Whether this version is published or checked out. Set by Graph.
pub const PUBLICATION: Field<DriveItemVersion, PublicationFacet> = Field::new("publication");

/// The bytes of the file as they were. They are no part of the JSON: download them. Of the current version SharePoint
/// gives them only as the file's.
pub const CONTENT: Field<DriveItemVersion, Hidden> = Field::new("content");

/// The size of this version in bytes. Set by Graph.
pub const SIZE: Field<DriveItemVersion, i64> = Field::new("size");
