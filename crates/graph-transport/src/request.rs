//! [`Request`]: one call as a plain value, before anything is sent.
//!
//! Invariant: bad input is kept and reported when the request runs; building one never fails and never panics.

use crate::{Body, Error, Path, Query, Result};
use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, IF_MATCH, PROXY_AUTHORIZATION},
};
use serde::Serialize;
use std::{borrow::Cow, fmt, sync::Arc, time::Duration};

/// Headers whose values no one gets to see.
const SENSITIVE: [HeaderName; 3] = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];

/// The name of the header that carries preferences.
const PREFER: HeaderName = HeaderName::from_static("prefer");

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
    query: Query,
    headers: HeaderMap,
    body: Body,
    idempotent: Option<bool>,
    throttle_scope: Option<Arc<str>>,
    timeout: Option<Duration>,
    invalid: Option<String>,
}

#[derive(Clone)]
enum Target {
    /// Below the service root; with the token.
    Path(Path),
    /// An absolute URL out of an answer or of the sign-in service.
    Url { url: String, template: &'static str },
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
        let throttle_scope = path.throttle_scope().cloned();
        let invalid = path
            .invalid()
            .map(|name| format!("{{{name}}} must be a value, not empty and not dots: {}", path.template()));
        Self { throttle_scope, invalid, ..Self::bare(operation, method, Target::Path(path)) }
    }

    /// A request to an absolute URL, followed byte for byte. `template` stands for it wherever it would be shown.
    pub fn to_url(operation: &'static str, method: Method, url: impl Into<String>, template: &'static str) -> Self {
        Self::bare(operation, method, Target::Url { url: url.into(), template })
    }

    fn bare(operation: &'static str, method: Method, target: Target) -> Self {
        Self {
            operation,
            method,
            target,
            query: Query::default(),
            headers: HeaderMap::new(),
            body: Body::empty(),
            idempotent: None,
            throttle_scope: None,
            timeout: None,
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

    /// Says whether doing it twice does no harm. Without it GET, HEAD, PUT, PATCH, DELETE count as such and POST does not; nor does
    /// anything with `If-Match`, since the first time changes the tag and the second would fail.
    #[must_use]
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// Counts the request to a quota scope; see [`Path::throttled_as`].
    #[must_use]
    pub fn throttled_as(mut self, scope: Option<Arc<str>>) -> Self {
        self.throttle_scope = scope;
        self
    }

    /// The longest that one attempt may take.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
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
            throttle_scope: self.throttle_scope.clone(),
            timeout: self.timeout,
            invalid: self.invalid.clone(),
        })
    }

    /// A request that goes on from this one's answer, by a link in it: with the same name, headers, deadline and quota scope.
    #[must_use]
    pub fn follow(&self, link: impl Into<String>) -> Self {
        Self {
            headers: self.headers.clone(),
            throttle_scope: self.throttle_scope.clone(),
            timeout: self.timeout,
            ..Self::to_url(self.operation, Method::GET, link, "{link}")
        }
    }

    /// Reports `reason` when the request runs, instead of sending it.
    #[must_use]
    pub fn invalid(mut self, reason: impl Into<String>) -> Self {
        self.invalid.get_or_insert(reason.into());
        self
    }

    /// The operation's name.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The headers set so far, in which the token never is.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The query options.
    pub fn query_options(&self) -> &Query {
        &self.query
    }

    /// Where it goes, with ids replaced by their names: safe to log.
    pub fn template(&self) -> &str {
        match &self.target {
            Target::Path(path) => path.template(),
            Target::Url { template, .. } => template,
        }
    }

    /// Method, path and query as they are sent below the service root. For tests and batches, not for logs: it holds ids.
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.url(""))
    }

    /// The quota scope.
    pub fn throttle_scope(&self) -> Option<&Arc<str>> {
        self.throttle_scope.as_ref()
    }

    pub(crate) fn is_idempotent(&self) -> bool {
        self.idempotent.unwrap_or(self.method != Method::POST && !self.headers.contains_key(IF_MATCH))
    }

    pub(crate) fn deadline(&self) -> Option<Duration> {
        self.timeout
    }

    /// Whether the URL came from outside: it must be trusted before a token goes there.
    pub(crate) fn is_absolute(&self) -> bool {
        matches!(self.target, Target::Url { .. })
    }

    pub(crate) fn url(&self, root: &str) -> String {
        let mut url = String::with_capacity(root.len() + 128);
        match &self.target {
            Target::Path(path) => {
                url.push_str(root);
                url.push_str(path.as_str());
            }
            Target::Url { url: absolute, .. } => url.push_str(absolute),
        }
        self.query.write_to(&mut url);
        url
    }

    /// The bad input, if there was any.
    pub(crate) fn check(&self) -> Result<()> {
        match &self.invalid {
            Some(reason) => Err(Error::request(reason.as_str())),
            None => Ok(()),
        }
    }

    pub(crate) fn into_parts(self) -> (Method, HeaderMap, Body) {
        (self.method, self.headers, self.body)
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
