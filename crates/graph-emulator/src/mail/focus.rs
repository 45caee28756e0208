//! Overrides of the focused inbox: senders whose messages are always sorted the same way.

use crate::{
    call::Call,
    facts::OVERRIDE,
    odata::{page::ATTACHMENTS, record},
    reply::{Answer, Failure, Reply},
    state::{Mailbox, Message, State},
};
use http::StatusCode;
use serde_json::{Value, json};

const PATH: &str = "inferenceClassification/overrides";
/// The most that a mailbox has.
const MOST: usize = 1000;

fn address(of: &Value) -> String {
    of.pointer("/senderEmailAddress/address").and_then(Value::as_str).unwrap_or_default().trim().to_lowercase()
}

/// Sorts an arriving message.
pub(super) fn classify(mailbox: &Mailbox, message: &mut Message) {
    let sender = message.value.pointer("/from/emailAddress/address").and_then(Value::as_str).unwrap_or_default();
    let sender = sender.to_lowercase();
    if let Some(known) = mailbox.setup.overrides.iter().find(|it| address(it) == sender) {
        message.set("inferenceClassification", known["classifyAs"].clone());
    }
}

/// `GET …/inferenceClassification/overrides`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let records = call.mailbox(state)?.0.setup.overrides.clone();
    record::page(records, &OVERRIDE, ATTACHMENTS, state, call, PATH)
}

fn shown(status: StatusCode, state: &mut State, call: &Call<'_>, id: &str) -> Answer {
    let found = call.mailbox(state)?.0.setup.overrides.iter().find(|it| it["id"] == id).cloned();
    record::shown(status, &found.ok_or_else(Failure::item_not_found)?, &OVERRIDE, state, call, PATH)
}

/// `GET …/inferenceClassification/overrides/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    shown(StatusCode::OK, state, call, call.param(0))
}

/// `POST …/inferenceClassification/overrides`. One of the same address is changed, and no second is made.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let mut written = Value::Object(record::written(call, &OVERRIDE)?);
    let sender = address(&written);
    if sender.is_empty() || written["classifyAs"].is_null() {
        let message = "The properties 'classifyAs' and 'senderEmailAddress' are required.";
        return Err(Failure::bad("ErrorInvalidRequest", message));
    }
    let (mailbox, ids) = call.mailbox(state)?;
    let all = &mut mailbox.setup.overrides;
    let id = match all.iter().position(|it| address(it) == sender) {
        Some(at) => {
            all[at]["classifyAs"] = written["classifyAs"].take();
            if let Some(name) = written.pointer("/senderEmailAddress/name") {
                all[at]["senderEmailAddress"]["name"] = name.clone();
            }
            all[at]["id"].as_str().unwrap_or_default().to_owned()
        }
        None if all.len() >= MOST => {
            let message = format!("A mailbox has at most {MOST} overrides.");
            return Err(Failure::bad("ErrorExceededOverrideLimit", message));
        }
        None => {
            let (id, sender) = (ids.guid(), &written["senderEmailAddress"]);
            let sender = json!({"address": sender["address"], "name": sender["name"]});
            all.push(json!({"id": id, "classifyAs": written["classifyAs"], "senderEmailAddress": sender}));
            id
        }
    };
    shown(StatusCode::CREATED, state, call, &id)
}

/// `PATCH …/inferenceClassification/overrides/{id}`: how the sender is sorted. The address stays.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let written = record::written(call, &OVERRIDE)?;
    let (mailbox, _) = call.mailbox(state)?;
    let found = mailbox.setup.overrides.iter_mut().find(|it| it["id"] == call.param(0));
    let found = found.ok_or_else(Failure::item_not_found)?;
    if let Some(class @ Value::String(_)) = written.get("classifyAs") {
        found["classifyAs"] = class.clone();
    }
    shown(StatusCode::OK, state, call, call.param(0))
}

/// `DELETE …/inferenceClassification/overrides/{id}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let all = &mut call.mailbox(state)?.0.setup.overrides;
    let at = all.iter().position(|it| it["id"] == call.param(0)).ok_or_else(Failure::item_not_found)?;
    all.remove(at);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
