//! [`Request`]: one call as a plain value, before anything is sent.
//!
//! Invariant: bad input is kept and reported when the request runs; building one never fails and never panics.

mod read;

use crate::{Body, Path, QueryOptions, Scope, UnderWay, prefer::PREFER, throttle::Quota};
use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, IF_MATCH, PROXY_AUTHORIZATION},
};
use serde::Serialize;
use std::{borrow::Cow, fmt, time::Duration};

/// Headers whose values no one gets to see.
const SENSITIVE: [HeaderName; 3] = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];

/// One call: what it is named, where it goes, and what it carries.
///
/// Verbs build these; you can too, for what is not modelled:
///
/// ```
/// use graph_transport::{Method, Path, Request};
/// let request = Request::new("presence.get", Method::GET, Path::new("/me/presence")).query("$select", "availability");
/// assert_eq!(request.line(), "GET /me/presence?$select=availability");
/// ```
#[derive(Debug)]
pub struct Request {
    operation: &'static str,
    method: Method,
    target: Target,
    query: QueryOptions,
    headers: HeaderMap,
    body: Body,
    idempotent: Option<bool>,
    keeps_redirects: bool,
    quota: Quota,
    timeout: Option<Duration>,
    deadline: Option<Duration>,
    ahead: Option<UnderWay>,
    invalid: Option<String>,
}

#[derive(Clone)]
enum Target {
    /// Below the service root; with the token.
    Path(Path),
    /// An absolute URL out of an answer or of the sign-in service. One that is pre-authenticated is a credential of its own and gets no
    /// token.
    Url { url: String, template: &'static str, pre_authenticated: bool },
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A URL out of an answer can be a credential of its own.
        match self {
            Self::Path(path) => f.write_str(path.template()),
            Self::Url { template, .. } => f.write_str(template),
        }
    }
}

impl Request {
    /// A request to a resource below the service root. `operation` names it in errors and spans, as `service.resource.verb`.
    pub fn new(operation: &'static str, method: Method, path: Path) -> Self {
        let quota = Quota::new(path.throttle_scope().cloned().map(|scope| (scope, 1)));
        let invalid = path.invalid();
        Self { quota, invalid, ..Self::bare(operation, method, Target::Path(path)) }
    }

    /// A request to an absolute URL, followed byte for byte. `template` stands for it wherever it would be shown.
    pub fn to_url(operation: &'static str, method: Method, url: impl Into<String>, template: &'static str) -> Self {
        Self::bare(operation, method, Target::Url { url: url.into(), template, pre_authenticated: false })
    }

    /// A request to a URL that the service has made a credential of: where bytes are uploaded, downloaded or waited for. It gets no token,
    /// and `template` stands for it wherever it would be shown.
    pub fn pre_authenticated(
        operation: &'static str,
        method: Method,
        url: impl Into<String>,
        template: &'static str,
    ) -> Self {
        Self::bare(operation, method, Target::Url { url: url.into(), template, pre_authenticated: true })
    }

    fn bare(operation: &'static str, method: Method, target: Target) -> Self {
        Self {
            operation,
            method,
            target,
            query: QueryOptions::default(),
            headers: HeaderMap::new(),
            body: Body::empty(),
            idempotent: None,
            keeps_redirects: false,
            quota: Quota::default(),
            timeout: None,
            deadline: None,
            ahead: None,
            invalid: None,
        }
    }

    /// Sets a query option to plain text, which is encoded when the request is sent.
    #[must_use]
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.query.set(name, value);
        self
    }

    /// Sets a header. A name or value that HTTP does not allow is reported when the request runs.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(SENSITIVE.contains(&name));
                self.headers.insert(name, value);
            }
            _ => self.invalid = Some(format!("the header {name:?} holds what HTTP does not allow in headers")),
        }
        self
    }

    /// Adds a preference, such as `outlook.body-content-type="text"`, beside those already there.
    #[must_use]
    pub fn prefer(mut self, preference: &str) -> Self {
        match HeaderValue::try_from(preference) {
            Ok(value) => {
                self.headers.append(PREFER, value);
            }
            Err(_) => self.invalid = Some("a Prefer value holds what HTTP does not allow in headers".into()),
        }
        self
    }

    /// Makes the call depend on the item being unchanged since `etag` was read.
    #[must_use]
    pub fn if_match(self, etag: &str) -> Self {
        self.header(IF_MATCH.as_str(), etag)
    }

    /// Sets a JSON body.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(mut self, value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => self.content("application/json", bytes),
            Err(error) => {
                self.invalid = Some(format!("the body cannot be written as JSON: {error}"));
                self
            }
        }
    }

    /// Sets a body of another media type.
    #[must_use]
    pub fn content(mut self, media_type: &'static str, body: impl Into<Body>) -> Self {
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        self.body = body.into();
        self
    }

    /// Says whether doing it twice does no harm. Without it GET, HEAD, PUT, PATCH, DELETE count as such and POST does not; nor does a
    /// change with `If-Match`, since the first time changes the tag and the second would fail.
    #[must_use]
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// Counts the request to these quota scopes, in each to so many places: a batch takes several. See [`Path::throttled_as`].
    #[must_use]
    pub fn throttled_as(mut self, places: impl IntoIterator<Item = (Scope, u32)>) -> Self {
        self.quota = Quota::new(places);
        self
    }

    /// Takes a redirect for the answer instead of following it.
    #[must_use]
    pub fn keep_redirects(mut self) -> Self {
        self.keeps_redirects = true;
        self
    }

    /// The longest that one attempt may take.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The longest that the whole call may take: its waits and retries, and the sign-in if there is one.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Makes it a call that is begun before anybody waits for its answer, and that tells by `sign` whether its request is on its way. It
    /// leaves the last place at the throttle gate to those who wait: when there is no other, it lets one poll pass before it waits too.
    #[must_use]
    pub fn ahead(mut self, sign: &UnderWay) -> Self {
        self.ahead = Some(sign.clone());
        self
    }

    /// The same request again. `None` when its body is a stream.
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self {
            operation: self.operation,
            method: self.method.clone(),
            target: self.target.clone(),
            query: self.query.clone(),
            headers: self.headers.clone(),
            body: self.body.try_clone()?,
            idempotent: self.idempotent,
            keeps_redirects: self.keeps_redirects,
            quota: self.quota.clone(),
            timeout: self.timeout,
            deadline: self.deadline,
            ahead: self.ahead.clone(),
            invalid: self.invalid.clone(),
        })
    }

    /// A request that goes on from this one's answer, by a link in it: with the same name, headers, time limits and quota scope.
    #[must_use]
    pub fn follow(&self, link: impl Into<String>) -> Self {
        Self {
            headers: self.headers.clone(),
            quota: self.quota.clone(),
            timeout: self.timeout,
            deadline: self.deadline,
            invalid: self.invalid.clone(),
            ..Self::to_url(self.operation, Method::GET, link, "{link}")
        }
    }

    /// Reports `reason` when the request runs, instead of sending it.
    #[must_use]
    pub fn invalid(mut self, reason: impl Into<String>) -> Self {
        self.invalid.get_or_insert(reason.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(path: Path) -> Request {
        Request::new("test.get", Method::GET, path)
    }

    #[test]
    fn preferences_stand_beside_each_other() {
        let request = get(Path::new("/me")).prefer("a").prefer("b");
        assert_eq!(request.headers().get_all("prefer").iter().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn bad_input_waits_until_the_request_runs() {
        let requests = [
            get(Path::new("/me/messages").id("message-id", "")),
            get(Path::new("/me")).header("x", "a\r\nb"),
            get(Path::new("/me")).header("x y", "a"),
            get(Path::new("/me")).prefer("a\n"),
            get(Path::new("/me")).invalid("say what to do"),
        ];
        for request in requests {
            assert!(request.check().is_err(), "{request:?}");
        }
    }

    #[test]
    fn debug_shows_no_id_and_no_url() {
        let request = get(Path::new("/me/messages").id("message-id", "AAMk"));
        assert!(!format!("{request:?}").contains("AAMk"));
        let request = Request::to_url("upload", Method::PUT, "https://x/?tempauth=t0ken", "{upload-url}")
            .query("$search", "t0ken")
            .header("Authorization", "Bearer t0ken");
        assert!(!format!("{request:?}").contains("t0ken"));
    }

    #[test]
    fn only_post_is_not_idempotent_by_itself() {
        assert!(Request::new("x", Method::PATCH, Path::new("/me")).is_idempotent());
        assert!(!Request::new("x", Method::PATCH, Path::new("/me")).if_match("1").is_idempotent());
        assert!(!Request::new("x", Method::POST, Path::new("/me")).is_idempotent());
        assert!(Request::new("x", Method::POST, Path::new("/me")).idempotent(true).is_idempotent());
    }
}
