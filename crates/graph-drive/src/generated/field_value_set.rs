// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`FieldValueSet`], and its properties as fields of queries and patches.

use super::ListItemId;
use graph_odata::{Extra, Field, wire};

/// The values of an item's columns, by the columns' names. They are in `extra`.
///
/// Microsoft's page: [fieldValueSet](https://learn.microsoft.com/graph/api/resources/fieldvalueset).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FieldValueSet {
    /// The number of the item in its list. Set by Graph.
    pub id: Option<ListItemId>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity FieldValueSet {
    id => "id",
});

/// The number of the item in its list. Set by Graph.
pub const ID: Field<FieldValueSet, ListItemId> = Field::new("id");
