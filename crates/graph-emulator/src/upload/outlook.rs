//! Sessions for large attachments of messages and events.

use super::{
    Session, open, opened,
    session::{Host, Purpose},
};
use crate::{
    calendar::attachments as event_attachments,
    call::Call,
    facts::{ATTACHMENT, Kind},
    mail::{attach, messages, room},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Attachment, State},
};
use bytes::Bytes;
use http::StatusCode;
use jiff::Timestamp;
use serde_json::{Map, Value};

/// What an attachment is uploaded for: smaller ones go in one request, larger ones not at all.
const SMALLEST: i64 = 3_000_000;
const LARGEST: i64 = 150 << 20;

/// `POST …/attachments/createUploadSession` of a message.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    let message = messages::find(mailbox, call)?.id().to_owned();
    begin(state, call, Host::Message(message))
}

/// `POST …/attachments/createUploadSession` of an event.
pub(crate) fn create_for_event(state: &mut State, call: &Call<'_>) -> Answer {
    let event = event_attachments::host(state, call)?;
    begin(state, call, Host::Event(event))
}

fn begin(state: &mut State, call: &Call<'_>, to: Host) -> Answer {
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
    let purpose = Purpose::Attachment { user: call.owner(), to, fields };
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
    (user, to): (usize, &Host),
    fields: Map<String, Value>,
    bytes: Bytes,
) -> Result<String, Failure> {
    let attachment = attach::file(fields, bytes, &mut state.ids, call.now);
    let attached = attachment.id().to_owned();
    let (kind, id) = match to {
        Host::Message(id) => {
            to_message(state, (user, id), attachment, call.now)?;
            ("Messages", id)
        }
        Host::Event(id) => {
            event_attachments::attach(state, (user, id), attachment, call.now)?;
            ("Events", id)
        }
    };
    let host = call.hosts.outlook(call.origin);
    let upn = state.users.get(user).map(|user| user.upn.as_str()).unwrap_or_default();
    Ok(format!("{host}/api/v2.0/Users('{upn}')/{kind}('{id}')/Attachments('{attached}')"))
}

fn to_message(
    state: &mut State,
    (user, id): (usize, &str),
    attachment: Attachment,
    now: Timestamp,
) -> Result<(), Failure> {
    let State { users, ids, .. } = state;
    let user = users.get_mut(user).ok_or_else(Failure::item_not_found)?;
    // The draft may have been sent or deleted in the meantime.
    let mut changed = user.mailbox.message(id).ok_or_else(Failure::item_not_found)?.clone();
    let before = changed.size();
    changed.attachments.push(attachment);
    room::check(&user.mailbox, before, &changed)?;
    changed.touch(ids, now);
    user.mailbox.replace(changed);
    Ok(())
}
