// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Extension`], and the properties that all its kinds share as fields.

use super::OpenTypeExtension;
use graph_odata::Field;

graph_odata::polymorphic! {
    /// Data of an app's own on an item.
    ///
    /// Microsoft's page: [extension](https://learn.microsoft.com/graph/api/resources/extension).
    pub enum Extension {
        /// Properties of any name and type that an app keeps on an item. They are in `extra`.
        OpenType(OpenTypeExtension) = "#microsoft.graph.openTypeExtension",
    }
}

impl Extension {
    /// The id, fixed once the extension exists.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::OpenType(it) => it.id.as_deref(),
            Self::Unknown(extra) => extra.value("id")?.as_str(),
        }
    }
}

/// The id, fixed once the extension exists.
pub const ID: Field<Extension, String> = Field::new("id");
