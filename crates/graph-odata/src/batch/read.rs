//! Reads the answer to a batch: which of the requests it tells of, and what.
//!
//! Invariant: whatever came, each request has one answer or one error, and none is told of twice.

use super::item::is_json;
use base64::{
    Engine,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use bytes::Bytes;
use graph_transport::{Error, HeaderMap, Response, Result, StatusCode};
use http::{HeaderName, HeaderValue, header::CONTENT_TYPE};
use serde_json::{Value, value::RawValue};
use std::collections::BTreeMap;

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// The members of a JSON object, unread.
type Members<'a> = BTreeMap<String, &'a RawValue>;

/// The answers to `count` requests, whose ids are "1" and so on.
///
/// # Errors
/// [`Decode`](graph_transport::ErrorKind::Decode) when it is no answer to a batch at all.
pub(super) fn read(answer: &Response<Bytes>, count: usize) -> Result<Vec<Result<Response<Bytes>>>> {
    let envelope: Members<'_> = serde_json::from_slice(answer.body())
        .map_err(|error| Error::decode(format!("the answer is not one to a batch: {error}")))?;
    let responses: Vec<&RawValue> = envelope
        .get("responses")
        .and_then(|responses| serde_json::from_str(responses.get()).ok())
        .ok_or_else(|| Error::decode("the answer is not one to a batch: it has no list of `responses`"))?;
    let mut told: Vec<Option<Result<Response<Bytes>>>> = (0..count).map(|_| None).collect();
    for response in responses {
        let Ok(members) = serde_json::from_str::<Members<'_>>(response.get()) else { continue };
        let Some(id) = members.get("id").and_then(|id| text(id)) else { continue };
        let Some(at) = (0..count).find(|at| (at + 1).to_string().eq_ignore_ascii_case(&id)) else { continue };
        told[at] = Some(match told[at] {
            None => one(answer, &members),
            Some(_) => Err(Error::decode("the batch has two answers to it")),
        });
    }
    let silent = || Err(Error::decode("the batch has no answer to it"));
    Ok(told.into_iter().map(|told| told.unwrap_or_else(silent)).collect())
}

fn one(answer: &Response<Bytes>, members: &Members<'_>) -> Result<Response<Bytes>> {
    let status = members.get("status").and_then(|status| text(status)?.parse().ok());
    let status = status
        .and_then(|status: u16| StatusCode::from_u16(status).ok())
        .ok_or_else(|| Error::decode("its answer in the batch has no status"))?;
    let mut headers = members.get("headers").map(|headers| read_headers(headers)).unwrap_or_default();
    for name in ["request-id", "client-request-id"] {
        // Within a batch few answers have ids of their own; the batch's leads to them.
        if let (false, Some(id)) = (headers.contains_key(name), answer.headers().get(name)) {
            headers.insert(name, id.clone());
        }
    }
    let body = match members.get("body").filter(|body| body.get() != "null") {
        Some(body) => read_body(answer.body(), body, status, &headers)?,
        None => Bytes::new(),
    };
    Ok(Response::new(status, headers, body))
}

/// The bytes that `body` stands for.
fn read_body(whole: &Bytes, body: &RawValue, status: StatusCode, headers: &HeaderMap) -> Result<Bytes> {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_text = body.get().starts_with('"');
    if !is_text || media_type.is_empty() || is_json(media_type) {
        return Ok(whole.slice_ref(body.get().as_bytes()));
    }
    let text = text(body).unwrap_or_default();
    let alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    let decoded = GeneralPurpose::new(alphabet, LENIENT).decode(&text).ok();
    // Pages of gateways come as they are; so does some plain text.
    let is_plain = media_type.trim_start().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("text/"));
    let is_readable = |bytes: &Vec<u8>| !is_plain || std::str::from_utf8(bytes).is_ok();
    match decoded.filter(is_readable) {
        Some(bytes) => Ok(bytes.into()),
        None if is_plain || !status.is_success() => Ok(text.into()),
        None => Err(Error::decode("its answer in the batch is not the base64 that its type asks for")),
    }
}

fn read_headers(headers: &RawValue) -> HeaderMap {
    let Ok(members) = serde_json::from_str::<Members<'_>>(headers.get()) else { return HeaderMap::new() };
    let pair = |(name, value): (&String, &&RawValue)| {
        Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(text(value)?).ok()?))
    };
    members.iter().filter_map(pair).collect()
}

/// A string's text, or a number's.
fn text(raw: &RawValue) -> Option<String> {
    match serde_json::from_str(raw.get()).ok()? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(body: &str, count: usize) -> Result<Vec<Result<Response<Bytes>>>> {
        let headers = HeaderMap::from_iter([(HeaderName::from_static("request-id"), HeaderValue::from_static("r1"))]);
        read(&Response::new(StatusCode::OK, headers, Bytes::copy_from_slice(body.as_bytes())), count)
    }

    fn body_of(media_type: &str, status: u16, body: Value) -> Option<Bytes> {
        let response = json!({"id": "1", "status": status, "headers": {"Content-Type": media_type}, "body": body});
        let told = told(&json!({"responses": [response]}).to_string(), 1).unwrap().remove(0);
        told.ok().map(Response::into_body)
    }

    #[test]
    fn any_order_and_lenient_spelling() {
        let body = r#" {"x":1, "responses" : [ {"status":"204","id":2}, {"id":"1","status":200,"body":{"a" : 1},
            "headers":{"ETag":"W/\"1\"","Retry-After":3,"b\n":"c","d":["e"],"f":"g\n"}}, 7, {"id":"3","status":200} ] }"#;
        let told: Vec<_> = told(body, 2).unwrap().into_iter().map(Result::unwrap).collect();
        assert_eq!((told[0].status().as_u16(), told[0].body().as_ref()), (200, &br#"{"a" : 1}"#[..]));
        assert_eq!((told[0].etag(), told[0].header("retry-after")), (Some("W/\"1\""), Some("3")));
        assert_eq!(told[0].headers().len(), 3, "what is no header is left out, and the batch's id is in");
        assert_eq!(told[0].request_id(), Some("r1"));
        assert_eq!((told[1].status().as_u16(), told[1].body().len()), (204, 0));
    }

    #[test]
    fn bodies_of_every_type() {
        let rows = [
            ("application/json", 200, json!({"a": 1}), Some("{\"a\":1}")),
            ("application/json; charset=utf-8", 200, json!("aGk="), Some("\"aGk=\"")),
            ("application/problem+json", 200, json!("aGk="), Some("\"aGk=\"")),
            ("", 200, json!("aGk="), Some("\"aGk=\"")),
            ("image/jpeg", 200, json!("aGk="), Some("hi")),
            ("image/jpeg", 200, json!("aGk"), Some("hi")),
            ("image/jpeg", 200, json!("Pz8_"), Some("???")),
            ("image/jpeg", 200, json!(""), Some("")),
            ("image/jpeg", 200, json!("not base64!"), None),
            ("image/jpeg", 404, json!("not base64!"), Some("not base64!")),
            ("image/jpeg", 200, json!([1]), Some("[1]")),
            ("Text/plain", 200, json!("aGk="), Some("hi")),
            ("text/plain", 200, json!("44"), Some("44")),
            ("text/html", 502, json!("<html>"), Some("<html>")),
            ("é", 200, json!(null), Some("")),
        ];
        for (media_type, status, body, expected) in rows {
            let read = body_of(media_type, status, body.clone());
            assert_eq!(read.as_deref(), expected.map(str::as_bytes), "{media_type} {status} {body}");
        }
    }

    #[test]
    fn what_is_no_answer_to_a_batch() {
        for body in ["", "null", "[]", "<html>", "{}", r#"{"responses":null}"#, r#"{"responses":{}}"#, "{\"a\":\"\u{0}"]
        {
            let error = told(body, 1).unwrap_err().to_string();
            assert!(error.contains("the answer is not one to a batch"), "{body}: {error}");
        }
    }

    #[test]
    fn every_request_has_one_answer_or_one_error() {
        for (responses, expected) in [
            ("", "the batch has no answer to it"),
            (r#"{"id":"2","status":200},{"id":"01","status":200},{"id":null,"status":200}"#, "the batch has no answer"),
            (r#"{"id":"1","status":200},{"id":"1","status":200},{"id":"1","status":200}"#, "the batch has two answers"),
            (r#"{"id":"1"}"#, "has no status"),
            (r#"{"id":"1","status":99}"#, "has no status"),
            (r#"{"id":"1","status":-1}"#, "has no status"),
            (r#"{"id":"1","status":200.5}"#, "has no status"),
            (r#"{"id":"1","status":70000}"#, "has no status"),
            (r#"{"id":"1","status":"OK"}"#, "has no status"),
            (r#"{"id":"1","status":{}}"#, "has no status"),
        ] {
            let told = told(&format!(r#"{{"responses":[{responses}]}}"#), 1).unwrap().remove(0);
            let error = told.unwrap_err().to_string();
            assert!(error.contains(expected), "{responses}: {error}");
        }
    }
}
