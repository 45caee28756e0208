//! Shared items by the URL that was given out for them, encoded into a token.

use super::{invalid, not_found, permissions, resolve};
use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
    state::{Item, State},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// The drive and the item that a token stands for: `u!` and the sharing URL in base64.
pub(crate) fn redeem(state: &State, token: &str) -> Result<(usize, String), Failure> {
    let (at, item, _) = find(state, token)?;
    Ok((at, item.id.clone()))
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
    let (at, item, _) = find(state, call.param(0))?;
    let owner = &resolve::at(state, at)?.owner;
    Ok(Reply::ok(json!({
        "@odata.context": call.context("shares/$entity"), "id": call.param(0), "name": item.name, "owner": owner,
    })))
}

/// `GET /shares/{token}/permission`.
pub(crate) fn permission(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, item, permission) = find(state, call.param(0))?;
    permissions::one(StatusCode::OK, state, call, at, &item.id, permissions::id(permission))
}
