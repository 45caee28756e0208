//! Makes messages and applies to them what clients write.

use crate::{
    extension,
    facts::{MESSAGE, Write},
    mail::{
        attach, conversation,
        mime::{self, Written},
    },
    odata::write,
    reply::Failure,
    state::{Ids, Mailbox, Message, User, recipient},
};
use http::StatusCode;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

pub(crate) use crate::state::seconds;

/// An empty draft in `folder`, from `author`.
pub(crate) fn draft(ids: &mut Ids, folder: &str, author: (&str, &str), now: Timestamp) -> Message {
    let time = seconds(now);
    let domain = author.0.split('@').nth(1).unwrap_or("contoso.com").to_owned();
    let id = ids.item();
    let from = recipient(author.0, author.1);
    let value = json!({
        "id": id, "createdDateTime": time, "lastModifiedDateTime": time, "receivedDateTime": time, "sentDateTime": time,
        "changeKey": "", "categories": [], "hasAttachments": false, "internetMessageId": format!("<{}@{domain}>", ids.internet()),
        "subject": "", "bodyPreview": "", "importance": "normal", "parentFolderId": folder,
        "conversationId": ids.conversation(), "conversationIndex": conversation::begin(ids, now),
        "isDeliveryReceiptRequested": false, "isReadReceiptRequested": false, "isRead": true, "isDraft": true,
        "webLink": format!("https://outlook.office365.com/owa/?ItemID={}&exvsurl=1&viewmodel=ReadMessageItem", id.trim_end_matches('=')),
        "inferenceClassification": "focused", "body": {"contentType": "text", "content": ""},
        "sender": from, "from": from, "toRecipients": [], "ccRecipients": [], "bccRecipients": [],
        "replyTo": [], "flag": {"flagStatus": "notFlagged"},
    });
    let (number, immutable_id) = (ids.number(), ids.immutable());
    let mut message =
        Message { number, immutable_id, value, headers: Vec::new(), meeting: None, attachments: Vec::new() };
    message.touch(ids, now);
    message
}

/// What a write may do to a message.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Stage {
    /// With POST.
    Create,
    /// With PATCH.
    Update,
}

/// Makes `message` what a client wrote.
pub(crate) fn create(
    message: &mut Message,
    written: &Written,
    mailbox: &Mailbox,
    ids: &mut Ids,
    now: Timestamp,
) -> Result<(), Failure> {
    match written {
        Written::Json(body) => apply(message, body, Stage::Create, ids, now)?,
        Written::Mime(bytes) => {
            mime::fill(message, bytes, ids, now)?;
            conversation::find(message, mailbox, ids, now);
        }
    }
    Ok(())
}

/// Applies a written body to `message`.
pub(crate) fn apply(
    message: &mut Message,
    body: &Map<String, Value>,
    stage: Stage,
    ids: &mut Ids,
    now: Timestamp,
) -> Result<(), Failure> {
    let sent = !message.flag("isDraft");
    // Everything is checked before anything is changed.
    let checked = write::check(body, &MESSAGE)?;
    let mut attachments = Vec::new();
    let mut kept = message.value.clone();
    for (property, value) in &checked {
        if property.write == Write::Draft && sent && stage == Stage::Update {
            return Err(Failure::bad(
                "ErrorInvalidPropertyUpdateSentMessage",
                format!("Update operation is invalid for property '{}' of a sent message.", property.name),
            ));
        }
        match (property.name, value) {
            ("internetMessageHeaders", value) if stage == Stage::Create => check_headers(value)?,
            ("flag", Value::Object(flag)) => check_flag(flag)?,
            ("attachments", Value::Array(items)) if stage == Stage::Create => {
                for item in items {
                    attachments.push(attach::written(item, ids, now)?);
                }
            }
            ("extensions", Value::Array(items)) if stage == Stage::Create => {
                for item in items {
                    extension::add(&mut kept, extension::written(item.as_object().unwrap_or(&Map::new()))?)?;
                }
            }
            (name @ ("singleValueExtendedProperties" | "multiValueExtendedProperties"), value) => {
                extension::merge(&mut kept, name, extension::check(name, value)?);
            }
            _ => {}
        }
    }
    message.value = kept;
    for (property, value) in checked {
        match (property.name, property.write) {
            (_, Write::Never) => {}
            ("attachments" | "extensions" | "singleValueExtendedProperties" | "multiValueExtendedProperties", _) => {}
            (_, Write::Create) if stage == Stage::Update => {}
            ("internetMessageHeaders", _) => message.headers = value.as_array().cloned().unwrap_or_default(),
            ("flag", _) => merge_flag(message, value, now),
            ("body", _) => merge_body(message, &value),
            (name, _) => {
                let mut value = value;
                if matches!(name, "toRecipients" | "ccRecipients" | "bccRecipients" | "replyTo" | "from" | "sender") {
                    name_recipients(&mut value);
                }
                // Graph answers an empty collection where null was written.
                let emptied = value.is_null() && message.value.get(name).is_some_and(Value::is_array);
                message.set(name, if emptied { json!([]) } else { value });
            }
        }
    }
    message.attachments.extend(attachments);
    message.touch(ids, now);
    Ok(())
}

/// Outlook shows a recipient without a name by the address.
fn name_recipients(value: &mut Value) {
    if let Value::Array(items) = value {
        return items.iter_mut().for_each(name_recipients);
    }
    if let Some(Value::Object(inner)) = value.get_mut("emailAddress") {
        let address = inner.get("address").cloned().unwrap_or_default();
        let name = inner.entry("name").or_insert(Value::Null);
        if name.is_null() {
            *name = address;
        }
    }
}

/// The most headers that JSON can give a message.
const MOST_HEADERS: usize = 5;

fn check_headers(value: &Value) -> Result<(), Failure> {
    if value.as_array().is_some_and(|headers| headers.len() > MOST_HEADERS) {
        return Err(Failure::bad(
            "InvalidInternetMessageHeaderCollection",
            format!("Maximum number of headers in one message should be less than or equal to {MOST_HEADERS}."),
        ));
    }
    for header in value.as_array().map(Vec::as_slice).unwrap_or_default() {
        let name = header.get("name").and_then(Value::as_str).unwrap_or_default();
        if !name.to_ascii_lowercase().starts_with("x-") {
            return Err(Failure::bad(
                "InvalidInternetMessageHeader",
                format!("The internet message header name '{name}' should start with 'x-' or 'X-'."),
            ));
        }
    }
    Ok(())
}

fn check_flag(flag: &Map<String, Value>) -> Result<(), Failure> {
    let has = |name: &str| flag.get(name).is_some_and(|value| !value.is_null());
    if has("dueDateTime") && !has("startDateTime") {
        return Err(Failure::bad("ErrorInvalidArgument", "A flag with a due date must have a start date, too."));
    }
    Ok(())
}

fn merge_flag(message: &mut Message, value: Value, now: Timestamp) {
    let Value::Object(written) = value else {
        message.set("flag", json!({"flagStatus": "notFlagged"}));
        return;
    };
    let mut flag = message.value.get("flag").and_then(Value::as_object).cloned().unwrap_or_default();
    let status = written.get("flagStatus").and_then(Value::as_str).map(str::to_owned);
    flag.extend(written.into_iter().filter(|(_, value)| !value.is_null()));
    match status.as_deref() {
        Some("notFlagged") => flag.retain(|name, _| name == "flagStatus"),
        Some("flagged") => flag.retain(|name, _| name != "completedDateTime"),
        Some("complete") if !flag.contains_key("completedDateTime") => {
            let midnight = now.strftime("%Y-%m-%dT00:00:00.0000000").to_string();
            flag.insert("completedDateTime".into(), json!({"dateTime": midnight, "timeZone": "UTC"}));
        }
        _ => {}
    }
    message.set("flag", flag);
}

fn merge_body(message: &mut Message, value: &Value) {
    let part = |name: &str| value.get(name).and_then(Value::as_str);
    let content = part("content").unwrap_or_default();
    message.set("body", json!({"contentType": part("contentType").unwrap_or("text"), "content": content}));
}

/// Where a message goes when it has no folder of its own, and who writes it.
pub(crate) fn draft_of(user: &User, ids: &mut Ids, now: Timestamp) -> Message {
    let folder = user.mailbox.known("drafts");
    draft(ids, &folder, (&user.upn, &user.display_name), now)
}

/// The folder a request names, or its refusal.
pub(crate) fn folder(mailbox: &Mailbox, key: &str) -> Result<String, Failure> {
    match mailbox.folder(key) {
        Some(folder) => Ok(folder.id.clone()),
        None if key.len() < 40 => Err(Failure::bad("ErrorInvalidIdMalformed", "Id is malformed.")),
        None => Err(Failure::new(
            StatusCode::NOT_FOUND,
            "ErrorItemNotFound",
            "The specified object was not found in the store., The process failed to get the correct properties.",
        )),
    }
}
