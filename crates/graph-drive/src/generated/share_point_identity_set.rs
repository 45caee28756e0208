// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharePointIdentitySet`], and its properties as fields of queries and patches.

use super::{SharePointGroupIdentity, SharePointIdentity};
use graph_odata::{Extra, Field, wire};
use graph_types::Identity;

/// Who did something or has a right, as both the directory and SharePoint know them.
///
/// Microsoft's page: [sharePointIdentitySet](https://learn.microsoft.com/graph/api/resources/sharepointidentityset).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharePointIdentitySet {
    /// The app that it was.
    pub application: Option<Identity>,
    /// The device that it was.
    pub device: Option<Identity>,
    /// The user, as the directory knows them.
    pub user: Option<Identity>,
    /// The group, as the directory knows it.
    pub group: Option<Identity>,
    /// The SharePoint group, with an id that is unique in the organization. Where it is there, it is better than
    /// `siteGroup`.
    #[doc(alias = "sharePointGroup")]
    pub share_point_group: Option<SharePointGroupIdentity>,
    /// The SharePoint group, with the number that it has in its site.
    #[doc(alias = "siteGroup")]
    pub site_group: Option<SharePointIdentity>,
    /// The user, as the SharePoint site knows them.
    #[doc(alias = "siteUser")]
    pub site_user: Option<SharePointIdentity>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SharePointIdentitySet {
    application => "application",
    device => "device",
    user => "user",
    group => "group",
    share_point_group => "sharePointGroup",
    site_group => "siteGroup",
    site_user => "siteUser",
});

/// The app that it was.
pub const APPLICATION: Field<SharePointIdentitySet, Identity> = Field::new("application");

/// The device that it was.
pub const DEVICE: Field<SharePointIdentitySet, Identity> = Field::new("device");

/// The user, as the directory knows them.
pub const USER: Field<SharePointIdentitySet, Identity> = Field::new("user");

/// The group, as the directory knows it.
pub const GROUP: Field<SharePointIdentitySet, Identity> = Field::new("group");

/// The SharePoint group, with an id that is unique in the organization. Where it is there, it is better than
/// `siteGroup`.
#[doc(alias = "sharePointGroup")]
pub const SHARE_POINT_GROUP: Field<SharePointIdentitySet, SharePointGroupIdentity> = Field::new("sharePointGroup");

/// The SharePoint group, with the number that it has in its site.
#[doc(alias = "siteGroup")]
pub const SITE_GROUP: Field<SharePointIdentitySet, SharePointIdentity> = Field::new("siteGroup");

/// The user, as the SharePoint site knows them.
#[doc(alias = "siteUser")]
pub const SITE_USER: Field<SharePointIdentitySet, SharePointIdentity> = Field::new("siteUser");
