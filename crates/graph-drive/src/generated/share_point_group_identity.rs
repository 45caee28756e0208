// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharePointGroupIdentity`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A SharePoint group.
///
/// Microsoft's page:
/// [sharePointGroupIdentity](https://learn.microsoft.com/graph/api/resources/sharepointgroupidentity).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharePointGroupIdentity {
    /// The name to show. It may lag behind a change of the name.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// The id, unique in the organization.
    pub id: Option<String>,
    /// The group's principal id, under which SharePoint keeps its rights. Set by Graph.
    #[doc(alias = "principalId")]
    pub principal_id: Option<String>,
    /// The group's title: `Design Members`. Set by Graph.
    pub title: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SharePointGroupIdentity {
    display_name => "displayName",
    id => "id",
    principal_id => "principalId",
    title => "title",
});

/// The name to show. It may lag behind a change of the name.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<SharePointGroupIdentity, String> = Field::new("displayName");

/// The id, unique in the organization.
pub const ID: Field<SharePointGroupIdentity, String> = Field::new("id");

/// The group's principal id, under which SharePoint keeps its rights. Set by Graph.
#[doc(alias = "principalId")]
pub const PRINCIPAL_ID: Field<SharePointGroupIdentity, String> = Field::new("principalId");

/// The group's title: `Design Members`. Set by Graph.
pub const TITLE: Field<SharePointGroupIdentity, String> = Field::new("title");
