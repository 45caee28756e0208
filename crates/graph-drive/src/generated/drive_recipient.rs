// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DriveRecipient`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Somebody to share an item with, named by one of the properties and not by several.
///
/// Microsoft's page: [driveRecipient](https://learn.microsoft.com/graph/api/resources/driverecipient).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DriveRecipient {
    /// The alias, for a recipient without an address, such as a security group.
    pub alias: Option<String>,
    /// The SMTP address, of somebody outside of the organization too.
    pub email: Option<String>,
    /// The id of the user or group in the directory.
    #[doc(alias = "objectId")]
    pub object_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DriveRecipient {
    alias => "alias",
    email => "email",
    object_id => "objectId",
});

/// The alias, for a recipient without an address, such as a security group.
pub const ALIAS: Field<DriveRecipient, String> = Field::new("alias");

/// The SMTP address, of somebody outside of the organization too.
pub const EMAIL: Field<DriveRecipient, String> = Field::new("email");

/// The id of the user or group in the directory.
#[doc(alias = "objectId")]
pub const OBJECT_ID: Field<DriveRecipient, String> = Field::new("objectId");
