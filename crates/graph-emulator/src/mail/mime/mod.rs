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
