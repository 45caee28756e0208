//! [`Body`]: the bytes of a request or response, at hand or arriving.

use crate::TransportError;
use bytes::{Bytes, BytesMut};
use http_body::{Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

/// The body of a request or response.
///
/// Bytes at hand can be sent again; a stream cannot, so a request that carries one is sent at most once.
#[derive(Default)]
pub struct Body(Kind);

#[derive(Default)]
enum Kind {
    #[default]
    Empty,
    Bytes(Bytes),
    Stream(UnsyncBoxBody<Bytes, TransportError>),
}

impl Body {
    /// No bytes at all.
    pub const fn empty() -> Self {
        Self(Kind::Empty)
    }

    /// A body that is produced while it is read.
    pub fn stream<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error = TransportError> + Send + 'static,
    {
        Self(Kind::Stream(body.boxed_unsync()))
    }

    /// The same body, which holds something until its last byte is read or it is dropped.
    pub(crate) fn holding<T: Send + Unpin + 'static>(self, held: T) -> Self {
        match self.0 {
            Kind::Stream(_) => Self::stream(Holding { body: self, held: Some(held) }),
            at_hand => Self(at_hand),
        }
    }

    /// The same body again, when its bytes are at hand. `None` for a stream.
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Kind::Empty => Some(Self::empty()),
            Kind::Bytes(bytes) => Some(Self(Kind::Bytes(bytes.clone()))),
            Kind::Stream(_) => None,
        }
    }

    /// The bytes, when they are at hand (an empty body has none). `None` for a stream.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Kind::Empty => Some(&[]),
            Kind::Bytes(bytes) => Some(bytes),
            Kind::Stream(_) => None,
        }
    }

    /// The bytes, when they are at hand, without a copy. Of a stream, none.
    pub(crate) fn into_at_hand(self) -> Bytes {
        match self.0 {
            Kind::Bytes(bytes) => bytes,
            Kind::Empty | Kind::Stream(_) => Bytes::new(),
        }
    }

    /// Reads to the end. A body that came in one piece is handed on without a copy.
    ///
    /// # Errors
    /// [`Interrupted`](crate::TransportErrorKind::Interrupted) when the connection ends before the body does.
    pub async fn bytes(self) -> Result<Bytes, TransportError> {
        match self.0 {
            Kind::Empty => Ok(Bytes::new()),
            Kind::Bytes(bytes) => Ok(bytes),
            Kind::Stream(stream) => collect(stream).await,
        }
    }
}

/// A body with something that is let go at its end.
struct Holding<T> {
    body: Body,
    held: Option<T>,
}

impl<T: Unpin> http_body::Body for Holding<T> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.held = None;
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The most that is reserved on the word of a `Content-Length`.
const RESERVE: u64 = 4 << 20;

/// All that arrives, in one piece.
async fn collect(mut stream: UnsyncBoxBody<Bytes, TransportError>) -> Result<Bytes, TransportError> {
    let expected = http_body::Body::size_hint(&stream).exact();
    let (mut only, mut whole) = (Bytes::new(), BytesMut::new());
    while let Some(data) = next_data(&mut stream).await? {
        // Even when all that was announced is here the end is waited for: a stream dropped before it is reset, and servers count resets.
        if only.is_empty() && whole.is_empty() && expected == Some(data.len() as u64) {
            only = data;
            continue;
        }
        if whole.is_empty() {
            // The length a peer announces is a hint, not a promise: never reserve more than a page's worth on its word.
            whole.reserve(expected.unwrap_or(0).min(RESERVE).max(2 * data.len() as u64) as usize);
        }
        // They are let go at once, so that the connection can read on into their memory.
        for data in [std::mem::take(&mut only), data] {
            whole.extend_from_slice(&data);
        }
    }
    Ok(if whole.is_empty() { only } else { whole.freeze() })
}

async fn next_data(stream: &mut UnsyncBoxBody<Bytes, TransportError>) -> Result<Option<Bytes>, TransportError> {
    while let Some(frame) = stream.frame().await {
        // Trailers carry nothing that Graph documents.
        if let Ok(data) = frame?.into_data() {
            return Ok(Some(data));
        }
    }
    Ok(None)
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Kind::Empty => Poll::Ready(None),
            Kind::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Kind::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Kind::Stream(stream) => Pin::new(stream).poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Empty => true,
            Kind::Bytes(bytes) => bytes.is_empty(),
            Kind::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Empty => SizeHint::with_exact(0),
            Kind::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Stream(stream) => stream.size_hint(),
        }
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the content: it may be a letter, or a client secret on its way to a token endpoint.
        match &self.0 {
            Kind::Empty => f.write_str("Body(empty)"),
            Kind::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Kind::Stream(_) => f.write_str("Body(stream)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TransportErrorKind;
    use http_body_util::Full;

    #[tokio::test]
    async fn one_piece_is_not_copied() {
        let piece = Bytes::from_static(b"whole");
        let body = Body::stream(Full::new(piece.clone()).map_err(|never| match never {}));
        assert_eq!(body.bytes().await.unwrap().as_ptr(), piece.as_ptr());
    }

    #[tokio::test]
    async fn a_cut_is_an_error_and_not_a_short_body() {
        struct Cut(u8);
        impl http_body::Body for Cut {
            type Data = Bytes;
            type Error = TransportError;
            fn poll_frame(
                mut self: Pin<&mut Self>,
                _: &mut Context<'_>,
            ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
                self.0 += 1;
                Poll::Ready(Some(match self.0 {
                    1 => Ok(Frame::data(Bytes::from_static(b"half"))),
                    _ => Err(TransportError::new(TransportErrorKind::Interrupted, "cut")),
                }))
            }
        }
        let error = Body::stream(Cut(0)).bytes().await.unwrap_err();
        assert_eq!(error.kind(), TransportErrorKind::Interrupted);
    }

    #[test]
    fn only_bytes_at_hand_can_be_sent_again() {
        assert!(Body::from("x").try_clone().is_some());
        assert!(Body::stream(Full::new(Bytes::new()).map_err(|never| match never {})).try_clone().is_none());
        assert_eq!(format!("{:?}", Body::from("secret")), "Body(6 bytes)");
    }
}
