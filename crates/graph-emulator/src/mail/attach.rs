//! Makes attachments: from what clients write, from uploads, and from the parts of a MIME message.

use crate::{
    facts::{ATTACHMENT, EVENT, Write},
    mail::{
        compose::{self, Stage},
        mime,
    },
    odata::write,
    reply::Failure,
    state::{Attachment, Held, Ids, Message, seconds},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

const FILE: &str = "#microsoft.graph.fileAttachment";
const ITEM: &str = "#microsoft.graph.itemAttachment";
const REFERENCE: &str = "#microsoft.graph.referenceAttachment";

fn wrong(message: impl Into<String>) -> Failure {
    Failure::bad("ErrorInvalidArgument", message)
}

fn unreadable(message: impl Into<String>) -> Failure {
    Failure::bad("RequestBodyRead", message)
}

/// An attachment as a client writes it, checked and completed.
pub(crate) fn written(item: &Value, ids: &mut Ids, now: Timestamp) -> Result<Attachment, Failure> {
    let Some(item) = item.as_object() else { return Err(wrong("An attachment must be a JSON object.")) };
    let kind = match type_of(item).as_str() {
        "microsoft.graph.fileattachment" => FILE,
        "microsoft.graph.itemattachment" => ITEM,
        "microsoft.graph.referenceattachment" => REFERENCE,
        _ => {
            return Err(unreadable(
                "The type 'microsoft.graph.attachment' is abstract: name one of the types derived from it in '@odata.type'.",
            ));
        }
    };
    let bytes = item.get("contentBytes").and_then(Value::as_str).map(|bytes| STANDARD.decode(bytes)).transpose();
    let bytes = bytes.map_err(|_| {
        unreadable("Cannot convert the value of property 'contentBytes' to the expected type 'Edm.Binary'.")
    })?;
    let mut fields = Map::new();
    for (property, value) in write::check(item, &ATTACHMENT)? {
        let of_kind = match property.name {
            "contentBytes" | "contentId" | "contentLocation" => kind == FILE,
            "item" => kind == ITEM,
            _ => true,
        };
        if !of_kind {
            let type_name = kind.trim_start_matches('#');
            let message = format!("The property '{}' does not exist on type '{type_name}'.", property.name);
            return Err(unreadable(message));
        }
        if property.write != Write::Never && !matches!(property.name, "contentBytes" | "item") {
            fields.insert(property.name.to_owned(), value);
        }
    }
    if fields.get("name").and_then(Value::as_str).unwrap_or_default().is_empty() {
        return Err(wrong("The required property 'name' of the attachment is missing."));
    }
    let (size, content) = match (kind, bytes) {
        (FILE, Some(bytes)) => (bytes.len(), Held::File(bytes.into())),
        (FILE, None) => return Err(wrong("The required property 'contentBytes' of the attachment is missing.")),
        (ITEM, _) => {
            let held = attached_item(item.get("item"), ids, now)?;
            (mime::of(&held).map_or(0, |(_, bytes)| bytes.len()), held)
        }
        _ => (0, Held::Reference),
    };
    Ok(completed(kind, fields, content, size, ids, now))
}

fn type_of(item: &Map<String, Value>) -> String {
    let kind = item.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
    kind.trim_start_matches('#').to_ascii_lowercase()
}

/// The item that is attached, which has no life of its own.
fn attached_item(item: Option<&Value>, ids: &mut Ids, now: Timestamp) -> Result<Held, Failure> {
    let Some(Value::Object(item)) = item else {
        return Err(wrong("The required property 'item' of the attachment is missing."));
    };
    let mut fields = Map::new();
    match type_of(item).as_str() {
        "microsoft.graph.message" => {
            let mut message = unattached(ids, now);
            compose::apply(&mut message, item, Stage::Create, ids, now)?;
            return Ok(Held::Message(Box::new(message)));
        }
        "microsoft.graph.event" => {
            fields.insert("@odata.type".into(), "#microsoft.graph.event".into());
            let checked = write::check(item, &EVENT)?;
            fields.extend(checked.into_iter().map(|(property, value)| (property.name.to_owned(), value)));
        }
        "microsoft.graph.contact" => {
            fields.clone_from(item);
            fields.insert("@odata.type".into(), "#microsoft.graph.contact".into());
        }
        _ => {
            return Err(unreadable(
                "The type 'microsoft.graph.outlookItem' is abstract: name message, event or contact in the '@odata.type' of the item.",
            ));
        }
    }
    fields.insert("id".into(), ids.item().into());
    fields.insert("lastModifiedDateTime".into(), seconds(now).into());
    Ok(Held::Item(Value::Object(fields)))
}

/// A message that is in no folder.
pub(crate) fn unattached(ids: &mut Ids, now: Timestamp) -> Message {
    let mut message = compose::draft(ids, "", ("", ""), now);
    for name in ["from", "sender", "parentFolderId", "webLink"] {
        message.set(name, Value::Null);
    }
    message
}

/// A file, of which `fields` tells more than its bytes.
pub(crate) fn file(fields: Map<String, Value>, bytes: Bytes, ids: &mut Ids, now: Timestamp) -> Attachment {
    let size = bytes.len();
    completed(FILE, fields, Held::File(bytes), size, ids, now)
}

/// A message as an attachment of another.
pub(crate) fn message(message: Message, size: usize, ids: &mut Ids, now: Timestamp) -> Attachment {
    let name = message.text("subject");
    let mut fields = Map::new();
    fields.insert("name".into(), if name.is_empty() { "Untitled" } else { name }.into());
    completed(ITEM, fields, Held::Message(Box::new(message)), size, ids, now)
}

/// The same attachment in another place.
pub(crate) fn copy(attachment: &Attachment, ids: &mut Ids) -> Attachment {
    let mut copy = attachment.clone();
    copy.value.insert("id".into(), ids.attachment().into());
    copy
}

fn completed(
    kind: &str,
    mut fields: Map<String, Value>,
    content: Held,
    size: usize,
    ids: &mut Ids,
    now: Timestamp,
) -> Attachment {
    let content_type = fields.get("contentType").cloned().unwrap_or_default();
    fields.insert("@odata.type".into(), kind.into());
    if kind == FILE {
        fields.insert("@odata.mediaContentType".into(), content_type);
        for name in ["contentId", "contentLocation"] {
            fields.entry(name).or_insert(Value::Null);
        }
    }
    fields.entry("contentType").or_insert(Value::Null);
    fields.insert("id".into(), ids.attachment().into());
    fields.insert("size".into(), size.into());
    fields.insert("lastModifiedDateTime".into(), seconds(now).into());
    let inline = fields.entry("isInline").or_insert(json!(false));
    if inline.is_null() {
        *inline = json!(false);
    }
    Attachment { value: fields, content }
}
