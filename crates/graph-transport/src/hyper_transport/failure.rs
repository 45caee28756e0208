//! What a failed exchange means for the next: the distinction is whether the service may have seen the request.

use super::tunnel::ProxyError;
use crate::{
    TransportError, TransportErrorKind,
    causes::{causes, innermost},
};
use std::error::Error;

/// A request to `host` that got no answer.
pub(super) fn classify(error: &hyper_util::client::legacy::Error, host: &str) -> TransportError {
    let (kind, what) = if untrusted(error) {
        (TransportErrorKind::Untrusted, "could not trust")
    } else if error.is_connect() {
        (TransportErrorKind::Connect, "could not connect to")
    } else if unsent(error) {
        (TransportErrorKind::Connect, "the request never reached")
    } else {
        (TransportErrorKind::Interrupted, "the connection broke while waiting for")
    };
    let peer = causes(error).find_map(|cause| cause.downcast_ref::<ProxyError>()?.peer());
    TransportError::new(kind, format!("{what} {}: {}", peer.as_deref().unwrap_or(host), innermost(error)))
}

/// An answer that began and did not end.
pub(super) fn within_answer(error: &hyper::Error) -> TransportError {
    let message = format!("the connection broke within the answer: {}", innermost(error));
    TransportError::new(TransportErrorKind::Interrupted, message)
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
