// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`OutlookCategory`], and its properties as fields of queries and patches.

use super::CategoryColor;
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of an [`OutlookCategory`].
    pub struct OutlookCategoryId;
}

/// A category that the user may put items into.
///
/// Microsoft's page: [outlookCategory](https://learn.microsoft.com/graph/api/resources/outlookcategory).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OutlookCategory {
    /// The id. Set by Graph.
    pub id: Option<OutlookCategoryId>,
    /// Its colour.
    pub color: Option<CategoryColor>,
    /// Its name, by which items refer to it. It can be set on creation only.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity OutlookCategory {
    id => "id",
    color => "color",
    display_name => "displayName",
});

impl OutlookCategory {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&OutlookCategoryId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id. Set by Graph.
pub const ID: Field<OutlookCategory, OutlookCategoryId> = Field::new("id");

/// Its colour.
pub const COLOR: Field<OutlookCategory, CategoryColor> = Field::new("color");

/// Its name, by which items refer to it. It can be set on creation only.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<OutlookCategory, String> = Field::new("displayName");
