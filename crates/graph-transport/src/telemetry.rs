//! Spans, named after OpenTelemetry's HTTP conventions.
//!
//! Invariant: ids, query values, tokens and whole URLs stay out of spans and events; templates and origins stand for them.

use crate::{Error, Request};
use http::{HeaderMap, Method, StatusCode, Uri};
use std::sync::Arc;
use tracing::{Span, field::Empty};

/// What a request's extensions tell a [`Transport`](crate::Transport) about the call it serves.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The operation's name, such as `mail.messages.list`.
    pub name: &'static str,
    /// Where it goes, ids replaced by their names.
    pub template: Arc<str>,
    /// Which attempt this is, from one.
    pub attempt: u32,
}

/// The span of a whole call.
pub(crate) fn operation_span(request: &Request) -> Span {
    tracing::info_span!(
        "graph.request",
        otel.kind = "client",
        graph.operation = request.operation(),
        http.request.method = request.method().as_str(),
        url.template = request.template(),
        http.response.status_code = Empty,
        error.type = Empty,
    )
}

/// The span of one attempt.
pub(crate) fn attempt_span(method: &Method, template: &str, uri: &Uri, attempt: u32) -> Span {
    tracing::debug_span!(
        "http.attempt",
        otel.kind = "client",
        http.request.method = method.as_str(),
        url.template = template,
        server.address = uri.host(),
        http.request.resend_count = attempt - 1,
        http.response.status_code = Empty,
        graph.request_id = Empty,
        error.type = Empty,
    )
}

pub(crate) fn record_status(status: StatusCode, headers: &HeaderMap) {
    let span = Span::current();
    if span.is_disabled() {
        return;
    }
    span.record("http.response.status_code", status.as_u16());
    if let Some(id) = headers.get("request-id").and_then(|id| id.to_str().ok()) {
        span.record("graph.request_id", id);
    }
}

pub(crate) fn record_error(span: &Span, error: &Error) {
    span.record("error.type", error.code().map_or_else(|| format!("{:?}", error.kind()), Into::into));
    if let Some(status) = error.status() {
        span.record("http.response.status_code", status.as_u16());
    }
}
