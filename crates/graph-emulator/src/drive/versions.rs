//! A file's versions: listed, read, brought back.

use super::{
    conditions, invalid, not_found, resolve,
    show::{self, DOWNLOAD_URL},
    write::{Bypass, check_lock, check_quota},
};
use crate::{
    call::Call,
    facts::VERSION,
    odata::select::Select,
    reply::{Answer, Failure, Reply},
    state::{Drive, Item, State, Version},
};
use http::{StatusCode, header};
use serde_json::{Map, Value, json};

/// Every property of a version. The current one has no URL of its own.
fn record(state: &State, call: &Call<'_>, drive: &Drive, item: &Item, version: &Version) -> Map<String, Value> {
    let mut record = Map::new();
    let id = format!("{}.0", version.number);
    record.insert("lastModifiedBy".into(), version.byline.by.clone());
    record.insert("lastModifiedDateTime".into(), version.byline.time.as_str().into());
    record.insert("size".into(), version.content.bytes.len().into());
    record.insert("publication".into(), json!({"level": "published", "versionId": id}));
    if !is_current(item, version) {
        record.insert(DOWNLOAD_URL.into(), state.urls.download(call, &drive.id, &item.id, Some(&id)).into());
    }
    record.insert("id".into(), id.into());
    record
}

fn is_current(item: &Item, version: &Version) -> bool {
    item.versions.last().is_some_and(|last| last.number == version.number)
}

/// The version of that id, or with the word `current` the file's own.
fn find<'i>(item: &'i Item, id: &str) -> Result<&'i Version, Failure> {
    if id.eq_ignore_ascii_case("current") {
        return item.versions.last().ok_or_else(not_found);
    }
    let number = id.strip_suffix(".0").and_then(|number| number.parse::<u64>().ok());
    item.versions.iter().find(|version| Some(version.number) == number).ok_or_else(not_found)
}

/// An older version, since SharePoint does nothing with the current one.
fn older<'i>(item: &'i Item, id: &str) -> Result<&'i Version, Failure> {
    let version = find(item, id)?;
    if is_current(item, version) {
        return Err(invalid("You cannot do this with the current version: use the file itself."));
    }
    Ok(version)
}

/// Every version of a file, the newest first.
pub(crate) fn records(state: &State, call: &Call<'_>, drive: &Drive, item: &Item) -> Vec<Map<String, Value>> {
    item.versions.iter().rev().map(|version| record(state, call, drive, item, version)).collect()
}

/// `GET …/versions`, the newest first.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &VERSION)?;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let found: Vec<&Version> = item.versions.iter().rev().collect();
    let fragment = format!("drives('{}')/items('{id}')/versions{}", drive.id, select.context());
    show::page(call, &fragment, &found, |version| select.apply(&record(state, call, drive, item, version), true))
}

/// `GET …/versions/{version}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &VERSION)?;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let mut shown = select.apply(&record(state, call, drive, item, find(item, call.param(0))?), true);
    let fragment = format!("drives('{}')/items('{id}')/versions{}/$entity", drive.id, select.context());
    shown.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET …/versions/{version}/content`.
pub(crate) fn content(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let version = older(drive.item(&id).ok_or_else(not_found)?, call.param(0))?;
    let url = state.urls.download(call, &drive.id, &id, Some(&format!("{}.0", version.number)));
    Ok(Reply::empty(StatusCode::FOUND).with(header::LOCATION, url))
}

/// `POST …/versions/{version}/restoreVersion`: its content becomes a new version.
pub(crate) fn restore(state: &mut State, call: &Call<'_>) -> Answer {
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    conditions::check(call, Some(item))?;
    check_lock(item, &byline.by, Bypass::of(call))?;
    let content = older(item, call.param(0))?.content.clone();
    let now = item.content().map_or(0, |content| content.bytes.len());
    check_quota(drive, content.bytes.len() as u64, now as u64)?;
    if let Some(item) = drive.item_mut(&id) {
        item.write(content, &byline);
    }
    drive.touch(&id, &byline);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
