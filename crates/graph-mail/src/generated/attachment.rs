// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
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
