//! [`HyperTransport`]: the network, through hyper's connection pool and rustls. Only this file and its folder name those crates.

mod builder;
mod bypass;
mod dial;
mod failure;
mod proxy;
mod trust;
mod tunnel;
mod verifier;

pub use builder::HyperTransportBuilder;
pub use proxy::Proxy;

use crate::{Body, BoxFuture, Result, Thumbprint, Transport, TransportError, TransportErrorKind};
use dial::Connector;
use http::{StatusCode, uri::Authority};
use http_body_util::BodyExt;
use hyper_util::{
    client::legacy::{Client, connect::capture_connection},
    rt::{TokioExecutor, TokioTimer},
};
use std::{fmt, future::ready, sync::Arc, time::Duration};

/// How long an idle connection is kept: less than the front ends do, so that a dying one is not picked.
const IDLE: Duration = Duration::from_secs(60);
/// How often a silent HTTP/2 connection is asked whether it is alive.
const PING: Duration = Duration::from_secs(30);

/// Sends requests over the network: HTTP/1.1 or HTTP/2 as the server offers, TLS 1.2 or 1.3, plain http for the loopback's sake.
///
/// [`builder`](Self::builder) has what a network may ask for: a [`Proxy`], certificates of its own, time. The provider of
/// cryptography is its own; no process-wide default is read or set.
///
/// Answers of 503 end the use of their connection, since Graph asks for the next try on another one. What is still
/// under way on it goes on.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<Connector, Body>,
    connector: Connector,
    /// Whether servers are known by a certificate, which plain http does not show.
    pinned: bool,
}

impl HyperTransport {
    /// A transport that trusts the operating system's certificates, or Mozilla's with the feature `webpki-roots`, and goes through
    /// the proxy that the environment names.
    ///
    /// # Errors
    /// When the operating system offers no certificates, or the environment's proxy cannot be used.
    pub fn new() -> Result<Self> {
        Self::builder().build()
    }

    /// A transport to be told more about the network it is in.
    pub fn builder() -> HyperTransportBuilder {
        HyperTransportBuilder::default()
    }

    /// A pool of such connections.
    fn over(connector: Connector, pinned: bool) -> Self {
        let client = Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .http2_keep_alive_interval(PING)
            .http2_adaptive_window(true)
            .build(connector.clone());
        Self { client, connector, pinned }
    }
}

impl Transport for HyperTransport {
    fn send(&self, mut request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        if !matches!(request.uri().scheme_str(), Some("https" | "http")) {
            let told = "the address is not an absolute http(s) URL";
            return Box::pin(ready(Err(TransportError::new(TransportErrorKind::Request, told))));
        }
        if self.pinned && request.uri().scheme_str() != Some("https") {
            let told = "a server that is known by its certificate is asked over https alone";
            return Box::pin(ready(Err(TransportError::new(TransportErrorKind::Untrusted, told))));
        }
        let server = request.uri().authority().cloned();
        let used = capture_connection(&mut request);
        // Before the future is made, which would be as large as the request otherwise.
        let answer = self.client.request(request);
        Box::pin(async move {
            let host = || server.as_ref().map_or("", Authority::host);
            let response = answer.await.map_err(|error| failure::classify(&error, host()))?;
            if let (StatusCode::SERVICE_UNAVAILABLE, Some(connection)) =
                (response.status(), used.connection_metadata().as_ref())
            {
                connection.poison();
            }
            Ok(response.map(|body| Body::stream(body.map_err(|error| failure::within_answer(&error)))))
        })
    }

    fn pinned(&self, server: Thumbprint) -> Result<Arc<dyn Transport>, TransportError> {
        let tls =
            trust::pinned(server).map_err(|error| TransportError::new(TransportErrorKind::Request, error.message()))?;
        Ok(Arc::new(Self::over(self.connector.believing(tls), true)))
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}
