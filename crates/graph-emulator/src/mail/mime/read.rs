//! Reads MIME into a message: every header, the body, and what is attached.

use super::body::layout;
use crate::{
    mail::attach,
    reply::Failure,
    state::{Attachment, Ids, Message, recipient, seconds},
};
use bytes::Bytes;
use jiff::Timestamp;
use mail_parser::{
    Address, ContentType, Encoding, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
    parsers::MessageStream,
};
use serde_json::{Map, Value, json};

/// Reads `mime` into `message`; what MIME does not tell stays as it is.
pub(crate) fn fill(message: &mut Message, mime: &Bytes, ids: &mut Ids, now: Timestamp) -> Result<(), Failure> {
    let parsed = MessageParser::default().parse(mime);
    // The parser takes any text for a message.
    let has_headers = |parsed: &mail_parser::Message<'_>| {
        parsed.headers_raw().any(|(name, value)| !name.is_empty() && !name.contains(' ') && !value.trim().is_empty())
    };
    let Some(parsed) = parsed.filter(has_headers) else {
        return Err(Failure::bad("ErrorMimeContentInvalid", "The MIME content has no headers."));
    };
    take(message, &parsed, ids, now);
    message.touch(ids, now);
    Ok(())
}

fn take(message: &mut Message, parsed: &mail_parser::Message<'_>, ids: &mut Ids, now: Timestamp) {
    message.headers = parsed
        .headers()
        .iter()
        .map(|header| json!({"name": header.name.as_str(), "value": unfolded(raw(parsed, header))}))
        .collect();
    for (name, all) in [
        ("toRecipients", people(parsed.all_to())),
        ("ccRecipients", people(parsed.all_cc())),
        ("bccRecipients", people(parsed.all_bcc())),
        ("replyTo", people(parsed.reply_to())),
    ] {
        if !all.is_empty() {
            message.set(name, all);
        }
    }
    let from = people(parsed.from()).into_iter().next();
    let sender = people(parsed.sender()).into_iter().next().or_else(|| from.clone());
    for (name, person) in [("from", from), ("sender", sender)] {
        if let Some(person) = person {
            message.set(name, person);
        }
    }
    if let Some(subject) = parsed.subject() {
        message.set("subject", subject);
    }
    if let Some(id) = parsed.message_id() {
        message.set("internetMessageId", format!("<{id}>"));
    }
    if let Some(sent) = parsed.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()) {
        message.set("sentDateTime", seconds(sent));
    }
    if let Some(index) = message.header("Thread-Index").map(str::to_owned) {
        message.set("conversationIndex", index);
    }
    if let Some(importance) = importance(message) {
        message.set("importance", importance);
    }
    message.set("isReadReceiptRequested", message.header("Disposition-Notification-To").is_some());
    message.set("isDeliveryReceiptRequested", message.header("Return-Receipt-To").is_some());
    let layout = layout(parsed);
    let (kind, content) = match layout.body.and_then(|at| parsed.parts.get(at)).map(|part| &part.body) {
        Some(PartType::Html(html)) => ("html", html.as_ref()),
        Some(PartType::Text(text)) => ("text", text.as_ref()),
        _ => ("text", ""),
    };
    message.set("body", json!({"contentType": kind, "content": content}));
    for (place, at) in layout.attached.into_iter().enumerate() {
        if let Some(part) = parsed.parts.get(at) {
            message.attachments.push(attached(part, parsed, place, ids, now));
        }
    }
}

fn raw<'p>(parsed: &'p mail_parser::Message<'_>, header: &mail_parser::Header<'_>) -> &'p [u8] {
    parsed.raw_message.get(header.offset_start as usize..header.offset_end as usize).unwrap_or_default()
}

/// The value of a header as people read it: in one line, its encoded words decoded.
fn unfolded(value: &[u8]) -> String {
    let mut line = value.trim_ascii().to_vec();
    line.extend_from_slice(b"\r\n");
    let text = MessageStream::new(&line).parse_unstructured().into_text();
    text.map(String::from).unwrap_or_default()
}

fn people<'a>(lists: impl IntoIterator<Item = &'a Address<'a>>) -> Vec<Value> {
    let all = lists.into_iter().flat_map(Address::iter);
    let shown = all.filter_map(|person| {
        let address = person.address()?;
        Some(recipient(address, person.name().unwrap_or(address)))
    });
    shown.collect()
}

fn importance(message: &Message) -> Option<&'static str> {
    let first = |name: &str| message.header(name).map(|value| value.trim().to_ascii_lowercase());
    let told = first("Importance").or_else(|| first("X-MSMail-Priority")).or_else(|| first("X-Priority"))?;
    Some(match told.as_bytes().first() {
        Some(b'h' | b'1' | b'2') => "high",
        Some(b'l' | b'4' | b'5') => "low",
        _ => "normal",
    })
}

fn attached(
    part: &MessagePart<'_>,
    parsed: &mail_parser::Message<'_>,
    place: usize,
    ids: &mut Ids,
    now: Timestamp,
) -> Attachment {
    let name = part.attachment_name().map(str::to_owned);
    if let PartType::Message(inner) = &part.body {
        let mut message = attach::unattached(ids, now);
        take(&mut message, inner, ids, now);
        message.set("isDraft", false);
        message.set("receivedDateTime", message.text("sentDateTime").to_owned());
        message.touch(ids, now);
        let size = part.offset_end.saturating_sub(part.offset_body);
        let mut attachment = attach::message(message, size as usize, ids, now);
        if let Some(name) = name {
            attachment.value.insert("name".into(), name.strip_suffix(".eml").unwrap_or(&name).into());
        }
        return attachment;
    }
    let disposition = part.content_disposition();
    let id = part.content_id();
    let inline = disposition.map_or(id.is_some(), ContentType::is_inline);
    let content_type = part.content_type().map_or_else(
        || "application/octet-stream".to_owned(),
        |it| format!("{}/{}", it.ctype(), it.subtype().unwrap_or("octet-stream")),
    );
    let unnamed = || format!("ATT{:05}.{}", place + 1, extension(&content_type));
    let fields = Map::from_iter([
        ("name".to_owned(), json!(name.unwrap_or_else(unnamed))),
        ("contentType".to_owned(), json!(content_type)),
        ("isInline".to_owned(), json!(inline)),
        ("contentId".to_owned(), json!(id)),
        ("contentLocation".to_owned(), json!(part.content_location())),
    ]);
    attach::file(fields, bytes(part, parsed), ids, now)
}

/// What a file is called that has no name.
fn extension(content_type: &str) -> &str {
    match content_type {
        "text/plain" => "txt",
        "text/html" => "htm",
        "image/jpeg" => "jpg",
        other => other.strip_prefix("image/").unwrap_or("bin"),
    }
}

/// The bytes of a part as they were before they were encoded for their way; of text they are not those of the parser, which reads letters.
fn bytes(part: &MessagePart<'_>, parsed: &mail_parser::Message<'_>) -> Bytes {
    let told = match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => return bytes.to_vec().into(),
        _ => parsed.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default(),
    };
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::Base64 => base64_decode(told),
        Encoding::QuotedPrintable => quoted_printable_decode(told),
    };
    decoded.unwrap_or_else(|| told.to_vec()).into()
}
