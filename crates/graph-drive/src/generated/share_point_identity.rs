// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharePointIdentity`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A user or group as one SharePoint site knows it.
///
/// Microsoft's page: [sharePointIdentity](https://learn.microsoft.com/graph/api/resources/sharepointidentity).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharePointIdentity {
    /// The name to show. It may lag behind a change of the name.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// The id: that of the directory, or a number within the site.
    pub id: Option<String>,
    /// The name that SharePoint signs the user or group in by: `i:0#.f|membership|ada@contoso.com`.
    #[doc(alias = "loginName")]
    pub login_name: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SharePointIdentity {
    display_name => "displayName",
    id => "id",
    login_name => "loginName",
});

/// The name to show. It may lag behind a change of the name.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<SharePointIdentity, String> = Field::new("displayName");

/// The id: that of the directory, or a number within the site.
pub const ID: Field<SharePointIdentity, String> = Field::new("id");

/// The name that SharePoint signs the user or group in by: `i:0#.f|membership|ada@contoso.com`.
#[doc(alias = "loginName")]
pub const LOGIN_NAME: Field<SharePointIdentity, String> = Field::new("loginName");
