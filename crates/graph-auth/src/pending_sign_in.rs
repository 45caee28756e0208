//! [`PendingSignIn`]: a sign-in between the page's address and the redirect back, for as long as the person takes.
//!
//! Invariant: its secrets are in no `Debug`; serde alone writes them out.

use graph_transport::Secret;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, collections::BTreeMap, fmt};
use zeroize::Zeroizing;

/// A sign-in that has begun: what is needed to finish it.
///
/// Keep it where only the browser that was sent to the page leads back to it: in the server's session of that browser, or in a cookie that is
/// encrypted, `HttpOnly` and `SameSite=Lax` (`None` for [`ResponseMode::FormPost`](crate::ResponseMode::FormPost)). Take it out when the
/// redirect comes, so that each serves once. **What serde writes is secret**: it holds the code verifier.
#[derive(Clone)]
pub struct PendingSignIn {
    pub(crate) verifier: Secret,
    pub(crate) state: Secret,
    pub(crate) nonce: Secret,
    pub(crate) redirect_uri: String,
    /// Where the code is to be redeemed: nowhere else is it shown.
    pub(crate) token_url: String,
    pub(crate) client_id: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) claims: Option<String>,
}

impl PendingSignIn {
    /// Where the redirect is awaited.
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// The permissions asked for.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }
}

impl fmt::Debug for PendingSignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingSignIn")
            .field("redirect_uri", &self.redirect_uri)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

impl Serialize for PendingSignIn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scopes = self.scopes.join(" ");
        let members = [
            ("verifier", self.verifier.expose()),
            ("state", self.state.expose()),
            ("nonce", self.nonce.expose()),
            ("redirect_uri", &self.redirect_uri),
            ("token_url", &self.token_url),
            ("client_id", &self.client_id),
            ("scopes", &scopes),
            ("claims", self.claims.as_deref().unwrap_or_default()),
        ];
        serializer.collect_map(members)
    }
}

impl<'de> Deserialize<'de> for PendingSignIn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut members = BTreeMap::<Cow<'de, str>, Zeroed>::deserialize(deserializer)?;
        let mut take = |name: &'static str| match members.remove(name) {
            Some(Zeroed(text)) => Ok(text),
            None => Err(D::Error::missing_field(name)),
        };
        let pending = Self {
            verifier: Secret::new(take("verifier")?.as_str()),
            state: Secret::new(take("state")?.as_str()),
            nonce: Secret::new(take("nonce")?.as_str()),
            redirect_uri: take("redirect_uri")?.to_string(),
            token_url: take("token_url")?.to_string(),
            client_id: take("client_id")?.to_string(),
            scopes: take("scopes")?.split_whitespace().map(str::to_owned).collect(),
            claims: Some(take("claims")?.to_string()).filter(|claims| !claims.is_empty()),
        };
        // An empty state would be that of a redirect that has none.
        if [&pending.verifier, &pending.state, &pending.nonce].iter().any(|secret| secret.expose().is_empty()) {
            return Err(D::Error::custom("a pending sign-in without its secrets"));
        }
        Ok(pending)
    }
}

/// A text that leaves memory with its owner.
struct Zeroed(Zeroizing<String>);

impl<'de> Deserialize<'de> for Zeroed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Zeroizing::new(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending() -> PendingSignIn {
        PendingSignIn {
            verifier: Secret::new("v3rifier"),
            state: Secret::new("st4te"),
            nonce: Secret::new("n0nce"),
            redirect_uri: "http://localhost:1".into(),
            token_url: "https://login.example/t/oauth2/v2.0/token".into(),
            client_id: "app".into(),
            scopes: vec!["Mail.Read".into(), "User.Read".into()],
            claims: None,
        }
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let text = serde_json::to_string(&PendingSignIn { claims: Some("{}".into()), ..pending() }).unwrap();
        let read: PendingSignIn = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert_eq!((read.scopes(), read.claims.as_deref()), (&pending().scopes[..], Some("{}")));
        // Frameworks keep sessions as values too.
        let value = serde_json::to_value(pending()).unwrap();
        assert_eq!(serde_json::from_value::<PendingSignIn>(value).unwrap().claims, None);
    }

    #[test]
    fn what_is_not_whole_is_refused_and_nothing_secret_is_shown() {
        for (name, value) in [("state", ""), ("verifier", ""), ("nonce", "")] {
            let mut json = serde_json::to_value(pending()).unwrap();
            json[name] = value.into();
            serde_json::from_value::<PendingSignIn>(json).unwrap_err();
        }
        serde_json::from_str::<PendingSignIn>("{}").unwrap_err();
        let shown = format!("{:?}", pending());
        assert!(
            shown.contains("Mail.Read") && !["v3rifier", "st4te", "n0nce"].iter().any(|secret| shown.contains(secret))
        );
    }
}
