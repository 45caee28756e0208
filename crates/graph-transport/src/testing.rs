//! Transports for tests: [`Scripted`] answers from a list and keeps what it was sent; [`Capture`] keeps what another transport is sent.
//!
//! The emulator tells whether a call *works*; these tell exactly what one attempt looks like.

use crate::{Body, BoxFuture, Operation, Thumbprint, Transport, TransportError, TransportErrorKind};
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
    /// The call that the request belongs to.
    pub operation: Option<Operation>,
    /// The certificate that its server had to show, when it was [pinned](Transport::pinned).
    pub pinned: Option<Thumbprint>,
}

impl Received {
    /// Notes a request. Its body is read on the side when it is at hand, so that nothing changes for who sends it.
    fn of(request: &http::Request<Body>, pinned: Option<Thumbprint>) -> Self {
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: request.headers().clone(),
            body: request.body().as_bytes().map(Bytes::copy_from_slice).unwrap_or_default(),
            operation: request.extensions().get().cloned(),
            pinned,
        }
    }
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
pub struct Scripted {
    script: Arc<Mutex<Script>>,
    pinned: Option<Thumbprint>,
}

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
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Scripted {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut script = self.script();
        script.received.push(Received::of(&request, self.pinned));
        let answer = script
            .answers
            .pop_front()
            .unwrap_or_else(|| Err(TransportError::new(TransportErrorKind::Request, "the script has no answer left")));
        Box::pin(std::future::ready(answer.map(|response| response.map(Body::from))))
    }

    /// Whoever the server is: what it had to show is noted.
    fn pinned(&self, server: Thumbprint) -> Result<Arc<dyn Transport>, TransportError> {
        Ok(Arc::new(Self { pinned: Some(server), ..self.clone() }))
    }
}

/// Passes requests on to another transport and keeps them. Cheap to clone; clones share what was kept.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_transport::{HttpClient, Method, Request, testing::{Capture, Scripted}};
///
/// let capture = Capture::new(Scripted::default().json(200, "{}"));
/// HttpClient::new(capture.clone()).execute(Request::to_url("test.get", Method::GET, "https://x.example/", "{url}")).await?;
/// assert_eq!(capture.received()[0].operation.as_ref().map(|operation| operation.name), Some("test.get"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Capture {
    inner: Arc<dyn Transport>,
    received: Arc<Mutex<Vec<Received>>>,
    pinned: Option<Thumbprint>,
}

impl Capture {
    /// Keeps what `inner` is sent.
    pub fn new(inner: impl Transport + 'static) -> Self {
        Self { inner: Arc::new(inner), received: Arc::default(), pinned: None }
    }

    /// What was sent so far.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Capture {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).push(Received::of(&request, self.pinned));
        self.inner.send(request)
    }

    fn pinned(&self, server: Thumbprint) -> Result<Arc<dyn Transport>, TransportError> {
        let inner = self.inner.pinned(server)?;
        Ok(Arc::new(Self { inner, pinned: Some(server), ..self.clone() }))
    }
}
