//! Sessions for large attachments of messages.

use super::{Session, open, opened, session::Purpose};
use crate::{
    call::Call,
    facts::{ATTACHMENT, Kind},
    mail::{attach, messages, room},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::State,
};
use bytes::Bytes;
use http::StatusCode;
use serde_json::{Map, Value};

/// What an attachment is uploaded for: smaller ones go in one request, larger ones not at all.
const SMALLEST: i64 = 3_000_000;
const LARGEST: i64 = 150 << 20;

/// `POST …/attachments/createUploadSession` of a message.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["AttachmentItem"])?;
    let Some(Value::Object(item)) = write::parameter(&body, "AttachmentItem") else {
        return Err(wrong("The parameter 'AttachmentItem' is missing."));
    };
    write::only(item, &["attachmentType", "contentId", "contentType", "isInline", "name", "size"])?;
    let text = |name: &str| write::parameter(item, name).and_then(Value::as_str);
    if !text("attachmentType").is_some_and(|kind| kind.eq_ignore_ascii_case("file")) {
        return Err(wrong("Only attachments of the type 'file' can be uploaded in a session."));
    }
    let size = write::parameter(item, "size").map(|size| write::convert(size, &Kind::Int64, "size")).transpose()?;
    let size = match size.and_then(|size| size.as_i64()) {
        None => return Err(wrong("The attachment's property 'size' is missing.")),
        Some(size) if size < SMALLEST => {
            return Err(Failure::bad(
                "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize",
                "Attachment size must be greater than the minimum size for an upload session: add it to the message.",
            ));
        }
        Some(size) if size > LARGEST => {
            return Err(Failure::bad(
                "ErrorAttachmentSizeLimitExceeded",
                "The attachment is larger than the 150 MB that an upload session takes.",
            ));
        }
        Some(size) => size.unsigned_abs(),
    };
    let mut fields = Map::new();
    for name in ["name", "contentType", "contentId", "isInline"] {
        if let (Some(value), Some(property)) = (write::parameter(item, name), ATTACHMENT.exact(name)) {
            fields.insert(name.into(), write::convert(value, &property.kind, name)?);
        }
    }
    if fields.get("name").and_then(Value::as_str).unwrap_or_default().is_empty() {
        return Err(wrong("The attachment's property 'name' is missing."));
    }
    let (mailbox, _) = call.mailbox(state)?;
    let message = messages::find(mailbox, call)?.id().to_owned();
    let purpose = Purpose::Attachment { user: call.owner(), message, fields };
    let session = Session::new(purpose, Some(size), call.now);
    let expires = session.expires;
    let url = open(state, &call.hosts.outlook(call.origin), session);
    let context = call.context("microsoft.graph.uploadSession");
    Ok(Reply::json(StatusCode::CREATED, opened(context, &url, expires)))
}

fn wrong(message: &str) -> Failure {
    Failure::bad("ErrorInvalidRequest", message)
}

/// Attaches the bytes, and gives where the attachment is now.
pub(super) fn finish(
    state: &mut State,
    call: &Call<'_>,
    (user, message): (usize, &str),
    fields: Map<String, Value>,
    bytes: Bytes,
) -> Result<String, Failure> {
    let State { users, ids, .. } = state;
    let user = users.get_mut(user).ok_or_else(Failure::item_not_found)?;
    // The draft may have been sent or deleted in the meantime.
    let mut changed = user.mailbox.message(message).ok_or_else(Failure::item_not_found)?.clone();
    let before = changed.size();
    let attachment = attach::file(fields, bytes, ids, call.now);
    let id = attachment.id().to_owned();
    changed.attachments.push(attachment);
    room::check(&user.mailbox, before, &changed)?;
    changed.touch(ids, call.now);
    user.mailbox.replace(changed);
    let host = call.hosts.outlook(call.origin);
    Ok(format!("{host}/api/v2.0/Users('{}')/Messages('{message}')/Attachments('{id}')", user.upn))
}
