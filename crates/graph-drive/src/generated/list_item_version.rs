// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ListItemVersion`], and its properties as fields of queries and patches.

use super::{FieldValueSet, PublicationFacet};
use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

graph_odata::id! {
    /// The id of a [`ListItemVersion`].
    pub struct ListItemVersionId;
}

/// A version of an item of a list.
///
/// Microsoft's page: [listItemVersion](https://learn.microsoft.com/graph/api/resources/listitemversion).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListItemVersion {
    /// The id, within its item: `2.0`. Set by Graph.
    pub id: Option<ListItemVersionId>,
    /// Who made this version. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When this version was made, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// Whether this version is published or checked out. Set by Graph.
    pub publication: Option<Box<PublicationFacet>>,
    /// The values that the item's columns had. Absent unless expanded.
    pub fields: Option<Box<FieldValueSet>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ListItemVersion {
    id => "id",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    publication => "publication",
    fields => "fields",
});

impl ListItemVersion {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&ListItemVersionId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, within its item: `2.0`. Set by Graph.
pub const ID: Field<ListItemVersion, ListItemVersionId> = Field::new("id");

/// Who made this version. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<ListItemVersion, IdentitySet> = Field::new("lastModifiedBy");

/// When this version was made, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<ListItemVersion, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// Whether this version is published or checked out. Set by Graph.
pub const PUBLICATION: Field<ListItemVersion, PublicationFacet> = Field::new("publication");

/// The values that the item's columns had. Absent unless expanded.
pub const FIELDS: Field<ListItemVersion, FieldValueSet> = Field::new("fields");
