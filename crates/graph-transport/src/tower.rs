//! [`TowerTransport`]: any `tower` service as a transport, with the layers that a program has around it.

use crate::{Body, BoxFuture, Transport, TransportError, TransportErrorKind, causes::causes};
use bytes::Bytes;
use http_body_util::BodyExt;
use std::{error::Error, fmt, future::poll_fn};
use tower_service::Service;

/// Sends requests through a `tower` service.
///
/// Every request gets a clone of the service, which is asked whether it is ready first. An error that is a [`TransportError`] somewhere
/// inside keeps its kind; any other counts as [`Interrupted`](TransportErrorKind::Interrupted): the work may be done, so only what does no
/// harm twice is tried again. A service that limits or queues should therefore fail with a `TransportError` of its own.
///
/// ```
/// use graph_transport::{Body, HttpClient, TowerTransport, Transport, TransportError};
/// use tower_service::Service;
///
/// /// Adds a header to each request, as a layer does.
/// #[derive(Clone)]
/// struct Marked<S>(S);
///
/// impl<S: Service<http::Request<Body>>> Service<http::Request<Body>> for Marked<S> {
///     type Response = S::Response;
///     type Error = S::Error;
///     type Future = S::Future;
///
///     fn poll_ready(&mut self, cx: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), S::Error>> {
///         self.0.poll_ready(cx)
///     }
///
///     fn call(&mut self, mut request: http::Request<Body>) -> S::Future {
///         request.headers_mut().insert("x-team", http::HeaderValue::from_static("archive"));
///         self.0.call(request)
///     }
/// }
///
/// # fn example<S>(service: S) -> HttpClient
/// # where
/// #     S: Service<http::Request<Body>, Response = http::Response<Body>, Error = TransportError> + Clone + Send + Sync + 'static,
/// #     S::Future: Send,
/// # {
/// HttpClient::new(TowerTransport::new(Marked(service)))
/// # }
/// ```
#[derive(Clone)]
pub struct TowerTransport<S>(S);

impl<S> TowerTransport<S> {
    /// Sends requests through `service`.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut service = self.0.clone();
        Box::pin(async move {
            // What is not ready has not seen the request.
            let ready = poll_fn(|cx| service.poll_ready(cx)).await;
            ready.map_err(|error| told(error, TransportErrorKind::Connect))?;
            let response = service.call(request).await.map_err(|error| told(error, TransportErrorKind::Interrupted))?;
            Ok(response.map(|body| Body::stream(body.map_err(|error| told(error, TransportErrorKind::Interrupted)))))
        })
    }
}

fn told(error: impl Into<Box<dyn Error + Send + Sync>>, kind: TransportErrorKind) -> TransportError {
    let error = error.into();
    let error: &(dyn Error + 'static) = &*error;
    causes(error)
        .find_map(|cause| cause.downcast_ref::<TransportError>())
        .cloned()
        .unwrap_or_else(|| TransportError::new(kind, format!("the service that carries requests failed: {error}")))
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        future::Ready,
        task::{Context, Poll},
    };

    /// Is ready at the second time of asking, and then answers or fails.
    #[derive(Clone)]
    struct Scripted {
        asked: u32,
        failure: Option<TransportError>,
    }

    impl Service<http::Request<Body>> for Scripted {
        type Response = http::Response<http_body_util::Full<Bytes>>;
        type Error = Box<dyn Error + Send + Sync>;
        type Future = Ready<Result<Self::Response, Self::Error>>;

        fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            self.asked += 1;
            cx.waker().wake_by_ref();
            if self.asked < 2 { Poll::Pending } else { Poll::Ready(Ok(())) }
        }

        fn call(&mut self, _: http::Request<Body>) -> Self::Future {
            assert_eq!(self.asked, 2, "it is asked whether it is ready");
            std::future::ready(match &self.failure {
                None => Ok(http::Response::new("answer".into())),
                Some(failure) => Err(Box::new(std::io::Error::other(failure.clone()))),
            })
        }
    }

    async fn send(failure: Option<TransportError>) -> Result<Bytes, TransportError> {
        let transport = TowerTransport::new(Scripted { asked: 0, failure });
        transport.send(http::Request::new(Body::empty())).await?.into_body().bytes().await
    }

    #[tokio::test]
    async fn answers_and_errors_come_through() {
        assert_eq!(send(None).await.unwrap(), "answer");
        let untrusted = TransportError::new(TransportErrorKind::Untrusted, "no");
        assert_eq!(send(Some(untrusted)).await.unwrap_err().kind(), TransportErrorKind::Untrusted);
        assert_eq!(told("broken", TransportErrorKind::Interrupted).kind(), TransportErrorKind::Interrupted);
    }
}
