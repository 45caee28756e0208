// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharingInvitation`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

/// An invitation that gave somebody a right to an item.
///
/// Microsoft's page: [sharingInvitation](https://learn.microsoft.com/graph/api/resources/sharinginvitation).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharingInvitation {
    /// The address that the invitation went to. Set by Graph.
    pub email: Option<String>,
    /// Who sent the invitation. Absent when that is not known. Set by Graph.
    #[doc(alias = "invitedBy")]
    pub invited_by: Option<IdentitySet>,
    /// Who took the invitation up. Set by Graph.
    #[doc(alias = "redeemedBy")]
    pub redeemed_by: Option<String>,
    /// Whether the invited have to sign in to see the item. Set by Graph.
    #[doc(alias = "signInRequired")]
    pub sign_in_required: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SharingInvitation {
    email => "email",
    invited_by => "invitedBy",
    redeemed_by => "redeemedBy",
    sign_in_required => "signInRequired",
});

/// The address that the invitation went to. Set by Graph.
pub const EMAIL: Field<SharingInvitation, String> = Field::new("email");

/// Who sent the invitation. Absent when that is not known. Set by Graph.
#[doc(alias = "invitedBy")]
pub const INVITED_BY: Field<SharingInvitation, IdentitySet> = Field::new("invitedBy");

/// Who took the invitation up. Set by Graph.
#[doc(alias = "redeemedBy")]
pub const REDEEMED_BY: Field<SharingInvitation, String> = Field::new("redeemedBy");

/// Whether the invited have to sign in to see the item. Set by Graph.
#[doc(alias = "signInRequired")]
pub const SIGN_IN_REQUIRED: Field<SharingInvitation, bool> = Field::new("signInRequired");
