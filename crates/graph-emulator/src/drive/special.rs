//! Special folders: known by a name that is the same in every language, and made when they are first asked for.

use super::{invalid, resolve};
use crate::{
    call::Call,
    reply::Failure,
    state::{Byline, Drive, Ids, State},
};
use serde_json::json;

/// The names, and where the folders are.
const KNOWN: &[(&str, &[&str])] = &[
    ("documents", &["Documents"]),
    ("photos", &["Pictures"]),
    ("cameraroll", &["Pictures", "Camera Roll"]),
    ("music", &["Music"]),
    ("approot", &["Apps", "Emulator application"]),
];

/// The id of the special folder of that name.
pub(crate) fn folder(state: &mut State, call: &Call<'_>, drive: usize, name: &str) -> Result<String, Failure> {
    let Some((name, path)) = KNOWN.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) else {
        return Err(invalid(format!("There is no special folder '{name}'.")));
    };
    let byline = resolve::byline(state, call);
    let State { drives, ids, .. } = state;
    let drive = drives.get_mut(drive).ok_or_else(super::not_found)?;
    let mut at = drive.root.clone();
    for segment in *path {
        at = descend(drive, ids, &at, segment, &byline);
    }
    if let Some(item) = drive.item_mut(&at) {
        item.set("specialFolder", json!({"name": name}));
    }
    Ok(at)
}

/// The folder of that name, made if it is not there.
pub(crate) fn descend(drive: &mut Drive, ids: &mut Ids, parent: &str, name: &str, byline: &Byline) -> String {
    match drive.child(parent, name) {
        Some(child) => child.id.clone(),
        None => drive.add(ids, parent, name, None, byline),
    }
}
