//! The open extensions of a message, one by one.

use super::{add, extensions, own, position, told, written};
use crate::{
    call::Call,
    mail::{messages, room},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Message, State},
};
use http::StatusCode;
use serde_json::{Value, json};

/// `GET …/messages/{id}/extensions`: Outlook lists none; they are found by name.
pub(crate) fn list(_: &mut State, _: &Call<'_>) -> Answer {
    let message = "The extensions of an item cannot be listed: name one, or expand those of certain ids.";
    Err(Failure::bad("ErrorInvalidRequest", message))
}

/// `POST …/messages/{id}/extensions`.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let extension = written(&write::object(call.body)?)?;
    let name = extension["extensionName"].as_str().unwrap_or_default().to_owned();
    changed(state, call, |record| add(record, extension))?;
    shown(StatusCode::CREATED, state, call, &name)
}

/// `GET …/messages/{id}/extensions/{name}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    shown(StatusCode::OK, state, call, call.param(1))
}

/// `PATCH …/messages/{id}/extensions/{name}`: what is not written stays, and null takes away.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = own(&write::object(call.body)?);
    changed(state, call, |record| {
        let at = position(record, call.param(1)).ok_or_else(Failure::item_not_found)?;
        if let Some(fields) = extensions(record).and_then(|all| all.get_mut(at)).and_then(Value::as_object_mut) {
            fields.extend(body);
            fields.retain(|_, value| !value.is_null());
        }
        Ok(())
    })?;
    shown(StatusCode::OK, state, call, call.param(1))
}

/// `DELETE …/messages/{id}/extensions/{name}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    changed(state, call, |record| {
        let at = position(record, call.param(1)).ok_or_else(Failure::item_not_found)?;
        if let Some(all) = extensions(record) {
            all.remove(at);
        }
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

fn message<'s>(state: &'s State, call: &Call<'_>) -> Result<&'s Message, Failure> {
    let user = state.users.get(call.owner()).ok_or_else(Failure::item_not_found)?;
    messages::find(&user.mailbox, call)
}

/// Changes the message, unless the change is refused.
fn changed(
    state: &mut State,
    call: &Call<'_>,
    change: impl FnOnce(&mut Value) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (mailbox, ids) = call.mailbox(state)?;
    let mut changed = messages::find(mailbox, call)?.clone();
    let before = changed.size();
    change(&mut changed.value)?;
    room::check_extension(mailbox, before, &changed)?;
    changed.touch(ids, call.now);
    mailbox.replace(changed);
    Ok(())
}

fn shown(status: StatusCode, state: &State, call: &Call<'_>, name: &str) -> Answer {
    let message = message(state, call)?;
    let at = position(&message.value, name).ok_or_else(Failure::item_not_found)?;
    let mut view = told(&message.value["extensions"][at]);
    let fragment = format!("messages('{}')/extensions/$entity", call.param(0));
    view["@odata.context"] = json!(call.owned_context(state, &fragment));
    Ok(Reply::json(status, view))
}
