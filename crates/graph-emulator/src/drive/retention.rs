//! Retention labels: what a file is kept by, and what nobody may do with it meanwhile.

use super::{conditions, invalid, not_found, resolve};
use crate::{
    call::Call,
    facts::RETENTION_LABEL,
    odata::{select::Select, write},
    reply::{Answer, Failure, Reply},
    state::{Byline, Item, State},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// The labels of the tenant, and what each does while it holds.
const LABELS: &[(&str, &str)] =
    &[("Retain", "retain"), ("Record", "retainAsRecord"), ("Regulatory record", "retainAsRegulatoryRecord")];

/// A label on an item.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    name: &'static str,
    behavior: &'static str,
    locked: bool,
    applied: Byline,
}

impl Label {
    fn is_record(&self) -> bool {
        self.behavior != "retain"
    }

    fn settings(&self) -> Value {
        json!({
            "behaviorDuringRetentionPeriod": self.behavior,
            "isDeleteAllowed": !self.is_record(),
            "isRecordLocked": self.locked,
            "isMetadataUpdateAllowed": !self.locked,
            "isContentUpdateAllowed": !self.locked,
            "isLabelUpdateAllowed": self.behavior != "retainAsRegulatoryRecord",
        })
    }
}

/// 423 when the item's label keeps it as it is.
pub(crate) fn check_content(item: &Item) -> Result<(), Failure> {
    match &item.retention {
        Some(label) if label.locked => Err(locked(&item.name, label)),
        _ => Ok(()),
    }
}

/// 423 when the item's label keeps it from being deleted: an unlocked record can be changed, and stays.
pub(crate) fn check_delete(item: &Item) -> Result<(), Failure> {
    match &item.retention {
        Some(label) if label.is_record() => Err(locked(&item.name, label)),
        _ => Ok(()),
    }
}

fn locked(name: &str, label: &Label) -> Failure {
    let message = format!("The item '{name}' is a record under the retention label '{}'.", label.name);
    Failure::new(StatusCode::LOCKED, "resourceLocked", message)
}

/// The answer that shows an item's label.
fn shown(state: &State, call: &Call<'_>, at: usize, id: &str) -> Answer {
    let select = Select::parse(call.options.system("$select"), &RETENTION_LABEL)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(id).ok_or_else(not_found)?;
    let mut record = Map::new();
    if let Some(label) = &item.retention {
        let fields = json!({
            "id": id, "name": label.name, "isLabelAppliedExplicitly": true, "labelAppliedBy": label.applied.by,
            "labelAppliedDateTime": label.applied.time, "retentionSettings": label.settings(),
        });
        record.extend(fields.as_object().cloned().unwrap_or_default());
    }
    let mut shown = select.apply(&record, true);
    let fragment = format!("drives('{}')/items('{id}')/retentionLabel{}/$entity", drive.id, select.context());
    shown.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET …/retentionLabel`. An item without one answers with nothing but the context.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    shown(state, call, at, &id)
}

/// `PATCH …/retentionLabel`: another label by its name, or a record locked and unlocked.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let checked = write::check(&body, &RETENTION_LABEL)?;
    let value = |name: &str| checked.iter().find(|(property, _)| property.name == name).map(|(_, value)| value);
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(&id).ok_or_else(not_found)?;
    conditions::check(call, Some(item))?;
    if let Some(name) = value("name") {
        let name = name.as_str().unwrap_or_default();
        let Some((name, behavior)) = LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) else {
            let known: Vec<&str> = LABELS.iter().map(|(known, _)| *known).collect();
            return Err(invalid(format!("There is no retention label '{name}'; there are: {}.", known.join(", "))));
        };
        check_label(item)?;
        item.retention = Some(Label { name, behavior, locked: *behavior != "retain", applied: byline.clone() });
    }
    let locks = value("retentionSettings").and_then(|settings| settings.get("isRecordLocked")).and_then(Value::as_bool);
    if let Some(locks) = locks {
        let Some(label) = item.retention.as_mut().filter(|label| label.behavior == "retainAsRecord") else {
            return Err(invalid("Only a record, and no regulatory one, is locked and unlocked."));
        };
        label.locked = locks;
    }
    drive.touch(&id, &byline);
    shown(state, call, at, &id)
}

/// `DELETE …/retentionLabel`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(&id).ok_or_else(not_found)?;
    check_label(item)?;
    item.retention = None;
    drive.touch(&id, &byline);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// A regulatory record keeps its label.
fn check_label(item: &Item) -> Result<(), Failure> {
    match &item.retention {
        Some(label) if label.behavior == "retainAsRegulatoryRecord" => Err(locked(&item.name, label)),
        _ => Ok(()),
    }
}
