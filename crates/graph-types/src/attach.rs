//! Making attachments: files from bytes or from disk, and whole items.

use crate::{AttachmentItem, AttachmentType, FileAttachment, ItemAttachment, OutlookItem};
use bytes::Bytes;
use graph_odata::{Binary, Error, Result};
use std::path::Path;

impl FileAttachment {
    /// A file from bytes at hand.
    pub fn new(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self { name: Some(name.into()), content_bytes: Some(Binary::from(content)), ..Self::default() }
    }

    /// What is to be said of a file whose bytes come apart: its name, and by the setters its media type and where it is shown.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    /// A file from disk, under its own name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let content = tokio::fs::read(path).await.map_err(|error| {
            Error::request(format!("the file {} cannot be attached: {error}", path.display())).with_source(error)
        })?;
        let name = path.file_name().map_or_else(|| "attachment".into(), |name| name.to_string_lossy().into_owned());
        Ok(Self::new(name, content))
    }

    /// Sets the media type, such as `application/pdf`.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Makes the file a part of an HTML body, which shows it as `<img src="cid:…">` with this content id.
    #[must_use]
    pub fn inline(mut self, content_id: impl Into<String>) -> Self {
        self.content_id = Some(content_id.into());
        self.is_inline = Some(true);
        self
    }
}

impl From<&str> for FileAttachment {
    /// See [`FileAttachment::named`].
    fn from(name: &str) -> Self {
        Self::named(name)
    }
}

impl From<String> for FileAttachment {
    /// See [`FileAttachment::named`].
    fn from(name: String) -> Self {
        Self::named(name)
    }
}

impl From<&FileAttachment> for AttachmentItem {
    /// What a session is told of the file before its bytes.
    fn from(file: &FileAttachment) -> Self {
        Self {
            attachment_type: Some(AttachmentType::File),
            name: file.name.clone(),
            content_type: file.content_type.clone(),
            content_id: file.content_id.clone(),
            is_inline: file.is_inline,
            ..Self::default()
        }
    }
}

impl ItemAttachment {
    /// A whole item, such as a message, under a name to show.
    pub fn new(name: impl Into<String>, item: impl Into<OutlookItem>) -> Self {
        Self { name: Some(name.into()), item: Some(Box::new(item.into())), ..Self::default() }
    }
}

impl OutlookItem {
    /// An item from JSON, of the type that Graph calls `type_name`, such as `event`. Services have conversions from their own models.
    ///
    /// ```
    /// use graph_types::OutlookItem;
    /// use serde_json::json;
    ///
    /// let contact = OutlookItem::new("contact", &json!({"givenName": "Ada", "categories": ["Friends"]}))?;
    /// assert_eq!(contact.type_name(), Some("contact"));
    /// assert_eq!(contact.categories.as_deref(), Some(&["Friends".to_owned()][..]));
    /// assert_eq!(contact.extra.get::<String>("givenName"), Some("Ada".into()));
    /// # Ok::<_, serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    /// When it is not a JSON object, or has something else where all items have the same.
    pub fn new(type_name: &str, item: &impl serde::Serialize) -> serde_json::Result<Self> {
        let mut read: Self = serde_json::from_value(serde_json::to_value(item)?)?;
        // One that knows what it is may know it better than its caller.
        if read.type_name().is_none() {
            read.extra.insert("@odata.type", format!("#microsoft.graph.{type_name}"));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Attachment;
    use serde_json::{json, to_value};

    #[tokio::test]
    async fn a_missing_file_is_named() {
        let error = FileAttachment::open("no/such.pdf").await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "the file no/such.pdf cannot be attached: No such file or directory (os error 2)"
        );
    }

    #[test]
    fn an_item_goes_as_what_it_is() {
        let event = json!({"subject": "S", "changeKey": "k", "start": {"timeZone": "UTC"}});
        let item = OutlookItem::new("event", &event).unwrap();
        assert_eq!((item.change_key.as_deref(), item.type_name()), (Some("k"), Some("event")));
        let known = OutlookItem::new("message", &json!({"@odata.type": "#microsoft.graph.eventMessage"})).unwrap();
        assert_eq!(known.type_name(), Some("eventMessage"));
        assert!(OutlookItem::new("event", &1).is_err());

        let sent = to_value(Attachment::from(ItemAttachment::new("Forwarded", item))).unwrap();
        let mut expected = event;
        expected["@odata.type"] = json!("#microsoft.graph.event");
        assert_eq!(sent["item"], expected);
        assert_eq!(sent["@odata.type"], "#microsoft.graph.itemAttachment");
    }

    #[test]
    fn an_item_is_read_as_whatever_it_is() {
        let json = json!({
            "@odata.type": "#microsoft.graph.itemAttachment", "name": "n",
            "item": {"@odata.type": "#microsoft.graph.event", "@odata.etag": "e", "id": "i", "subject": "S", "new": 1},
        });
        let Attachment::Item(attachment) = serde_json::from_value(json.clone()).unwrap() else {
            unreachable!("{json}")
        };
        let item = attachment.item.unwrap();
        assert_eq!((item.id.as_deref(), item.etag.as_deref(), item.type_name()), (Some("i"), Some("e"), Some("event")));
        assert_eq!(item.read_as::<serde_json::Value>().unwrap(), json["item"]);
    }
}
