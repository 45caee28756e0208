//! Labels on items: how long they are kept, whether they are locked as records, and how secret they are.

use super::{
    invalid, not_found, resolve,
    write::{Bypass, check_lock},
};
use crate::{
    call::Call,
    monitor,
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Item, State},
};
use http::{StatusCode, header};
use serde_json::{Map, Value, json};

/// Whether an item is locked as a record.
pub(crate) fn is_locked(item: &Item) -> bool {
    let label = item.retention.as_ref();
    label.and_then(|label| label.pointer("/retentionSettings/isRecordLocked")).and_then(Value::as_bool) == Some(true)
}

/// `GET …/retentionLabel`: without a label there are settings all the same.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    one(state, call, at, &id)
}

fn one(state: &State, call: &Call<'_>, at: usize, id: &str) -> Answer {
    let drive = resolve::at(state, at)?;
    let item = drive.item(id).ok_or_else(not_found)?;
    let mut shown = item.retention.clone().unwrap_or_else(|| json!({"retentionSettings": settings(false)}));
    shown["@odata.context"] =
        call.context(&format!("drives('{}')/items('{id}')/retentionLabel/$entity", drive.id)).into();
    Ok(Reply::ok(shown))
}

fn settings(locked: bool) -> Value {
    json!({
        "behaviorDuringRetentionPeriod": if locked { "retainAsRecord" } else { "retain" }, "isRecordLocked": locked,
        "isContentUpdateAllowed": !locked, "isDeleteAllowed": !locked, "isLabelUpdateAllowed": !locked,
        "isMetadataUpdateAllowed": !locked,
    })
}

/// `PATCH …/retentionLabel`: another label, or the lock of a record.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["name", "retentionSettings"])?;
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(&id).ok_or_else(not_found)?;
    let name = write::parameter(&body, "name").and_then(Value::as_str);
    let lock =
        body.get("retentionSettings").and_then(|settings| settings.get("isRecordLocked")).and_then(Value::as_bool);
    if name.is_some() && is_locked(item) {
        return Err(locked(item));
    }
    if let Some(name) = name {
        item.retention = Some(json!({
            "id": item.unique.to_lowercase(), "name": name, "isLabelAppliedExplicitly": true, "labelAppliedBy": byline.by,
            "labelAppliedDateTime": byline.time, "retentionSettings": settings(false),
        }));
    }
    match (&mut item.retention, lock) {
        (Some(label), Some(lock)) => label["retentionSettings"] = settings(lock),
        (None, Some(_)) => return Err(invalid("An item without a retention label is no record.")),
        (_, None) => {}
    }
    drive.mark(&id);
    one(state, call, at, &id)
}

/// `DELETE …/retentionLabel`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(&id).ok_or_else(not_found)?;
    if is_locked(item) {
        return Err(locked(item));
    }
    item.retention = None;
    drive.mark(&id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// 423 for a record that is locked.
pub(crate) fn locked(item: &Item) -> Failure {
    let message = format!("The file '{}' is a locked record.", item.name);
    Failure::new(StatusCode::LOCKED, "resourceLocked", message)
}

/// `POST …/extractSensitivityLabels`.
pub(crate) fn extract(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let item = resolve::at(state, at)?.item(&id).ok_or_else(not_found)?;
    if item.is_folder() {
        return Err(invalid("Only files have sensitivity labels."));
    }
    Ok(Reply::ok(json!({"@odata.context": call.context("extractSensitivityLabelsResult"), "labels": item.labels})))
}

/// `POST …/assignSensitivityLabel`: done at once, told by a monitor.
pub(crate) fn assign(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["sensitivityLabelId", "assignmentMethod", "justificationText"])?;
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(&id).ok_or_else(not_found)?;
    if item.is_folder() {
        return Err(invalid("Only files have sensitivity labels."));
    }
    check_lock(item, &byline.by, Bypass::of(call))?;
    let text = |name: &str| write::parameter(&body, name).and_then(Value::as_str);
    let label = text("sensitivityLabelId").unwrap_or_default();
    let method = text("assignmentMethod").unwrap_or("standard");
    let given = || {
        Map::from_iter([
            ("sensitivityLabelId".to_owned(), Value::from(label)),
            ("assignmentMethod".to_owned(), method.into()),
        ])
    };
    item.labels = if label.is_empty() { Vec::new() } else { vec![Value::Object(given())] };
    drive.mark(&id);
    let url = monitor::open(state, call, "AssignSensitivityLabel", Ok(id));
    Ok(Reply::empty(StatusCode::ACCEPTED).with(header::LOCATION, url))
}
