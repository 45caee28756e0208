//! [`Continuation`] and [`DeltaLink`]: where a listing goes on, as plain data that outlives the process.
//!
//! Invariant: no credential is ever part of one, and neither shows its link unless it is serialized.

use crate::{Extra, Link, wire};
use graph_transport::{Request, Scope};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{collections::BTreeMap, fmt};

/// Headers that are a sign-in: whoever goes on has one of their own.
const CREDENTIALS: [&str; 3] = ["authorization", "proxy-authorization", "cookie"];

/// Where a listing goes on: the link of a page, the headers that every page repeats, the quota that pays for it, and how many items of that
/// page were given already.
///
/// It is data: serialize it, keep it, and go on in another process with [`List::resume`](crate::List::resume) or
/// [`Delta::resume`](crate::Delta::resume). Services do not keep such links for ever; some forget them within the hour.
///
/// Keep the text as you keep the data itself: a link holds what was asked for. No token is in it, and a link that was tampered with gets
/// none: it must lead to an origin that the [`Endpoint`](graph_transport::Endpoint) trusts.
#[derive(Clone, PartialEq, Eq)]
pub struct Continuation {
    pub(crate) link: Link,
    pub(crate) given: usize,
    headers: BTreeMap<String, String>,
    scope: Option<Scope>,
}

impl Continuation {
    /// Goes on at `link`, behind so many of its items, as `request` would.
    pub(crate) fn new(request: &Request, link: Link, given: usize) -> Self {
        let mut headers = BTreeMap::<String, String>::new();
        for (name, value) in request.headers() {
            if CREDENTIALS.contains(&name.as_str()) {
                continue;
            }
            let value = String::from_utf8_lossy(value.as_bytes());
            let kept = headers.entry(name.as_str().into()).or_default();
            if !kept.is_empty() {
                kept.push_str(", ");
            }
            kept.push_str(&value);
        }
        Self { link, given, headers, scope: request.throttle_scope().cloned() }
    }

    /// Gives `request` what every page of the listing repeats. Its own headers of the same names give way.
    pub(crate) fn repeat_on(&self, mut request: Request) -> Request {
        for (name, value) in &self.headers {
            if !CREDENTIALS.iter().any(|credential| name.eq_ignore_ascii_case(credential)) {
                request = request.header(name, value);
            }
        }
        match &self.scope {
            Some(scope) => request.throttled_as([(scope.clone(), 1)]),
            None => request,
        }
    }
}

/// Its form in JSON.
#[derive(Default)]
struct Saved {
    link: Option<String>,
    given: Option<usize>,
    headers: Option<BTreeMap<String, String>>,
    scope: Option<String>,
    scope_is_limited: Option<bool>,
    extra: Extra,
}

wire!(complex Saved {
    link => "link",
    given => "given",
    headers => "headers",
    scope => "scope",
    scope_is_limited => "scopeIsLimited",
});

impl Serialize for Continuation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let saved = Saved {
            link: Some(self.link.as_str().to_owned()),
            given: Some(self.given).filter(|given| *given > 0),
            headers: Some(self.headers.clone()).filter(|headers| !headers.is_empty()),
            scope: self.scope.as_ref().map(|scope| scope.name().to_owned()),
            scope_is_limited: self.scope.as_ref().map(Scope::is_limited),
            extra: Extra::default(),
        };
        saved.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Continuation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let saved = Saved::deserialize(deserializer)?;
        let limited = saved.scope_is_limited.unwrap_or(true);
        Ok(Self {
            link: Link::new(saved.link.ok_or_else(|| D::Error::missing_field("link"))?),
            given: saved.given.unwrap_or_default(),
            headers: saved.headers.unwrap_or_default(),
            scope: saved.scope.map(|name| if limited { Scope::from(name) } else { Scope::unlimited(name) }),
        })
    }
}

impl fmt::Debug for Continuation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Continuation").field("given", &self.given).finish_non_exhaustive()
    }
}

/// What a round of changes ends with: the next round, given to [`Delta::resume`](crate::Delta::resume), tells what has changed since.
///
/// It is data, like a [`Continuation`], and to be kept like one. The directory forgets it after seven days; other services say nothing about
/// that. A state that was forgotten is told as [`Change::Restarted`](crate::Change::Restarted).
#[derive(Clone, PartialEq, Eq)]
pub struct DeltaLink(pub(crate) Continuation);

impl From<DeltaLink> for Continuation {
    fn from(link: DeltaLink) -> Self {
        link.0
    }
}

impl Serialize for DeltaLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DeltaLink {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Continuation::deserialize(deserializer).map(Self)
    }
}

impl fmt::Debug for DeltaLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeltaLink(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::{Method, Path};

    fn request() -> Request {
        let path = Path::new("/me/messages").throttled_as("outlook:/me");
        Request::new("test.list", Method::GET, path)
            .prefer("a=\"1, 2\"")
            .prefer("b")
            .header("ConsistencyLevel", "eventual")
    }

    #[test]
    fn what_is_saved_is_what_goes_on_and_credentials_are_not() {
        let request = request().header("Authorization", "Bearer t0ken").header("Cookie", "t0ken");
        let saved = Continuation::new(&request, Link::new("https://x/?$skiptoken=s3cret".into()), 3);
        let text = serde_json::to_string(&saved).unwrap();
        assert_eq!(
            text,
            r#"{"link":"https://x/?$skiptoken=s3cret","given":3,"headers":{"consistencylevel":"eventual","prefer":"a=\"1, 2\", b"},"scope":"outlook:/me","scopeIsLimited":true}"#
        );
        assert_eq!(serde_json::from_str::<Continuation>(&text).unwrap(), saved);
        assert!(!format!("{saved:?} {:?}", DeltaLink(saved.clone())).contains("s3cret"));

        let bare = Request::new("test.list", Method::GET, Path::new("/")).prefer("c").header("x-own", "1");
        let resumed = saved.repeat_on(bare);
        assert_eq!(resumed.headers().get_all("prefer").iter().collect::<Vec<_>>(), ["a=\"1, 2\", b"]);
        assert_eq!(resumed.headers()["x-own"], "1");
        assert_eq!(resumed.throttle_scope(), request.throttle_scope());
    }

    #[test]
    fn what_was_written_by_hand_is_read_and_brings_no_credential() {
        let text =
            r#"{"link":"https://x/","new":1,"scope":"s","scopeIsLimited":false,"headers":{"Authorization":"t0ken"}}"#;
        let saved: Continuation = serde_json::from_str(text).unwrap();
        let resumed = saved.repeat_on(Request::new("test.list", Method::GET, Path::new("/")));
        assert!(resumed.headers().is_empty());
        assert!(!resumed.throttle_scope().unwrap().is_limited());
        let resumed = Continuation { headers: [("a b".into(), "\n".into())].into(), ..saved }.repeat_on(request());
        assert!(resumed.check().is_err());
        for wrong in ["{}", r#"{"link":7}"#, r#"{"link":"https://x/","given":-1}"#, "null"] {
            assert!(serde_json::from_str::<Continuation>(wrong).is_err(), "{wrong}");
        }
    }
}
