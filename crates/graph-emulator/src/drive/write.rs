//! Puts bytes where they are to go: into a file that is there, or a new one, by what is to happen when a name is taken.

use super::{hash, invalid, names, not_found, resolve, resolve::Landing, retention, special};
use crate::{
    call::Call,
    odata::write::convert,
    reply::Failure,
    state::{Byline, Drive, Item, State, seconds},
};
use bytes::Bytes;
use http::StatusCode;
use jiff::Timestamp;
use serde_json::{Map, Value};

/// The annotation that says what happens when a name is taken.
pub(crate) const CONFLICT: &str = "@microsoft.graph.conflictBehavior";

/// What happens when a name is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conflict {
    Fail,
    Replace,
    Rename,
}

impl Conflict {
    /// Reads what the client wants; without a wish it is `unsaid`.
    pub(crate) fn read(text: Option<&str>, unsaid: Self) -> Result<Self, Failure> {
        Ok(match text.map(str::to_ascii_lowercase).as_deref() {
            None => unsaid,
            Some("fail") => Self::Fail,
            Some("replace") => Self::Replace,
            Some("rename") => Self::Rename,
            Some(other) => {
                return Err(invalid(format!("The conflict behavior '{other}' is none of fail, replace and rename.")));
            }
        })
    }

    /// Reads it from a body.
    pub(crate) fn in_body(body: &Map<String, Value>, unsaid: Self) -> Result<Self, Failure> {
        // Older clients write the annotation with the name it had before.
        let named = body.get(CONFLICT).or_else(|| body.get("@name.conflictBehavior"));
        Self::read(named.and_then(Value::as_str), unsaid)
    }
}

/// What is to be done with bytes when all of them are there.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) drive: usize,
    pub(crate) landing: Landing,
    pub(crate) conflict: Conflict,
    /// What else is known of the file: `description`, `fileSystemInfo`.
    pub(crate) facts: Map<String, Value>,
    /// Who writes it, as an identitySet.
    pub(crate) by: Value,
    /// Which locks of others it passes over.
    pub(crate) bypass: Bypass,
}

impl Plan {
    /// The item that is there now.
    pub(crate) fn existing<'s>(&self, state: &'s State) -> Option<&'s Item> {
        let drive = resolve::at(state, self.drive).ok()?;
        match &self.landing {
            Landing::Item(id) => drive.item(id),
            Landing::Path { base, names } => drive.walk(base, names).ok(),
        }
    }

    /// Carries it out. Gives whether the file is new, and its id.
    pub(crate) fn carry_out(&self, state: &mut State, bytes: Bytes, now: Timestamp) -> Result<(bool, String), Failure> {
        let byline = Byline { by: self.by.clone(), time: seconds(now) };
        let State { drives, ids, .. } = state;
        let drive = drives.get_mut(self.drive).ok_or_else(not_found)?;
        let (parent, folders, name) = match &self.landing {
            Landing::Item(id) => {
                let item = drive.item(id).ok_or_else(not_found)?;
                if item.is_folder() {
                    return Err(invalid("A folder has no content."));
                }
                return Ok((false, replace(drive, &id.clone(), bytes, self, &byline)?));
            }
            Landing::Path { base, names } => {
                drive.item(base).ok_or_else(not_found)?;
                let (name, folders) = names.split_last().ok_or_else(not_found)?;
                let (parent, depth) = match drive.walk(base, folders) {
                    Ok(folder) => (folder.id.clone(), folders.len()),
                    Err(missing) => missing,
                };
                (parent, folders.get(depth..).unwrap_or_default(), name)
            }
        };
        if !drive.item(&parent).is_some_and(Item::is_folder) {
            return Err(invalid("The path leads through a file."));
        }
        let taken = drive.child(&parent, name).filter(|_| folders.is_empty());
        match (taken, self.conflict) {
            (Some(item), Conflict::Replace) if !item.is_folder() => {
                let id = item.id.clone();
                return Ok((false, replace(drive, &id, bytes, self, &byline)?));
            }
            (Some(item), Conflict::Fail | Conflict::Replace) => return Err(names::exists(&item.name)),
            (_, Conflict::Rename) | (None, _) => {}
        }
        check_quota(drive, bytes.len() as u64, 0)?;
        let parent = folders.iter().fold(parent, |parent, name| special::descend(drive, ids, &parent, name, &byline));
        let name = names::free(drive, &parent, name);
        let id = drive.add(ids, &parent, &name, Some(hash::content(bytes)), &byline);
        describe(drive, &id, &self.facts);
        Ok((true, id))
    }
}

fn replace(drive: &mut Drive, id: &str, bytes: Bytes, plan: &Plan, byline: &Byline) -> Result<String, Failure> {
    let item = drive.item(id).ok_or_else(not_found)?;
    check_lock(item, &byline.by, plan.bypass)?;
    check_quota(drive, bytes.len() as u64, item.content().map_or(0, |content| content.bytes.len() as u64))?;
    if let Some(item) = drive.item_mut(id) {
        item.write(hash::content(bytes), byline);
    }
    describe(drive, id, &plan.facts);
    drive.touch(id, byline);
    Ok(id.to_owned())
}

/// Sets what a client says of an item beside its content. Parts of `fileSystemInfo` that it leaves out stay.
pub(crate) fn describe(drive: &mut Drive, id: &str, facts: &Map<String, Value>) {
    let Some(item) = drive.item_mut(id) else { return };
    for (name, value) in facts {
        match (item.facts.get_mut(name), value) {
            (Some(Value::Object(known)), Value::Object(said)) => {
                known.extend(said.iter().filter(|(_, value)| !value.is_null()).map(|(k, v)| (k.clone(), v.clone())));
            }
            (_, Value::Null) => drop(item.facts.remove(name)),
            (_, value) => item.set(name, value.clone()),
        }
    }
}

/// 507 when `more` bytes in place of `less` are more than the drive holds.
pub(crate) fn check_quota(drive: &Drive, more: u64, less: u64) -> Result<(), Failure> {
    if drive.used() - less + more <= drive.quota {
        return Ok(());
    }
    Err(Failure::new(StatusCode::INSUFFICIENT_STORAGE, "quotaLimitReached", "Insufficient space available."))
}

/// Which locks of others a request passes over.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bypass {
    shared_lock: bool,
    checked_out: bool,
}

impl Bypass {
    /// What the request asks for with `Prefer`.
    pub(crate) fn of(call: &Call<'_>) -> Self {
        Self { shared_lock: call.prefer.bypass_shared_lock, checked_out: call.prefer.bypass_checked_out }
    }
}

/// 423 when somebody else has the item checked out or open, or its label keeps it as it is.
pub(crate) fn check_lock(item: &Item, by: &Value, bypass: Bypass) -> Result<(), Failure> {
    if retention::is_locked(item) {
        return Err(retention::locked(item));
    }
    let is_others = |holder: &Option<Value>| holder.as_ref().is_some_and(|holder| holder != by);
    let why = if is_others(&item.checked_out) && !bypass.checked_out {
        "checked out to"
    } else if is_others(&item.opened) && !bypass.shared_lock {
        "open at"
    } else {
        return Ok(());
    };
    let message = format!("The file '{}' is {why} somebody else.", item.name);
    Err(Failure::new(StatusCode::LOCKED, "resourceLocked", message))
}

/// The named parts of a checked body that are kept as they are.
pub(crate) fn kept(body: &[(&'static crate::facts::Property, Value)], names: &[&str]) -> Map<String, Value> {
    let kept = body.iter().filter(|(property, _)| names.contains(&property.name));
    kept.map(|(property, value)| (property.name.to_owned(), value.clone())).collect()
}

/// A parameter of an action, checked and in its own spelling.
pub(crate) fn parameter(
    body: &Map<String, Value>,
    name: &str,
    kind: &'static crate::facts::Kind,
) -> Result<Option<Value>, Failure> {
    let value = crate::odata::write::parameter(body, name);
    value.map(|value| convert(value, kind, name)).transpose()
}
