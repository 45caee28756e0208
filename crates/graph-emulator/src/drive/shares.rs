//! Shared items by the URL that was given out for them, encoded into a token.

use super::{access, denied, invalid, not_found, permissions, resolve, show};
use crate::{
    call::Call,
    odata::prefer::Redeem,
    reply::{Answer, Failure, Reply},
    state::{Item, State},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// The drive and the item that a token stands for: `u!` and the sharing URL in base64.
pub(crate) fn target(state: &State, token: &str) -> Result<(usize, String), Failure> {
    let (at, item, _) = find(state, token)?;
    Ok((at, item.id.clone()))
}

/// The same, when whoever asks may have it: by what was shared before, or by the link as far as the request redeems it.
pub(crate) fn redeem(state: &mut State, call: &Call<'_>, token: &str) -> Result<(usize, String, bool), Failure> {
    let (at, item, permission) = find(state, token)?;
    let (id, key) = (item.id.clone(), permissions::id(permission).to_owned());
    let scope = permission.get("link").and_then(|link| link.get("scope")).and_then(Value::as_str).unwrap_or_default();
    let open = match scope {
        "anonymous" => true,
        "organization" => call.prefer.redeem.is_some(),
        // A link for some people gives nothing to others, and an address in the browser nothing to anybody.
        _ => false,
    };
    let role = permission.get("roles").and_then(|roles| roles.get(0)).and_then(Value::as_str).unwrap_or_default();
    let open = open && (role == "write" || !call.writes);
    if open
        && call.prefer.redeem == Some(Redeem::Kept)
        && let Some(actor) = call.actor
        && let Some(item) = resolve::at_mut(state, at)?.item_mut(&id)
        && !item.redeemed.iter().any(|(known, user)| *known == key && *user == actor)
    {
        item.redeemed.push((key, actor));
    }
    if !open {
        access::check(state, call, at, &id, call.writes)?;
    }
    Ok((at, id, open))
}

/// The item that a token stands for, with its drive and the permission that the URL is of.
fn find<'s>(state: &'s State, token: &str) -> Result<(usize, &'s Item, &'s Map<String, Value>), Failure> {
    let url = token.strip_prefix("u!").and_then(|code| URL_SAFE_NO_PAD.decode(code.trim_end_matches('=')).ok());
    let Some(url) = url.and_then(|url| String::from_utf8(url).ok()).map(Value::from) else {
        return Err(invalid("The sharing token is malformed: it is 'u!' and the URL in base64url."));
    };
    let has_url =
        |permission: &&Map<String, Value>| permission.get("link").and_then(|it| it.get("webUrl")) == Some(&url);
    let mut found = state.drives.iter().enumerate().flat_map(|(at, drive)| {
        let live = drive.everything().filter(|item| item.is_live());
        live.filter_map(move |item| Some((at, item, item.permissions.iter().find(has_url)?)))
    });
    found.next().ok_or_else(not_found)
}

/// `GET /shares/{token}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    redeem(state, call, call.param(0))?;
    let (at, item, _) = find(state, call.param(0))?;
    let owner = &resolve::at(state, at)?.owner;
    Ok(Reply::ok(json!({
        "@odata.context": call.context("shares/$entity"), "id": call.param(0), "name": item.name, "owner": owner,
    })))
}

/// `GET /shares/{token}/permission`.
pub(crate) fn permission(state: &mut State, call: &Call<'_>) -> Answer {
    redeem(state, call, call.param(0))?;
    let (at, item, permission) = find(state, call.param(0))?;
    permissions::one(StatusCode::OK, state, call, at, &item.id, permissions::id(permission))
}

/// `POST /shares/{token}/permission/grant`.
pub(crate) fn grant(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, item, permission) = find(state, call.param(0))?;
    let (id, key) = (item.id.clone(), permissions::id(permission).to_owned());
    access::check(state, call, at, &id, true)?;
    super::sharing::granted(state, call, at, &id, &key)
}

/// `GET /shares/{token}/items`: what is in a shared folder, or the shared file alone.
pub(crate) fn items(state: &mut State, call: &Call<'_>) -> Answer {
    let shape = show::Shape::of(call)?;
    let (at, id, _) = redeem(state, call, call.param(0))?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let found: Vec<&Item> = if item.is_folder() { drive.children(&id).collect() } else { vec![item] };
    show::page(call, &format!("Collection(driveItem){}", shape.context()), &found, |item| {
        shape.show(state, call, drive, item)
    })
}

/// `GET /shares/{token}/list`: the list of the library that the item is in.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, ..) = redeem(state, call, call.param(0))?;
    let drive = resolve::at(state, at)?;
    Ok(Reply::ok(json!({
        "@odata.context": call.context("lists/$entity"), "id": drive.list, "name": drive.name, "displayName": drive.name,
        "webUrl": drive.web, "createdDateTime": drive.created, "parentReference": {"siteId": drive.site},
        "list": {"template": "documentLibrary", "hidden": false, "contentTypesEnabled": false},
    })))
}

/// `POST …/validatePermission`: whether a password is that of one of the item's links.
pub(crate) fn validate(state: &mut State, call: &Call<'_>) -> Answer {
    let body = crate::odata::write::object(call.body)?;
    crate::odata::write::only(&body, &["challengeToken", "password"])?;
    let Some(password) = body.get("password").and_then(Value::as_str) else {
        return Err(invalid("The parameter 'password' is required."));
    };
    let (at, id) = resolve::item(state, call)?;
    let item = resolve::at(state, at)?.item(&id).ok_or_else(not_found)?;
    match item.passwords.iter().any(|(_, known)| known == password) {
        true => Ok(Reply::empty(StatusCode::NO_CONTENT)),
        false => Err(denied("The password is not that of the link.")),
    }
}
