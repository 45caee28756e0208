//! [`HyperTransport`]: the network, through hyper's connection pool and rustls. The only file that names those crates.

use crate::{Body, BoxFuture, Result, Transport, TransportError, TransportErrorKind};
use http_body_util::BodyExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::crypto::CryptoProvider;
use std::{error::Error, fmt, io, sync::Arc, time::Duration};

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

fn unusable(error: impl fmt::Display) -> crate::Error {
    crate::Error::request(format!(
        "TLS cannot be set up: {error}; install the system's CA certificates or use `webpki-roots`"
    ))
}

impl Transport for HyperTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            if !matches!(request.uri().scheme_str(), Some("https" | "http")) {
                return Err(TransportError::new(
                    TransportErrorKind::Request,
                    "the address is not an absolute http(s) URL",
                ));
            }
            let host = request.uri().host().unwrap_or_default().to_owned();
            let response = self.client.request(request).await.map_err(|error| classify(&error, &host))?;
            Ok(response.map(|body| {
                Body::stream(body.map_err(|error| {
                    let message = format!("the connection broke within the answer: {}", innermost(&error));
                    TransportError::new(TransportErrorKind::Interrupted, message)
                }))
            }))
        })
    }
}

/// What a failed request means for the next: the distinction is whether the service may have seen it.
fn classify(error: &hyper_util::client::legacy::Error, host: &str) -> TransportError {
    let (kind, what) = if untrusted(error) {
        (TransportErrorKind::Untrusted, "could not trust")
    } else if error.is_connect() {
        (TransportErrorKind::Connect, "could not connect to")
    } else if unsent(error) {
        (TransportErrorKind::Connect, "the request never reached")
    } else {
        (TransportErrorKind::Interrupted, "the connection broke while waiting for")
    };
    TransportError::new(kind, format!("{what} {host}: {}", innermost(error)))
}

/// The error and what caused it, from the outside in. An I/O error hides what it was made of from `source`.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn Error + 'static)).or_else(|| io.source()),
        None => error.source(),
    })
}

/// Whether the server's certificate is the reason.
fn untrusted(error: &(dyn Error + 'static)) -> bool {
    causes(error)
        .filter_map(|cause| cause.downcast_ref())
        .any(|error| matches!(error, rustls::Error::InvalidCertificate(_)))
}

/// Whether the request was not worked on: it was still waiting for its turn, or HTTP/2 says so.
fn unsent(error: &(dyn Error + 'static)) -> bool {
    causes(error).any(|cause| {
        cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_canceled)
            || cause.downcast_ref::<h2::Error>().and_then(h2::Error::reason) == Some(h2::Reason::REFUSED_STREAM)
    })
}

/// The cause furthest inside: the outer ones only say that a request failed.
fn innermost(error: &(dyn Error + 'static)) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}
