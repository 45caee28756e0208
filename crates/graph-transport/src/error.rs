//! [`Error`]: one word for everything that can go wrong, whose `Display` alone is enough to act on.
//!
//! Invariant: no token, secret or URL ever becomes part of an error; `Display` is one line and does not repeat its source.

use crate::{Limits, ServiceError, TransportError, TransportErrorKind};
use http::{
    HeaderMap, StatusCode,
    header::{LOCATION, WWW_AUTHENTICATE},
};
use std::{borrow::Cow, fmt, sync::Arc, time::Duration};

/// The result of this SDK's calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong with a call: where, why, and what the service said. Cheap to clone.
///
/// `Display` is one line:
/// `mail.messages.get: 404 ErrorItemNotFound: The specified object was not found in the store. (request 7f3e…, 1 attempt)`.
#[derive(Clone)]
pub struct Error(Arc<Repr>);

#[derive(Clone)]
struct Repr {
    kind: ErrorKind,
    operation: &'static str,
    message: Box<str>,
    status: Option<StatusCode>,
    service: Option<ServiceError>,
    request_id: Option<Box<str>>,
    client_request_id: Option<Box<str>>,
    retry_after: Option<Duration>,
    claims: Option<Box<str>>,
    challenge: Option<Box<str>>,
    limits: Option<Box<Limits>>,
    location: Option<Box<str>>,
    attempts: u32,
    transient: bool,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// The step that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The call cannot be made as it was asked for: an empty id, an untrusted link, a missing setting. Nothing was sent.
    Request,
    /// No token could be had. The message names the reason; nothing was sent to Graph.
    Credential,
    /// No connection could be made: nothing reached the service.
    Connect,
    /// No answer came in time.
    Timeout,
    /// The connection ended before the answer was complete.
    Interrupted,
    /// The service answered with an error status.
    Service,
    /// The answer is not what its documentation says.
    Decode,
}

impl Error {
    fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Arc::new(Repr {
            kind,
            operation: "",
            message: message.into().into_boxed_str(),
            status: None,
            service: None,
            request_id: None,
            client_request_id: None,
            retry_after: None,
            claims: None,
            challenge: None,
            limits: None,
            location: None,
            attempts: 0,
            transient: false,
            source: None,
        }))
    }

    /// A call that cannot be made as asked. The message names what to do instead.
    pub fn request(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Request, message)
    }

    /// A token that could not be had: for authors of token providers. The message must hold no secret.
    pub fn credential(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Credential, message)
    }

    /// An answer that is not what was expected.
    pub fn decode(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Decode, message)
    }

    /// Keeps the error that caused this one.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.repr().source = Some(source.into().into());
        self
    }

    /// Keeps what a service said in another way than by an HTTP answer, such as in the address of a redirect.
    #[must_use]
    pub fn with_service_error(mut self, service: ServiceError) -> Self {
        self.repr().service = Some(service);
        self
    }

    /// The same facts as a credential's failure, told in the credential's own words. Whether it
    /// [`is_transient`](Self::is_transient) stays.
    #[must_use]
    pub fn into_credential(mut self, message: impl Into<String>) -> Self {
        let transient = self.is_transient();
        let repr = self.repr();
        repr.transient = transient;
        repr.kind = ErrorKind::Credential;
        repr.message = message.into().into_boxed_str();
        self
    }

    /// An answer with an error status: for what carries answers within answers, as batches do.
    pub fn service(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        let service = ServiceError::read(body);
        let message = match &service {
            Some(service) => service.any_message().unwrap_or("the service did not say why").to_owned(),
            None => ServiceError::describe(headers, body),
        };
        let mut error = Self::new(ErrorKind::Service, message).answered(headers);
        let repr = error.repr();
        repr.status = Some(status);
        repr.retry_after = crate::retry::after::retry_after(headers, jiff::Timestamp::now());
        repr.claims = crate::challenge::claims(headers).map(String::into_boxed_str);
        repr.challenge = headers.get(WWW_AUTHENTICATE).and_then(|value| value.to_str().ok()).map(Into::into);
        repr.service = service;
        repr.limits = Limits::read(headers).map(Box::new);
        repr.location = headers.get(LOCATION).and_then(|value| value.to_str().ok()).map(Into::into);
        error
    }

    /// A call that was not begun, because the service had asked to be left alone for longer than the call has.
    pub(crate) fn paused(why: Option<Self>, left: Duration) -> Self {
        let asked = "the service has asked for a pause that is longer than this call may wait, so nothing was sent";
        let mut error = why.unwrap_or_else(|| {
            let mut error = Self::new(ErrorKind::Service, "its quota is used up");
            error.repr().status = Some(StatusCode::TOO_MANY_REQUESTS);
            error
        });
        let repr = error.repr();
        repr.message = format!("{asked}: {}", repr.message).into_boxed_str();
        (repr.operation, repr.attempts, repr.retry_after) = ("", 0, Some(left));
        (repr.request_id, repr.client_request_id) = (None, None);
        error
    }

    /// A part of a batch that was not done, since `dependency`, which it has to come after, failed with `cause`.
    pub fn failed_dependency(dependency: impl fmt::Display, cause: &Self) -> Self {
        let message = format!("it was not done, because it comes after {dependency}, which failed");
        let mut error = Self::new(ErrorKind::Service, message).with_source(cause.clone());
        error.repr().status = Some(StatusCode::FAILED_DEPENDENCY);
        error
    }

    /// The same failure, and that there is no time left to wait as long as the service asks: for what makes attempts of its own.
    #[must_use]
    pub fn too_late(self, wait: Duration) -> Self {
        self.with_note(format_args!("the next try, in {:.1} s, would come too late", wait.as_secs_f64()))
    }

    /// The same failure, and what follows from it: what is left behind, or what to do. For what makes several calls of one.
    #[must_use]
    pub fn with_note(mut self, note: impl fmt::Display) -> Self {
        let message = format!("{}; {note}", self.0.message.trim_end_matches('.'));
        self.repr().message = message.into_boxed_str();
        self
    }

    /// Keeps the ids that the service gave the answer.
    pub(crate) fn answered(mut self, headers: &HeaderMap) -> Self {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(Into::into);
        let repr = self.repr();
        // The sign-in service spells it the older way.
        repr.request_id = header("request-id").or_else(|| header("x-ms-request-id"));
        repr.client_request_id = header("client-request-id");
        self
    }

    /// A refusal of a token that could not be replaced: the service's facts, and why there is no other token.
    pub(crate) fn without_another_token(self, reason: &Self) -> Self {
        self.with_note(format_args!("and there is no other token: {}", reason.0.message))
    }

    /// Where it happened and how often it was tried. What an inner call has said already stays.
    #[must_use]
    pub fn at(mut self, operation: &'static str, client_request_id: Option<&str>, attempts: u32) -> Self {
        let repr = self.repr();
        if repr.operation.is_empty() {
            repr.operation = operation;
        }
        if matches!(repr.kind, ErrorKind::Request | ErrorKind::Credential) {
            // It never left: neither an id nor a number of attempts would mean anything to anyone.
            return self;
        }
        if repr.client_request_id.is_none() {
            repr.client_request_id = client_request_id.map(Into::into);
        }
        repr.attempts = repr.attempts.max(attempts);
        self
    }

    /// The step that failed.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation, such as `mail.messages.list`; empty when none had begun.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// What happened, without the facts around it. Made for people: it may change, so do not match on it.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The HTTP status, when the service answered.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The service's most specific error code, such as `ErrorItemNotFound`. Compare without regard to case.
    pub fn code(&self) -> Option<&str> {
        self.service_error().map(ServiceError::most_specific_code)
    }

    /// All that the service said in its error envelope.
    pub fn service_error(&self) -> Option<&ServiceError> {
        self.0.service.as_ref()
    }

    /// How long the service asks to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The service's id of the failed request: what Microsoft's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        let service = || self.service_error().and_then(ServiceError::request_id);
        self.0.request_id.as_deref().or_else(service)
    }

    /// The id that this client gave the request.
    pub fn client_request_id(&self) -> Option<&str> {
        self.0.client_request_id.as_deref()
    }

    /// How often the request was tried. Zero when it never left.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The claims (JSON text) that a new token must satisfy, when the service asked for them.
    pub fn claims(&self) -> Option<&str> {
        self.0.claims.as_deref()
    }

    /// How the service wants to see proven who asks: its `WWW-Authenticate` header, for schemes other than bearer tokens. It is not shown.
    pub fn challenge(&self) -> Option<&str> {
        self.0.challenge.as_deref()
    }

    /// What the service told about its quotas, when it did.
    pub fn limits(&self) -> Option<&Limits> {
        self.0.limits.as_deref()
    }

    /// Where the service says that the call should go instead: with 410, where a new round begins. It may be a secret, so it is not shown.
    pub fn location(&self) -> Option<&str> {
        self.0.location.as_deref()
    }

    /// Whether the same call may succeed later without any change.
    ///
    /// What to do: wait for [`retry_after`](Self::retry_after) or a while, then call again, if doing the work twice does no harm.
    pub fn is_transient(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted | ErrorKind::Credential => {
                self.0.transient
            }
            ErrorKind::Service => matches!(self.status_number(), 408 | 429 | 500 | 502 | 503 | 504 | 509),
            _ => false,
        }
    }

    /// Whether the item does not exist, or is not visible to this user.
    ///
    /// What to do: look the id up again. Outlook's ids change when an item is moved, unless immutable ids are asked for.
    pub fn is_not_found(&self) -> bool {
        self.status_number() == 404
    }

    /// Whether the service refused for now because of too many requests.
    ///
    /// What to do: wait for [`retry_after`](Self::retry_after); ask for less at a time. Retries have been made already.
    pub fn is_throttled(&self) -> bool {
        matches!(self.status_number(), 429 | 509)
    }

    /// Whether the token lacks a permission for this call.
    ///
    /// What to do: grant the permission that the method's page names to the app, have it consented to, and sign in again.
    pub fn is_access_denied(&self) -> bool {
        self.status_number() == 403
    }

    /// Whether the service did not accept the token.
    ///
    /// What to do: sign in again; check tenant and cloud. A new token has been tried already.
    pub fn is_unauthorized(&self) -> bool {
        self.status_number() == 401
    }

    /// Whether the item was changed by someone else since its entity tag was read.
    ///
    /// What to do: read it again, apply the change to what is there now, and send that.
    pub fn is_precondition_failed(&self) -> bool {
        self.status_number() == 412
    }

    /// Whether the item is what it was when its entity tag was read: the answer to
    /// `if_none_match`, which is no failure.
    pub fn is_not_modified(&self) -> bool {
        self.status_number() == 304
    }

    /// Whether the call conflicts with what is there, such as a name that exists.
    ///
    /// What to do: choose another name, or read the item that is in the way.
    pub fn is_conflict(&self) -> bool {
        self.status_number() == 409
    }

    /// Whether somebody or something holds the item: it is open, checked out, or a locked record.
    ///
    /// What to do: try again when it is free; a file's `publication` and its retention label tell who or what holds it.
    pub fn is_locked(&self) -> bool {
        self.status_number() == 423
    }

    /// Whether there is no room left for what is written.
    ///
    /// What to do: delete something, recycle bin included, or have the quota raised.
    pub fn is_over_quota(&self) -> bool {
        self.status_number() == 507
    }

    /// Whether what the call goes on from is too old for the service.
    ///
    /// What to do: start the listing again from its beginning.
    pub fn is_gone(&self) -> bool {
        self.status_number() == 410
    }

    /// Whether this part of a batch was not done because one that it has to come after failed.
    ///
    /// What to do: see why the other one failed; it is this error's source.
    pub fn is_failed_dependency(&self) -> bool {
        self.status_number() == 424
    }

    fn repr(&mut self) -> &mut Repr {
        Arc::make_mut(&mut self.0)
    }

    /// Whether a new token may change the answer: it was not accepted, or it lacks claims that can be asked for.
    pub(crate) fn asks_for_another_token(&self) -> bool {
        self.is_unauthorized() || self.status_number() == 403 && self.claims().is_some()
    }

    pub(crate) fn status_number(&self) -> u16 {
        self.0.status.map_or(0, |status| status.as_u16())
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        let transient = !matches!(error.kind(), TransportErrorKind::Request | TransportErrorKind::Untrusted);
        let kind = match error.kind() {
            TransportErrorKind::Request => ErrorKind::Request,
            TransportErrorKind::Connect | TransportErrorKind::Untrusted => ErrorKind::Connect,
            TransportErrorKind::Interrupted => ErrorKind::Interrupted,
            TransportErrorKind::Timeout => ErrorKind::Timeout,
        };
        let mut own = Self::new(kind, error.to_string());
        own.repr().transient = transient;
        own
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let repr = &*self.0;
        if !repr.operation.is_empty() {
            write!(f, "{}: ", repr.operation)?;
        }
        if let Some(status) = repr.status {
            write!(f, "{} ", status.as_u16())?;
            match self.code() {
                Some(code) if !code.is_empty() => write!(f, "{}: ", one_line(code))?,
                _ => write!(f, "{}: ", status.canonical_reason().unwrap_or("error"))?,
            }
        }
        f.write_str(&one_line(&repr.message))?;
        if repr.attempts > 0 {
            f.write_str(" (")?;
            match (self.request_id(), self.client_request_id()) {
                (Some(id), _) => write!(f, "request {}, ", one_line(id))?,
                (None, Some(id)) => write!(f, "client request {}, ", one_line(id))?,
                (None, None) => {}
            }
            write!(f, "{} attempt{}", repr.attempts, if repr.attempts == 1 { "" } else { "s" })?;
            if let Some(wait) = repr.retry_after {
                write!(f, ", retry after {} s", wait.as_secs_f64())?;
            }
            f.write_str(")")?;
        }
        Ok(())
    }
}

/// One line without commands to a terminal, whatever the service wrote.
fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
    if !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split(breaks).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "))
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What `unwrap` and a `main` that returns the error print: the same line, and the kind to match on.
        write!(f, "{:?}: {self}", self.0.kind)?;
        match &self.0.source {
            Some(source) => write!(f, "\n  caused by: {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn service(status: u16, body: &str) -> Error {
        Error::service(StatusCode::from_u16(status).unwrap(), &HeaderMap::new(), body.as_bytes())
    }

    #[test]
    fn display_is_one_line_that_says_everything() {
        let body = r#"{"error":{"code":"ErrorItemNotFound","message":"Not\r\n there.",
            "innerError":{"date":"2026-01-01T00:00:00","request-id":"7f3e"}}}"#;
        let error = service(404, body).at("mail.messages.get", Some("c1"), 1);
        assert_eq!(error.to_string(), "mail.messages.get: 404 ErrorItemNotFound: Not there. (request 7f3e, 1 attempt)");
        assert!(error.is_not_found() && !error.is_transient());
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }

    #[test]
    fn pages_and_silence_are_described() {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static("text/html; charset=utf-8"));
        let page = b"<!DOCTYPE html><html><head><title>502 Bad\n Gateway</title></head><body>x</body></html>";
        let error = Error::service(StatusCode::BAD_GATEWAY, &headers, page).at("mail.send", None, 4);
        assert_eq!(
            error.to_string(),
            "mail.send: 502 Bad Gateway: the answer is a web page, not Graph's: 502 Bad Gateway (4 attempts)"
        );
        assert_eq!(
            service(503, "").at("x", Some("c1"), 1).to_string(),
            "x: 503 Service Unavailable: the answer has no text (client request c1, 1 attempt)"
        );
    }
}
