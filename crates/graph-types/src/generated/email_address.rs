// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`EmailAddress`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A name and an SMTP address.
///
/// Microsoft's page: [emailAddress](https://learn.microsoft.com/graph/api/resources/emailaddress).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EmailAddress {
    /// The SMTP address: `ada@contoso.com`.
    pub address: Option<String>,
    /// The name to show: `Ada Lovelace`.
    pub name: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex EmailAddress {
    address => "address",
    name => "name",
});

/// The SMTP address: `ada@contoso.com`.
pub const ADDRESS: Field<EmailAddress, String> = Field::new("address");

/// The name to show: `Ada Lovelace`.
pub const NAME: Field<EmailAddress, String> = Field::new("name");
