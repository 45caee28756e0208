//! [`Response`]: a status, headers and a body of any type.

use crate::{Body, Error, Limits, Result};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::{DeserializeOwned, Error as _};
use std::any::{TypeId, type_name};

/// A successful answer whose headers matter too.
#[derive(Clone, Debug)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    body: T,
    attempts: u32,
}

impl<T> Response<T> {
    /// An answer: for what carries answers within answers, as batches do.
    pub fn new(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self { status, headers, body, attempts: 1 }
    }

    /// The same answer, which took so many attempts.
    #[must_use]
    pub fn after(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How many attempts it took.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What the service told about its quotas, when it did.
    pub fn limits(&self) -> Option<Limits> {
        Limits::read(&self.headers)
    }

    /// The service's id of the request.
    pub fn request_id(&self) -> Option<&str> {
        self.header("request-id")
    }

    /// The entity tag of what was read or written.
    pub fn etag(&self) -> Option<&str> {
        self.header("etag")
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
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response { status: self.status, headers: self.headers, body: change(self.body), attempts: self.attempts }
    }

    /// The same answer with another body, if there is one.
    ///
    /// # Errors
    /// What `change` returns.
    pub fn try_map<U, E>(self, change: impl FnOnce(T) -> Result<U, E>) -> Result<Response<U>, E> {
        Ok(Response { status: self.status, headers: self.headers, body: change(self.body)?, attempts: self.attempts })
    }

    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl Response<Body> {
    /// The answer with its body's bytes, which the pipeline has read already.
    pub(crate) fn at_hand(self) -> Response<Bytes> {
        self.map(Body::into_at_hand)
    }
}

impl Response<Bytes> {
    /// Reads the body as JSON. No body reads as null, and `()` reads whatever there is: it is what callers say who do not care.
    /// `operation` names the call in the error.
    ///
    /// # Errors
    /// [`Decode`](crate::ErrorKind::Decode) when the body is not a `T`.
    pub fn json<T: DeserializeOwned + 'static>(self, operation: &'static str) -> Result<Response<T>> {
        let nothing = self.body.is_empty() || TypeId::of::<T>() == TypeId::of::<()>();
        // One look at the whole is quicker than one at each text in it, and an answer that is no text is told as such.
        let text =
            if nothing { Ok("null") } else { std::str::from_utf8(&self.body).map_err(serde_json::Error::custom) };
        match text.and_then(serde_json::from_str) {
            // Written out, since models are large and each call on the way copies them.
            Ok(body) => Ok(Response { status: self.status, headers: self.headers, body, attempts: self.attempts }),
            Err(error) => {
                let message = format!("the answer is not a {}: {error}", short(type_name::<T>()));
                Err(Error::decode(message).answered(&self.headers).at(operation, None, self.attempts))
            }
        }
    }
}

/// A type's name without the modules it is in.
fn short(name: &str) -> String {
    let mut short = String::new();
    for part in name.split_inclusive(['<', '>', ',', ' ']) {
        short.push_str(part.rsplit("::").next().unwrap_or(part));
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_expected_is_named_shortly() {
        assert_eq!(short("graph_odata::page::Page<graph_mail::message::Message>"), "Page<Message>");
        let response = Response::new(StatusCode::OK, HeaderMap::new(), Bytes::from_static(b"{\"a\":1}"));
        let error = response.json::<Vec<String>>("test.get").unwrap_err();
        assert_eq!(
            error.to_string(),
            "test.get: the answer is not a Vec<String>: invalid type: map, expected a sequence at line 1 column 0 (1 attempt)"
        );
    }

    #[test]
    fn an_answer_that_is_no_text_is_told() {
        let response = Response::new(StatusCode::OK, HeaderMap::new(), Bytes::from_static(b"{\"a\":\"\xff\"}"));
        let error = response.json::<serde_json::Value>("test.get").unwrap_err();
        assert_eq!(
            error.to_string(),
            "test.get: the answer is not a Value: invalid utf-8 sequence of 1 bytes from index 6 (1 attempt)"
        );
    }
}
