//! Writing a message: setters that read like its head.

use crate::{InternetMessageHeader, Message};
use graph_types::{
    Attachment, ExtendedProperty, FollowupFlag, Importance, ItemBody, MultiValueLegacyExtendedProperty, OutlookItem,
    Recipient, SingleValueLegacyExtendedProperty,
};
use jiff::{Timestamp, Unit};

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

    /// Sets whom the message is from, for a mailbox that the user may send as or on behalf of.
    #[must_use]
    pub fn from(mut self, sender: impl Into<Recipient>) -> Self {
        self.from = Some(sender.into());
        self
    }

    /// Adds somebody whom replies go to, in place of the sender.
    #[must_use]
    pub fn reply_to(mut self, recipient: impl Into<Recipient>) -> Self {
        self.reply_to.get_or_insert_default().push(recipient.into());
        self
    }

    /// Adds a header line of your own. Graph takes names that start with `x-`.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.internet_message_headers.get_or_insert_default().push(InternetMessageHeader::new(name, value));
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

    /// Puts the message into one of the user's categories, by its name.
    #[must_use]
    pub fn category(mut self, name: impl Into<String>) -> Self {
        self.categories.get_or_insert_default().push(name.into());
        self
    }

    /// Sets the follow-up flag.
    #[must_use]
    pub fn flag(mut self, flag: FollowupFlag) -> Self {
        self.flag = Some(flag);
        self
    }

    /// Asks the recipients' systems to say when the message has been read.
    #[must_use]
    pub fn request_read_receipt(mut self) -> Self {
        self.is_read_receipt_requested = Some(true);
        self
    }

    /// Asks the recipients' systems to say when the message has arrived.
    #[must_use]
    pub fn request_delivery_receipt(mut self) -> Self {
        self.is_delivery_receipt_requested = Some(true);
        self
    }

    /// Holds the message back until then: it waits with the service, and this program need not run.
    #[doc(alias = "PidTagDeferredSendTime")]
    #[must_use]
    pub fn deliver_at(self, time: Timestamp) -> Self {
        let time = time.round(Unit::Second).unwrap_or(time);
        self.extended(ExtendedProperty::<Timestamp>::tagged(0x3FEF).with(time))
    }

    /// Adds a MAPI property: `extended(ExtendedProperty::<String>::named(set, "Colour").with("Green"))`.
    #[must_use]
    pub fn extended(mut self, property: SingleValueLegacyExtendedProperty) -> Self {
        self.single_value_extended_properties.get_or_insert_default().push(property);
        self
    }

    /// Adds a MAPI property of several values: `extended_values(tags.with_values(["a", "b"]))`.
    #[must_use]
    pub fn extended_values(mut self, property: MultiValueLegacyExtendedProperty) -> Self {
        self.multi_value_extended_properties.get_or_insert_default().push(property);
        self
    }

    /// Attaches a file or an item. See [`Outgoing::upload`](crate::Outgoing::upload) for files that are not in memory.
    #[must_use]
    pub fn attach(mut self, attachment: impl Into<Attachment>) -> Self {
        self.attachments.get_or_insert_default().push(attachment.into());
        self
    }
}

impl Message {
    /// Whether the text shows files that are part of it, as pictures are, which [`has_attachments`](Self::has_attachments) leaves out.
    pub fn has_inline_files(&self) -> bool {
        let content = self.body.as_ref().and_then(|body| body.content.as_deref()).unwrap_or_default();
        // Written so, or in capitals, and with any quotes or none.
        content.match_indices(['c', 'C']).any(|(at, _)| {
            let begins = |end: usize| content.get(at..end).is_some_and(|text| text.eq_ignore_ascii_case("cid:"));
            begins(at + 4)
                && content.get(..at).is_some_and(|before| before.trim_end_matches(['"', '\'']).ends_with('='))
        })
    }
}

impl InternetMessageHeader {
    /// A header line.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: Some(name.into()), value: Some(value.into()), ..Self::default() }
    }
}

impl From<Message> for OutlookItem {
    /// A message to attach: see [`ItemAttachment::new`](crate::ItemAttachment::new).
    fn from(message: Message) -> Self {
        // A model can always be written, and read as a part of itself.
        Self::new("message", &message).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_types::{FileAttachment, ItemAttachment};
    use serde_json::{json, to_value};

    #[test]
    fn what_is_rarely_set_is_what_graph_takes() {
        let message = Message::new()
            .from("sales@contoso.com")
            .reply_to("a@b")
            .reply_to(Recipient::new("c@d"))
            .header("x-a", "1")
            .header("x-b", "2")
            .category("Blue category")
            .flag(FollowupFlag::flagged())
            .request_read_receipt()
            .request_delivery_receipt()
            .deliver_at("2026-01-02T03:04:05.6Z".parse().unwrap())
            .attach(ItemAttachment::new("Forwarded", Message::new().subject("S")));
        let expected = json!({
            "from": {"emailAddress": {"address": "sales@contoso.com"}},
            "replyTo": [{"emailAddress": {"address": "a@b"}}, {"emailAddress": {"address": "c@d"}}],
            "internetMessageHeaders": [{"name": "x-a", "value": "1"}, {"name": "x-b", "value": "2"}],
            "categories": ["Blue category"],
            "flag": {"flagStatus": "flagged"},
            "isReadReceiptRequested": true, "isDeliveryReceiptRequested": true,
            "singleValueExtendedProperties": [{"id": "SystemTime 0x3FEF", "value": "2026-01-02T03:04:06Z"}],
            "attachments": [{
                "@odata.type": "#microsoft.graph.itemAttachment", "name": "Forwarded",
                "item": {"@odata.type": "#microsoft.graph.message", "subject": "S"},
            }],
        });
        assert_eq!(to_value(&message).unwrap(), expected);
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

    #[test]
    fn what_the_text_shows_is_seen() {
        for (html, shown) in [
            ("<img src=\"cid:a\">", true),
            ("<IMG SRC=CID:a>", true),
            ("<img src='cid:a'>", true),
            ("acid: yes, cid:no", false),
            ("<img src=\"https://x/a.png\">", false),
            ("ä=ä", false),
        ] {
            assert_eq!(Message::new().html(html).has_inline_files(), shown, "{html}");
        }
        assert!(!Message::new().has_inline_files());
    }
}
