//! Drives themselves: one for each user, and the libraries of sites.

use super::{denied, not_found, resolve, show};
use crate::{
    call::Call,
    facts::DRIVE,
    odata::select::Select,
    reply::{Answer, Reply},
    state::{Drive, State},
};
use serde_json::{Map, Value, json};

/// Every property of a drive.
pub(crate) fn record(drive: &Drive) -> Map<String, Value> {
    let (used, deleted) = (drive.used(), drive.recycled());
    let remaining = drive.quota.saturating_sub(used);
    let state = match used.saturating_mul(100).checked_div(drive.quota).unwrap_or(100) {
        0..90 => "normal",
        90..99 => "nearing",
        99 => "critical",
        _ => "exceeded",
    };
    let value = json!({
        "id": drive.id, "name": drive.name, "description": "", "driveType": drive.kind, "webUrl": drive.web,
        "createdDateTime": drive.created, "lastModifiedDateTime": drive.created, "createdBy": drive.owner,
        "lastModifiedBy": drive.owner, "owner": drive.owner,
        "quota": {"total": drive.quota, "used": used, "remaining": remaining, "deleted": deleted, "state": state},
    });
    value.as_object().cloned().unwrap_or_default()
}

/// `GET` of a drive.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &DRIVE)?;
    let drive = resolve::at(state, resolve::drive(state, call)?)?;
    let mut shown = select.apply(&record(drive), true);
    shown.insert("@odata.context".into(), call.context(&format!("drives{}/$entity", select.context())).into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET …/drives` of a user.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &DRIVE)?;
    let user = state.users.get(call.owner()).ok_or_else(not_found)?;
    let fragment = format!("drives{}", select.context());
    let drive = resolve::at(state, user.drive)?;
    show::page(call, &fragment, &[record(drive)], |record| select.apply(record, true))
}

/// `GET /drives`: every drive there is, for the application alone.
pub(crate) fn all(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &DRIVE)?;
    if call.actor.is_some() {
        return Err(denied("All drives are listed for an application, and not for a user."));
    }
    let found: Vec<_> = state.drives.iter().map(record).collect();
    show::page(call, &format!("drives{}", select.context()), &found, |record| select.apply(record, true))
}
