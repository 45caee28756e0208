// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ItemAttachment`], and its properties as fields of queries and patches.

use super::{AttachmentId, OutlookItem};
use graph_odata::{Extra, Field, wire};

/// Another Outlook item, such as a message that was forwarded whole.
///
/// Microsoft's page: [itemAttachment](https://learn.microsoft.com/graph/api/resources/itemattachment).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemAttachment {
    /// The id, within its item. Set by Graph.
    pub id: Option<AttachmentId>,
    /// The media type of the item.
    #[doc(alias = "contentType")]
    pub content_type: Option<String>,
    /// Whether the item is part of the body and does not appear in the list.
    #[doc(alias = "isInline")]
    pub is_inline: Option<bool>,
    /// When the attachment last changed, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The name to show, most often the item's subject.
    pub name: Option<String>,
    /// The size in bytes. Set by Graph.
    pub size: Option<i32>,
    /// The item itself. Absent unless expanded, as `microsoft.graph.itemAttachment/item`. Required on write.
    pub item: Option<Box<OutlookItem>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ItemAttachment {
    id => "id",
    content_type => "contentType",
    is_inline => "isInline",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    size => "size",
    item => "item",
});

/// The id, within its item. Set by Graph.
pub const ID: Field<ItemAttachment, AttachmentId> = Field::new("id");

/// The media type of the item.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<ItemAttachment, String> = Field::new("contentType");

/// Whether the item is part of the body and does not appear in the list.
#[doc(alias = "isInline")]
pub const IS_INLINE: Field<ItemAttachment, bool> = Field::new("isInline");

/// When the attachment last changed, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<ItemAttachment, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The name to show, most often the item's subject.
pub const NAME: Field<ItemAttachment, String> = Field::new("name");

/// The size in bytes. Set by Graph.
pub const SIZE: Field<ItemAttachment, i32> = Field::new("size");

/// The item itself. Absent unless expanded, as `microsoft.graph.itemAttachment/item`. Required on write.
pub const ITEM: Field<ItemAttachment, OutlookItem> = Field::new("item");
