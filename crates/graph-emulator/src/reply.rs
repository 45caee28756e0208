//! What a route answers: a [`Reply`], or a [`Failure`] that becomes Graph's error envelope.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};

/// Graph's content type for JSON, as the service writes it.
pub(crate) const JSON: &str =
    "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/// A route's answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) content: Content,
}

/// The body of an answer.
#[derive(Debug)]
pub(crate) enum Content {
    Empty,
    Json(Value),
    Raw { content_type: String, bytes: Bytes },
}

impl Reply {
    pub(crate) fn json(status: StatusCode, value: Value) -> Self {
        Self { status, headers: Vec::new(), content: Content::Json(value) }
    }

    pub(crate) fn ok(value: Value) -> Self {
        Self::json(StatusCode::OK, value)
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, headers: Vec::new(), content: Content::Empty }
    }

    /// A number as text: what `$count` segments answer.
    pub(crate) fn count(count: usize) -> Self {
        Self::raw("text/plain", count.to_string())
    }

    pub(crate) fn raw(content_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            status: StatusCode::OK,
            headers: Vec::new(),
            content: Content::Raw { content_type: content_type.into(), bytes: bytes.into() },
        }
    }

    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The response on the wire, without the headers that every answer has.
    pub(crate) fn into_response(self) -> Response<Bytes> {
        let (content_type, bytes) = match self.content {
            Content::Empty => (None, Bytes::new()),
            Content::Json(value) => (Some(JSON.to_owned()), Bytes::from(value.to_string())),
            Content::Raw { content_type, bytes } => (Some(content_type), bytes),
        };
        let mut response = Response::new(bytes);
        *response.status_mut() = self.status;
        let content_type = content_type.map(|value| (header::CONTENT_TYPE, value));
        for (name, value) in content_type.into_iter().chain(self.headers) {
            if let Ok(value) = HeaderValue::try_from(value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

/// Why a request was refused, in Graph's words.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    pub(crate) code: String,
    pub(crate) message: String,
    /// The more exact code of the inner error, where the service has one.
    pub(crate) inner: Option<&'static str>,
    pub(crate) headers: Vec<(HeaderName, String)>,
}

impl Failure {
    pub(crate) fn new(status: StatusCode, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { status, code: code.into(), message: message.into(), inner: None, headers: Vec::new() }
    }

    /// 400 with a code of its own.
    pub(crate) fn bad(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    /// 400 `BadRequest`: a query that cannot be understood.
    pub(crate) fn query(message: impl Into<String>) -> Self {
        Self::bad("BadRequest", message)
    }

    /// 400 for a property that the type does not have.
    pub(crate) fn unknown_property(name: &str, type_name: &str) -> Self {
        let message = format!("Could not find a property named '{name}' on type 'microsoft.graph.{type_name}'.");
        // The mail service has a code of its own for it; the directory's is the general one.
        let code = if type_name == "user" { "BadRequest" } else { "RequestBroker--ParseUri" };
        Self::bad(code, message)
    }

    /// 404 as Exchange says it.
    pub(crate) fn item_not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "ErrorItemNotFound", "The specified object was not found in the store.")
    }

    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Adds the code of the inner error.
    pub(crate) fn within(mut self, inner: &'static str) -> Self {
        self.inner = Some(inner);
        self
    }

    /// The error envelope; `date` has no zone designator, as Graph has it.
    pub(crate) fn into_reply(self, date: &str, request_id: &str, client_request_id: &str) -> Reply {
        let mut envelope = json!({"error": {
            "code": self.code,
            "message": self.message,
            "innerError": {"date": date, "request-id": request_id, "client-request-id": client_request_id},
        }});
        if let Some(code) = self.inner {
            envelope["error"]["innerError"]["code"] = code.into();
        }
        let mut reply = Reply::json(self.status, envelope);
        reply.headers = self.headers;
        reply
    }
}

/// What every route gives.
pub(crate) type Answer = Result<Reply, Failure>;
