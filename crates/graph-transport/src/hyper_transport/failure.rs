//! What a failed exchange means for the next: the distinction is whether the service may have seen the request.

use super::tunnel::ProxyError;
use crate::{
    TransportError, TransportErrorKind,
    causes::{causes, innermost},
};
use std::error::Error;

/// A request to `host` that got no answer.
pub(super) fn classify(error: &hyper_util::client::legacy::Error, host: &str) -> TransportError {
    let distrust = distrust(error);
    let (kind, what) = if distrust.is_some() {
        (TransportErrorKind::Untrusted, "could not trust")
    } else if error.is_connect() {
        (TransportErrorKind::Connect, "could not connect to")
    } else if unsent(error) {
        (TransportErrorKind::Connect, "the request never reached")
    } else {
        (TransportErrorKind::Interrupted, "the connection broke while waiting for")
    };
    let peer = causes(error).find_map(|cause| cause.downcast_ref::<ProxyError>()?.peer());
    let why = distrust.unwrap_or_else(|| innermost(error));
    TransportError::new(kind, format!("{what} {}: {why}", peer.as_deref().unwrap_or(host)))
}

/// An answer that began and did not end.
pub(super) fn within_answer(error: &hyper::Error) -> TransportError {
    let message = format!("the connection broke within the answer: {}", innermost(error));
    TransportError::new(TransportErrorKind::Interrupted, message)
}

/// What is wrong with the server's certificate, if that is the reason.
fn distrust(error: &(dyn Error + 'static)) -> Option<String> {
    causes(error).find_map(|cause| match cause.downcast_ref()? {
        // Our own verifier's words, which rustls would show as `Debug` does.
        rustls::Error::InvalidCertificate(rustls::CertificateError::Other(own)) => Some(own.0.to_string()),
        certificate @ rustls::Error::InvalidCertificate(_) => Some(certificate.to_string()),
        _ => None,
    })
}

/// Whether the request was not worked on: it was still waiting for its turn, or HTTP/2 says so.
fn unsent(error: &(dyn Error + 'static)) -> bool {
    causes(error).any(|cause| {
        cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_canceled)
            || cause.downcast_ref::<h2::Error>().and_then(h2::Error::reason) == Some(h2::Reason::REFUSED_STREAM)
    })
}
