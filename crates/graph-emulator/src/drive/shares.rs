//! Shared items by the URL that was given out for them, encoded into a token.

use super::{invalid, not_found};
use crate::{reply::Failure, state::State};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

/// The drive and the item that a token stands for: `u!` and the sharing URL in base64.
pub(crate) fn redeem(state: &State, token: &str) -> Result<(usize, String), Failure> {
    let url = token.strip_prefix("u!").and_then(|code| URL_SAFE_NO_PAD.decode(code.trim_end_matches('=')).ok());
    let Some(url) = url.and_then(|url| String::from_utf8(url).ok()) else {
        return Err(invalid("The sharing token is malformed: it is 'u!' and the URL in base64url."));
    };
    for (at, user) in state.users.iter().enumerate() {
        for item in user.drive.everything().filter(|item| item.is_live()) {
            let link = |permission: &serde_json::Map<String, Value>| {
                permission.get("link").and_then(|link| link.get("webUrl")) == Some(&Value::from(url.as_str()))
            };
            if item.permissions.iter().any(link) {
                return Ok((at, item.id.clone()));
            }
        }
    }
    Err(not_found())
}
