//! Transports for tests: [`Scripted`] answers from a list and keeps what it was sent.
//!
//! The emulator tells whether a call *works*; these tell exactly what one attempt looks like.

use crate::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, Uri};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// A request as it reached the transport.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub uri: Uri,
    /// The headers, the token included.
    pub headers: HeaderMap,
    /// The body; empty for a stream.
    pub body: Bytes,
}

type Answer = Result<http::Response<Bytes>, TransportError>;

/// Answers requests from a list, in order, and keeps them. Cheap to clone; clones share both.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, StaticToken, testing::Scripted};
///
/// let transport = Scripted::default().json(200, r#"{"displayName":"Ada"}"#);
/// let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
/// client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await?;
/// assert_eq!(transport.received()[0].uri, "https://graph.microsoft.com/v1.0/me");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scripted(Arc<Mutex<Script>>);

#[derive(Debug, Default)]
struct Script {
    answers: VecDeque<Answer>,
    received: Vec<Received>,
}

impl Scripted {
    /// Then answers with this status and JSON.
    #[must_use]
    pub fn json(self, status: u16, body: &str) -> Self {
        self.answer(status, &[("content-type", "application/json")], body)
    }

    /// Then answers with this status, these headers and this body.
    ///
    /// # Panics
    /// When a status, header name or value is not one: a mistake in the test.
    #[must_use]
    #[allow(clippy::expect_used, reason = "a mistake in a test's own script")]
    pub fn answer(self, status: u16, headers: &[(&'static str, &str)], body: &str) -> Self {
        let mut response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
        *response.status_mut() = StatusCode::from_u16(status).expect("a status");
        for (name, value) in headers {
            response.headers_mut().append(*name, value.parse().expect("a header value"));
        }
        self.push(Ok(response))
    }

    /// Then fails as the network does.
    #[must_use]
    pub fn fail(self, kind: TransportErrorKind) -> Self {
        self.push(Err(TransportError::new(kind, "scripted failure")))
    }

    /// What was received so far.
    pub fn received(&self) -> Vec<Received> {
        self.script().received.clone()
    }

    fn push(self, answer: Answer) -> Self {
        self.script().answers.push_back(answer);
        self
    }

    fn script(&self) -> std::sync::MutexGuard<'_, Script> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Scripted {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let (parts, body) = request.into_parts();
        let body = body.as_bytes().map(Bytes::copy_from_slice).unwrap_or_default();
        let mut script = self.script();
        script.received.push(Received { method: parts.method, uri: parts.uri, headers: parts.headers, body });
        let answer = script
            .answers
            .pop_front()
            .unwrap_or_else(|| Err(TransportError::new(TransportErrorKind::Request, "the script has no answer left")));
        Box::pin(std::future::ready(answer.map(|response| response.map(Body::from))))
    }
}
