//! The emulator as a transport in memory: no sockets, no tasks, nothing awaited but the request's own body and what is held back.

use crate::{
    Emulator,
    entra::SERVER_THUMBPRINT,
    outcome::{Given, Outcome},
};
use graph_transport::{Body, BoxFuture, Thumbprint, Transport, TransportError, TransportErrorKind};
use http::{HeaderValue, Request, Response, StatusCode, header};
use std::sync::Arc;

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

    /// In memory nobody shows a certificate: the one that [`identity_environment`](Emulator::identity_environment) names is taken to be ours.
    fn pinned(&self, server: Thumbprint) -> Result<Arc<dyn Transport>, TransportError> {
        if server.to_string() == SERVER_THUMBPRINT {
            return Ok(Arc::new(self.clone()));
        }
        let told = format!("the emulator's certificate has the thumbprint {SERVER_THUMBPRINT}, and not {server}");
        Err(TransportError::new(TransportErrorKind::Untrusted, told))
    }
}

async fn in_memory(outcome: Outcome) -> Result<Response<Body>, TransportError> {
    let message = |kind| match kind {
        TransportErrorKind::Connect => "no connection could be made (a fault on order)",
        _ => "the connection was lost before the answer (a fault on order)",
    };
    let mut response = outcome.given().await.map_err(|kind| TransportError::new(kind, message(kind)))?;
    // On a port the server writes it; clients go by it, to tell how far a download is.
    if !matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        let length = HeaderValue::from(response.body().length());
        response.headers_mut().insert(header::CONTENT_LENGTH, length);
    }
    Ok(response.map(|given| match given {
        Given::Whole(bytes) => Body::from(bytes),
        Given::Broken(broken) => Body::stream(broken),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fault;

    #[tokio::test]
    async fn answers_say_how_long_they_are_as_on_a_port() {
        let emulator = Emulator::builder().user("ada@contoso.com", |user| user.file("a.txt", "abcd")).build();
        let bearer = format!("Bearer {}", emulator.token("ada@contoso.com"));
        let send = |method: &str, url: &str| {
            let request = Request::builder().method(method).uri(url);
            let is_graph = url.starts_with("https://graph.");
            let request = if is_graph { request.header("authorization", &bearer) } else { request };
            let (emulator, request) = (emulator.clone(), request.body(Body::empty()).unwrap());
            async move { emulator.send(request).await.unwrap() }
        };
        let length = |response: &Response<Body>| {
            response.headers().get("content-length").map(|value| value.to_str().unwrap().to_owned())
        };
        let item = "https://graph.microsoft.com/v1.0/me/drive/root:/a.txt:";
        let led = send("GET", &format!("{item}/content")).await;
        assert_eq!((led.status().as_u16(), length(&led)), (302, Some("0".into())));
        let url = led.headers()["location"].to_str().unwrap().to_owned();
        for fault in [None, Some(Fault::cut_body())] {
            fault.into_iter().for_each(|fault| emulator.fault(fault.on("GET /download/**")));
            assert_eq!(length(&send("GET", &url).await), Some("4".into()), "cut or not");
        }
        let gone = send("DELETE", item).await;
        assert_eq!((gone.status().as_u16(), length(&gone)), (204, None));
    }
}
