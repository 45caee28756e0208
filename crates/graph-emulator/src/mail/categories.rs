//! The categories that a user may put items into.

use crate::{
    call::Call,
    facts::CATEGORY,
    odata::{page::ATTACHMENTS, record},
    reply::{Answer, Failure, Reply},
    state::State,
};
use http::StatusCode;
use serde_json::{Value, json};

const PATH: &str = "outlook/masterCategories";

/// `GET …/outlook/masterCategories`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let records = call.mailbox(state)?.0.setup.categories.clone();
    record::page(records, &CATEGORY, ATTACHMENTS, state, call, PATH)
}

fn shown(status: StatusCode, state: &mut State, call: &Call<'_>, id: &str) -> Answer {
    let found = call.mailbox(state)?.0.setup.categories.iter().find(|it| it["id"] == id).cloned();
    record::shown(status, &found.ok_or_else(Failure::item_not_found)?, &CATEGORY, state, call, PATH)
}

/// `GET …/outlook/masterCategories/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    shown(StatusCode::OK, state, call, call.param(0))
}

/// `POST …/outlook/masterCategories`. No two have one name.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let written = record::written(call, &CATEGORY)?;
    let text = |name: &str| written.get(name).and_then(Value::as_str);
    let name = text("displayName").map(str::trim).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| Failure::bad("ErrorInvalidRequest", "The property 'displayName' is required."))?;
    let (mailbox, ids) = call.mailbox(state)?;
    let has_name = |other: &Value| other["displayName"].as_str().is_some_and(|it| it.eq_ignore_ascii_case(name));
    if mailbox.setup.categories.iter().any(has_name) {
        let message = format!("The category '{name}' exists already.");
        return Err(Failure::new(StatusCode::CONFLICT, "CategoryNameDuplicate", message));
    }
    let id = ids.guid();
    let category = json!({"id": id, "displayName": name, "color": text("color").unwrap_or("none")});
    mailbox.setup.categories.push(category);
    shown(StatusCode::CREATED, state, call, &id)
}

/// `PATCH …/outlook/masterCategories/{id}`: the colour alone, since items name a category by its name.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let written = record::written(call, &CATEGORY)?;
    let (mailbox, _) = call.mailbox(state)?;
    let found = mailbox.setup.categories.iter_mut().find(|it| it["id"] == call.param(0));
    let found = found.ok_or_else(Failure::item_not_found)?;
    if let Some(color) = written.get("color") {
        found["color"] = color.as_str().unwrap_or("none").into();
    }
    shown(StatusCode::OK, state, call, call.param(0))
}

/// `DELETE …/outlook/masterCategories/{id}`. Items keep its name.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let all = &mut call.mailbox(state)?.0.setup.categories;
    let at = all.iter().position(|it| it["id"] == call.param(0)).ok_or_else(Failure::item_not_found)?;
    all.remove(at);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
