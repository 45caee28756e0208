// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`OutlookItem`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// An item of a mailbox, of whichever kind: what all of them share is here, and the rest in `extra`.
///
/// Microsoft's page: [outlookItem](https://learn.microsoft.com/graph/api/resources/outlookitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OutlookItem {
    /// The id, case-sensitive. Set by Graph.
    pub id: Option<String>,
    /// The names of the user's categories that the item is in.
    pub categories: Option<Vec<String>>,
    /// The version of the item: another one after each change. Set by Graph.
    #[doc(alias = "changeKey")]
    pub change_key: Option<String>,
    /// When the item was created in the mailbox, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// When the item last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity OutlookItem {
    id => "id",
    categories => "categories",
    change_key => "changeKey",
    created_date_time => "createdDateTime",
    last_modified_date_time => "lastModifiedDateTime",
});

impl OutlookItem {
    /// What it is in particular, in Graph's words. `None` when the answer does not say.
    pub fn type_name(&self) -> Option<&str> {
        graph_odata::__private::type_name(&self.extra)
    }

    /// Reads it as what it is in particular: a type that has all of its properties.
    ///
    /// # Errors
    /// When a property is of another type there.
    pub fn read_as<T: graph_odata::__private::DeserializeOwned>(&self) -> graph_odata::Result<T> {
        graph_odata::__private::read_as(self)
    }
}

/// The id, case-sensitive. Set by Graph.
pub const ID: Field<OutlookItem, String> = Field::new("id");

/// The names of the user's categories that the item is in.
pub const CATEGORIES: Field<OutlookItem, Vec<String>> = Field::new("categories");

/// The version of the item: another one after each change. Set by Graph.
#[doc(alias = "changeKey")]
pub const CHANGE_KEY: Field<OutlookItem, String> = Field::new("changeKey");

/// When the item was created in the mailbox, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<OutlookItem, jiff::Timestamp> = Field::new("createdDateTime");

/// When the item last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<OutlookItem, jiff::Timestamp> = Field::new("lastModifiedDateTime");
