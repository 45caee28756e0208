//! [`Item`]: a verb as a batch carries it, written down once, and what became of it so far.
//!
//! Invariant: nothing that one item holds can change what the batch around it means.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use graph_transport::{Attempt, Client, Error, Request, Response, Result, Scope, StatusCode, Verdict};
use http::{
    HeaderName, HeaderValue, Method,
    header::{
        ACCEPT, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, PROXY_AUTHORIZATION,
        TRANSFER_ENCODING, USER_AGENT,
    },
};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::time::Duration;
use tokio::time::Instant;

/// Headers that belong to the request around the items.
const OUTER: [HeaderName; 9] = [
    ACCEPT,
    AUTHORIZATION,
    CONNECTION,
    CONTENT_LENGTH,
    COOKIE,
    HOST,
    PROXY_AUTHORIZATION,
    TRANSFER_ENCODING,
    USER_AGENT,
];

/// A verb on its way through batches.
#[derive(Debug)]
pub(crate) struct Item {
    /// Which one it is, in the order in which they were given.
    pub(crate) index: usize,
    pub(crate) operation: &'static str,
    /// Its members behind `id`, as JSON.
    text: Text,
    idempotent: bool,
    pub(crate) places: Vec<(Scope, u32)>,
    pub(crate) attempt_limit: Duration,
    call_limit: Option<Duration>,
    pub(crate) attempts: u32,
    /// When its first attempt began.
    began: Option<Instant>,
    /// When it may be sent again.
    pub(crate) due: Option<Instant>,
    /// It shares a batch only with what has the same quotas: one of a mixed batch kept it from being sent.
    pub(crate) alone: bool,
}

/// JSON that may be a letter, so it is not shown.
struct Text(String);

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

/// What came of an item in one batch.
pub(crate) enum Fate {
    /// There is its answer or its error.
    Done(Result<Response<Bytes>>),
    /// It failed, and is sent again after this time.
    Again(Duration),
    /// It was not tried, and waits for another that is sent again.
    Held,
}

impl Item {
    /// Whether it may be sent by now.
    pub(crate) fn is_due(&self, now: Instant) -> bool {
        self.due.is_none_or(|due| due <= now)
    }

    /// Writes down `request`, built with the client `own`, for batches that `client` sends.
    ///
    /// # Errors
    /// What makes the verb one that no batch can carry; nothing was sent.
    pub(crate) fn new(client: &Client, own: &Client, index: usize, request: &Request) -> Result<Self> {
        let operation = request.operation();
        let text = write(client, own, request).map_err(|error| error.at(operation, None, 0))?;
        Ok(Self {
            index,
            operation,
            text: Text(text),
            idempotent: request.is_idempotent(),
            places: request.places().cloned().collect(),
            attempt_limit: request.attempt_limit().unwrap_or(client.http().attempt_limit()),
            call_limit: request.call_limit().or(client.http().call_limit()),
            attempts: 0,
            began: None,
            due: None,
            alone: false,
        })
    }

    /// Its members behind `id`.
    pub(crate) fn text(&self) -> &str {
        &self.text.0
    }

    pub(crate) fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// The time that is left of the whole call's, if it has a limit.
    pub(crate) fn time_left(&self, now: Instant) -> Option<Duration> {
        let spent = self.began.map_or(Duration::ZERO, |began| now - began);
        self.call_limit.map(|limit| limit.saturating_sub(spent))
    }

    /// Takes note of an answer that came to an attempt begun at `began`, and decides what comes next. Quotas that the service wants left
    /// alone for a while are added to `pauses`.
    pub(crate) fn settle(
        &mut self,
        client: &Client,
        began: Instant,
        answer: Result<Response<Bytes>>,
        pauses: &mut Vec<(Scope, Duration)>,
    ) -> Fate {
        self.attempts += 1;
        let began = *self.began.get_or_insert(began);
        let response = match answer {
            Ok(response) => response.after(self.attempts),
            Err(error) => return Fate::Done(Err(error.at(self.operation, None, self.attempts))),
        };
        let (status, policy) = (response.status(), client.http().policy());
        let unchanged = status == StatusCode::NOT_MODIFIED;
        // Redirects are not followed within a batch: where they lead is the answer.
        if status.is_success() || status.is_redirection() && !unchanged {
            policy.succeeded();
            return Fate::Done(Ok(response));
        }
        let told: &[u8] = if unchanged { b"the item is what it was" } else { response.body() };
        let error = Error::service(status, response.headers(), told).at(self.operation, None, self.attempts);
        // What nobody has the patience for is left to the client's gate, which refuses it at once.
        let asked = error.retry_after().filter(|wait| *wait <= policy.patience());
        for (scope, _) in &self.places {
            client.heed(scope, &error);
            if let (429 | 503 | 509, Some(wait)) = (status.as_u16(), asked) {
                pauses.push((scope.clone(), wait));
            }
        }
        let elapsed = began.elapsed();
        match policy.decide(&Attempt::new(self.attempts, elapsed, self.idempotent, &error)) {
            Verdict::After(wait) if self.call_limit.is_some_and(|limit| elapsed + wait > limit) => {
                Fate::Done(Err(error.too_late(wait)))
            }
            Verdict::After(wait) => {
                // Not the message: a service may repeat in it what it was sent.
                let status = status.as_u16();
                tracing::debug!(wait_ms = wait.as_millis(), status, "a part of a batch failed and is sent again");
                Fate::Again(wait)
            }
            Verdict::TooLate(wait) => Fate::Done(Err(error.too_late(wait))),
            _ => Fate::Done(Err(error)),
        }
    }
}

/// `"method":…,"url":…`, and headers and body where there are any.
fn write(client: &Client, own: &Client, request: &Request) -> Result<String> {
    request.check()?;
    if !client.speaks_for(own) {
        let told = "it was built with a client of another account or service: make a batch with that one";
        return Err(Error::request(told));
    }
    let url = request.url_below(client.endpoint())?;
    if url.trim_start_matches('/').starts_with("$batch") {
        return Err(Error::request("a batch cannot hold a batch: add its requests one by one"));
    }
    let mut headers = own.headers_of(request);
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut body = body(request, media_type)?;
    // Within a batch Graph wants a body of every request that may have one, of an action without parameters too.
    if body.is_none() && matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        body = Some("{}".to_owned());
    }
    let mut written = Vec::new();
    for name in headers.keys() {
        if OUTER.contains(name) || *name == CONTENT_TYPE && body.is_none() {
            continue;
        }
        let values = headers.get_all(name).iter().map(|value| std::str::from_utf8(value.as_bytes()));
        let values: Vec<_> = values.collect::<Result<_, _>>().map_err(|_| {
            Error::request(format!("the header {name} is not UTF-8, as it must be in a batch: send it by itself"))
        })?;
        written.push(format!("{}:{}", quoted(&capitalized(name.as_str())), quoted(&values.join(", "))));
    }
    let mut text = format!("\"method\":{},\"url\":{}", quoted(request.method().as_str()), quoted(&url));
    if !written.is_empty() {
        text.push_str(",\"headers\":{");
        text.push_str(&written.join(","));
        text.push('}');
    }
    if let Some(body) = body {
        text.push_str(",\"body\":");
        text.push_str(&body);
    }
    Ok(text)
}

/// The body as a batch carries it: JSON as it is, anything else as base64. `None` when there is none.
fn body(request: &Request, media_type: &str) -> Result<Option<String>> {
    let Some(bytes) = request.body().as_bytes() else {
        return Err(Error::request("its body is a stream, which no batch can carry: send it by itself, or give bytes"));
    };
    if !is_json(media_type) {
        // An empty file has a type, no body at all has none.
        let nothing = bytes.is_empty() && media_type.is_empty();
        return Ok((!nothing).then(|| quoted(&STANDARD.encode(bytes))));
    }
    if bytes.is_empty() {
        return Ok(None);
    }
    // What is not JSON would spoil the whole batch.
    match std::str::from_utf8(bytes).map(|text| (text, serde_json::from_str::<IgnoredAny>(text))) {
        Ok((text, Ok(_))) => Ok(Some(text.to_owned())),
        _ => Err(Error::request("its body is said to be JSON and is not")),
    }
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

/// A JSON string.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// `content-type` as `Content-Type`: how Graph's own examples spell what stands within JSON.
fn capitalized(name: &str) -> String {
    let words = name.split('-').map(|word| match word.split_at_checked(1) {
        Some((first, rest)) => first.to_ascii_uppercase() + rest,
        None => String::new(),
    });
    words.collect::<Vec<_>>().join("-")
}
