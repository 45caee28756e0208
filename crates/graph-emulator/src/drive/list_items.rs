//! A file or folder as the item of its library's list, with the columns that the list has.

use super::{
    conditions, invalid, names, not_found, resolve,
    write::{Bypass, check_lock},
};
use crate::{
    call::Call,
    facts::LIST_ITEM,
    odata::{
        select::{Expand, Select},
        write,
    },
    reply::{Answer, Failure, Reply},
    state::{Drive, Item, State},
};
use http::header;
use serde_json::{Map, Value, json};

/// Columns of every library that a client writes beside `FileLeafRef`, which is the item's name.
const WRITTEN: &[&str] = &["Title", "ContentType", "_ExtendedDescription"];
/// Columns that tell what the item itself tells.
const COMPUTED: &[&str] = &[
    "id",
    "LinkFilename",
    "LinkFilenameNoMenu",
    "DocIcon",
    "FileSizeDisplay",
    "ItemChildCount",
    "FolderChildCount",
    "Created",
    "Modified",
    "_UIVersionString",
    "_CheckinComment",
];

/// The ids of an item in SharePoint's own terms.
pub(crate) fn sharepoint_ids(drive: &Drive, item: &Item) -> Value {
    let mut ids = json!({
        "listId": drive.list, "listItemId": item.number.to_string(), "listItemUniqueId": item.unique.to_lowercase(),
        "siteUrl": drive.web.rsplit_once('/').map_or(drive.web.as_str(), |(site, _)| site),
    });
    let mut parts = drive.site.as_deref().unwrap_or_default().split(',').skip(1);
    if let (Some(site), Some(web)) = (parts.next(), parts.next()) {
        ids["siteId"] = site.into();
        ids["webId"] = web.into();
    }
    ids
}

fn content_type(item: &Item) -> Value {
    match item.is_folder() {
        true => json!({"id": "0x012000A1B2C3", "name": "Folder"}),
        false => json!({"id": "0x010100A1B2C3", "name": "Document"}),
    }
}

/// Every property of the list's item, without its columns.
pub(crate) fn record(drive: &Drive, item: &Item) -> Map<String, Value> {
    let shown = super::show::record(drive, item);
    let mut record: Map<String, Value> =
        ["createdBy", "createdDateTime", "lastModifiedBy", "lastModifiedDateTime", "webUrl", "eTag"]
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), shown.get(name)?.clone())))
            .collect();
    record.insert("id".into(), item.number.to_string().into());
    record.insert("contentType".into(), content_type(item));
    record.insert("parentReference".into(), json!({"siteId": drive.site, "id": drive.list}));
    record.insert("sharepointIds".into(), sharepoint_ids(drive, item));
    record
}

/// The columns of an item, those that `select` names or all.
pub(crate) fn columns(drive: &Drive, item: &Item, select: Option<&str>) -> Map<String, Value> {
    let fact = |name: &str| item.facts.get(name).cloned().unwrap_or_default();
    let version = item.versions.last().map_or(1, |version| version.number);
    let mut shown = Map::new();
    let mut set = |name: &str, value: Value| shown.insert(name.to_owned(), value);
    set("id", item.number.to_string().into());
    set("FileLeafRef", item.name.as_str().into());
    set("LinkFilename", item.name.as_str().into());
    set("ContentType", content_type(item)["name"].clone());
    set("Created", fact("createdDateTime"));
    set("Modified", fact("lastModifiedDateTime"));
    set("_UIVersionString", format!("{version}.0").into());
    match item.is_folder() {
        true => drop(set("ItemChildCount", drive.children(&item.id).count().to_string().into())),
        false => {
            set("DocIcon", names::extension(&item.name).into());
            set("FileSizeDisplay", drive.size(&item.id).to_string().into());
        }
    }
    if let Some(comment) = &item.comment {
        shown.insert("_CheckinComment".into(), comment.as_str().into());
    }
    shown.extend(item.fields.clone());
    if let Some(select) = select {
        let wanted: Vec<&str> = select.split(',').map(str::trim).collect();
        shown.retain(|name, _| name == "id" || wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)));
    }
    shown.insert("@odata.etag".into(), item.etag().into());
    shown
}

/// `GET …/listItem`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &LIST_ITEM)?;
    let expands = Expand::parse(call.options.system("$expand"))?;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let mut shown = select.apply(&record(drive, item), true);
    for expand in expands {
        match expand.name.to_ascii_lowercase().as_str() {
            "fields" => {
                shown.insert("fields".into(), columns(drive, item, expand.option("$select")).into());
            }
            "driveitem" => {
                shown.insert("driveItem".into(), super::show::record(drive, item).into());
            }
            _ => return Err(expand.unknown("listItem")),
        }
    }
    let fragment = format!("drives('{}')/items('{id}')/listItem{}/$entity", drive.id, select.context());
    shown.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::ok(Value::Object(shown)).with(header::ETAG, item.etag()))
}

/// `GET …/listItem/fields`.
pub(crate) fn fields(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    shown(state, call, at, &id)
}

fn shown(state: &State, call: &Call<'_>, at: usize, id: &str) -> Answer {
    let drive = resolve::at(state, at)?;
    let item = drive.item(id).ok_or_else(not_found)?;
    let mut shown = columns(drive, item, call.options.system("$select"));
    let fragment = format!("drives('{}')/items('{id}')/listItem/fields/$entity", drive.id);
    shown.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::ok(Value::Object(shown)).with(header::ETAG, item.etag()))
}

/// Refuses a column that is not there, or that tells what the item itself tells.
fn check(drive: &Drive, name: &str) -> Result<(), Failure> {
    if name == "FileLeafRef" || WRITTEN.contains(&name) || drive.columns.iter().any(|known| known == name) {
        return Ok(());
    }
    if COMPUTED.contains(&name) {
        return Err(invalid(format!("Field '{name}' is read-only.")));
    }
    Err(invalid(format!("Field '{name}' is not recognized.")))
}

/// `PATCH …/listItem/fields`. `null` empties a column.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    conditions::check(call, Some(item))?;
    check_lock(item, &byline.by, Bypass::of(call))?;
    let written: Vec<(&String, &Value)> = body.iter().filter(|(name, _)| !name.contains('@')).collect();
    written.iter().try_for_each(|(name, _)| check(drive, name))?;
    if let Some(name) = body.get("FileLeafRef") {
        let name = name.as_str().ok_or_else(|| invalid("Field 'FileLeafRef' is the name of the file: a text."))?;
        names::check(name)?;
        let Some(parent) = item.parent.clone() else { return Err(invalid("The root has no name of its own.")) };
        if drive.child(&parent, name).is_some_and(|other| other.id != id) {
            return Err(names::exists(name));
        }
        drive.relocate(&id, &parent, name);
    }
    if let Some(item) = drive.item_mut(&id) {
        for (name, value) in written.into_iter().filter(|(name, _)| *name != "FileLeafRef") {
            match value {
                Value::Null => drop(item.fields.remove(name)),
                value => drop(item.fields.insert(name.clone(), value.clone())),
            }
        }
    }
    drive.touch(&id, &byline);
    shown(state, call, at, &id)
}

/// `GET …/listItem/versions`: one for each version of the file, each with the columns that there are now.
pub(crate) fn versions(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let expand = Expand::parse(call.options.system("$expand"))?;
    let with_fields = expand.iter().any(|expand| expand.name.eq_ignore_ascii_case("fields"));
    let found: Vec<_> = item.versions.iter().rev().collect();
    super::show::page(call, "Collection(listItemVersion)", &found, |version| {
        let mut shown = Map::new();
        shown.insert("id".into(), format!("{}.0", version.number).into());
        shown.insert("lastModifiedBy".into(), version.byline.by.clone());
        shown.insert("lastModifiedDateTime".into(), version.byline.time.as_str().into());
        if with_fields {
            shown.insert("fields".into(), columns(drive, item, None).into());
        }
        shown
    })
}
