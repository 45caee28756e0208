//! The `claims` parameter: what a service asked a token to prove, and what this client says that it can handle.

use graph_transport::{Error, Result};
use serde_json::{Map, Value, json};

/// The parameter for a token request: the challenge, with the capability added when the client has it.
///
/// The capability `cp1` says that a token may be revoked at any time, since a claims challenge is answered. Such tokens live for up
/// to 28 hours instead of one.
pub(crate) fn merge(challenge: Option<&str>, capable: bool) -> Result<Option<String>> {
    let mut claims = match challenge.filter(|challenge| !challenge.trim().is_empty()) {
        None => Map::new(),
        Some(text) => match serde_json::from_str(text) {
            Ok(Value::Object(claims)) => claims,
            _ => return Err(Error::credential("the service asked for claims that are not a JSON object")),
        },
    };
    if capable {
        let capability = json!({ "values": ["cp1"] });
        match claims.get_mut("access_token") {
            Some(Value::Object(access_token)) => {
                access_token.insert("xms_cc".into(), capability);
            }
            _ => {
                claims.insert("access_token".into(), json!({ "xms_cc": capability }));
            }
        }
    }
    Ok((!claims.is_empty()).then(|| Value::Object(claims).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_capability_stands_beside_the_challenge() {
        let cp1 = r#"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#;
        let challenge = r#"{"access_token":{"nbf":{"essential":true,"value":"1"}},"id_token":{"a":null}}"#;
        let both = r#"{"access_token":{"nbf":{"essential":true,"value":"1"},"xms_cc":{"values":["cp1"]}},"id_token":{"a":null}}"#;
        let merged = |challenge, capable| merge(challenge, capable).unwrap();
        assert_eq!(merged(None, false), None);
        assert_eq!(merged(None, true).as_deref(), Some(cp1));
        assert_eq!(merged(Some(challenge), false).as_deref(), Some(challenge));
        assert_eq!(merged(Some(challenge), true).as_deref(), Some(both));
        assert_eq!(merged(Some(r#"{"access_token":null}"#), true).as_deref(), Some(cp1));
        assert_eq!(merged(Some(" "), false), None);
        assert!(merge(Some("["), true).is_err());
    }
}
