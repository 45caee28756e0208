// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ContentTypeInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Which content type an item of a list has.
///
/// Microsoft's page: [contentTypeInfo](https://learn.microsoft.com/graph/api/resources/contenttypeinfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ContentTypeInfo {
    /// The id of the content type, which starts with that of the type it comes from: `0x0101` for documents.
    pub id: Option<String>,
    /// The name of the content type: `Document`. Set by Graph.
    pub name: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ContentTypeInfo {
    id => "id",
    name => "name",
});

/// The id of the content type, which starts with that of the type it comes from: `0x0101` for documents.
pub const ID: Field<ContentTypeInfo, String> = Field::new("id");

/// The name of the content type: `Document`. Set by Graph.
pub const NAME: Field<ContentTypeInfo, String> = Field::new("name");
