// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`AttachmentItem`], and its properties as fields of queries and patches.

use super::AttachmentType;
use graph_odata::{Extra, Field, wire};

/// What is told of a large attachment before its bytes are sent.
///
/// Microsoft's page: [attachmentItem](https://learn.microsoft.com/graph/api/resources/attachmentitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AttachmentItem {
    /// Whether it is a file, an item or a link. Required.
    #[doc(alias = "attachmentType")]
    pub attachment_type: Option<AttachmentType>,
    /// The id by which the body's HTML refers to an inline file: `cid:` and this.
    #[doc(alias = "contentId")]
    pub content_id: Option<String>,
    /// The media type: `application/pdf`.
    #[doc(alias = "contentType")]
    pub content_type: Option<String>,
    /// Whether the attachment is part of the body, as a picture is, and does not appear in the list.
    #[doc(alias = "isInline")]
    pub is_inline: Option<bool>,
    /// The name to show, most often a file name. Required.
    pub name: Option<String>,
    /// The length in bytes. Required.
    pub size: Option<i64>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex AttachmentItem {
    attachment_type => "attachmentType",
    content_id => "contentId",
    content_type => "contentType",
    is_inline => "isInline",
    name => "name",
    size => "size",
});

/// Whether it is a file, an item or a link. Required.
#[doc(alias = "attachmentType")]
pub const ATTACHMENT_TYPE: Field<AttachmentItem, AttachmentType> = Field::new("attachmentType");

/// The id by which the body's HTML refers to an inline file: `cid:` and this.
#[doc(alias = "contentId")]
pub const CONTENT_ID: Field<AttachmentItem, String> = Field::new("contentId");

/// The media type: `application/pdf`.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<AttachmentItem, String> = Field::new("contentType");

/// Whether the attachment is part of the body, as a picture is, and does not appear in the list.
#[doc(alias = "isInline")]
pub const IS_INLINE: Field<AttachmentItem, bool> = Field::new("isInline");

/// The name to show, most often a file name. Required.
pub const NAME: Field<AttachmentItem, String> = Field::new("name");

/// The length in bytes. Required.
pub const SIZE: Field<AttachmentItem, i64> = Field::new("size");
