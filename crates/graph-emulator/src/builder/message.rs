//! What is in a mailbox from the start: [`MessageBuilder`].

use super::instant;
use crate::{
    mail::{attach, compose},
    state::{Ids, Mailbox, recipient, seconds},
};
use bytes::Bytes;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// A message that is there from the start.
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it is given back"]
pub struct MessageBuilder {
    subject: String,
    body: Option<(&'static str, String)>,
    from: Option<(String, String)>,
    to: Vec<Value>,
    cc: Vec<Value>,
    received: Option<Timestamp>,
    unread: bool,
    draft: bool,
    flagged: bool,
    importance: Option<String>,
    categories: Vec<String>,
    /// Names, types and bytes.
    attachments: Vec<(String, String, Bytes)>,
}

impl MessageBuilder {
    /// The subject.
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// A body of plain text.
    pub fn body_text(mut self, text: impl Into<String>) -> Self {
        self.body = Some(("text", text.into()));
        self
    }

    /// A body of HTML.
    pub fn body_html(mut self, html: impl Into<String>) -> Self {
        self.body = Some(("html", html.into()));
        self
    }

    /// Who wrote it; the mailbox's owner, if this is not said.
    pub fn from(mut self, address: impl Into<String>, name: impl Into<String>) -> Self {
        self.from = Some((address.into(), name.into()));
        self
    }

    /// One more recipient; the mailbox's owner, if this is not said.
    pub fn to(mut self, address: impl AsRef<str>, name: impl AsRef<str>) -> Self {
        self.to.push(recipient(address.as_ref(), name.as_ref()));
        self
    }

    /// One more recipient of a copy.
    pub fn cc(mut self, address: impl AsRef<str>, name: impl AsRef<str>) -> Self {
        self.cc.push(recipient(address.as_ref(), name.as_ref()));
        self
    }

    /// When it was sent and received, in RFC 3339; when the emulator was built, if this is not said.
    ///
    /// # Panics
    /// When the text is not a time.
    #[track_caller]
    pub fn received(self, time: &str) -> Self {
        let time = instant(time);
        self.received_at(time)
    }

    pub(crate) fn received_at(mut self, time: Timestamp) -> Self {
        self.received = Some(time);
        self
    }

    /// Not read yet.
    pub fn unread(mut self) -> Self {
        self.unread = true;
        self
    }

    /// Not sent yet.
    pub fn draft(mut self) -> Self {
        self.draft = true;
        self
    }

    /// Flagged for follow-up.
    pub fn flagged(mut self) -> Self {
        self.flagged = true;
        self
    }

    /// `low`, `normal` or `high`.
    pub fn importance(mut self, importance: impl Into<String>) -> Self {
        self.importance = Some(importance.into());
        self
    }

    /// One more category.
    pub fn category(mut self, category: impl Into<String>) -> Self {
        self.categories.push(category.into());
        self
    }

    /// One more file.
    pub fn attachment(
        mut self,
        name: impl Into<String>,
        content_type: impl Into<String>,
        bytes: impl AsRef<[u8]>,
    ) -> Self {
        let bytes = Bytes::copy_from_slice(bytes.as_ref());
        self.attachments.push((name.into(), content_type.into(), bytes));
        self
    }

    pub(super) fn place(self, mailbox: &mut Mailbox, ids: &mut Ids, folder: &str, owner: (&str, &str), now: Timestamp) {
        let (address, name) = self.from.as_ref().map_or(owner, |(address, name)| (address.as_str(), name.as_str()));
        let time = self.received.unwrap_or(now);
        let mut message = compose::draft(ids, folder, (address, name), time);
        let to = if self.to.is_empty() && !self.draft { vec![recipient(owner.0, owner.1)] } else { self.to };
        message.set("subject", self.subject);
        message.set("toRecipients", to);
        message.set("ccRecipients", self.cc);
        message.set("isRead", !self.unread);
        message.set("isDraft", self.draft);
        message.set("categories", self.categories);
        message.set("receivedDateTime", seconds(time));
        if let Some((kind, content)) = self.body {
            message.set("body", json!({"contentType": kind, "content": content}));
        }
        if self.flagged {
            message.set("flag", json!({"flagStatus": "flagged"}));
        }
        if let Some(importance) = self.importance {
            message.set("importance", importance);
        }
        for (name, content_type, bytes) in self.attachments {
            let fields =
                Map::from_iter([("name".to_owned(), json!(name)), ("contentType".to_owned(), json!(content_type))]);
            message.attachments.push(attach::file(fields, bytes, ids, time));
        }
        message.touch(ids, time);
        mailbox.insert(message);
    }
}
