//! The attachments of an event. An occurrence has those of its series.

use super::{
    events::{self, find},
    meeting, of, of_mut, record,
    times::stamp,
};
use crate::{
    call::Call,
    facts::ATTACHMENT,
    mail::compose,
    odata::{page::ATTACHMENTS, write},
    reply::{Answer, Failure, Reply},
    state::{Event, State},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::StatusCode;
use serde_json::Value;

/// The largest attachment that one request may add.
const LARGEST: u64 = 3 << 20;

fn fragment(call: &Call<'_>) -> String {
    format!("events('{}')/attachments", call.param(0))
}

fn all(state: &State, call: &Call<'_>) -> Result<Vec<Value>, Failure> {
    Ok(find(of(state, call)?, call)?.0.attachments.clone())
}

fn one<'s>(state: &'s State, call: &Call<'_>) -> Result<&'s Value, Failure> {
    let (event, _) = find(of(state, call)?, call)?;
    let is_it = |it: &&Value| it.get("id").and_then(Value::as_str) == Some(call.param(1));
    event.attachments.iter().find(is_it).ok_or_else(Failure::item_not_found)
}

/// `GET …/events/{id}/attachments`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    record::page(all(state, call)?, &ATTACHMENT, ATTACHMENTS, state, call, &fragment(call))
}

/// `GET …/events/{id}/attachments/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    Ok(Reply::count(record::found(all(state, call)?, &ATTACHMENT, call)?.len()))
}

/// `GET …/events/{id}/attachments/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    record::shown(StatusCode::OK, one(state, call)?, &ATTACHMENT, state, call, &fragment(call))
}

/// `GET …/events/{id}/attachments/{id}/$value`.
pub(crate) fn value(state: &mut State, call: &Call<'_>) -> Answer {
    let attachment = one(state, call)?;
    let text = |name: &str| attachment.get(name).and_then(Value::as_str);
    let bytes = STANDARD.decode(text("contentBytes").unwrap_or_default()).unwrap_or_default();
    Ok(Reply::raw(text("contentType").unwrap_or("application/octet-stream"), bytes))
}

/// `POST …/events/{id}/attachments`.
pub(crate) fn add(state: &mut State, call: &Call<'_>) -> Answer {
    let body = Value::Object(write::object(call.body)?);
    let mut changed = changeable(state, call)?;
    let attachment = compose::attachment(&body, of_mut(state, call)?.1, call.now)?;
    if attachment.get("size").and_then(Value::as_u64).is_some_and(|size| size > LARGEST) {
        return Err(Failure::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "ErrorMessageSizeExceeded",
            "The attachment is larger than 3 MB: it needs an upload session.",
        ));
    }
    changed.attachments.push(attachment.clone());
    put(state, call, changed)?;
    record::shown(StatusCode::CREATED, &attachment, &ATTACHMENT, state, call, &fragment(call))
}

/// `DELETE …/events/{id}/attachments/{id}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    one(state, call)?;
    let mut changed = changeable(state, call)?;
    changed.attachments.retain(|it| it.get("id").and_then(Value::as_str) != Some(call.param(1)));
    put(state, call, changed)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// A copy of the event to be changed.
fn changeable(state: &State, call: &Call<'_>) -> Result<Event, Failure> {
    match find(of(state, call)?, call)? {
        (event, None) => Ok(event.clone()),
        _ => Err(Failure::bad("ErrorInvalidRequest", "The attachments of an occurrence are those of its series.")),
    }
}

fn put(state: &mut State, call: &Call<'_>, mut changed: Event) -> Result<(), Failure> {
    let attached = changed.attachments.iter().any(|it| it.get("isInline").and_then(Value::as_bool) != Some(true));
    let (calendars, ids) = of_mut(state, call)?;
    changed.set("hasAttachments", attached);
    changed.touch(ids, &stamp(call.now));
    let id = changed.id().to_owned();
    let Some(before) = events::replace(calendars, changed) else { return Ok(()) };
    let State { users, ids, .. } = state;
    meeting::publish(users, ids, call.owner(), Some(&before), &id, call.now);
    Ok(())
}
