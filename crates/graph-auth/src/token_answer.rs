//! [`TokenAnswer`]: the sign-in service's answer to a request that it granted.

use graph_transport::{AccessToken, Error, Result, Secret};
use serde_json::{Map, Value};
use std::time::Duration;

/// Tokens, and who they are for.
pub(crate) struct TokenAnswer {
    pub(crate) access_token: AccessToken,
    pub(crate) refresh_token: Option<Secret>,
    pub(crate) id_token: Option<Secret>,
    pub(crate) client_info: Option<String>,
    /// What was granted, when the service says so.
    pub(crate) scope: Option<String>,
    pub(crate) lifetime: Duration,
    /// How long the token serves while the sign-in service is down, where that is agreed.
    pub(crate) extended_lifetime: Option<Duration>,
    pub(crate) refresh_in: Option<Duration>,
    /// The family of apps that may share the refresh token: Microsoft's own. Kept for them, never used here.
    pub(crate) family: Option<String>,
}

impl TokenAnswer {
    /// The life of a token whose issuer does not tell it.
    pub(crate) const LIFETIME: Duration = Duration::from_secs(3600);

    pub(crate) fn read(body: &[u8]) -> Result<Self> {
        let mut members = object(body)?;
        let Some(access_token) = text(&mut members, "access_token") else {
            return Err(Error::credential("the sign-in service's answer holds no access token"));
        };
        // `pop` and `mac` tokens are of no use as a bearer.
        if text(&mut members, "token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
            return Err(Error::credential("the sign-in service's token is not a bearer token"));
        }
        let lifetime = seconds(&members, "expires_in").unwrap_or(Self::LIFETIME);
        let mut token = AccessToken::new(access_token, lifetime);
        let refresh_in = seconds(&members, "refresh_in");
        if let Some(wait) = refresh_in {
            token = token.refresh_in(wait);
        }
        Ok(Self {
            access_token: token,
            refresh_token: text(&mut members, "refresh_token").map(Secret::new),
            id_token: text(&mut members, "id_token").map(Secret::new),
            client_info: text(&mut members, "client_info"),
            scope: text(&mut members, "scope"),
            lifetime,
            extended_lifetime: seconds(&members, "ext_expires_in"),
            refresh_in,
            family: text(&mut members, "foci"),
        })
    }
}

/// A JSON object.
pub(crate) fn object(body: &[u8]) -> Result<Map<String, Value>> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Ok(members),
        // The body stays out of the error: it may hold a token all the same.
        _ => Err(Error::credential(
            "the sign-in service's answer is not JSON: something between may have answered instead",
        )),
    }
}

/// Takes a text out; an empty one counts as none.
pub(crate) fn text(members: &mut Map<String, Value>, name: &str) -> Option<String> {
    match members.remove(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// A number of seconds, which some endpoints write as a string.
pub(crate) fn seconds(members: &Map<String, Value>, name: &str) -> Option<Duration> {
    let seconds = match members.get(name)? {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    // Also keeps NaN out.
    (seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(f64::from(u32::MAX))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn numbers_may_be_texts() {
        for body in [
            r#"{"token_type":"bearer","access_token":"t","expires_in":"7200","refresh_in":"0","ext_expires_in":1,"new":{}}"#,
            r#"{"access_token":"t","expires_in":7200.0,"refresh_in":0}"#,
        ] {
            let token = TokenAnswer::read(body.as_bytes()).unwrap().access_token;
            let left = token.expires_at().duration_since(SystemTime::now()).unwrap().as_secs();
            assert!((7190..=7200).contains(&left), "{left}");
            assert!(token.is_due(SystemTime::now()));
        }
    }

    #[test]
    fn a_life_that_is_not_told_or_not_one_is_an_hour() {
        for expires in ["null", r#""""#, "-5", r#""NaN""#, "true"] {
            let body = format!(r#"{{"access_token":"t","expires_in":{expires}}}"#);
            let token = TokenAnswer::read(body.as_bytes()).unwrap().access_token;
            let left = token.expires_at().duration_since(SystemTime::now()).unwrap().as_secs();
            assert!((3590..=3600).contains(&left), "{expires}: {left}");
        }
    }

    #[test]
    fn what_is_no_bearer_token_is_an_error() {
        for body in ["", "<html>", "[]", "{}", r#"{"access_token":""}"#, r#"{"access_token":"t","token_type":"pop"}"#] {
            assert!(TokenAnswer::read(body.as_bytes()).is_err(), "{body}");
        }
    }
}
