// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ListInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What kind of list it is, and how users see it.
///
/// Microsoft's page: [listInfo](https://learn.microsoft.com/graph/api/resources/listinfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListInfo {
    /// Whether items of several content types may be in the list.
    #[doc(alias = "contentTypesEnabled")]
    pub content_types_enabled: Option<bool>,
    /// Whether the site leaves the list out of what it shows.
    pub hidden: Option<bool>,
    /// What the list was made from: `genericList`, `documentLibrary`, `survey`, `announcements`, `contacts` and many
    /// more. Fixed once the list exists.
    pub template: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ListInfo {
    content_types_enabled => "contentTypesEnabled",
    hidden => "hidden",
    template => "template",
});

/// Whether items of several content types may be in the list.
#[doc(alias = "contentTypesEnabled")]
pub const CONTENT_TYPES_ENABLED: Field<ListInfo, bool> = Field::new("contentTypesEnabled");

/// Whether the site leaves the list out of what it shows.
pub const HIDDEN: Field<ListInfo, bool> = Field::new("hidden");

/// What the list was made from: `genericList`, `documentLibrary`, `survey`, `announcements`, `contacts` and many more.
/// Fixed once the list exists.
pub const TEMPLATE: Field<ListInfo, String> = Field::new("template");
