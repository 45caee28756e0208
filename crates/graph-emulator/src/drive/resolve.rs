//! Finds the drive and the item that a request is about.

use super::{
    access,
    address::{Address, ItemKey, Key},
    invalid, names, not_found, sites, special,
};
use crate::{
    call::Call,
    reply::Failure,
    state::{Byline, Drive, State, identity, seconds},
};

/// Where bytes are to go.
#[derive(Clone, Debug)]
pub(crate) enum Landing {
    /// Into a file that is there.
    Item(String),
    /// To a path below an item, whatever is there.
    Path { base: String, names: Vec<String> },
}

/// The address in the request's path. Routes without one never ask.
fn address<'c>(call: &'c Call<'_>) -> Result<&'c Address, Failure> {
    call.address.as_ref().ok_or_else(not_found)
}

/// The drive that a request is about, by its place in the tenant.
pub(crate) fn drive(state: &State, call: &Call<'_>) -> Result<usize, Failure> {
    match &address(call)?.drive {
        Key::Own => state.users.get(call.owner()).map(|user| user.drive).ok_or_else(not_found),
        Key::Site(key) => sites::find(state, call, key)?.drives.first().copied().ok_or_else(not_found),
        Key::Group(key) => sites::of_group(state, key)?.drives.first().copied().ok_or_else(not_found),
        Key::Id(id) => by_id(state, id),
        Key::Share(token) => super::shares::target(state, token).map(|(drive, _)| drive),
    }
}

/// The drive with that id.
pub(crate) fn by_id(state: &State, id: &str) -> Result<usize, Failure> {
    let is_short = id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !id.starts_with("b!") && !is_short {
        return Err(invalid(format!("The drive id '{id}' is malformed: it begins with 'b!'.")));
    }
    state
        .drives
        .iter()
        .position(|drive| drive.id == id || (is_short && drive.id.eq_ignore_ascii_case(id)))
        .ok_or_else(not_found)
}

/// The drive at a place in the tenant.
pub(crate) fn at(state: &State, drive: usize) -> Result<&Drive, Failure> {
    state.drives.get(drive).ok_or_else(not_found)
}

/// That drive, to be changed.
pub(crate) fn at_mut(state: &mut State, drive: usize) -> Result<&mut Drive, Failure> {
    state.drives.get_mut(drive).ok_or_else(not_found)
}

/// The item that a path begins at, before the names between colons.
fn base(state: &mut State, call: &Call<'_>) -> Result<(usize, String), Failure> {
    let drive = drive(state, call)?;
    let item = match address(call)?.item.as_ref() {
        Some(ItemKey::Id(id)) => at(state, drive)?.item(id).ok_or_else(not_found)?.id.clone(),
        Some(ItemKey::Special(name)) => special::folder(state, call, drive, name)?,
        Some(ItemKey::Shared) => match &address(call)?.drive {
            Key::Share(token) => super::shares::target(state, token)?.1,
            _ => return Err(not_found()),
        },
        Some(ItemKey::Root) | None => at(state, drive)?.root.clone(),
    };
    Ok((drive, item))
}

/// Whether the request comes by a sharing link that is open to it: then it needs no permission.
fn is_opened(state: &mut State, call: &Call<'_>) -> Result<bool, Failure> {
    match &address(call)?.drive {
        Key::Share(token) => Ok(super::shares::redeem(state, call, &token.clone())?.2),
        _ => Ok(false),
    }
}

/// The item that a request is about, and that whoever asks may have.
pub(crate) fn item(state: &mut State, call: &Call<'_>) -> Result<(usize, String), Failure> {
    let opened = is_opened(state, call)?;
    let (drive, base) = base(state, call)?;
    let found = at(state, drive)?.walk(&base, &address(call)?.names).map(|item| item.id.clone());
    let id = found.map_err(|_| not_found())?;
    if !opened {
        access::check(state, call, drive, &id, call.writes)?;
    }
    Ok((drive, id))
}

/// Where the bytes of a request are to go: there need not be anything yet.
pub(crate) fn landing(state: &mut State, call: &Call<'_>) -> Result<(usize, Landing), Failure> {
    let opened = is_opened(state, call)?;
    let (drive, base) = base(state, call)?;
    let path = &address(call)?.names;
    if !opened {
        let nearest =
            at(state, drive)?.walk(&base, path).map(|item| item.id.clone()).unwrap_or_else(|(folder, _)| folder);
        access::check(state, call, drive, &nearest, call.writes)?;
    }
    if path.is_empty() {
        return Ok((drive, Landing::Item(base)));
    }
    path.iter().try_for_each(|name| names::check(name))?;
    names::check_path(at(state, drive)?, &base, path)?;
    Ok((drive, Landing::Path { base, names: path.clone() }))
}

/// Who makes the request, and when.
pub(crate) fn byline(state: &State, call: &Call<'_>) -> Byline {
    let user = call.actor.and_then(|actor| state.users.get(actor));
    // Without a user it is the application itself.
    let by = user.map_or_else(
        || serde_json::json!({"application": {"displayName": "Emulator application"}}),
        |user| identity(&user.id, &user.upn, &user.display_name),
    );
    Byline { by, time: seconds(call.now) }
}
