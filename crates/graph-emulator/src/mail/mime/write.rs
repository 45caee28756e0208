//! Writes a message as MIME.

use super::items;
use crate::{
    mail::text,
    odata::lex::instant,
    state::{Attachment, Held, Message, mix},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use mail_builder::{
    MessageBuilder,
    headers::{HeaderType, address::Address, content_type::ContentType, date::Date, raw::Raw, text::Text},
    mime::{BodyPart, MimePart},
};
use serde_json::Value;

/// The longest line of base64.
const LINE: usize = 76;

/// The headers that properties tell. The others are kept as they came.
const TOLD: &[&str] = &[
    "From",
    "Sender",
    "To",
    "Cc",
    "Bcc",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Importance",
    "Disposition-Notification-To",
    "Return-Receipt-To",
    "Thread-Topic",
    "Thread-Index",
];

/// The whole message.
pub(super) fn message(message: &Message) -> Vec<u8> {
    let mut built = MessageBuilder::new();
    for (name, value) in told(message).into_iter().chain(kept(message)) {
        built = built.header(name, value);
    }
    let mut written = Vec::new();
    // Writing to memory cannot fail.
    let _ = built.body(body(message)).write_to(&mut written);
    written
}

/// The headers that the properties make.
fn told(message: &Message) -> Vec<(String, HeaderType<'_>)> {
    let mut headers: Vec<(String, HeaderType<'_>)> = Vec::new();
    let people = |name: &str| {
        let value = message.value.get(name);
        let list = value.and_then(Value::as_array).map(Vec::as_slice).or_else(|| value.map(std::slice::from_ref));
        list.unwrap_or_default().iter().filter_map(address).collect::<Vec<_>>()
    };
    for (header, name) in [
        ("From", "from"),
        ("Sender", "sender"),
        ("To", "toRecipients"),
        ("Cc", "ccRecipients"),
        ("Bcc", "bccRecipients"),
        ("Reply-To", "replyTo"),
    ] {
        let list = people(name);
        // Who sends is said only where it is somebody else.
        if !list.is_empty() && (header != "Sender" || list != people("from")) {
            headers.push((header.into(), Address::new_list(list).into()));
        }
    }
    headers.push(("Subject".into(), unstructured(message.text("subject"))));
    let topic = message.header("Thread-Topic").unwrap_or(message.text("subject"));
    headers.push(("Thread-Topic".into(), unstructured(topic)));
    headers.push(("Thread-Index".into(), unstructured(message.text("conversationIndex"))));
    let sent = instant(message.text("sentDateTime")).map_or(0, |time| time.as_second());
    headers.push(("Date".into(), Date::new(sent).into()));
    headers.push(("Message-ID".into(), unstructured(message.text("internetMessageId"))));
    let importance = message.text("importance");
    let says_otherwise =
        ["Importance", "X-MSMail-Priority", "X-Priority"].iter().any(|it| message.header(it).is_some());
    if importance != "normal" || says_otherwise {
        headers.push(("Importance".into(), unstructured(importance)));
    }
    for (header, name) in
        [("Disposition-Notification-To", "isReadReceiptRequested"), ("Return-Receipt-To", "isDeliveryReceiptRequested")]
    {
        let to = message.header(header).map(unstructured);
        let to = to.or_else(|| people("from").pop().map(HeaderType::from));
        headers.extend(to.filter(|_| message.flag(name)).map(|to| (header.into(), to)));
    }
    headers.push(("MIME-Version".into(), unstructured("1.0")));
    headers
}

/// The other headers of the message.
fn kept(message: &Message) -> impl Iterator<Item = (String, HeaderType<'_>)> {
    let all = message.headers.iter().filter_map(|header| {
        let part = |name: &str| header.get(name).and_then(Value::as_str);
        Some((part("name")?, part("value")?))
    });
    let is_kept = |name: &str| {
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
        let is_told = TOLD.iter().any(|told| told.eq_ignore_ascii_case(name));
        is_name && !is_told && !name.to_ascii_lowercase().starts_with("content-")
    };
    all.filter(move |(name, _)| is_kept(name)).map(|(name, value)| (name.to_owned(), unstructured(value)))
}

/// A line of text: folded where it has spaces, and in encoded words where it cannot be written as it is.
fn unstructured(value: &str) -> HeaderType<'_> {
    let is_plain = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let folds = value.split(' ').all(|word| word.len() < LINE);
    // Space at an end or where a line is folded would be lost, and what looks like an encoded word would be decoded.
    if value.trim() != value || value.contains("  ") || value.contains('\t') || value.contains("=?") {
        return Raw::new(words(value)).into();
    }
    if is_plain && (folds || !value.contains(' ')) { Raw::new(value).into() } else { Text::new(value).into() }
}

/// Any text as encoded words.
fn words(value: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let end = (1..=rest.len().min(45)).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        words.push(format!("=?utf-8?B?{}?=", STANDARD.encode(&rest[..end])));
        rest = &rest[end..];
    }
    words.join(" ")
}

fn address(recipient: &Value) -> Option<Address<'_>> {
    let part = |name: &str| recipient.pointer(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let address = part("/emailAddress/address")?;
    Some(Address::new_address(part("/emailAddress/name").filter(|name| *name != address), address))
}

/// The body with what belongs to it, and what is attached.
fn body(message: &Message) -> MimePart<'_> {
    let told = |name: &str| message.value.pointer(name).and_then(Value::as_str).unwrap_or_default();
    let (content, is_html) = (told("/body/content"), told("/body/contentType") == "html");
    let shown = if is_html {
        let plain = MimePart::new("text/plain", text::of_html(content));
        MimePart::new(multipart("alternative", message), vec![plain, MimePart::new("text/html", content)])
    } else {
        MimePart::new("text/plain", content)
    };
    // Only HTML can show what is in another part.
    let is_shown = |it: &&Attachment| is_html && it.is_inline() && !it.text("contentId").is_empty();
    let (inside, beside): (Vec<_>, Vec<_>) = message.attachments.iter().partition(is_shown);
    let related = multipart("related", message).attribute("type", "multipart/alternative");
    within(multipart("mixed", message), within(related, shown, inside), beside)
}

/// A type of several parts. What divides them is another line in each message, and in one message always the same.
fn multipart(kind: &str, message: &Message) -> ContentType<'static> {
    let line = format!("_{:016x}_{kind}_", mix(message.number));
    ContentType::new(format!("multipart/{kind}")).attribute("boundary", line)
}

/// A part with others behind it, or alone where there are none.
fn within<'m>(kind: ContentType<'m>, first: MimePart<'m>, rest: Vec<&'m Attachment>) -> MimePart<'m> {
    let rest: Vec<_> = rest.into_iter().filter_map(part).collect();
    if rest.is_empty() {
        return first;
    }
    MimePart::new(kind, std::iter::once(first).chain(rest).collect::<Vec<_>>())
}

/// An attachment as a part. A link is none: it has nothing but a name.
fn part(attachment: &Attachment) -> Option<MimePart<'_>> {
    let name = attachment.text("name");
    let (content_type, name, encoding, bytes) = match &attachment.content {
        Held::Reference => return None,
        Held::File(bytes) => (file_type(attachment.text("contentType")), name.to_owned(), "base64", lines(bytes)),
        // What is in a message must not be encoded once more.
        Held::Message(inner) => (ContentType::new("message/rfc822"), format!("{name}.eml"), "7bit", message(inner)),
        Held::Item(item) => {
            let (content_type, bytes) = items::of(item);
            (ContentType::new(content_type), name.to_owned(), "base64", lines(&bytes))
        }
    };
    let disposition = if attachment.is_inline() { "inline" } else { "attachment" };
    let mut part = MimePart::raw(BodyPart::Binary(bytes.into()))
        .header("Content-Type", content_type.attribute("name", name.clone()))
        .header("Content-Disposition", ContentType::new(disposition).attribute("filename", name));
    let id = attachment.text("contentId");
    if !id.is_empty() {
        part = part.cid(printable(id.trim_start_matches('<').trim_end_matches('>')));
    }
    let location = attachment.text("contentLocation");
    if !location.is_empty() {
        part = part.header("Content-Location", unstructured(location));
    }
    Some(part.transfer_encoding(encoding))
}

/// The type of a file, unless it is none or one whose parts would be looked into.
fn file_type(told: &str) -> ContentType<'static> {
    let told = printable(told);
    let lower = told.to_ascii_lowercase();
    let is_composite = lower.starts_with("multipart/") || lower.starts_with("message/");
    ContentType::new(if told.contains('/') && !is_composite { told } else { "application/octet-stream".into() })
}

fn printable(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii() && !letter.is_ascii_control()).collect()
}

/// Base64 in lines.
fn lines(bytes: &[u8]) -> Vec<u8> {
    let encoded = STANDARD.encode(bytes);
    let mut lines = Vec::with_capacity(encoded.len() + encoded.len() / LINE * 2 + 2);
    for line in encoded.as_bytes().chunks(LINE) {
        lines.extend_from_slice(line);
        lines.extend_from_slice(b"\r\n");
    }
    lines
}
