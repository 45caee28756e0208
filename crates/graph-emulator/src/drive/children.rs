//! What is in a folder: listed, and added to.

use super::{
    invalid, names, not_found, resolve,
    show::{self, Shape, record},
    write::{Bypass, Conflict, check_lock, describe, kept},
};
use crate::{
    call::Call,
    facts::DRIVE_ITEM,
    odata::{bind, eval, order, parse, write},
    reply::{Answer, Failure},
    state::{Item, State},
};
use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;

/// What children can be ordered by.
const ORDERED: &[&str] = &["name", "size", "lastModifiedDateTime"];

/// `GET …/children`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let shape = Shape::of(call)?;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let fragment = format!("drives('{}')/items('{id}')/children{}", drive.id, shape.context());
    if ["$filter", "$orderby", "$search"].iter().all(|option| call.options.system(option).is_none()) {
        // Of a large folder one page is looked at, and not all of it for each.
        let numbers = drive.child_numbers(&id);
        let show = |number: &u64| drive.numbered(*number).map(|item| shape.show(state, call, drive, item));
        return show::page(call, &fragment, &numbers, |number| show(number).unwrap_or_default());
    }
    let found: Vec<&Item> = drive.children(&id).collect();
    let found = sorted(call, found, |item| Value::Object(record(drive, item)))?;
    show::page(call, &fragment, &found, |item| shape.show(state, call, drive, item))
}

/// Filters and orders what was found, when that is asked for.
pub(crate) fn sorted<'i>(
    call: &Call<'_>,
    found: Vec<&'i Item>,
    record: impl Fn(&Item) -> Value,
) -> Result<Vec<&'i Item>, Failure> {
    let options = &call.options;
    if options.system("$search").is_some() {
        return Err(invalid("Items are searched with the function search(q='…'), and not with $search."));
    }
    let filter = options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, &DRIVE_ITEM)).transpose()?;
    let keys = options.system("$orderby").map(|text| order::parse(text, &DRIVE_ITEM)).transpose()?;
    for key in options.system("$orderby").unwrap_or_default().split(',') {
        let name = key.split_whitespace().next().unwrap_or_default();
        if !name.is_empty() && !ORDERED.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return Err(invalid(format!("Items cannot be ordered by '{name}', only by {}.", ORDERED.join(", "))));
        }
    }
    if filter.is_none() && keys.is_none() {
        return Ok(found);
    }
    let mut found: Vec<(&Item, Value)> = found.into_iter().map(|item| (item, record(item))).collect();
    found.retain(|(_, record)| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, record)));
    if let Some(keys) = keys {
        found.sort_by(|(_, left), (_, right)| order::compare(&keys, left, right));
    }
    Ok(found.into_iter().map(|(item, _)| item).collect())
}

/// `POST …/children`: a folder, or a file without content.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let checked = write::check(&body, &DRIVE_ITEM)?;
    let value = |name: &str| checked.iter().find(|(property, _)| property.name == name).map(|(_, value)| value);
    let name = value("name").and_then(Value::as_str).ok_or_else(|| invalid("The property 'name' is required."))?;
    names::check(name)?;
    let is_folder = match (value("folder"), value("file")) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => return Err(invalid("A new item has exactly one of the properties 'folder' and 'file'.")),
    };
    let conflict = Conflict::in_body(&body, Conflict::Fail)?;
    let byline = resolve::byline(state, call);
    let (at, parent) = resolve::item(state, call)?;
    let State { drives, ids, .. } = state;
    let drive = drives.get_mut(at).ok_or_else(not_found)?;
    if !drive.item(&parent).is_some_and(Item::is_folder) {
        return Err(invalid("Only folders have children."));
    }
    names::check_path(drive, &parent, &[name.to_owned()])?;
    let content = (!is_folder).then(|| super::hash::content(Bytes::new()));
    let facts = kept(&checked, &["description", "fileSystemInfo"]);
    if let Some(taken) = drive.child(&parent, name) {
        match conflict {
            Conflict::Fail => return Err(names::exists(name)),
            Conflict::Replace if taken.is_folder() == is_folder => {
                check_lock(taken, &byline.by, Bypass::of(call))?;
                let id = taken.id.clone();
                // A folder is replaced by itself: what is in it stays.
                if let (Some(content), Some(item)) = (content, drive.item_mut(&id)) {
                    item.write(content, &byline);
                }
                describe(drive, &id, &facts);
                drive.touch(&id, &byline);
                return show::one(StatusCode::OK, state, call, at, &id);
            }
            Conflict::Replace => return Err(names::exists(name)),
            Conflict::Rename => {}
        }
    }
    let name = names::free(drive, &parent, name);
    let id = drive.add(ids, &parent, &name, content, &byline);
    describe(drive, &id, &facts);
    show::one(StatusCode::CREATED, state, call, at, &id)
}
