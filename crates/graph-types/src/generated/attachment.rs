// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Attachment`], and the properties that all its kinds share as fields.

use super::{FileAttachment, ItemAttachment, ReferenceAttachment};
use graph_odata::Field;

graph_odata::id! {
    /// The id of an [`Attachment`].
    pub struct AttachmentId;
}

graph_odata::polymorphic! {
    /// A file, item or link attached to an Outlook item.
    ///
    /// Microsoft's page: [attachment](https://learn.microsoft.com/graph/api/resources/attachment).
    pub enum Attachment {
        /// A file, its bytes in the attachment.
        File(FileAttachment) = "#microsoft.graph.fileAttachment",
        /// Another Outlook item, such as a message that was forwarded whole.
        Item(ItemAttachment) = "#microsoft.graph.itemAttachment",
        /// A link to a file that lies in OneDrive or another store.
        Reference(ReferenceAttachment) = "#microsoft.graph.referenceAttachment",
    }
}

impl Attachment {
    /// The id, within its item. Set by Graph.
    ///
    /// `None` for a kind that this version does not know, too.
    pub fn id(&self) -> Option<&AttachmentId> {
        match self {
            Self::File(it) => it.id.as_ref(),
            Self::Item(it) => it.id.as_ref(),
            Self::Reference(it) => it.id.as_ref(),
            Self::Unknown(_) => None,
        }
    }

    /// The media type: `application/pdf`.
    #[doc(alias = "contentType")]
    pub fn content_type(&self) -> Option<&str> {
        match self {
            Self::File(it) => it.content_type.as_deref(),
            Self::Item(it) => it.content_type.as_deref(),
            Self::Reference(it) => it.content_type.as_deref(),
            Self::Unknown(extra) => extra.value("contentType")?.as_str(),
        }
    }

    /// Whether the attachment is part of the body, as a picture is, and does not appear in the list.
    #[doc(alias = "isInline")]
    pub fn is_inline(&self) -> Option<bool> {
        match self {
            Self::File(it) => it.is_inline,
            Self::Item(it) => it.is_inline,
            Self::Reference(it) => it.is_inline,
            Self::Unknown(extra) => extra.get("isInline"),
        }
    }

    /// When the attachment last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub fn last_modified_date_time(&self) -> Option<jiff::Timestamp> {
        match self {
            Self::File(it) => it.last_modified_date_time,
            Self::Item(it) => it.last_modified_date_time,
            Self::Reference(it) => it.last_modified_date_time,
            Self::Unknown(extra) => extra.get("lastModifiedDateTime"),
        }
    }

    /// The name to show, most often a file name.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::File(it) => it.name.as_deref(),
            Self::Item(it) => it.name.as_deref(),
            Self::Reference(it) => it.name.as_deref(),
            Self::Unknown(extra) => extra.value("name")?.as_str(),
        }
    }

    /// The size in bytes. Set by Graph.
    pub fn size(&self) -> Option<i32> {
        match self {
            Self::File(it) => it.size,
            Self::Item(it) => it.size,
            Self::Reference(it) => it.size,
            Self::Unknown(extra) => extra.get("size"),
        }
    }

    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&AttachmentId> {
        graph_odata::__private::require_id(self.id())
    }
}

/// The id, within its item. Set by Graph.
pub const ID: Field<Attachment, AttachmentId> = Field::new("id");

/// The media type: `application/pdf`.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<Attachment, String> = Field::new("contentType");

/// Whether the attachment is part of the body, as a picture is, and does not appear in the list.
#[doc(alias = "isInline")]
pub const IS_INLINE: Field<Attachment, bool> = Field::new("isInline");

/// When the attachment last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<Attachment, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The name to show, most often a file name.
pub const NAME: Field<Attachment, String> = Field::new("name");

/// The size in bytes. Set by Graph.
pub const SIZE: Field<Attachment, i32> = Field::new("size");
