//! Where a redirect leads, and whether to go there.
//!
//! Invariant: credentials stay with the origins that the endpoint trusts; a body goes nowhere else either.

use crate::{Endpoint, Error, Result};
use http::{HeaderMap, Method, StatusCode, Uri, header::LOCATION};

/// How many redirects one attempt follows.
pub(crate) const MOST: usize = 5;

/// The address that a redirect leads to, when it may be followed. `None` when it may not, which makes the redirect an error.
///
/// Reads are followed anywhere that is secure, without their token where it must not go; what carries a body, or changes something, only
/// with 307 and 308, and only to where the token may go, too.
pub(crate) fn next(
    status: StatusCode,
    headers: &HeaderMap,
    method: &Method,
    from: &Uri,
    to_trust: Option<&Endpoint>,
) -> Option<Uri> {
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let keeps = matches!(status.as_u16(), 307 | 308);
    if !(keeps || reads && matches!(status.as_u16(), 301..=303)) {
        return None;
    }
    let to = resolve(headers.get(LOCATION)?.to_str().ok()?, from)?;
    let same_origin = to.scheme() == from.scheme() && to.authority() == from.authority();
    let trusted = same_origin || to_trust.is_some_and(|endpoint| endpoint.trusts(&to.to_string()));
    (reads || trusted).then_some(to).filter(|to| secure(&to.to_string()).is_ok())
}

/// Refuses what is not https, but for the loopback.
pub(crate) fn secure(url: &str) -> Result<()> {
    if Endpoint::is_secure(url) {
        return Ok(());
    }
    Err(Error::request("the service gave an address that is not https: nothing was sent there"))
}

/// Reads a `Location`, which may be relative to where it came from.
fn resolve(location: &str, base: &Uri) -> Option<Uri> {
    let location = location.split('#').next().unwrap_or_default();
    let (scheme, authority) = (base.scheme_str()?, base.authority()?);
    let absolute =
        location.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(|it| it.is_ascii_alphanumeric()));
    let text = match location.as_bytes() {
        _ if absolute => location.to_owned(),
        [b'/', b'/', ..] => format!("{scheme}:{location}"),
        [b'/', ..] => format!("{scheme}://{authority}{location}"),
        [b'?', ..] => format!("{scheme}://{authority}{}{location}", base.path()),
        _ => {
            let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{scheme}://{authority}{folder}/{location}")
        }
    };
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn led(status: u16, method: Method, location: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(LOCATION, HeaderValue::from_str(location).unwrap())]);
        let from = Uri::from_static("https://graph.microsoft.com/v1.0/me/photo?x=1");
        let status = StatusCode::from_u16(status).unwrap();
        next(status, &headers, &method, &from, Some(&Endpoint::default())).map(|uri| uri.to_string())
    }

    #[test]
    fn every_form_of_location() {
        for (location, expected) in [
            ("https://cdn.example/a?b=https://c", "https://cdn.example/a?b=https://c"),
            ("//cdn.example/a", "https://cdn.example/a"),
            ("/a/b?c", "https://graph.microsoft.com/a/b?c"),
            ("?y=2", "https://graph.microsoft.com/v1.0/me/photo?y=2"),
            ("picture#top", "https://graph.microsoft.com/v1.0/me/picture"),
        ] {
            assert_eq!(led(302, Method::GET, location).as_deref(), Some(expected), "{location}");
        }
    }

    #[test]
    fn what_may_go_where() {
        let (own, foreign) = ("https://graph.microsoft.com/x", "https://evil.example/x");
        for status in [301, 302, 303, 307, 308] {
            assert!(led(status, Method::GET, foreign).is_some(), "{status}");
            assert!(led(status, Method::GET, "http://evil.example/x").is_none(), "{status}: not over plain http");
            let kept = matches!(status, 307 | 308);
            assert_eq!(led(status, Method::POST, own).is_some(), kept, "{status}");
            assert!(led(status, Method::POST, foreign).is_none(), "{status}: a body stays with the trusted");
        }
        for status in [300, 304, 305] {
            assert!(led(status, Method::GET, own).is_none(), "{status}");
        }
    }
}
