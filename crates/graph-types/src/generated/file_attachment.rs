// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`FileAttachment`], and its properties as fields of queries and patches.

use super::AttachmentId;
use graph_odata::{Binary, Extra, Field, wire};

/// A file, its bytes in the attachment.
///
/// Microsoft's page: [fileAttachment](https://learn.microsoft.com/graph/api/resources/fileattachment).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FileAttachment {
    /// The id, within its item. Set by Graph.
    pub id: Option<AttachmentId>,
    /// The media type: `application/pdf`.
    #[doc(alias = "contentType")]
    pub content_type: Option<String>,
    /// Whether the file is part of the body, as a picture is, and does not appear in the list.
    #[doc(alias = "isInline")]
    pub is_inline: Option<bool>,
    /// When the attachment last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The file's name. Required on write.
    pub name: Option<String>,
    /// The size in bytes. Set by Graph.
    pub size: Option<i32>,
    /// The file's bytes. Required on write, up to 3 MB; larger files need an upload session.
    #[doc(alias = "contentBytes")]
    pub content_bytes: Option<Binary>,
    /// The id by which the body's HTML refers to an inline file: `cid:` and this.
    #[doc(alias = "contentId")]
    pub content_id: Option<String>,
    /// A URL of the content. Graph has the property but does not support it.
    #[doc(alias = "contentLocation")]
    pub content_location: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity FileAttachment {
    id => "id",
    content_type => "contentType",
    is_inline => "isInline",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    size => "size",
    content_bytes => "contentBytes",
    content_id => "contentId",
    content_location => "contentLocation",
});

/// The id, within its item. Set by Graph.
pub const ID: Field<FileAttachment, AttachmentId> = Field::new("id");

/// The media type: `application/pdf`.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<FileAttachment, String> = Field::new("contentType");

/// Whether the file is part of the body, as a picture is, and does not appear in the list.
#[doc(alias = "isInline")]
pub const IS_INLINE: Field<FileAttachment, bool> = Field::new("isInline");

/// When the attachment last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<FileAttachment, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The file's name. Required on write.
pub const NAME: Field<FileAttachment, String> = Field::new("name");

/// The size in bytes. Set by Graph.
pub const SIZE: Field<FileAttachment, i32> = Field::new("size");

/// The file's bytes. Required on write, up to 3 MB; larger files need an upload session.
#[doc(alias = "contentBytes")]
pub const CONTENT_BYTES: Field<FileAttachment, Binary> = Field::new("contentBytes");

/// The id by which the body's HTML refers to an inline file: `cid:` and this.
#[doc(alias = "contentId")]
pub const CONTENT_ID: Field<FileAttachment, String> = Field::new("contentId");

/// A URL of the content. Graph has the property but does not support it.
#[doc(alias = "contentLocation")]
pub const CONTENT_LOCATION: Field<FileAttachment, String> = Field::new("contentLocation");
