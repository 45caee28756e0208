// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ItemBody`], and its properties as fields of queries and patches.

use super::BodyType;
use graph_odata::{Extra, Field, wire};

/// The text of a message, an event or another item, and the form that it is in.
///
/// Microsoft's page: [itemBody](https://learn.microsoft.com/graph/api/resources/itembody).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemBody {
    /// The text. Graph removes scripts and other unsafe parts from HTML that it hands out, unless the request prefers
    /// `outlook.allow-unsafe-html`.
    pub content: Option<String>,
    /// Whether `content` is HTML or plain text.
    #[doc(alias = "contentType")]
    pub content_type: Option<BodyType>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ItemBody {
    content => "content",
    content_type => "contentType",
});

/// The text. Graph removes scripts and other unsafe parts from HTML that it hands out, unless the request prefers
/// `outlook.allow-unsafe-html`.
pub const CONTENT: Field<ItemBody, String> = Field::new("content");

/// Whether `content` is HTML or plain text.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<ItemBody, BodyType> = Field::new("contentType");
