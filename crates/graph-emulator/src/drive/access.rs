//! Who may read and write what, when the emulator was told to ask.
//!
//! Invariant: every item that a request names comes through [`check`], on its way out of `resolve`.

use super::{denied, permissions};
use crate::{
    call::Call,
    odata::lex::instant,
    reply::Failure,
    state::{Drive, Item, State},
};
use serde_json::{Map, Value};

/// Actions that read alone, though they are posted.
const READING: &[&str] = &[
    "copy",
    "preview",
    "follow",
    "unfollow",
    "extractSensitivityLabels",
    "validatePermission",
    "createSession",
    "closeSession",
    "refreshSession",
];

/// Whether a request with that method on that route changes what it names.
pub(crate) fn writes(method: &str, path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    method != "GET" && !READING.contains(&last)
}

/// Whether two addresses are one person's.
fn is_of(identity: &Value, user: &str) -> bool {
    identity.pointer("/user/id").and_then(Value::as_str) == Some(user)
}

/// Whether a permission gives a user what is needed.
fn gives(
    item: &Item,
    permission: &Map<String, Value>,
    (actor, id): (usize, &str),
    call: &Call<'_>,
    writes: bool,
) -> bool {
    let text = |name: &str| permission.get(name).and_then(Value::as_str);
    if text("expirationDateTime").and_then(instant).is_some_and(|end| end <= call.now) {
        return false;
    }
    let roles = permission.get("roles").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if writes && !roles.iter().any(|role| role == "write" || role == "owner") {
        return false;
    }
    let granted = permission.get("grantedToV2").is_some_and(|identity| is_of(identity, id));
    let people = permission.get("grantedToIdentitiesV2").and_then(Value::as_array);
    let listed = people.is_some_and(|people| people.iter().any(|identity| is_of(identity, id)));
    let key = permissions::id(permission);
    granted || listed || item.redeemed.iter().any(|(known, user)| known == key && *user == actor)
}

/// Whether a user is at home in a drive: it is the user's own, or of a site whose member the user is.
fn is_home(state: &State, at: usize, drive: &Drive, actor: usize) -> bool {
    let Some(user) = state.users.get(actor) else { return false };
    let mut sites = state.sites.iter().filter(|site| Some(&site.id) == drive.site.as_ref());
    user.drive == at
        || sites.any(|site| site.members.is_empty() || site.members.iter().any(|it| it.eq_ignore_ascii_case(&user.upn)))
}

/// 403 for a user who may not do this with an item. The application may do everything.
pub(crate) fn check(state: &State, call: &Call<'_>, at: usize, id: &str, writes: bool) -> Result<(), Failure> {
    let Some(actor) = call.actor.filter(|_| state.guarded) else { return Ok(()) };
    let (Some(drive), Some(user)) = (state.drives.get(at), state.users.get(actor)) else { return Ok(()) };
    if is_home(state, at, drive, actor) {
        return Ok(());
    }
    for item in drive.chain(id) {
        if item.permissions.iter().any(|permission| gives(item, permission, (actor, &user.id), call, writes)) {
            return Ok(());
        }
        if !item.inherits {
            break;
        }
    }
    Err(denied("Access denied."))
}
