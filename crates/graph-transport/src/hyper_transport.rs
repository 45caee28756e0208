//! [`HyperTransport`]: the network, through hyper's connection pool and rustls. The only file that names those crates.

use crate::{Body, BoxFuture, Error, Result, Transport, TransportError, TransportErrorKind};
use http_body_util::BodyExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::crypto::CryptoProvider;
use std::{fmt, sync::Arc, time::Duration};

/// How long making a connection may take.
const CONNECT: Duration = Duration::from_secs(30);
/// How long an idle connection is kept: less than the front ends do, so that a dying one is not picked.
const IDLE: Duration = Duration::from_secs(60);
/// How often a silent HTTP/2 connection is asked whether it is alive.
const PING: Duration = Duration::from_secs(30);

/// Sends requests over the network: HTTP/1.1 or HTTP/2 as the server offers, TLS 1.2 or 1.3, plain http for the loopback's sake.
///
/// The provider of cryptography is its own; no process-wide default is read or set.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<HttpsConnector<HttpConnector>, Body>,
}

impl HyperTransport {
    /// A transport that trusts the operating system's certificates, or Mozilla's with the feature `webpki-roots`.
    ///
    /// # Errors
    /// When the operating system offers no certificates.
    pub fn new() -> Result<Self> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        http.set_connect_timeout(Some(CONNECT));
        let builder = HttpsConnectorBuilder::new();
        #[cfg(feature = "webpki-roots")]
        let builder = builder.with_provider_and_webpki_roots(provider()).map_err(unusable)?;
        #[cfg(not(feature = "webpki-roots"))]
        let builder = builder.with_provider_and_native_roots(provider()).map_err(unusable)?;
        let connector = builder.https_or_http().enable_http1().enable_http2().wrap_connector(http);
        let client = Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .http2_keep_alive_interval(PING)
            .http2_adaptive_window(true)
            .build(connector);
        Ok(Self { client })
    }
}

fn provider() -> Arc<CryptoProvider> {
    #[cfg(feature = "tls")]
    let provider = rustls::crypto::aws_lc_rs::default_provider();
    #[cfg(not(feature = "tls"))]
    let provider = rustls::crypto::ring::default_provider();
    Arc::new(provider)
}

fn unusable(error: impl fmt::Display) -> Error {
    Error::request(format!("TLS cannot be set up: {error}; install the system's CA certificates or use `webpki-roots`"))
}

impl Transport for HyperTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let host = request.uri().host().unwrap_or_default().to_owned();
            let response = self.client.request(request).await.map_err(|error| {
                // hyper-util retries by itself what was never written, so the rest may have reached the service.
                let kind =
                    if error.is_connect() { TransportErrorKind::Connect } else { TransportErrorKind::Interrupted };
                let what =
                    if error.is_connect() { "could not connect to" } else { "the connection broke while waiting for" };
                TransportError::new(kind, format!("{what} {host}: {}", innermost(&error)))
            })?;
            Ok(response.map(|body| {
                Body::stream(body.map_err(|error| {
                    let message = format!("the connection broke within the answer: {}", innermost(&error));
                    TransportError::new(TransportErrorKind::Interrupted, message)
                }))
            }))
        })
    }
}

/// The cause furthest inside: the outer ones only say that a request failed.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}
