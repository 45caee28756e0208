// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Permission`], and its properties as fields of queries and patches.

use super::{ItemReference, PublicError, ShareId, SharePointIdentitySet, SharingInvitation, SharingLink};
use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

graph_odata::id! {
    /// The id of a [`Permission`].
    pub struct PermissionId;
}

/// A right to an item: given to somebody, or carried by a link.
///
/// Microsoft's page: [permission](https://learn.microsoft.com/graph/api/resources/permission).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Permission {
    /// The id, unique among the permissions of the item. Set by Graph.
    pub id: Option<PermissionId>,
    /// When the permission ends, in UTC. The first moment of year 1 stands for never.
    #[doc(alias = "expirationDateTime")]
    pub expiration_date_time: Option<jiff::Timestamp>,
    /// Who has the permission. Deprecated: `grantedToV2` says more. Set by Graph.
    #[doc(alias = "grantedTo")]
    pub granted_to: Option<IdentitySet>,
    /// Whom a link is for. Deprecated: `grantedToIdentitiesV2` says more. Set by Graph.
    #[doc(alias = "grantedToIdentities")]
    pub granted_to_identities: Option<Vec<IdentitySet>>,
    /// Whom a link lets in, as far as it names people. Set by Graph.
    #[doc(alias = "grantedToIdentitiesV2")]
    pub granted_to_identities_v2: Option<Vec<SharePointIdentitySet>>,
    /// The user, group or app that has the permission. Absent for links, and until an invitation is taken up. Set by
    /// Graph.
    #[doc(alias = "grantedToV2")]
    pub granted_to_v2: Option<SharePointIdentitySet>,
    /// Whether the link asks for a password. Personal OneDrive only. Set by Graph.
    #[doc(alias = "hasPassword")]
    pub has_password: Option<bool>,
    /// The folder above that the permission comes from. Absent if it is the item's own; OneDrive for work leaves it
    /// out. Set by Graph.
    #[doc(alias = "inheritedFrom")]
    pub inherited_from: Option<ItemReference>,
    /// There if the permission came of an invitation. Set by Graph.
    pub invitation: Option<Box<SharingInvitation>>,
    /// There if the permission is a link. Set by Graph.
    pub link: Option<SharingLink>,
    /// Why somebody who was invited together with others could not be let in. Set by Graph.
    pub error: Option<Box<PublicError>>,
    /// What is allowed: `read`, `write`, which includes reading, or `owner`; SharePoint has further ones that begin
    /// with `sp.`. May be changed.
    pub roles: Option<Vec<String>>,
    /// The id by which the shares API reaches the item through this permission. Set by Graph.
    #[doc(alias = "shareId")]
    pub share_id: Option<ShareId>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Permission {
    id => "id",
    expiration_date_time => "expirationDateTime",
    granted_to => "grantedTo",
    granted_to_identities => "grantedToIdentities",
    granted_to_identities_v2 => "grantedToIdentitiesV2",
    granted_to_v2 => "grantedToV2",
    has_password => "hasPassword",
    inherited_from => "inheritedFrom",
    invitation => "invitation",
    link => "link",
    error => "error",
    roles => "roles",
    share_id => "shareId",
});

impl Permission {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&PermissionId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, unique among the permissions of the item. Set by Graph.
pub const ID: Field<Permission, PermissionId> = Field::new("id");

/// When the permission ends, in UTC. The first moment of year 1 stands for never.
#[doc(alias = "expirationDateTime")]
pub const EXPIRATION_DATE_TIME: Field<Permission, jiff::Timestamp> = Field::new("expirationDateTime");

/// Who has the permission. Deprecated: `grantedToV2` says more. Set by Graph.
#[doc(alias = "grantedTo")]
pub const GRANTED_TO: Field<Permission, IdentitySet> = Field::new("grantedTo");

/// Whom a link is for. Deprecated: `grantedToIdentitiesV2` says more. Set by Graph.
#[doc(alias = "grantedToIdentities")]
pub const GRANTED_TO_IDENTITIES: Field<Permission, Vec<IdentitySet>> = Field::new("grantedToIdentities");

/// Whom a link lets in, as far as it names people. Set by Graph.
#[doc(alias = "grantedToIdentitiesV2")]
pub const GRANTED_TO_IDENTITIES_V2: Field<Permission, Vec<SharePointIdentitySet>> = Field::new("grantedToIdentitiesV2");

/// The user, group or app that has the permission. Absent for links, and until an invitation is taken up. Set by Graph.
#[doc(alias = "grantedToV2")]
pub const GRANTED_TO_V2: Field<Permission, SharePointIdentitySet> = Field::new("grantedToV2");

/// Whether the link asks for a password. Personal OneDrive only. Set by Graph.
#[doc(alias = "hasPassword")]
pub const HAS_PASSWORD: Field<Permission, bool> = Field::new("hasPassword");

/// The folder above that the permission comes from. Absent if it is the item's own; OneDrive for work leaves it out.
/// Set by Graph.
#[doc(alias = "inheritedFrom")]
pub const INHERITED_FROM: Field<Permission, ItemReference> = Field::new("inheritedFrom");

/// There if the permission came of an invitation. Set by Graph.
pub const INVITATION: Field<Permission, SharingInvitation> = Field::new("invitation");

/// There if the permission is a link. Set by Graph.
pub const LINK: Field<Permission, SharingLink> = Field::new("link");

/// Why somebody who was invited together with others could not be let in. Set by Graph.
pub const ERROR: Field<Permission, PublicError> = Field::new("error");

/// What is allowed: `read`, `write`, which includes reading, or `owner`; SharePoint has further ones that begin with
/// `sp.`. May be changed.
pub const ROLES: Field<Permission, Vec<String>> = Field::new("roles");

/// The id by which the shares API reaches the item through this permission. Set by Graph.
#[doc(alias = "shareId")]
pub const SHARE_ID: Field<Permission, ShareId> = Field::new("shareId");
