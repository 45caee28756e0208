//! Sensitivity labels: read out of a file, and assigned to it.

use super::{
    invalid, names, not_found, resolve,
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
use serde_json::{Value, json};

/// The files that carry a label.
const LABELED: &[&str] = &["docx", "pdf", "pptx", "xlsx"];
/// How a label can be assigned.
const METHODS: &[&str] = &["standard", "privileged", "auto"];

fn check(item: &Item) -> Result<(), Failure> {
    if LABELED.contains(&names::extension(&item.name).as_str()) && !item.is_folder() {
        return Ok(());
    }
    Err(invalid(format!("'{}' is of no type that carries a sensitivity label.", item.name))
        .within("fileTypeNotSupported"))
}

/// `POST …/extractSensitivityLabels`.
pub(crate) fn extract(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let item = resolve::at(state, at)?.item(&id).ok_or_else(not_found)?;
    check(item)?;
    let labels: Vec<&Value> = item.sensitivity.iter().collect();
    Ok(Reply::ok(json!({
        "@odata.context": call.context("microsoft.graph.extractSensitivityLabelsResult"), "labels": labels,
    })))
}

/// `POST …/assignSensitivityLabel`: 202, and the monitor tells when it is done. An empty id takes the label away.
pub(crate) fn assign(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["sensitivityLabelId", "assignmentMethod", "justificationText"])?;
    let text = |name: &str| write::parameter(&body, name).and_then(Value::as_str);
    let label = text("sensitivityLabelId").ok_or_else(|| invalid("The parameter 'sensitivityLabelId' is required."))?;
    let method = text("assignmentMethod").unwrap_or("standard");
    let Some(method) = METHODS.iter().find(|known| known.eq_ignore_ascii_case(method)) else {
        return Err(invalid(format!("The assignment method '{method}' is none of {}.", METHODS.join(", "))));
    };
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(&id).ok_or_else(not_found)?;
    check(item)?;
    check_lock(item, &byline.by, Bypass::of(call))?;
    // What somebody has chosen gives way to a choice alone.
    let chosen = item.sensitivity.as_ref().is_some_and(|known| known["assignmentMethod"] != "auto");
    let outcome = if chosen && *method == "auto" {
        Err(Failure::new(
            StatusCode::CONFLICT,
            "labelConflict",
            "A label that was chosen is not replaced automatically.",
        ))
    } else {
        let assigned = json!({"sensitivityLabelId": label, "assignmentMethod": method, "tenantId": ""});
        item.sensitivity = Some(assigned).filter(|_| !label.is_empty());
        drive.touch(&id, &byline);
        Ok(id)
    };
    let url = monitor::open(state, call, "AssignSensitivityLabel", outcome);
    Ok(Reply::empty(StatusCode::ACCEPTED).with(header::LOCATION, url))
}
