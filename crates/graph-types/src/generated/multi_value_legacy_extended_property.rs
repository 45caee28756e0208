// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`MultiValueLegacyExtendedProperty`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// One MAPI property of an item that holds several values and that Graph has no property of its own for.
///
/// Microsoft's page:
/// [multiValueLegacyExtendedProperty](https://learn.microsoft.com/graph/api/resources/multivaluelegacyextendedproperty).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MultiValueLegacyExtendedProperty {
    /// The MAPI type, which is an array type, and the property's name: `StringArray {guid} Name Palette`.
    pub id: Option<String>,
    /// The values as text, whatever the MAPI type.
    pub value: Option<Vec<String>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity MultiValueLegacyExtendedProperty {
    id => "id",
    value => "value",
});

/// The MAPI type, which is an array type, and the property's name: `StringArray {guid} Name Palette`.
pub const ID: Field<MultiValueLegacyExtendedProperty, String> = Field::new("id");

/// The values as text, whatever the MAPI type.
pub const VALUE: Field<MultiValueLegacyExtendedProperty, Vec<String>> = Field::new("value");
