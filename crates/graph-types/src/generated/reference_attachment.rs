// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ReferenceAttachment`], and its properties as fields of queries and patches.

use super::AttachmentId;
use graph_odata::{Extra, Field, wire};

/// A link to a file that lies in OneDrive or another store.
///
/// Microsoft's page: [referenceAttachment](https://learn.microsoft.com/graph/api/resources/referenceattachment).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReferenceAttachment {
    /// The id, within its item. Set by Graph.
    pub id: Option<AttachmentId>,
    /// The media type of the file behind the link.
    #[doc(alias = "contentType")]
    pub content_type: Option<String>,
    /// Whether the link is part of the body and does not appear in the list.
    #[doc(alias = "isInline")]
    pub is_inline: Option<bool>,
    /// When the attachment last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The name to show, most often the file's name.
    pub name: Option<String>,
    /// The size of the attachment in bytes. Set by Graph.
    pub size: Option<i32>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ReferenceAttachment {
    id => "id",
    content_type => "contentType",
    is_inline => "isInline",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    size => "size",
});

/// The id, within its item. Set by Graph.
pub const ID: Field<ReferenceAttachment, AttachmentId> = Field::new("id");

/// The media type of the file behind the link.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<ReferenceAttachment, String> = Field::new("contentType");

/// Whether the link is part of the body and does not appear in the list.
#[doc(alias = "isInline")]
pub const IS_INLINE: Field<ReferenceAttachment, bool> = Field::new("isInline");

/// When the attachment last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<ReferenceAttachment, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The name to show, most often the file's name.
pub const NAME: Field<ReferenceAttachment, String> = Field::new("name");

/// The size of the attachment in bytes. Set by Graph.
pub const SIZE: Field<ReferenceAttachment, i32> = Field::new("size");
