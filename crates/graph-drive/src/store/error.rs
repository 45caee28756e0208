//! What went wrong, as `object_store` says it. Our own error is always the source.

use super::NAME;
use graph_transport::{Error, ErrorKind, StatusCode};
use object_store::path::Path;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Whether the service says that the name is taken, in an answer or in a monitor.
pub(super) fn is_taken(error: &Error) -> bool {
    error.code() == Some("nameAlreadyExists")
}

pub(super) fn of(path: &Path, error: Error) -> object_store::Error {
    let path = path.to_string();
    let status = error.status().map_or(0, |status| status.as_u16());
    if is_taken(&error) {
        object_store::Error::AlreadyExists { path, source: error.into() }
    } else if error.is_not_found() {
        object_store::Error::NotFound { path, source: error.into() }
    } else if error.is_precondition_failed() {
        object_store::Error::Precondition { path, source: error.into() }
    } else if error.is_not_modified() {
        object_store::Error::NotModified { path, source: error.into() }
    } else if error.kind() == ErrorKind::Credential || status == StatusCode::UNAUTHORIZED.as_u16() {
        object_store::Error::Unauthenticated { path, source: error.into() }
    } else if error.is_access_denied() {
        object_store::Error::PermissionDenied { path, source: error.into() }
    } else {
        generic(error)
    }
}

pub(super) fn generic(source: impl Into<Source>) -> object_store::Error {
    object_store::Error::Generic { store: NAME, source: source.into() }
}

pub(super) fn not_found(path: &Path, why: &str) -> object_store::Error {
    object_store::Error::NotFound { path: path.to_string(), source: why.into() }
}

pub(super) fn precondition(path: &Path, why: &str) -> object_store::Error {
    object_store::Error::Precondition { path: path.to_string(), source: why.into() }
}

pub(super) fn not_implemented(operation: &str) -> object_store::Error {
    object_store::Error::NotImplemented { operation: operation.to_owned(), implementer: NAME.to_owned() }
}
