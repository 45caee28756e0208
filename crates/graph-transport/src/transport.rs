//! The one-method seam between this SDK and the network: [`Transport`].
//!
//! Invariant: everything above sees `http` types and [`Body`] alone, so hyper, a proxy of your own and an emulator in
//! memory are interchangeable.

use crate::{Body, Thumbprint};
use std::{fmt, pin::Pin, sync::Arc};

/// A boxed future: what the object-safe traits of this crate return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one HTTP request and gives its response, once: no retry, no redirect, no credentials of its own.
///
/// The request's URI is absolute. Its extensions carry an [`Operation`](crate::Operation), so that a transport can name what it
/// carries. Dropping the future abandons the exchange.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request`. The response may be returned as soon as its head is there; the body is read as it arrives.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// The same network for servers that show this certificate, whoever issued it and whatever names are in it: requests to any other
    /// fail with [`Untrusted`](TransportErrorKind::Untrusted) before a byte of them is sent.
    ///
    /// # Errors
    /// When the transport cannot know a server by that, as without a method of its own. It never sends unpinned instead.
    fn pinned(&self, server: Thumbprint) -> Result<Arc<dyn Transport>, TransportError> {
        Err(TransportError::new(
            TransportErrorKind::Request,
            format!(
                "the transport cannot hold a server to its certificate, which must have the thumbprint {server}: use HyperTransport, or \
                 write Transport::pinned for it"
            ),
        ))
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }

    fn pinned(&self, server: Thumbprint) -> Result<Arc<dyn Transport>, TransportError> {
        (**self).pinned(server)
    }
}

/// What went wrong below HTTP. Each kind says what it means for a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request cannot be sent as it is, for example because of its URI. Never retried.
    Request,
    /// No connection could be made: nothing reached the service. Retried for every method.
    Connect,
    /// The server could not prove who it is. Nothing was sent, and nothing will change by itself: never retried.
    Untrusted,
    /// The connection ended before the answer was complete. The service may have done the work: retried only where doing it
    /// twice does no harm.
    Interrupted,
    /// No answer came in time. Retried like [`Interrupted`](Self::Interrupted).
    Timeout,
}

/// A failure below HTTP: its kind and one line of text, with no URL and no header in it.
#[derive(Clone, Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: Box<str>,
}

impl TransportError {
    /// An error of `kind`. The message is shown to people: name what to do, and no secret.
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into().into_boxed_str() }
    }

    /// What went wrong, and so whether a retry may help.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TransportError {}
