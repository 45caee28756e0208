// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`IdentitySet`], and its properties as fields of queries and patches.

use super::Identity;
use graph_odata::{Extra, Field, wire};

/// Who did something: a user, through an app, on a device. Not all of them are told.
///
/// Microsoft's page: [identitySet](https://learn.microsoft.com/graph/api/resources/identityset).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IdentitySet {
    /// The app.
    pub application: Option<Identity>,
    /// The device.
    pub device: Option<Identity>,
    /// The user.
    pub user: Option<Identity>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex IdentitySet {
    application => "application",
    device => "device",
    user => "user",
});

/// The app.
pub const APPLICATION: Field<IdentitySet, Identity> = Field::new("application");

/// The device.
pub const DEVICE: Field<IdentitySet, Identity> = Field::new("device");

/// The user.
pub const USER: Field<IdentitySet, Identity> = Field::new("user");
