//! Faults on order: what is to go wrong, on which requests, how often.

use crate::{
    pattern::Pattern,
    reply::{Content, Failure, Reply},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use graph_transport::TransportErrorKind;
use http::{Response, StatusCode, header};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// Something that goes wrong on order. Give it to [`Emulator::fault`](crate::Emulator::fault).
///
/// It befalls the next request that its pattern fits, or every request without one; once, unless [`times`](Self::times) or
/// [`always`](Self::always) says otherwise. Of several faults for one request the first ordered comes first.
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
    Throttle(Duration),
    Html(u16),
    CutBody,
    Reset,
    Refuse,
    ForeignNextLink,
    EmptyPage,
    GraphError { status: u16, code: String, message: String },
    ExpireToken,
    ClaimsChallenge,
    UnknownMembers,
    Slow(Duration),
}

impl Fault {
    fn new(kind: Kind) -> Self {
        Self { kind, pattern: None, left: 1 }
    }

    /// 429 `ApplicationThrottled` with a `Retry-After` of that length: whole seconds, or decimals where there are some.
    pub fn throttle(retry_after: Duration) -> Self {
        Self::new(Kind::Throttle(retry_after))
    }

    /// A page of HTML with that status, as gateways send it.
    pub fn html(status: u16) -> Self {
        Self::new(Kind::Html(status))
    }

    /// The real answer, whose body breaks off in the middle.
    pub fn cut_body() -> Self {
        Self::new(Kind::CutBody)
    }

    /// The request is carried out, and the connection is lost before the answer.
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
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

    /// The real answer, after that time on tokio's clock. It needs a runtime with time.
    pub fn slow(delay: Duration) -> Self {
        Self::new(Kind::Slow(delay))
    }

    /// Only on requests that fit: a method and a path behind the version, in which `*` stands for one segment and `**` for
    /// the rest. The method may be left out.
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
        let fits = |fault: &Fault| fault.left > 0 && fault.pattern.as_ref().is_none_or(|it| it.fits(method, path));
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
    pub(crate) fn instead(&self, origin: &str) -> Option<Result<Response<Bytes>, Failure>> {
        Some(match self {
            Self::Throttle(after) => Err(Failure::new(
                StatusCode::TOO_MANY_REQUESTS,
                "ApplicationThrottled",
                "Application is over its MailboxConcurrency limit.",
            )
            .with(header::RETRY_AFTER, seconds(*after))),
            Self::Html(status) => Ok(html(*status)),
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

    /// Below HTTP: what a client in memory sees, and whether the request is carried out first.
    pub(crate) fn broken(&self) -> Option<TransportErrorKind> {
        match self {
            Self::Reset => Some(TransportErrorKind::Interrupted),
            Self::Refuse => Some(TransportErrorKind::Connect),
            _ => None,
        }
    }

    /// Changes the real answer. `again` is the link to the page that was asked for.
    pub(crate) fn spoil(&self, reply: &mut Reply, again: impl FnOnce() -> String) {
        let Content::Json(Value::Object(body)) = &mut reply.content else { return };
        let is_page = reply.status == StatusCode::OK && body.get("value").is_some_and(Value::is_array);
        match self {
            Self::ForeignNextLink if is_page => {
                body.insert("@odata.nextLink".into(), "https://graph.example.net/v1.0/me/messages?%24skip=10".into());
            }
            Self::EmptyPage if is_page => {
                body.insert("value".into(), json!([]));
                body.insert("@odata.nextLink".into(), again().into());
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

fn seconds(duration: Duration) -> String {
    if duration.subsec_nanos() == 0 { duration.as_secs().to_string() } else { format!("{:.3}", duration.as_secs_f64()) }
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
    fn retry_after_is_decimal_where_it_must_be() {
        assert_eq!(seconds(Duration::from_secs(3)), "3");
        assert_eq!(seconds(Duration::from_millis(2128)), "2.128");
    }

    #[test]
    fn strangers_are_in_every_object() {
        let mut value = json!({"value": [{"importance": "high", "flag": {"flagStatus": "flagged"}}]});
        estrange(value.as_object_mut().unwrap());
        assert_eq!(value["value"][0]["importance"], "memberOfTomorrow");
        assert!(value["value"][0]["flag"]["propertyOfTomorrow"].is_object());
    }
}
