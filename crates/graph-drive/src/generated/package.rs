// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Package`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Marks a folder that is one thing to its user, such as a OneNote notebook.
///
/// Microsoft's page: [package](https://learn.microsoft.com/graph/api/resources/package).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Package {
    /// What the folder is to its user: `oneNote` for a notebook, and other words for other apps. Set by Graph.
    pub r#type: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Package {
    r#type => "type",
});

/// What the folder is to its user: `oneNote` for a notebook, and other words for other apps. Set by Graph.
pub const TYPE: Field<Package, String> = Field::new("type");
