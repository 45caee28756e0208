//! The emulator as a transport in memory: no sockets, no tasks, nothing awaited but the request's own body and what is held back.

use crate::{
    Emulator,
    outcome::{Given, Outcome},
};
use graph_transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use http::{Request, Response};

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
            in_memory(self.service().handle(&Request::from_parts(parts, bytes), &origin)).await
        })
    }
}

async fn in_memory(outcome: Outcome) -> Result<Response<Body>, TransportError> {
    let message = |kind| match kind {
        TransportErrorKind::Connect => "no connection could be made (a fault on order)",
        _ => "the connection was lost before the answer (a fault on order)",
    };
    let response = outcome.given().await.map_err(|kind| TransportError::new(kind, message(kind)))?;
    Ok(response.map(|given| match given {
        Given::Whole(bytes) => Body::from(bytes),
        Given::Broken(broken) => Body::stream(broken),
    }))
}
