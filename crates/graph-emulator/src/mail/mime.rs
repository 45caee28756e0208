//! Messages as MIME: simple ones are read, any is written.

use crate::{
    call::Call,
    odata::write,
    reply::Failure,
    state::{Message, recipient},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::header;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Whether the body is MIME in base64.
pub(crate) fn is_mime(call: &Call<'_>) -> bool {
    let content_type = call.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.trim_start().to_ascii_lowercase().starts_with("text/plain")
}

/// The body as a message, from MIME or from JSON.
pub(crate) fn or_json(call: &Call<'_>) -> Result<Map<String, Value>, Failure> {
    if !is_mime(call) {
        return write::object(call.body);
    }
    let compact: Vec<u8> = call.body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let bytes = STANDARD
        .decode(compact)
        .map_err(|_| Failure::bad("ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content."))?;
    Ok(read(&String::from_utf8_lossy(&bytes)))
}

/// Reads the headers that make a message, and a body in one part.
fn read(mime: &str) -> Map<String, Value> {
    let mime = mime.replace("\r\n", "\n");
    let (head, body) = mime.split_once("\n\n").unwrap_or((&mime, ""));
    // A line that begins with white space goes on from the one before.
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    let mut message = Map::new();
    let mut html = false;
    for (name, value) in head.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "subject" => drop(message.insert("subject".into(), value.into())),
            "message-id" => drop(message.insert("internetMessageId".into(), value.into())),
            "to" => drop(message.insert("toRecipients".into(), people(value))),
            "cc" => drop(message.insert("ccRecipients".into(), people(value))),
            "bcc" => drop(message.insert("bccRecipients".into(), people(value))),
            "content-type" => html = value.to_ascii_lowercase().starts_with("text/html"),
            _ => {}
        }
    }
    let kind = if html { "html" } else { "text" };
    message.insert("body".into(), json!({"contentType": kind, "content": body.trim_end()}));
    message
}

fn people(list: &str) -> Value {
    let each = list.split(',').map(str::trim).filter(|person| !person.is_empty());
    let each = each.map(|person| match person.split_once('<') {
        Some((name, address)) => recipient(address.trim_end_matches('>').trim(), name.trim().trim_matches('"')),
        None => recipient(person, person),
    });
    Value::Array(each.collect())
}

/// Writes a message with its files.
pub(crate) fn write(message: &Message) -> String {
    let boundary = format!("_{}_", message.number);
    let mut mime = String::new();
    let people = |name: &str| {
        let value = message.value.get(name);
        let list = value.and_then(Value::as_array).map(Vec::as_slice).or_else(|| value.map(std::slice::from_ref));
        let part = |it: &Value, name: &str| it.pointer(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let each = list.unwrap_or_default().iter();
        each.map(|it| format!("{} <{}>", part(it, "/emailAddress/name"), part(it, "/emailAddress/address")))
            .collect::<Vec<_>>()
            .join(", ")
    };
    for (header, value) in [
        ("From", people("from")),
        ("To", people("toRecipients")),
        ("Cc", people("ccRecipients")),
        ("Subject", message.text("subject").to_owned()),
        ("Date", message.text("sentDateTime").to_owned()),
        ("Message-ID", message.text("internetMessageId").to_owned()),
        ("MIME-Version", "1.0".to_owned()),
    ] {
        if !value.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(mime, "{header}: {value}\r\n");
        }
    }
    let part = |name: &str| message.value.pointer(name).and_then(Value::as_str).unwrap_or_default();
    let kind = if part("/body/contentType") == "html" { "text/html" } else { "text/plain" };
    let content = part("/body/content");
    if message.attachments.is_empty() {
        let _ = write!(mime, "Content-Type: {kind}; charset=utf-8\r\n\r\n{content}\r\n");
        return mime;
    }
    let _ = write!(mime, "Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n");
    let _ = write!(mime, "--{boundary}\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{content}\r\n");
    for attachment in &message.attachments {
        let text = |name: &str| attachment.get(name).and_then(Value::as_str).unwrap_or_default();
        let _ = write!(
            mime,
            "--{boundary}\r\nContent-Type: {}\r\nContent-Disposition: attachment; filename=\"{}\"\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            text("contentType"),
            text("name"),
            text("contentBytes"),
        );
    }
    let _ = write!(mime, "--{boundary}--\r\n");
    mime
}
