//! The attachments of a message.

use crate::{
    call::Call,
    content,
    facts::ATTACHMENT,
    mail::{compose, messages},
    odata::{
        bind, eval,
        page::{ATTACHMENTS, Window},
        parse,
        select::Select,
        write,
    },
    reply::{Answer, Failure, Reply},
    state::{Message, State},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::StatusCode;
use serde_json::{Map, Value};

/// The largest attachment that one request may add.
const LARGEST: u64 = 3 << 20;

/// An attachment as the client wants to see it.
pub(crate) fn show(attachment: &Value, select: &Select) -> Map<String, Value> {
    attachment.as_object().map(|fields| select.apply(fields, true)).unwrap_or_default()
}

fn context(call: &Call<'_>, state: &State, message: &str, select: &Select, entity: &str) -> String {
    call.owned_context(state, &format!("messages('{message}')/attachments{}{entity}", select.context()))
}

/// `GET …/attachments`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &ATTACHMENT)?;
    let window = Window::of(&call.options, ATTACHMENTS, call.page_cap())?;
    let (mailbox, _) = call.mailbox(state)?;
    let found = found(messages::find(mailbox, call)?, call)?;
    let (total, counted) = (found.len(), call.options.count()?);
    let value: Vec<Value> =
        found.iter().skip(window.skip).take(window.size).map(|it| Value::Object(show(it, &select))).collect();
    let mut page = Map::new();
    page.insert("@odata.context".into(), context(call, state, call.param(0), &select, "").into());
    if counted && window.first {
        page.insert("@odata.count".into(), total.into());
    }
    if let Some(query) = window.next(&call.options, total) {
        page.insert("@odata.nextLink".into(), call.link(&query).into());
    }
    page.insert("value".into(), value.into());
    Ok(Reply::ok(Value::Object(page)))
}

/// `GET …/attachments/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    Ok(Reply::count(found(messages::find(mailbox, call)?, call)?.len()))
}

fn found<'m>(message: &'m Message, call: &Call<'_>) -> Result<Vec<&'m Value>, Failure> {
    let filter =
        call.options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, &ATTACHMENT)).transpose()?;
    let passes = |item: &&Value| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, item));
    Ok(message.attachments.iter().filter(passes).collect())
}

fn find<'m>(message: &'m Message, id: &str) -> Result<&'m Value, Failure> {
    let found = message.attachments.iter().find(|it| it.get("id").and_then(Value::as_str) == Some(id));
    found.ok_or_else(Failure::item_not_found)
}

/// `GET …/attachments/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &ATTACHMENT)?;
    let (mailbox, _) = call.mailbox(state)?;
    let mut view = show(find(messages::find(mailbox, call)?, call.param(1))?, &select);
    view.insert("@odata.context".into(), context(call, state, call.param(0), &select, "/$entity").into());
    Ok(Reply::ok(Value::Object(view)))
}

/// `GET …/attachments/{id}/$value`.
pub(crate) fn value(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    let attachment = find(messages::find(mailbox, call)?, call.param(1))?;
    let text = |name: &str| attachment.get(name).and_then(Value::as_str);
    let bytes = STANDARD.decode(text("contentBytes").unwrap_or_default()).unwrap_or_default();
    // What is in an attachment never changes.
    let etag = format!("\"{}\"", text("id").unwrap_or_default());
    content::send(call, &etag, text("contentType").unwrap_or("application/octet-stream"), bytes.into())
}

/// `POST …/attachments`.
pub(crate) fn add(state: &mut State, call: &Call<'_>) -> Answer {
    let body = Value::Object(write::object(call.body)?);
    let (mailbox, ids) = call.mailbox(state)?;
    let id = messages::find(mailbox, call)?.id().to_owned();
    let attachment = compose::attachment(&body, ids, call.now)?;
    if attachment.get("size").and_then(Value::as_u64).is_some_and(|size| size > LARGEST) {
        return Err(Failure::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "ErrorMessageSizeExceeded",
            "The attachment is larger than 3 MB: it needs an upload session.",
        ));
    }
    let message = mailbox.message_mut(&id).ok_or_else(Failure::item_not_found)?;
    let mut view = show(&attachment, &Select::default());
    message.attachments.push(attachment);
    message.touch(ids, call.now);
    let context = context(call, state, call.param(0), &Select::default(), "/$entity");
    view.insert("@odata.context".into(), context.into());
    Ok(Reply::json(StatusCode::CREATED, Value::Object(view)))
}

/// `DELETE …/attachments/{id}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, ids) = call.mailbox(state)?;
    let message = messages::find(mailbox, call)?;
    find(message, call.param(1))?;
    let id = message.id().to_owned();
    let message = mailbox.message_mut(&id).ok_or_else(Failure::item_not_found)?;
    message.attachments.retain(|it| it.get("id").and_then(Value::as_str) != Some(call.param(1)));
    message.touch(ids, call.now);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
