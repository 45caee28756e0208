//! The attachments of an event. An occurrence has those of its series.

use super::{
    events::{self, find},
    meeting, of, of_mut,
    times::stamp,
};
use crate::{
    call::Call,
    mail::{attach as make, attachments},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Attachment, Event, State},
};
use http::StatusCode;
use jiff::Timestamp;
use serde_json::Value;

fn fragment(call: &Call<'_>) -> String {
    format!("events('{}')", call.param(0))
}

fn all<'s>(state: &'s State, call: &Call<'_>) -> Result<&'s [Attachment], Failure> {
    Ok(&find(of(state, call)?, call)?.0.attachments)
}

/// `GET …/events/{id}/attachments`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    attachments::listed(state, call, all(state, call)?, &fragment(call))
}

/// `GET …/events/{id}/attachments/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    attachments::counted(call, all(state, call)?)
}

/// `GET …/events/{id}/attachments/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let attachment = attachments::one(all(state, call)?, call.param(1))?;
    attachments::shown(StatusCode::OK, state, call, attachment, &fragment(call))
}

/// `GET …/events/{id}/attachments/{id}/$value`.
pub(crate) fn value(state: &mut State, call: &Call<'_>) -> Answer {
    attachments::stream(call, attachments::one(all(state, call)?, call.param(1))?)
}

/// `POST …/events/{id}/attachments`.
pub(crate) fn add(state: &mut State, call: &Call<'_>) -> Answer {
    let body = Value::Object(write::object(call.body)?);
    let mut changed = changeable(state, call)?;
    let attachment = make::written(&body, of_mut(state, call)?.1, call.now)?;
    attachments::check_size(&attachment)?;
    changed.attachments.push(attachment.clone());
    put(state, call.owner(), changed, call.now)?;
    attachments::shown(StatusCode::CREATED, state, call, &attachment, &fragment(call))
}

/// `DELETE …/events/{id}/attachments/{id}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    attachments::one(all(state, call)?, call.param(1))?;
    let mut changed = changeable(state, call)?;
    changed.attachments.retain(|it| it.id() != call.param(1));
    put(state, call.owner(), changed, call.now)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// A copy of the event to be changed.
fn changeable(state: &State, call: &Call<'_>) -> Result<Event, Failure> {
    match find(of(state, call)?, call)? {
        (event, None) => Ok(event.clone()),
        _ => Err(Failure::bad("ErrorInvalidRequest", "The attachments of an occurrence are those of its series.")),
    }
}

/// The id of the event that a file can be uploaded for.
pub(crate) fn host(state: &State, call: &Call<'_>) -> Result<String, Failure> {
    Ok(changeable(state, call)?.id().to_owned())
}

/// Attaches what was uploaded, if the event is still there.
pub(crate) fn attach(
    state: &mut State,
    (user, id): (usize, &str),
    attachment: Attachment,
    now: Timestamp,
) -> Result<(), Failure> {
    let event = state.users.get(user).and_then(|user| user.calendars.event(id)).ok_or_else(Failure::item_not_found)?;
    let mut changed = event.clone();
    changed.attachments.push(attachment);
    put(state, user, changed, now)
}

fn put(state: &mut State, owner: usize, mut changed: Event, now: Timestamp) -> Result<(), Failure> {
    let attached = changed.attachments.iter().any(|it| !it.is_inline());
    let State { users, ids, .. } = state;
    let user = users.get_mut(owner).ok_or_else(Failure::item_not_found)?;
    changed.set("hasAttachments", attached);
    changed.touch(ids, &stamp(now));
    let id = changed.id().to_owned();
    let Some(before) = events::replace(&mut user.calendars, changed) else { return Ok(()) };
    meeting::publish(users, ids, owner, Some(&before), &id, now);
    Ok(())
}
