//! Writing a message: setters that read like its head.

use crate::{Attachment, FileAttachment, Message};
use bytes::Bytes;
use graph_odata::Binary;
use graph_transport::{Error, Result};
use graph_types::{Importance, ItemBody, Recipient};
use std::path::Path;

impl Message {
    /// An empty message.
    ///
    /// ```
    /// use graph_mail::{Importance, Message, Recipient};
    ///
    /// let message = Message::new()
    ///     .to("ada@contoso.com")
    ///     .to(Recipient::new("bob@contoso.com").name("Bob"))
    ///     .cc("carol@contoso.com")
    ///     .subject("Minutes")
    ///     .html("<p>See below.</p>")
    ///     .importance(Importance::High);
    /// assert_eq!(message.to_recipients.unwrap().len(), 2);
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a recipient: an address, or a [`Recipient`] with a name.
    #[must_use]
    pub fn to(mut self, recipient: impl Into<Recipient>) -> Self {
        self.to_recipients.get_or_insert_default().push(recipient.into());
        self
    }

    /// Adds a recipient of a copy.
    #[must_use]
    pub fn cc(mut self, recipient: impl Into<Recipient>) -> Self {
        self.cc_recipients.get_or_insert_default().push(recipient.into());
        self
    }

    /// Adds a recipient whom the others do not see.
    #[must_use]
    pub fn bcc(mut self, recipient: impl Into<Recipient>) -> Self {
        self.bcc_recipients.get_or_insert_default().push(recipient.into());
        self
    }

    /// Sets the subject.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Sets the body to plain text.
    #[must_use]
    pub fn text(mut self, body: impl Into<String>) -> Self {
        self.body = Some(ItemBody::text(body));
        self
    }

    /// Sets the body to HTML.
    #[must_use]
    pub fn html(mut self, body: impl Into<String>) -> Self {
        self.body = Some(ItemBody::html(body));
        self
    }

    /// Sets the importance.
    #[must_use]
    pub fn importance(mut self, importance: Importance) -> Self {
        self.importance = Some(importance);
        self
    }

    /// Attaches a file, an item or a link.
    #[must_use]
    pub fn attach(mut self, attachment: impl Into<Attachment>) -> Self {
        self.attachments.get_or_insert_default().push(attachment.into());
        self
    }
}

impl FileAttachment {
    /// A file from bytes at hand.
    pub fn new(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self { name: Some(name.into()), content_bytes: Some(Binary::from(content)), ..Self::default() }
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

#[cfg(test)]
mod tests {
    use super::*;
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
    fn the_head_and_body_are_what_graph_takes() {
        let picture = FileAttachment::new("a.png", vec![1, 2]).content_type("image/png").inline("pic");
        let message = Message::new().to("a@b").cc("c@d").bcc("e@f").html("<img src='cid:pic'>").attach(picture);
        let expected = json!({
            "toRecipients": [{"emailAddress": {"address": "a@b"}}],
            "ccRecipients": [{"emailAddress": {"address": "c@d"}}],
            "bccRecipients": [{"emailAddress": {"address": "e@f"}}],
            "body": {"contentType": "html", "content": "<img src='cid:pic'>"},
            "attachments": [{
                "@odata.type": "#microsoft.graph.fileAttachment", "name": "a.png", "contentType": "image/png",
                "contentBytes": "AQI=", "contentId": "pic", "isInline": true,
            }],
        });
        assert_eq!(to_value(&message).unwrap(), expected);
    }
}
