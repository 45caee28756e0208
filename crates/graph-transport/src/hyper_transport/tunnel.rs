//! A tunnel through a proxy: `CONNECT`, as RFC 9110 has it.
//!
//! Invariant: what the proxy sends as its answer's text is not told on; its status is.

use http::{
    HeaderValue, Method, Request, StatusCode, Uri,
    header::{HOST, PROXY_AUTHORIZATION},
};
use hyper::{
    client::conn::http1,
    rt::{Read, Write},
};
use std::{
    error::Error,
    fmt,
    future::poll_fn,
    io,
    pin::{Pin, pin},
};

type Cause = Box<dyn Error + Send + Sync>;

/// Asks the proxy at the other end of `stream` for a way to `server`, and gives the stream back when it leads there.
pub(super) async fn open<S>(stream: S, server: &Uri, authorization: Option<&HeaderValue>) -> Result<S, Obstacle>
where
    S: Read + Write + Unpin + 'static,
{
    let way = format!("{}:{}", server.host().unwrap_or_default(), server.port_u16().unwrap_or(443));
    let mut request = Request::new(crate::Body::empty());
    *request.method_mut() = Method::CONNECT;
    *request.uri_mut() = way.parse().map_err(broken)?;
    request.headers_mut().insert(HOST, HeaderValue::try_from(way).map_err(broken)?);
    if let Some(authorization) = authorization {
        request.headers_mut().insert(PROXY_AUTHORIZATION, authorization.clone());
    }

    let (mut sender, mut connection) = http1::handshake(stream).await.map_err(broken)?;
    let mut answer = pin!(sender.send_request(request));
    let mut ended = false;
    let answer = poll_fn(|cx| {
        // The connection does the work. Its end, a failure too, is told through the answer.
        ended = ended || connection.poll_without_shutdown(cx).is_ready();
        Pin::as_mut(&mut answer).poll(cx)
    });
    let status = answer.await.map_err(broken)?.status();
    if !status.is_success() {
        return Err(Obstacle::Refused(status, authorization.is_some()));
    }
    let parts = connection.into_parts();
    if !parts.read_buf.is_empty() {
        // In TLS the client speaks first: these bytes are the proxy's, and would be lost.
        return Err(broken(io::Error::new(io::ErrorKind::InvalidData, "it spoke before it was spoken to")));
    }
    Ok(parts.io)
}

/// What is in the way.
pub(super) enum Obstacle {
    /// The proxy's answer, and whether it was shown credentials.
    Refused(StatusCode, bool),
    Broken(Cause),
}

fn broken(cause: impl Into<Cause>) -> Obstacle {
    Obstacle::Broken(cause.into())
}

/// Why there is no way through a proxy.
#[derive(Debug)]
pub(super) struct ProxyError {
    proxy: String,
    refusal: String,
    source: Option<Cause>,
}

impl ProxyError {
    /// A proxy that could not be spoken to.
    pub(super) fn unreachable(proxy: &str, source: impl Into<Cause>) -> Self {
        Self { proxy: proxy.to_owned(), refusal: String::new(), source: Some(source.into()) }
    }

    pub(super) fn new(proxy: &str, obstacle: Obstacle) -> Self {
        let (status, shown) = match obstacle {
            Obstacle::Refused(status, shown) => (status, shown),
            Obstacle::Broken(cause) => return Self::unreachable(proxy, cause),
        };
        let what_to_do = match (status, shown) {
            (StatusCode::PROXY_AUTHENTICATION_REQUIRED, false) => ": it needs credentials, see Proxy::credentials",
            (StatusCode::PROXY_AUTHENTICATION_REQUIRED, true) => ": it does not accept the credentials it was shown",
            _ => "",
        };
        Self { proxy: proxy.to_owned(), refusal: format!("answered {status}{what_to_do}"), source: None }
    }

    /// The proxy, where it is the one that could not be reached or trusted.
    pub(super) fn peer(&self) -> Option<String> {
        self.source.is_some().then(|| format!("the proxy {}", self.proxy))
    }
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Some(_) => write!(f, "the proxy {} cannot be spoken to", self.proxy),
            None => write!(f, "the proxy {} {}", self.proxy, self.refusal),
        }
    }
}

impl Error for ProxyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
