//! A message at rest: its properties, its attachments and the two ids it answers to.
//!
//! Invariant: derived properties (`bodyPreview`, `hasAttachments`, `changeKey`) are brought up to date by one method.

use super::{Attachment, Ids};
use crate::mail::text;
use jiff::Timestamp;
use serde_json::Value;

/// A message. Its REST id and its folder's id are in `value`.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// Orders messages that came at the same time.
    pub(crate) number: u64,
    pub(crate) immutable_id: String,
    /// An object with every property but those that come on request alone.
    pub(crate) value: Value,
    pub(crate) headers: Vec<Value>,
    /// The meeting that it is about, by the id that it has in all calendars.
    pub(crate) meeting: Option<String>,
    pub(crate) attachments: Vec<Attachment>,
}

impl Message {
    /// A string property; empty when it is not there.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.value.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.value.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    pub(crate) fn id(&self) -> &str {
        self.text("id")
    }

    pub(crate) fn folder(&self) -> &str {
        self.text("parentFolderId")
    }

    /// The first header of that name, in any case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let is_it = |it: &&Value| it["name"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name));
        self.headers.iter().find(is_it)?.get("value")?.as_str()
    }

    pub(crate) fn set(&mut self, name: &str, value: impl Into<Value>) {
        if let Value::Object(fields) = &mut self.value {
            fields.insert(name.to_owned(), value.into());
        }
    }

    /// How many bytes it takes: its texts, and what is attached.
    pub(crate) fn size(&self) -> u64 {
        let texts = ["/subject", "/body/content"].into_iter().filter_map(|name| self.value.pointer(name)?.as_str());
        let kept = ["extensions", "singleValueExtendedProperties", "multiValueExtendedProperties"];
        let kept = kept.into_iter().filter_map(|name| self.value.get(name)).map(|it| it.to_string().len());
        let own: usize = texts.map(str::len).sum::<usize>() + kept.sum::<usize>();
        own as u64 + self.attachments.iter().map(Attachment::size).sum::<u64>()
    }

    pub(crate) fn etag(&self) -> String {
        format!("W/\"{}\"", self.text("changeKey"))
    }

    /// Brings what is derived up to date after a change.
    pub(crate) fn touch(&mut self, ids: &mut Ids, now: Timestamp) {
        let body = |name: &str| self.value.pointer(name).and_then(Value::as_str).unwrap_or_default();
        let content = body("/body/content");
        let plain = if body("/body/contentType") == "html" { text::of_html(content) } else { content.to_owned() };
        let preview: String = text::squeezed(&plain).chars().take(255).collect();
        let attached = self.attachments.iter().any(|it| !it.is_inline());
        self.set("bodyPreview", preview);
        self.set("hasAttachments", attached);
        self.set("changeKey", ids.change_key());
        self.set("lastModifiedDateTime", seconds(now));
    }
}

/// A time as Outlook writes it.
pub(crate) fn seconds(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
