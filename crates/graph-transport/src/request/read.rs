//! What a finished [`Request`] tells: to tests and batches, and to the pipeline.

use super::{Request, Target};
use crate::{Body, Endpoint, Error, QueryOptions, Result, Scope, UnderWay, throttle::Quota};
use http::{HeaderMap, Method, header::IF_MATCH};
use std::time::Duration;

impl Request {
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
    pub fn query_options(&self) -> &QueryOptions {
        &self.query
    }

    /// Where it goes, with ids replaced by their names: safe to log.
    pub fn template(&self) -> &str {
        match &self.target {
            Target::Path(path) => path.template(),
            Target::Url { template, .. } => template,
        }
    }

    /// Where it goes below the service root, encoded, ids and all: for rules about paths, not for logs. `None` for a URL.
    pub fn path(&self) -> Option<&str> {
        match &self.target {
            Target::Path(path) => Some(path.as_str()),
            Target::Url { .. } => None,
        }
    }

    /// Method, path and query as they are sent below the service root. For tests and batches, not for logs: it holds ids.
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.url(""))
    }

    /// The quota scope. Of several, the first.
    pub fn throttle_scope(&self) -> Option<&Scope> {
        self.quota.first()
    }

    /// What it takes of its quotas: so many places in each scope.
    pub fn places(&self) -> impl Iterator<Item = &(Scope, u32)> {
        self.quota.iter()
    }

    /// Whether doing it twice does no harm; see [`idempotent`](Self::idempotent).
    pub fn is_idempotent(&self) -> bool {
        let reads = matches!(self.method, Method::GET | Method::HEAD);
        let conditional = self.headers.contains_key(IF_MATCH);
        self.idempotent.unwrap_or(reads || self.method != Method::POST && !conditional)
    }

    /// The longest that one attempt may take, if it was said.
    pub fn attempt_limit(&self) -> Option<Duration> {
        self.timeout
    }

    /// The longest that the whole call may take, if it was said.
    pub fn call_limit(&self) -> Option<Duration> {
        self.deadline
    }

    /// Whom to tell that the request is on its way, when nobody waits for its answer yet.
    pub(crate) fn sign(&self) -> Option<&UnderWay> {
        self.ahead.as_ref()
    }

    pub(crate) fn keeps_its_redirects(&self) -> bool {
        self.keeps_redirects
    }

    /// Whether the URL is a credential of its own, which no token may travel with.
    pub(crate) fn is_pre_authenticated(&self) -> bool {
        matches!(self.target, Target::Url { pre_authenticated: true, .. })
    }

    /// Whether the URL came from outside: it must be trusted before a token goes there.
    pub(crate) fn is_absolute(&self) -> bool {
        matches!(self.target, Target::Url { .. })
    }

    /// Path and query below the service root, as a batch names what it carries. A link out of an answer is cut off behind the root.
    ///
    /// # Errors
    /// When it leads elsewhere, or is a credential of its own.
    pub fn url_below(&self, endpoint: &Endpoint) -> Result<String> {
        let url = self.url("");
        if !self.is_absolute() {
            return Ok(url);
        }
        if self.is_pre_authenticated() {
            return Err(Error::request("it goes to an address that is a credential of its own: send it by itself"));
        }
        let root = endpoint.root();
        let behind = url.get(..root.len()).filter(|start| start.eq_ignore_ascii_case(root)).map(|_| &url[root.len()..]);
        match behind.filter(|behind| endpoint.trusts(&url) && (behind.is_empty() || behind.starts_with(['/', '?']))) {
            Some(behind) => Ok(behind.to_owned()),
            None => Err(Error::request(format!("a link leads out of {root}, and a batch does not: send it by itself"))),
        }
    }

    pub(crate) fn url(&self, root: &str) -> String {
        let (root, rest) = match &self.target {
            Target::Path(path) => (root, path.as_str()),
            Target::Url { url, .. } => ("", url.as_str()),
        };
        let mut url = String::with_capacity(root.len() + rest.len() + self.query.room());
        url.extend([root, rest]);
        self.query.write_to(&mut url);
        url
    }

    /// The bad input, if there was any.
    ///
    /// # Errors
    /// What awaiting the call would give, before anything is sent.
    pub fn check(&self) -> Result<()> {
        match &self.invalid {
            Some(reason) => Err(Error::request(reason.as_str())),
            None => Ok(()),
        }
    }

    pub(crate) fn into_parts(self) -> (Method, HeaderMap, Body, Quota) {
        (self.method, self.headers, self.body, self.quota)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Path;

    #[test]
    fn what_is_below_the_root() {
        let below = |request: Request| request.url_below(&Endpoint::default());
        let link = |url: &str| below(Request::to_url("x", Method::GET, url, "{link}"));
        assert_eq!(below(Request::new("x", Method::GET, Path::new("/me")).query("$top", "1")).unwrap(), "/me?$top=1");
        assert_eq!(link("https://GRAPH.microsoft.com/v1.0/me?$skip=%2B").unwrap(), "/me?$skip=%2B");
        for foreign in [
            "https://graph.microsoft.com/v1.01/me",
            "https://graph.microsoft.com/beta/me",
            "https://graph.microsoft.com.evil.example/v1.0/me",
            "https://evil.example/v1.0/me",
            "https://é",
            "",
        ] {
            let error = link(foreign).unwrap_err().to_string();
            assert!(!error.contains("evil") && error.contains("send it by itself"), "{error}");
        }
        let own = "https://graph.microsoft.com/v1.0/me?tempauth=t0ken";
        let error = below(Request::pre_authenticated("x", Method::GET, own, "{url}")).unwrap_err();
        assert!(!error.to_string().contains("t0ken"));
    }
}
