//! Requests for the bytes of files: any body, no bearer unless it is asked for.

use super::Answer;
use bytes::Bytes;
use graph_emulator::Emulator;
use graph_transport::{Body, Transport, TransportError};
use http::Request;

/// Sends a request as it is, without adding anything.
pub async fn send(
    emulator: &Emulator,
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Result<Answer, TransportError> {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (parts, body) = emulator.send(request.body(Body::from(body.into())).unwrap()).await?.into_parts();
    Ok(Answer::new(parts.status, parts.headers, body.bytes().await?))
}

/// A fragment from `first` on, of `total` bytes.
pub async fn fragment(emulator: &Emulator, url: &str, first: usize, bytes: &[u8], total: usize) -> Answer {
    let range = format!("bytes {first}-{}/{total}", (first + bytes.len()).saturating_sub(1));
    let body = Bytes::copy_from_slice(bytes);
    send(emulator, "PUT", url, &[("content-range", &range)], body).await.unwrap()
}
