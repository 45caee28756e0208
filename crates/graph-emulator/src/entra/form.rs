//! Reading what clients send: form bodies, queries and the Basic header.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use percent_encoding::percent_decode_str;

/// The only body that the authority's endpoints read.
const FORM: &str = "application/x-www-form-urlencoded";

/// The pairs of a form or a query, in order.
#[derive(Default)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        Self(pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(k, v)| (plain(k), plain(v))).collect())
    }

    /// The form in a body; empty when its content type says that it is something else, as the authority sees it then.
    pub(crate) fn of_body(headers: &HeaderMap, body: &[u8]) -> Self {
        let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case(FORM) {
            return Self::default();
        }
        std::str::from_utf8(body).map(Self::parse).unwrap_or_default()
    }

    /// A parameter's value; blank counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let value = self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())?;
        if value.is_empty() { None } else { Some(value) }
    }

    /// The first parameter that is there twice, which the protocol forbids.
    pub(super) fn repeated(&self) -> Option<&str> {
        let before = |at: usize, name: &str| self.0[..at].iter().any(|(key, _)| key == name);
        self.0.iter().enumerate().find(|(at, (name, _))| before(*at, name)).map(|(_, (name, _))| name.as_str())
    }
}

/// The user and password of a Basic header, as sent: OAuth form-encodes both, though not every client does.
pub(super) fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (user, password) = pair.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

/// A form-encoded text decoded.
pub(super) fn plain(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(name: http::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_form_is_decoded() {
        let form = Form::parse("scope=Mail.Read+openid&empty=&url=https%3A%2F%2Fx%2F&flag&a%2Bb=%2B");
        assert_eq!(form.get("scope"), Some("Mail.Read openid"));
        assert_eq!(form.get("url"), Some("https://x/"));
        assert_eq!(form.get("a+b"), Some("+"));
        assert_eq!((form.get("empty"), form.get("flag"), form.get("other")), (None, None, None));
        assert_eq!(form.repeated(), None);
        assert_eq!(Form::parse("a=1&b=2&a=1").repeated(), Some("a"));
    }

    #[test]
    fn a_body_of_another_type_is_no_form() {
        let form = |kind| Form::of_body(&headers(CONTENT_TYPE, kind), b"grant_type=x").get("grant_type").is_some();
        assert!(form("application/x-www-form-urlencoded"));
        assert!(form("Application/X-WWW-Form-Urlencoded; charset=utf-8"));
        assert!(!form("application/json"));
        assert!(Form::of_body(&HeaderMap::new(), b"grant_type=x").get("grant_type").is_none());
    }

    #[test]
    fn basic_is_read_and_bearer_is_not() {
        assert_eq!(basic(&headers(AUTHORIZATION, "Basic YXBwOnM6dA==")), Some(("app".into(), "s:t".into())));
        assert_eq!(basic(&headers(AUTHORIZATION, "Bearer YXBwOnM6dA==")), None);
        assert_eq!(basic(&headers(AUTHORIZATION, "Basic !")), None);
    }
}
