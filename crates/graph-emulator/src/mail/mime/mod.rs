//! Messages as MIME, in both directions.
//!
//! Invariant: what was read and is written again says the same: headers in their order, the body, and every file to the byte.

mod body;
mod items;
mod read;
mod write;

pub(crate) use read::fill;

use crate::{
    call::Call,
    odata,
    reply::Failure,
    state::{Held, Message},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::header;
use serde_json::{Map, Value};

/// A message as a client wrote it.
#[derive(Debug)]
pub(crate) enum Written {
    Json(Map<String, Value>),
    Mime(Bytes),
}

/// Whether the body is MIME in base64.
pub(crate) fn is_mime(call: &Call<'_>) -> bool {
    let content_type = call.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.trim_start().to_ascii_lowercase().starts_with("text/plain")
}

/// The body of a request as a message, in MIME or in JSON.
pub(crate) fn written(call: &Call<'_>) -> Result<Written, Failure> {
    if !is_mime(call) {
        return odata::write::object(call.body).map(Written::Json);
    }
    let compact: Vec<u8> = call.body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let invalid = || Failure::bad("ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
    match STANDARD.decode(compact) {
        Ok(bytes) if !bytes.is_empty() => Ok(Written::Mime(bytes.into())),
        _ => Err(invalid()),
    }
}

/// A message in MIME.
pub(crate) fn of_message(message: &Message) -> Bytes {
    write::message(message).into()
}

/// What an attachment is as a stream of its own: its type, and its bytes. A reference has none.
pub(crate) fn of(held: &Held) -> Option<(&'static str, Bytes)> {
    match held {
        Held::File(_) | Held::Reference => None,
        Held::Message(message) => Some(("message/rfc822", of_message(message))),
        Held::Item(item) => Some(items::of(item)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{mail::attach, state::Ids};
    use jiff::Timestamp;

    /// The message that MIME makes, if it makes one.
    fn read(mime: &[u8]) -> Option<Message> {
        let mut ids = Ids::new(1);
        let mut message = attach::unattached(&mut ids, Timestamp::UNIX_EPOCH);
        fill(&mut message, &Bytes::copy_from_slice(mime), &mut ids, Timestamp::UNIX_EPOCH).ok().map(|()| message)
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(
            mime in "(From: |To: |Subject: |X-A: |Content-Type: |multipart/mixed|multipart/alternative|message/rfc822|text/html|text/plain|; boundary=b|\
                     ; name=\"a b\"|; charset=utf-8|\r\n|\r\n\r\n|--b|--b--|Content-Transfer-Encoding: (base64|quoted-printable)|=\\?utf-8\\?q\\?|\\?=|=C3=A9|QUJD|\
                     a@b\\.c|<|>|,|;|:|\"|é| |x|\\.|<p>|&amp;){0,60}",
        ) {
            let Some(message) = read(mime.as_bytes()) else { return Ok(()) };
            let written = of_message(&message);
            let again = read(&written).unwrap();
            for name in ["subject", "importance", "internetMessageId", "conversationIndex", "hasAttachments"] {
                proptest::prop_assert_eq!(&message.value[name], &again.value[name], "{} of {:?}: {:?}", name, mime, written);
            }
            proptest::prop_assert_eq!(message.attachments.len(), again.attachments.len());
            for (one, other) in message.attachments.iter().zip(&again.attachments) {
                proptest::prop_assert_eq!(one.text("name"), other.text("name"));
                proptest::prop_assert_eq!(one.content_bytes(), other.content_bytes());
            }
        }

        #[test]
        fn any_bytes_are_read_without_harm(mime in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            if let Some(message) = read(&mime) {
                of_message(&message);
            }
        }
    }
}
