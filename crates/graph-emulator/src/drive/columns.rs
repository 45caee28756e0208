//! Files as items of the list behind their library: the columns that people fill in.

use super::{denied, invalid, not_found, resolve, show, write::check_lock};
use crate::{
    call::Call,
    odata::{select::Expand, write},
    reply::{Answer, Failure, Reply},
    state::{Drive, Item, State},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// Columns that the library fills in itself.
const COMPUTED: &[&str] = &[
    "id",
    "ContentType",
    "Created",
    "Modified",
    "AuthorLookupId",
    "EditorLookupId",
    "_UIVersionString",
    "FileSizeDisplay",
    "LinkFilename",
    "DocIcon",
];

/// Every column of an item.
fn fields(drive: &Drive, item: &Item) -> Map<String, Value> {
    let fact = |name: &str| item.facts.get(name).cloned().unwrap_or_default();
    let version = item.versions.last().map_or(1, |version| version.number);
    let mut fields = item.columns.clone();
    let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    set("@odata.etag", item.etag().into());
    set("id", item.number.to_string().into());
    set("FileLeafRef", item.name.as_str().into());
    set("LinkFilename", item.name.as_str().into());
    set("ContentType", content_type(item).into());
    set("Created", fact("createdDateTime"));
    set("Modified", fact("lastModifiedDateTime"));
    set("_UIVersionString", format!("{version}.0").into());
    set("FileSizeDisplay", drive.size(&item.id).to_string().into());
    fields
}

fn content_type(item: &Item) -> &'static str {
    if item.is_folder() { "Folder" } else { "Document" }
}

/// `GET …/listItem`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let mut shown = Map::new();
    let known = ["createdBy", "createdDateTime", "lastModifiedBy", "lastModifiedDateTime"];
    shown.extend(known.iter().filter_map(|name| Some(((*name).to_owned(), item.facts.get(*name)?.clone()))));
    let record = show::record(drive, item);
    shown.extend(
        ["webUrl", "parentReference"].iter().filter_map(|name| Some(((*name).to_owned(), record.get(*name)?.clone()))),
    );
    shown.insert("id".into(), item.number.to_string().into());
    shown.insert("eTag".into(), item.etag().into());
    shown.insert("contentType".into(), json!({"id": "0x0101", "name": content_type(item)}));
    for expand in Expand::parse(call.options.system("$expand"))? {
        match expand.name.to_ascii_lowercase().as_str() {
            "fields" => drop(shown.insert("fields".into(), Value::Object(fields(drive, item)))),
            "driveitem" => drop(shown.insert("driveItem".into(), Value::Object(record.clone()))),
            _ => return Err(expand.unknown("listItem")),
        }
    }
    let fragment = format!("drives('{}')/items('{id}')/listItem/$entity", drive.id);
    shown.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET …/listItem/fields`.
pub(crate) fn read(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    one(state, call, at, &id)
}

fn one(state: &State, call: &Call<'_>, at: usize, id: &str) -> Answer {
    let drive = resolve::at(state, at)?;
    let mut shown = fields(drive, drive.item(id).ok_or_else(not_found)?);
    if let Some(select) = call.options.system("$select") {
        let names: Vec<&str> = select.split(',').map(str::trim).collect();
        shown.retain(|name, _| name.starts_with('@') || name == "id" || names.contains(&name.as_str()));
    }
    let fragment = format!("drives('{}')/items('{id}')/listItem/fields/$entity", drive.id);
    shown.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `PATCH …/listItem/fields`. A library has whatever columns are written to it.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    if item.parent.is_none() {
        return Err(denied("The root of a library has no columns."));
    }
    call.check_match(&item.etag())?;
    check_lock(item, &byline.by)?;
    let written: Vec<(String, Value)> = body.into_iter().filter(|(name, _)| !name.contains('@')).collect();
    if let Some((name, _)) = written.iter().find(|(name, _)| COMPUTED.contains(&name.as_str())) {
        return Err(read_only(name));
    }
    if let Some(item) = drive.item_mut(&id) {
        for (name, value) in written {
            match value {
                Value::Null => drop(item.columns.remove(&name)),
                value => drop(item.columns.insert(name, value)),
            }
        }
    }
    drive.touch(&id, &byline);
    one(state, call, at, &id)
}

fn read_only(name: &str) -> Failure {
    invalid(format!("Field '{name}' is read-only."))
}

/// `GET …/listItem/versions`: one for each version of the file, each with the columns that there are now.
pub(crate) fn versions(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let expand = Expand::parse(call.options.system("$expand"))?;
    let with_fields = expand.iter().any(|expand| expand.name.eq_ignore_ascii_case("fields"));
    let found: Vec<_> = item.versions.iter().rev().collect();
    show::page(call, "Collection(listItemVersion)", &found, |version| {
        let mut shown = Map::new();
        shown.insert("id".into(), format!("{}.0", version.number).into());
        shown.insert("lastModifiedBy".into(), version.byline.by.clone());
        shown.insert("lastModifiedDateTime".into(), version.byline.time.as_str().into());
        if with_fields {
            shown.insert("fields".into(), Value::Object(fields(drive, item)));
        }
        shown
    })
}

/// `POST …/preview`: where the file is shown, for whoever has the URL.
pub(crate) fn preview(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["page", "zoom", "viewer", "chromeless", "allowEdit"])?;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    if drive.item(&id).is_none_or(Item::is_folder) {
        return Err(invalid("Only files are shown."));
    }
    let mut url = state.urls.download(call, &drive.id, &id, None);
    if let Some(page) = write::parameter(&body, "page").and_then(Value::as_str) {
        url = format!("{url}#page={page}");
    }
    Ok(Reply::json(
        StatusCode::OK,
        json!({"@odata.context": call.context("itemPreviewInfo"), "getUrl": url, "postUrl": null, "postParameters": null}),
    ))
}
