//! [`Response`]: a status, headers and a body of any type.

use http::{HeaderMap, StatusCode};

/// A successful answer whose headers matter too.
#[derive(Clone, Debug)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    body: T,
}

impl<T> Response<T> {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self { status, headers, body }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The service's id of the request.
    pub fn request_id(&self) -> Option<&str> {
        self.text("request-id")
    }

    /// The entity tag of what was read or written.
    pub fn etag(&self) -> Option<&str> {
        self.text("etag")
    }

    /// The body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The body alone.
    pub fn into_body(self) -> T {
        self.body
    }

    /// The same answer with another body.
    ///
    /// # Errors
    /// What `change` returns.
    pub fn try_map<U, E>(self, change: impl FnOnce(T) -> Result<U, E>) -> Result<Response<U>, E> {
        Ok(Response { status: self.status, headers: self.headers, body: change(self.body)? })
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
