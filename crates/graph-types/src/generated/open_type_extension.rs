// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`OpenTypeExtension`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Properties of any name and type that an app keeps on an item. They are in `extra`.
///
/// Microsoft's page: [openTypeExtension](https://learn.microsoft.com/graph/api/resources/opentypeextension).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OpenTypeExtension {
    /// The id: `microsoft.graph.openTypeExtension.` and the extension's name. Requests may use the name alone.
    pub id: Option<String>,
    /// The extension's name, unique on the item, best in the form of a reversed domain: `com.contoso.invoices`.
    #[doc(alias = "extensionName")]
    pub extension_name: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity OpenTypeExtension {
    id => "id",
    extension_name => "extensionName",
});

/// The id: `microsoft.graph.openTypeExtension.` and the extension's name. Requests may use the name alone.
pub const ID: Field<OpenTypeExtension, String> = Field::new("id");

/// The extension's name, unique on the item, best in the form of a reversed domain: `com.contoso.invoices`.
#[doc(alias = "extensionName")]
pub const EXTENSION_NAME: Field<OpenTypeExtension, String> = Field::new("extensionName");
