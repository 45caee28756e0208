//! The rules of the Inbox: listed, made, changed, deleted.
//!
//! Invariant: a rule that names a folder that is not there any more has an error, and does nothing.

use crate::{
    call::Call,
    facts::MESSAGE_RULE,
    mail::compose,
    odata::{page::ATTACHMENTS, record},
    reply::{Answer, Failure, Reply},
    state::{Mailbox, State},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

const PATH: &str = "mailFolders('inbox')/messageRules";

/// Other folders than the Inbox have none.
fn of_inbox<'s>(state: &'s mut State, call: &Call<'_>) -> Result<&'s mut Mailbox, Failure> {
    let (mailbox, _) = call.mailbox(state)?;
    match compose::folder(mailbox, call.param(0))? == mailbox.known("inbox") {
        true => Ok(mailbox),
        false => Err(Failure::bad("ErrorInvalidRequest", "Only the Inbox has message rules.")),
    }
}

/// The rule as it is shown.
fn shown_rule(mailbox: &Mailbox, rule: &Value) -> Value {
    let mut shown = rule.clone();
    shown["hasError"] = has_error(mailbox, rule).into();
    shown
}

/// Whether a rule names a folder that is not there.
pub(super) fn has_error(mailbox: &Mailbox, rule: &Value) -> bool {
    folders(rule).any(|folder| mailbox.folder(folder).is_none())
}

fn folders(rule: &Value) -> impl Iterator<Item = &str> {
    let actions = rule.get("actions");
    ["moveToFolder", "copyToFolder"].into_iter().filter_map(move |name| actions?.get(name)?.as_str())
}

/// The rules in the order in which they work.
pub(super) fn in_order(mailbox: &Mailbox) -> Vec<Value> {
    let mut rules = mailbox.setup.rules.clone();
    rules.sort_by_key(|rule| rule["sequence"].as_i64());
    rules
}

/// `GET …/mailFolders/inbox/messageRules`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let mailbox = of_inbox(state, call)?;
    let records = in_order(mailbox).iter().map(|rule| shown_rule(mailbox, rule)).collect();
    record::page(records, &MESSAGE_RULE, ATTACHMENTS, state, call, PATH)
}

fn shown(status: StatusCode, state: &mut State, call: &Call<'_>, id: &str) -> Answer {
    let mailbox = of_inbox(state, call)?;
    let rule = mailbox.setup.rules.iter().find(|rule| rule["id"] == id).ok_or_else(Failure::item_not_found)?;
    let rule = shown_rule(mailbox, rule);
    record::shown(status, &rule, &MESSAGE_RULE, state, call, PATH)
}

/// `GET …/mailFolders/inbox/messageRules/{rule}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    shown(StatusCode::OK, state, call, call.param(1))
}

/// Puts what is written over a rule, and checks the whole. Conditions, exceptions and actions are replaced as a whole.
fn rewritten(mailbox: &Mailbox, mut rule: Value, written: Map<String, Value>) -> Result<Value, Failure> {
    for (name, value) in written {
        rule[name] = without_nulls(value);
    }
    let required = |name: &str| Failure::bad("ErrorInvalidRequest", format!("The property '{name}' is required."));
    if rule["displayName"].as_str().is_none_or(|name| name.trim().is_empty()) {
        return Err(required("displayName"));
    }
    match rule["sequence"].as_i64() {
        None => return Err(required("sequence")),
        Some(1..) => {}
        Some(_) => return Err(Failure::bad("ErrorInvalidArgument", "The property 'sequence' must be 1 or more.")),
    }
    if rule["actions"].as_object().is_none_or(Map::is_empty) {
        return Err(required("actions"));
    }
    for key in folders(&rule) {
        compose::folder(mailbox, key)?;
    }
    Ok(rule)
}

/// A condition or an action that is null is none.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        value => value,
    }
}

/// `POST …/mailFolders/inbox/messageRules`.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let written = record::written(call, &MESSAGE_RULE)?;
    let mailbox = of_inbox(state, call)?;
    let empty = json!({
        "id": null, "displayName": null, "sequence": null, "isEnabled": true, "hasError": false, "isReadOnly": false,
        "conditions": null, "exceptions": null, "actions": null,
    });
    let mut rule = rewritten(mailbox, empty, written)?;
    let (mailbox, ids) = call.mailbox(state)?;
    let id = ids.attachment();
    rule["id"] = id.as_str().into();
    mailbox.setup.rules.push(rule);
    shown(StatusCode::CREATED, state, call, &id)
}

/// `PATCH …/mailFolders/inbox/messageRules/{rule}`.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let written = record::written(call, &MESSAGE_RULE)?;
    let mailbox = of_inbox(state, call)?;
    let at = mailbox.setup.rules.iter().position(|rule| rule["id"] == call.param(1));
    let at = at.ok_or_else(Failure::item_not_found)?;
    let rule = rewritten(mailbox, mailbox.setup.rules[at].clone(), written)?;
    mailbox.setup.rules[at] = rule;
    shown(StatusCode::OK, state, call, call.param(1))
}

/// `DELETE …/mailFolders/inbox/messageRules/{rule}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let rules = &mut of_inbox(state, call)?.setup.rules;
    let at = rules.iter().position(|rule| rule["id"] == call.param(1)).ok_or_else(Failure::item_not_found)?;
    rules.remove(at);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
