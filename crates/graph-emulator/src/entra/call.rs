//! One request to the authority with what every endpoint asks of it, and the answers' common headers.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, ORIGIN, PRAGMA};
use http::{Method, Request, Response, StatusCode};
use jiff::Timestamp;
use serde_json::Value;

use super::form::{self, Form};
use super::ids::Ids;
use super::sessions;

const CLIENT_REQUEST_ID: HeaderName = HeaderName::from_static("client-request-id");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-ms-request-id");
const JSON: &str = "application/json; charset=utf-8";

/// A request, read.
pub(super) struct Call<'a> {
    pub(super) method: &'a Method,
    /// Scheme, host and port as the client named them.
    pub(super) origin: &'a str,
    pub(super) query: Form,
    pub(super) form: Form,
    pub(super) basic: Option<(String, String)>,
    /// Whether a page of another origin asks.
    pub(super) cross_origin: bool,
    /// The browser's session.
    pub(super) cookie: Option<String>,
    pub(super) now: Timestamp,
    pub(super) trace_id: String,
    pub(super) correlation_id: String,
}

impl<'a> Call<'a> {
    pub(super) fn read(request: &'a Request<Bytes>, origin: &'a str, now: Timestamp, ids: &Ids) -> Self {
        let query = Form::parse(request.uri().query().unwrap_or_default());
        let header = request.headers().get(CLIENT_REQUEST_ID).and_then(|value| value.to_str().ok());
        // Some clients send the id in the query.
        let named = header.or_else(|| query.get("client-request-id")).filter(|id| fit(id)).map(str::to_owned);
        Self {
            method: request.method(),
            origin: origin.trim_end_matches('/'),
            form: Form::of_body(request.headers(), request.body()),
            basic: form::basic(request.headers()),
            cross_origin: request.headers().contains_key(ORIGIN),
            cookie: sessions::read(request.headers()),
            now,
            trace_id: ids.guid(),
            correlation_id: named.unwrap_or_else(|| ids.guid()),
            query,
        }
    }

    pub(super) fn json(&self, status: StatusCode, body: &Value) -> Response<Bytes> {
        self.reply(status, JSON, body.to_string())
    }

    pub(super) fn reply(&self, status: StatusCode, kind: &'static str, body: String) -> Response<Bytes> {
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store, no-cache"));
        headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
        for (name, value) in [(REQUEST_ID, &self.trace_id), (CLIENT_REQUEST_ID, &self.correlation_id)] {
            headers.extend(HeaderValue::from_str(value).ok().map(|value| (name, value)));
        }
        response
    }
}

/// Whether a client's request id is short and plain enough to be given back in headers and texts.
fn fit(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}
