//! Makes connections: straight or through a proxy, TLS to the server in either case, all of it within one deadline.

use super::{
    Proxy,
    bypass::Bypass,
    tunnel::{self, ProxyError},
};
use crate::{BoxFuture, Error, Result};
use http::{HeaderValue, Uri, uri::Scheme};
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::{client::legacy::connect::HttpConnector, rt::TokioIo};
use rustls::ClientConfig;
use std::{
    future::poll_fn,
    io,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::net::TcpStream;
use tower_service::Service;

type Cause = Box<dyn std::error::Error + Send + Sync>;
/// The way to a server: TCP, or a tunnel in a proxy's TCP or TLS.
type Way = MaybeHttpsStream<TokioIo<TcpStream>>;

/// A proxy that is fit for use.
pub(super) struct Route {
    address: Uri,
    authorization: Option<HeaderValue>,
    bypass: Bypass,
}

impl Route {
    pub(super) fn new(proxy: Proxy) -> Result<Self> {
        let authorization = proxy.authorization().map_err(Error::request)?;
        Ok(Self { address: proxy.address.map_err(Error::request)?, authorization, bypass: proxy.bypass })
    }

    fn takes(&self, server: &Uri) -> bool {
        server.scheme() == Some(&Scheme::HTTPS) && !self.bypass.covers(server.host().unwrap_or_default())
    }

    fn name(&self) -> &str {
        self.address.authority().map_or("", |authority| authority.as_str())
    }
}

/// What makes the connections of a transport.
pub(super) fn connector(mut tls: ClientConfig, limit: Duration, http1_only: bool, route: Option<Route>) -> Connector {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    // Shared out among a server's addresses, so that a dead one leaves time for the next.
    tcp.set_connect_timeout(Some(limit));
    tls.alpn_protocols = vec![b"http/1.1".to_vec()];
    let proxied = HttpsConnector::from((tcp.clone(), tls.clone()));
    let dial = Dial { tcp, route: route.map(|route| Arc::new((route, proxied))) };
    Connector::new(dial, tls, limit, http1_only)
}

/// TLS to the server over what [`Dial`] gives, within the deadline.
#[derive(Clone)]
pub(super) struct Connector {
    dial: Dial,
    inner: HttpsConnector<Dial>,
    limit: Duration,
    http1_only: bool,
}

impl Connector {
    fn new(dial: Dial, mut tls: ClientConfig, limit: Duration, http1_only: bool) -> Self {
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        if !http1_only {
            tls.alpn_protocols.insert(0, b"h2".to_vec());
        }
        Self { inner: HttpsConnector::from((dial.clone(), tls)), dial, limit, http1_only }
    }

    /// The same way to servers that are believed for another reason. What is believed of a proxy stays.
    pub(super) fn believing(&self, tls: ClientConfig) -> Self {
        Self::new(self.dial.clone(), tls, self.limit, self.http1_only)
    }
}

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<Way>;
    type Error = Cause;
    type Future = BoxFuture<'static, Result<Self::Response, Cause>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let (connecting, limit) = (self.inner.call(server), self.limit);
        Box::pin(async move {
            tokio::time::timeout(limit, connecting).await.unwrap_or_else(|_| {
                let message = format!("no connection within {} s", limit.as_secs_f64());
                Err(io::Error::new(io::ErrorKind::TimedOut, message).into())
            })
        })
    }
}

/// The way to a server.
#[derive(Clone)]
pub(super) struct Dial {
    tcp: HttpConnector,
    route: Option<Arc<(Route, HttpsConnector<HttpConnector>)>>,
}

impl Service<Uri> for Dial {
    type Response = Way;
    type Error = Cause;
    type Future = BoxFuture<'static, Result<Way, Cause>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        // Whichever connector is used is asked when that is known.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        match self.route.clone().filter(|route| route.0.takes(&server)) {
            Some(route) => Box::pin(async move {
                let (route, connector) = &*route;
                Ok(through(route, connector.clone(), &server).await?)
            }),
            None => {
                let tcp = self.tcp.clone();
                Box::pin(async move { Ok(MaybeHttpsStream::Http(connect(tcp, server).await?)) })
            }
        }
    }
}

async fn through(route: &Route, connector: HttpsConnector<HttpConnector>, server: &Uri) -> Result<Way, ProxyError> {
    let proxy = route.name();
    let stream =
        connect(connector, route.address.clone()).await.map_err(|cause| ProxyError::unreachable(proxy, cause))?;
    tunnel::open(stream, server, route.authorization.as_ref())
        .await
        .map_err(|obstacle| ProxyError::new(proxy, obstacle))
}

async fn connect<C: Service<Uri>>(mut connector: C, to: Uri) -> Result<C::Response, C::Error> {
    poll_fn(|cx| connector.poll_ready(cx)).await?;
    connector.call(to).await
}
