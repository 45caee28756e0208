// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Identity`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Somebody or something that acts: a user, an app, a device.
///
/// Microsoft's page: [identity](https://learn.microsoft.com/graph/api/resources/identity).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Identity {
    /// The name to show. It may be out of date.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// The id in the directory. Absent for those outside it.
    pub id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Identity {
    display_name => "displayName",
    id => "id",
});

/// The name to show. It may be out of date.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<Identity, String> = Field::new("displayName");

/// The id in the directory. Absent for those outside it.
pub const ID: Field<Identity, String> = Field::new("id");
