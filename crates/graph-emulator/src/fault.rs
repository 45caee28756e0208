//! Faults on order: what is to go wrong, on which requests, how often.

use crate::{
    entra::EntraError,
    outcome::Ending,
    pattern::Pattern,
    reply::{Content, Failure, Reply},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use graph_transport::TransportErrorKind;
use http::{Response, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// Something that goes wrong on order. Give it to [`Emulator::fault`](crate::Emulator::fault).
///
/// It befalls the next request that its pattern fits, or every request without one; once, unless [`times`](Self::times) or
/// [`always`](Self::always) says otherwise. Of several faults for one request the first ordered comes first.
///
/// The requests in a batch are requests, too: a fault befalls those that its pattern fits, and the batch is `POST /$batch`. Connections that
/// are lost, or bodies that break off, are the batch's alone.
///
/// ```
/// use graph_emulator::{Emulator, Fault};
/// use std::time::Duration;
///
/// let emulator = Emulator::demo();
/// emulator.fault(Fault::throttle(Duration::from_secs(3)).on("GET /me/messages").times(2));
/// ```
#[derive(Clone, Debug)]
#[must_use = "a fault does nothing until it is given to an emulator"]
pub struct Fault {
    pub(crate) kind: Kind,
    pattern: Option<Pattern>,
    left: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Throttle(RetryAfter),
    Unavailable(Option<RetryAfter>),
    Html(u16),
    Status(u16),
    EmptyBody,
    /// After so many bytes, or in the middle.
    CutBody(Option<usize>),
    Stall,
    Reset,
    ResetUnread,
    Refuse,
    ForeignNextLink,
    EmptyPage,
    RepeatedItems,
    GraphError {
        status: u16,
        code: String,
        message: String,
    },
    ExpireToken,
    ClaimsChallenge,
    UnknownMembers,
    Operation(String),
    Entra(EntraError),
    Slow(Duration),
}

/// How long a client is to wait, and how it is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RetryAfter {
    wait: Duration,
    dated: bool,
}

impl Fault {
    fn new(kind: Kind) -> Self {
        Self { kind, pattern: None, left: 1 }
    }

    /// 429 `ApplicationThrottled` with a `Retry-After` of that length: whole seconds, or decimals where there are some.
    pub fn throttle(retry_after: Duration) -> Self {
        Self::new(Kind::Throttle(RetryAfter::seconds(retry_after)))
    }

    /// 503 `serviceNotAvailable`, with a `Retry-After` of that length if there is one.
    pub fn unavailable(retry_after: impl Into<Option<Duration>>) -> Self {
        Self::new(Kind::Unavailable(retry_after.into().map(RetryAfter::seconds)))
    }

    /// Writes the `Retry-After` of this fault as a date rather than in seconds. A date has no fractions: it is the next whole second.
    pub fn retry_after_date(mut self) -> Self {
        if let Kind::Throttle(after) | Kind::Unavailable(Some(after)) = &mut self.kind {
            after.dated = true;
        }
        self
    }

    /// A page of HTML with that status, as gateways send it.
    pub fn html(status: u16) -> Self {
        Self::new(Kind::Html(status))
    }

    /// That status and no body, as gateways send it, too.
    pub fn status(status: u16) -> Self {
        Self::new(Kind::Status(status))
    }

    /// The real answer, whose body breaks off in the middle.
    pub fn cut_body() -> Self {
        Self::new(Kind::CutBody(None))
    }

    /// The real answer, whose body breaks off after so many bytes, or before its last one.
    pub fn cut_after(bytes: usize) -> Self {
        Self::new(Kind::CutBody(Some(bytes)))
    }

    /// The real answer's status and headers, and no body.
    pub fn empty_body() -> Self {
        Self::new(Kind::EmptyBody)
    }

    /// The real answer, whose body stops in the middle and never goes on, while the connection stays.
    pub fn stall() -> Self {
        Self::new(Kind::Stall)
    }

    /// The request is carried out, and the connection is lost before the answer.
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
    }

    /// The request arrives, and the connection is lost before it is carried out. A client cannot tell it from [`reset`](Self::reset); the
    /// journal can, by [`Recorded::carried_out`](crate::Recorded::carried_out).
    pub fn reset_unread() -> Self {
        Self::new(Kind::ResetUnread)
    }

    /// No connection: nothing arrives, and nothing is in the journal. The server, which listens, drops the connection instead.
    pub fn refuse() -> Self {
        Self::new(Kind::Refuse)
    }

    /// The real page, whose `@odata.nextLink` leads to a stranger's host.
    pub fn foreign_next_link() -> Self {
        Self::new(Kind::ForeignNextLink)
    }

    /// An empty page whose `@odata.nextLink` leads to the page that was asked for.
    pub fn empty_page() -> Self {
        Self::new(Kind::EmptyPage)
    }

    /// The real page, with everything on it told twice, as delta queries may.
    pub fn repeated_items() -> Self {
        Self::new(Kind::RepeatedItems)
    }

    /// An error of Graph's own.
    pub fn graph_error(status: u16, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Kind::GraphError { status, code: code.into(), message: message.into() })
    }

    /// 401 `InvalidAuthenticationToken`, as for a token whose time is over.
    pub fn expire_token() -> Self {
        Self::new(Kind::ExpireToken)
    }

    /// 401 with a claims challenge, as continuous access evaluation sends it.
    pub fn claims_challenge() -> Self {
        Self::new(Kind::ClaimsChallenge)
    }

    /// The real answer, with unknown properties in every object and unknown members in its enumerations.
    pub fn unknown_members() -> Self {
        Self::new(Kind::UnknownMembers)
    }

    /// What a monitor answers about an operation (`GET /monitor/**`), in another state: `failed`, `cancelled`, `waiting`, or one that nobody
    /// knows. The operation itself is as it is.
    pub fn operation(state: impl Into<String>) -> Self {
        Self::new(Kind::Operation(state.into()))
    }

    /// A refusal of Entra ID's, in its own words: an AADSTS number, or an [`EntraError`] with more to it. Without a pattern it befalls the next
    /// request to an endpoint of the authority; at the authorization endpoint it goes back to the application as a redirect does.
    ///
    /// ```
    /// use graph_emulator::{Emulator, Fault};
    ///
    /// let emulator = Emulator::demo();
    /// // The secret has expired, and stays so.
    /// emulator.fault(Fault::entra(7000222).on("POST /*/oauth2/v2.0/token").always());
    /// ```
    pub fn entra(error: impl Into<EntraError>) -> Self {
        Self::new(Kind::Entra(error.into()))
    }

    /// The real answer, after that time on tokio's clock. It needs a runtime with time.
    pub fn slow(delay: Duration) -> Self {
        Self::new(Kind::Slow(delay))
    }

    /// Only on requests that fit: a method and a path behind the version, in which `*` stands for one segment and `**` for
    /// any number of them. The method may be left out.
    pub fn on(mut self, pattern: impl AsRef<str>) -> Self {
        self.pattern = Some(Pattern::new(pattern.as_ref()));
        self
    }

    /// That many times.
    pub fn times(mut self, times: usize) -> Self {
        self.left = times;
        self
    }

    /// Every time from now on.
    pub fn always(self) -> Self {
        self.times(usize::MAX)
    }
}

/// The faults that are still to come.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault that befalls this request.
    pub(crate) fn take(&mut self, method: &str, path: &str) -> Option<Kind> {
        self.take_of(method, path, |_| true)
    }

    /// The fault that befalls this request of a batch, which has no connection of its own that could be lost.
    pub(crate) fn take_in_batch(&mut self, method: &str, path: &str) -> Option<Kind> {
        self.take_of(method, path, |kind| !kind.is_of_connections())
    }

    fn take_of(&mut self, method: &str, path: &str, befalls: impl Fn(&Kind) -> bool) -> Option<Kind> {
        let fits = |fault: &Fault| {
            let fits = fault.pattern.as_ref().is_none_or(|pattern| pattern.fits(method, path));
            fault.left > 0 && fits && fault.kind.is_about(path) && befalls(&fault.kind)
        };
        let at = self.0.iter().position(fits)?;
        let fault = self.0.get_mut(at)?;
        fault.left = if fault.left == usize::MAX { usize::MAX } else { fault.left - 1 };
        let kind = fault.kind.clone();
        if fault.left == 0 {
            drop(self.0.remove(at));
        }
        Some(kind)
    }
}

impl Kind {
    /// What is answered in place of the real answer.
    pub(crate) fn instead(&self, origin: &str, now: Timestamp) -> Option<Result<Response<Bytes>, Failure>> {
        Some(match self {
            Self::Throttle(after) => Err(over_concurrency(after.written(now))),
            Self::Unavailable(after) => {
                let message = "The service is temporarily unavailable. Please try again later.";
                let failure = Failure::new(StatusCode::SERVICE_UNAVAILABLE, "serviceNotAvailable", message);
                Err(match after {
                    Some(after) => failure.with(header::RETRY_AFTER, after.written(now)),
                    None => failure,
                })
            }
            Self::Html(status) => Ok(html(*status)),
            Self::Status(status) => Ok(Reply::empty(status_of(*status)).into_response()),
            Self::GraphError { status, code, message } => Err(Failure::new(status_of(*status), code, message)),
            Self::ExpireToken => Err(unauthorized(
                origin,
                "Lifetime validation failed, the token is expired.",
                "error=\"invalid_token\", error_description=\"The access token expired\"",
            )),
            Self::ClaimsChallenge => Err(unauthorized(
                origin,
                "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: \
                 TokenIssuedBeforeRevocationTimestamp",
                &format!("error=\"insufficient_claims\", claims=\"{}\"", STANDARD.encode(CLAIMS)),
            )),
            _ => return None,
        })
    }

    /// Whether it can befall this path at all.
    fn is_about(&self, path: &str) -> bool {
        !matches!(self, Self::Entra(_)) || path.split('/').nth(2) == Some("oauth2")
    }

    /// Whether it lies below HTTP.
    fn is_of_connections(&self) -> bool {
        matches!(self, Self::CutBody(_) | Self::Stall | Self::Reset | Self::ResetUnread | Self::Refuse)
    }

    /// The connection that is lost before the request is carried out: what a client in memory sees, and whether the request arrives.
    pub(crate) fn unread(&self) -> Option<(TransportErrorKind, bool)> {
        match self {
            Self::Refuse => Some((TransportErrorKind::Connect, false)),
            Self::ResetUnread => Some((TransportErrorKind::Interrupted, true)),
            _ => None,
        }
    }

    /// How the body of the real answer ends.
    pub(crate) fn ending(&self) -> Ending {
        match self {
            Self::CutBody(at) => Ending::Cut(*at),
            Self::Stall => Ending::Stalled,
            _ => Ending::Whole,
        }
    }

    /// Takes from the real answer what it is to lack.
    pub(crate) fn strip(&self, response: &mut Response<Bytes>) {
        if matches!(self, Self::EmptyBody) {
            response.headers_mut().remove(header::CONTENT_TYPE);
            response.body_mut().clear();
        }
    }

    /// Changes the real answer. `again` is the link to the page that was asked for.
    pub(crate) fn spoil(&self, reply: &mut Reply, again: impl FnOnce() -> String) {
        let Content::Json(Value::Object(body)) = &mut reply.content else { return };
        let is_page = reply.status == StatusCode::OK && body.get("value").is_some_and(Value::is_array);
        match self {
            Self::ForeignNextLink if is_page => {
                body.remove("@odata.deltaLink");
                body.insert("@odata.nextLink".into(), "https://graph.example.net/v1.0/me/messages?%24skip=10".into());
            }
            Self::EmptyPage if is_page => {
                body.remove("@odata.deltaLink");
                body.insert("value".into(), json!([]));
                body.insert("@odata.nextLink".into(), again().into());
            }
            Self::RepeatedItems if is_page => {
                if let Some(Value::Array(items)) = body.get_mut("value") {
                    items.extend_from_within(..);
                }
            }
            Self::Operation(state) if body.contains_key("percentageComplete") => {
                body.remove("resourceId");
                body.insert("status".into(), state.as_str().into());
                if state == "failed" {
                    body.insert(
                        "error".into(),
                        json!({"code": "generalException", "message": "The operation failed."}),
                    );
                }
                let over = matches!(state.as_str(), "failed" | "cancelled" | "completed");
                reply.status = if over { StatusCode::OK } else { StatusCode::ACCEPTED };
            }
            Self::UnknownMembers if reply.status.is_success() => estrange(body),
            _ => {}
        }
    }
}

const CLAIMS: &str = r#"{"access_token":{"nbf":{"essential":true,"value":"1767225600"}}}"#;

/// The enumerations that answers hold.
const ENUMS: &[&str] = &[
    "importance",
    "inferenceClassification",
    "flagStatus",
    // Calendars'.
    "color",
    "locationType",
    "onlineMeetingProvider",
    "response",
    "sensitivity",
    "showAs",
    "type",
];

/// Puts what no client knows into every object.
fn estrange(object: &mut Map<String, Value>) {
    for (name, value) in object.iter_mut() {
        match value {
            Value::String(text) if ENUMS.contains(&name.as_str()) => *text = "memberOfTomorrow".into(),
            Value::Object(inner) => estrange(inner),
            Value::Array(items) => items.iter_mut().filter_map(Value::as_object_mut).for_each(estrange),
            _ => {}
        }
    }
    object.insert("propertyOfTomorrow".into(), json!({"nested": [1, "two", null]}));
}

/// 401 with its challenge.
pub(crate) fn unauthorized(origin: &str, message: &str, parameters: &str) -> Failure {
    let challenge = format!("Bearer realm=\"\", authorization_uri=\"{origin}/common/oauth2/authorize\", {parameters}");
    Failure::new(StatusCode::UNAUTHORIZED, "InvalidAuthenticationToken", message)
        .with(header::WWW_AUTHENTICATE, challenge)
}

fn html(status: u16) -> Response<Bytes> {
    let mut reply = Reply::raw(
        "text/html; charset=utf-8",
        format!("<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>gateway</body></html>"),
    );
    reply.status = status_of(status);
    reply.into_response()
}

fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// 429 as Outlook has it.
pub(crate) fn over_concurrency(retry_after: String) -> Failure {
    let message = "Application is over its MailboxConcurrency limit.";
    Failure::new(StatusCode::TOO_MANY_REQUESTS, "ApplicationThrottled", message).with(header::RETRY_AFTER, retry_after)
}

impl RetryAfter {
    fn seconds(wait: Duration) -> Self {
        Self { wait, dated: false }
    }

    fn written(self, now: Timestamp) -> String {
        let Self { wait, dated } = self;
        match wait.subsec_nanos() {
            _ if dated => date_after(now, wait),
            0 => wait.as_secs().to_string(),
            _ => format!("{:.3}", wait.as_secs_f64()),
        }
    }
}

/// The first whole second that is not before that time.
fn date_after(now: Timestamp, wait: Duration) -> String {
    let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX);
    let due = now.saturating_add(wait).unwrap_or(Timestamp::MAX);
    let second = due.as_second() + i64::from(due.subsec_nanosecond() > 0);
    http_date(Timestamp::from_second(second).unwrap_or(Timestamp::MAX))
}

/// A time as HTTP's headers write it.
pub(crate) fn http_date(time: Timestamp) -> String {
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_befall_what_they_fit_in_order_and_run_out() {
        let mut faults = Faults::default();
        faults.add(Fault::html(502).on("GET /me/messages").times(2));
        faults.add(Fault::reset());
        assert!(matches!(faults.take("GET", "/v1.0/me"), Some(Kind::Reset)));
        for _ in 0..2 {
            assert!(matches!(faults.take("GET", "/v1.0/me/messages"), Some(Kind::Html(502))));
        }
        assert!(faults.take("GET", "/v1.0/me/messages").is_none());
    }

    #[test]
    fn what_is_in_a_batch_has_no_connection_to_lose() {
        let mut faults = Faults::default();
        for fault in [Fault::reset(), Fault::reset_unread(), Fault::refuse(), Fault::cut_body(), Fault::stall()] {
            faults.add(fault.on("GET /me"));
        }
        assert!(faults.take_in_batch("GET", "/v1.0/me").is_none());
        faults.add(Fault::empty_body().on("GET /me"));
        assert!(matches!(faults.take_in_batch("GET", "/v1.0/me"), Some(Kind::EmptyBody)));
        assert!(matches!(faults.take("GET", "/v1.0/me"), Some(Kind::Reset)));
    }

    #[test]
    fn retry_after_is_decimal_where_it_must_be() {
        let now = "2026-03-01T23:59:58.5Z".parse().unwrap();
        for (milliseconds, seconds, date) in [
            (3000, "3", "Mon, 02 Mar 2026 00:00:02 GMT"),
            (2128, "2.128", "Mon, 02 Mar 2026 00:00:01 GMT"),
            (1500, "1.500", "Mon, 02 Mar 2026 00:00:00 GMT"),
        ] {
            let after = RetryAfter::seconds(Duration::from_millis(milliseconds));
            assert_eq!(after.written(now), seconds);
            assert_eq!(RetryAfter { dated: true, ..after }.written(now), date);
        }
    }

    #[test]
    fn strangers_are_in_every_object() {
        let mut value = json!({"value": [{"importance": "high", "flag": {"flagStatus": "flagged"}}]});
        estrange(value.as_object_mut().unwrap());
        assert_eq!(value["value"][0]["importance"], "memberOfTomorrow");
        assert!(value["value"][0]["flag"]["propertyOfTomorrow"].is_object());
    }
}
