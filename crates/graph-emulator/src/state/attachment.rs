//! An attachment at rest: what is told of it, and its content as it is.
//!
//! Invariant: bytes are held as bytes, and shared by whoever has a copy; base64 is made only where they are shown.

use super::Message;
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde_json::{Map, Value};

/// An attachment of a message or an event.
#[derive(Clone, Debug)]
pub(crate) struct Attachment {
    /// Every property but the content.
    pub(crate) value: Map<String, Value>,
    pub(crate) content: Held,
}

/// What is attached.
#[derive(Clone, Debug)]
pub(crate) enum Held {
    File(Bytes),
    Message(Box<Message>),
    /// An event or a contact, as a client wrote it.
    Item(Value),
    /// A link, of which nothing but its name is told.
    Reference,
}

impl Attachment {
    /// A string property; empty when it is not there.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.value.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn id(&self) -> &str {
        self.text("id")
    }

    pub(crate) fn is_inline(&self) -> bool {
        self.value.get("isInline").and_then(Value::as_bool) == Some(true)
    }

    /// How many bytes it takes in a mailbox.
    pub(crate) fn size(&self) -> u64 {
        self.value.get("size").and_then(Value::as_u64).unwrap_or_default()
    }

    /// The bytes of a file in base64.
    pub(crate) fn content_bytes(&self) -> Option<String> {
        match &self.content {
            Held::File(bytes) => Some(STANDARD.encode(bytes)),
            _ => None,
        }
    }
}

/// What is in an attachment never changes, so its id stands for it.
impl PartialEq for Attachment {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}
