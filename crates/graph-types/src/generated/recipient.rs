// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Recipient`], and its properties as fields of queries and patches.

use super::EmailAddress;
use graph_odata::{Extra, Field, wire};

/// Somebody whom an item is from or to.
///
/// Microsoft's page: [recipient](https://learn.microsoft.com/graph/api/resources/recipient).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Recipient {
    /// The name and the address of the person, group or mailbox.
    #[doc(alias = "emailAddress")]
    pub email_address: Option<EmailAddress>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Recipient {
    email_address => "emailAddress",
});

/// The name and the address of the person, group or mailbox.
#[doc(alias = "emailAddress")]
pub const EMAIL_ADDRESS: Field<Recipient, EmailAddress> = Field::new("emailAddress");
