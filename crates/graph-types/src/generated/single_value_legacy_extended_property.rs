// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`SingleValueLegacyExtendedProperty`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// One MAPI property of an item that Graph has no property of its own for.
///
/// Microsoft's page:
/// [singleValueLegacyExtendedProperty](https://learn.microsoft.com/graph/api/resources/singlevaluelegacyextendedproperty).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SingleValueLegacyExtendedProperty {
    /// The MAPI type and the property's name: `String {guid} Name Color`, `Integer {guid} Id 0x8012` or, by its tag,
    /// `String 0x5D01`.
    pub id: Option<String>,
    /// The value as text, whatever the MAPI type. Times are UTC, binary values base64.
    pub value: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity SingleValueLegacyExtendedProperty {
    id => "id",
    value => "value",
});

/// The MAPI type and the property's name: `String {guid} Name Color`, `Integer {guid} Id 0x8012` or, by its tag,
/// `String 0x5D01`.
pub const ID: Field<SingleValueLegacyExtendedProperty, String> = Field::new("id");

/// The value as text, whatever the MAPI type. Times are UTC, binary values base64.
pub const VALUE: Field<SingleValueLegacyExtendedProperty, String> = Field::new("value");
