//! The emulator as a transport in memory: no sockets, no tasks, nothing awaited but the request's own body.

use crate::{Emulator, service::Outcome};
use bytes::Bytes;
use graph_transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use http::{Request, Response};
use http_body::{Frame, SizeHint};
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

impl Transport for Emulator {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let (scheme, authority) = match (parts.uri.scheme_str(), parts.uri.authority()) {
                (Some(scheme), Some(authority)) => (scheme, authority),
                _ => return Err(TransportError::new(TransportErrorKind::Request, "the request's URI is not absolute")),
            };
            let origin = format!("{scheme}://{authority}");
            let bytes = body.bytes().await?;
            let outcome = self.service().handle(&Request::from_parts(parts, bytes), &origin);
            if outcome.delay > Duration::ZERO {
                tokio::time::sleep(outcome.delay).await;
            }
            in_memory(outcome)
        })
    }
}

fn in_memory(outcome: Outcome) -> Result<Response<Body>, TransportError> {
    let message = |kind| match kind {
        TransportErrorKind::Connect => "no connection could be made (a fault on order)",
        _ => "the connection was lost before the answer (a fault on order)",
    };
    let response = outcome.result.map_err(|kind| TransportError::new(kind, message(kind)))?;
    Ok(response.map(|bytes| if outcome.cut { Body::stream(Cut::new(&bytes)) } else { Body::from(bytes) }))
}

/// The first half of a body, and then a lost connection.
#[derive(Debug)]
pub(crate) struct Cut {
    half: Option<Bytes>,
    paused: bool,
    whole: u64,
}

impl Cut {
    pub(crate) fn new(bytes: &Bytes) -> Self {
        Self { half: Some(bytes.slice(..bytes.len() / 2)), paused: false, whole: bytes.len() as u64 }
    }
}

impl http_body::Body for Cut {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        if !self.paused {
            // A server writes out what it has when there is nothing more to read; an error now would take the half with it.
            self.paused = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let message = "the connection was lost in the middle of the answer (a fault on order)";
        Poll::Ready(Some(Err(TransportError::new(TransportErrorKind::Interrupted, message))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.whole)
    }
}
