//! [`ServiceError`]: what Graph, or a service before it, says in an error answer.

use http::{HeaderMap, header::CONTENT_TYPE};
use serde_json::{Map, Value};

/// The longest excerpt of a body that is not an error envelope.
const EXCERPT: usize = 160;

/// The error object of an answer: Graph's `{"error": {…}}`, or OAuth's `{"error": "…", "error_description": "…"}` in the same shape.
///
/// See Microsoft's page on [error responses](https://learn.microsoft.com/graph/errors).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceError {
    code: String,
    message: String,
    target: Option<String>,
    details: Vec<Self>,
    inner: Option<Box<Self>>,
    extra: Map<String, Value>,
}

impl ServiceError {
    /// Reads an error envelope. `None` when the body is something else.
    pub fn read(body: &[u8]) -> Option<Self> {
        let Ok(Value::Object(mut envelope)) = serde_json::from_slice(body) else { return None };
        match envelope.remove("error")? {
            Value::Object(error) => Some(Self::from_object(error)),
            Value::String(code) => {
                let description = envelope.remove("error_description");
                let message = description.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
                Some(Self { code, message, extra: envelope, ..Self::default() })
            }
            _ => None,
        }
    }

    fn from_object(mut object: Map<String, Value>) -> Self {
        let mut text = |name: &str| match object.remove(name) {
            Some(Value::String(text)) => Some(text),
            Some(Value::Null) | None => None,
            Some(other) => Some(other.to_string()),
        };
        let (code, message, target) = (text("code"), text("message"), text("target"));
        let details = match object.remove("details") {
            Some(Value::Array(details)) => details
                .into_iter()
                .filter_map(|detail| match detail {
                    Value::Object(detail) => Some(Self::from_object(detail)),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        // Services spell it both ways.
        let inner = ["innerError", "innererror"].into_iter().find_map(|name| match object.remove(name) {
            Some(Value::Object(inner)) => Some(Box::new(Self::from_object(inner))),
            _ => None,
        });
        Self {
            code: code.unwrap_or_default(),
            message: message.unwrap_or_default(),
            target,
            details,
            inner,
            extra: object,
        }
    }

    /// The outermost code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The service's own text. It is not localised and may change.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What the error is about, such as a property.
    pub fn target(&self) -> Option<&str> {
        self.target.as_deref()
    }

    /// Further errors of the same call.
    pub fn details(&self) -> &[Self] {
        &self.details
    }

    /// The error behind this one, more specific than it.
    pub fn inner(&self) -> Option<&Self> {
        self.inner.as_deref()
    }

    /// Every other member, as it came.
    pub fn extra(&self) -> &Map<String, Value> {
        &self.extra
    }

    /// The code furthest inside. A number there repeats the status, so it does not count.
    pub fn most_specific_code(&self) -> &str {
        let inner = self.inner().map(Self::most_specific_code).unwrap_or_default();
        if inner.is_empty() || inner.bytes().all(|byte| byte.is_ascii_digit()) { &self.code } else { inner }
    }

    /// The outermost message that is not empty: services differ in where they put it.
    pub(crate) fn any_message(&self) -> Option<&str> {
        let own = Some(self.message.as_str()).filter(|message| !message.trim().is_empty());
        own.or_else(|| self.inner()?.any_message())
    }

    /// The request id that stands within the envelope.
    pub(crate) fn request_id(&self) -> Option<&str> {
        let own = ["request-id", "requestId"].into_iter().find_map(|name| self.extra.get(name)?.as_str());
        own.or_else(|| self.inner()?.request_id())
    }

    /// One line about a body that is no error envelope.
    pub(crate) fn describe(headers: &HeaderMap, body: &[u8]) -> String {
        let text = String::from_utf8_lossy(&body[..body.len().min(16 * 1024)]);
        let text = text.trim();
        let html = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("text/html"))
            || text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
        if text.is_empty() {
            return "the answer has no text".into();
        }
        if html {
            let title = text.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
            let title = title.map_or("without a title", |(title, _)| title);
            return format!("the answer is a web page, not Graph's: {}", excerpt(title));
        }
        excerpt(text)
    }
}

fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_specific_code_wins() {
        let body =
            br#"{"error":{"code":"TooManyRequests","message":"m","target":"t","details":[{"code":"d","message":"dm"}],
            "innererror":{"code":"ApplicationThrottled","innerError":{"code":"429","requestId":"r1"}},"new":1}}"#;
        let error = ServiceError::read(body).unwrap();
        assert_eq!(error.most_specific_code(), "ApplicationThrottled");
        assert_eq!((error.code(), error.target()), ("TooManyRequests", Some("t")));
        assert_eq!(error.details()[0].code(), "d");
        assert_eq!(error.request_id(), Some("r1"));
        assert_eq!(error.extra()["new"], 1);
    }

    #[test]
    fn oauth_errors_have_the_same_shape() {
        let error =
            ServiceError::read(br#"{"error":"invalid_client","error_description":"no","error_codes":[7]}"#).unwrap();
        assert_eq!((error.code(), error.message()), ("invalid_client", "no"));
        assert_eq!(error.extra()["error_codes"][0], 7);
    }

    #[test]
    fn anything_else_is_not_an_envelope() {
        for body in ["", "null", "[]", "{}", r#"{"error":7}"#, "<html>", "\u{0}"] {
            assert_eq!(ServiceError::read(body.as_bytes()), None, "{body}");
        }
        let long = "é".repeat(20_000);
        assert!(ServiceError::describe(&HeaderMap::new(), long.as_bytes()).chars().count() <= EXCERPT + 1);
    }
}
