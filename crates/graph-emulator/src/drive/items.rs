//! One file or folder: read, changed, moved, deleted, brought back.

use super::{
    address::ItemKey,
    conditions, denied, invalid, names, not_found, resolve, show,
    write::{Bypass, CONFLICT, Conflict, check_lock, describe, kept, parameter},
};
use crate::{
    call::Call,
    facts::{DRIVE_ITEM, Kind, REFERENCE},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Drive, Standing, State},
};
use http::{StatusCode, header};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// `GET` of an item.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (drive, id) = resolve::item(state, call)?;
    let item = resolve::at(state, drive)?.item(&id).ok_or_else(not_found)?;
    let etag = item.etag();
    if conditions::is_known(call, item)? {
        return Ok(Reply::empty(StatusCode::NOT_MODIFIED).with(header::ETAG, etag));
    }
    Ok(show::one(StatusCode::OK, state, call, drive, &id)?.with(header::ETAG, etag))
}

/// The folder of this drive that a reference names, by id or by path.
pub(crate) fn folder(drive: &Drive, reference: &Map<String, Value>) -> Result<String, Failure> {
    let text = |name: &str| reference.get(name).and_then(Value::as_str);
    let found = match (text("id"), text("path")) {
        (Some("root"), _) => {
            return Err(invalid("A parentReference names the root by its id, and not by the word 'root'."));
        }
        (Some(id), _) => drive.item(id),
        (None, Some(path)) => {
            let below = path.split_once("root:").map(|(_, below)| below).ok_or_else(not_found)?;
            let names: Vec<String> = below
                .split('/')
                .filter(|name| !name.is_empty())
                .map(|name| percent_decode_str(name).decode_utf8_lossy().into_owned())
                .collect();
            drive.walk(&drive.root, &names).ok()
        }
        (None, None) => drive.item(&drive.root),
    };
    match found {
        Some(item) if item.is_folder() => Ok(item.id.clone()),
        Some(item) => Err(invalid(format!("'{}' is not a folder.", item.name))),
        None => Err(not_found()),
    }
}

/// Finds the place for an item in a folder, by what is to happen when its name is taken there.
fn make_room(drive: &mut Drive, id: &str, parent: &str, name: &str, conflict: Conflict) -> Result<String, Failure> {
    let taken = drive.child(parent, name).filter(|other| other.id != id).map(|other| other.id.clone());
    match (taken, conflict) {
        (None, _) => Ok(name.to_owned()),
        (Some(_), Conflict::Rename) => Ok(names::free(drive, parent, name)),
        (Some(other), Conflict::Replace) if !drive.is_within(id, &other) => {
            drive.recycle(&other);
            Ok(name.to_owned())
        }
        (Some(_), _) => Err(names::exists(name)),
    }
}

/// `PATCH` of an item.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let checked = write::check(&body, &DRIVE_ITEM)?;
    let wish = body.get(CONFLICT).and_then(Value::as_str).or_else(|| call.options.custom(CONFLICT));
    let conflict = Conflict::read(wish, Conflict::Fail)?;
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    conditions::check(call, Some(item))?;
    check_lock(item, &byline.by, Bypass::of(call))?;
    let before = (item.parent.clone(), item.name.clone());
    let (mut parent, mut name) = before.clone();
    for (property, value) in &checked {
        match (property.name, value) {
            ("name", Value::String(written)) => {
                names::check(written)?;
                name.clone_from(written);
            }
            ("name", _) => return Err(invalid("An item has a name: null is none.")),
            ("parentReference", Value::Object(reference)) => {
                let other = reference.get("driveId").and_then(Value::as_str).is_some_and(|id| id != drive.id);
                if other {
                    return Err(invalid("An item cannot be moved to another drive: copy it, and delete it here."));
                }
                if ["id", "path"].iter().any(|name| reference.get(*name).is_some_and(|value| !value.is_null())) {
                    parent = Some(folder(drive, reference)?);
                }
            }
            _ => {}
        }
    }
    if (&parent, &name) != (&before.0, &before.1) {
        let Some(parent) = parent.filter(|_| before.0.is_some()) else {
            return Err(denied("The root of a drive is neither renamed nor moved."));
        };
        if drive.is_within(&parent, &id) {
            return Err(invalid("A folder cannot go into itself or into a folder below it."));
        }
        names::check_path(drive, &parent, std::slice::from_ref(&name))?;
        let name = make_room(drive, &id, &parent, &name, conflict)?;
        drive.relocate(&id, &parent, &name);
    }
    describe(drive, &id, &kept(&checked, &["description", "fileSystemInfo"]));
    drive.touch(&id, &byline);
    show::one(StatusCode::OK, state, call, at, &id)
}

/// The item of a request that is about to go.
fn doomed(state: &mut State, call: &Call<'_>) -> Result<(usize, String), Failure> {
    let by = resolve::byline(state, call).by;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    conditions::check(call, Some(item))?;
    if item.parent.is_none() {
        return Err(denied("The root of a drive cannot be deleted."));
    }
    drive.subtree(&id).into_iter().try_for_each(|item| check_lock(item, &by, Bypass::of(call)))?;
    Ok((at, id))
}

/// `DELETE` of an item: into the recycle bin.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = doomed(state, call)?;
    resolve::at_mut(state, at)?.recycle(&id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/permanentDelete`.
pub(crate) fn permanent_delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = match recycled(state, call) {
        Ok(found) => found,
        Err(_) => doomed(state, call)?,
    };
    resolve::at_mut(state, at)?.purge(&id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// The item in the recycle bin that the path names. It must be what was deleted, and not something in a folder that was.
fn recycled(state: &State, call: &Call<'_>) -> Result<(usize, String), Failure> {
    let at = resolve::drive(state, call)?;
    let Some(ItemKey::Id(id)) = call.address.as_ref().and_then(|address| address.item.as_ref()) else {
        return Err(not_found());
    };
    let item = resolve::at(state, at)?.any(id).ok_or_else(not_found)?;
    match item.standing {
        Standing::Recycled(top) if top == item.number => Ok((at, item.id.clone())),
        _ => Err(not_found()),
    }
}

/// `POST …/restore`: out of the recycle bin, to where it was or elsewhere.
pub(crate) fn restore(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["parentReference", "name"])?;
    let reference = parameter(&body, "parentReference", &REFERENCE)?;
    let name = parameter(&body, "name", &Kind::String)?;
    let (at, id) = recycled(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.any(&id).ok_or_else(not_found)?;
    let name = name.as_ref().and_then(Value::as_str).unwrap_or(&item.name).to_owned();
    names::check(&name)?;
    let parent = match reference.as_ref().and_then(Value::as_object) {
        Some(reference) => folder(drive, reference)?,
        None => {
            let parent = item.parent.as_deref().and_then(|parent| drive.item(parent));
            parent.ok_or_else(|| invalid("The folder that the item was in is gone: say where it is to go."))?.id.clone()
        }
    };
    if drive.child(&parent, &name).is_some() {
        return Err(names::exists(&name));
    }
    drive.restore(&id, &parent, &name);
    show::one(StatusCode::OK, state, call, at, &id)
}
