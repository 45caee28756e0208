//! Reads a batch: the requests in it, as they would be by themselves.
//!
//! Invariant: a batch that is wrong in one place is refused as a whole, and nothing of it is carried out.

use super::shape::Shape;
use crate::reply::Failure;
use base64::{
    Engine,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value};

/// How many requests a batch may hold.
const MOST: usize = 20;

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// What Graph takes in a batch's URLs, and no request line may hold.
const UNFIT: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// A request of a batch.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) id: String,
    /// With the batch's own bearer, whatever the item says of it.
    pub(super) request: Request<Bytes>,
}

/// The requests in the body of `batch`, whose paths are below `root`, and how they depend on each other.
pub(super) fn read(batch: &Request<Bytes>, root: &str) -> Result<(Vec<Item>, Shape), Failure> {
    let body: Value = serde_json::from_slice(batch.body())
        .map_err(|error| Failure::bad("BadRequest", format!("Unable to read JSON request payload: {error}.")))?;
    let requests = body.get("requests").and_then(Value::as_array).filter(|requests| !requests.is_empty());
    let requests = requests.ok_or_else(|| malformed("it needs an array `requests` with something in it"))?;
    if requests.len() > MOST {
        let message = format!("The batch holds {} requests, which is more than {MOST}.", requests.len());
        return Err(Failure::bad("MaximumValueExceeded", message));
    }
    let mut items: Vec<Item> = Vec::with_capacity(requests.len());
    let mut waits = Vec::with_capacity(requests.len());
    for request in requests {
        let members = request.as_object().ok_or_else(|| malformed("every request is an object"))?;
        let id = text(members, "id").ok_or_else(|| malformed("every request needs an `id`, which is a string"))?;
        if items.iter().any(|item| item.id.eq_ignore_ascii_case(id)) {
            return Err(malformed(&format!("the id '{id}' stands there twice")));
        }
        waits.push(depends_on(members).ok_or_else(|| malformed(&format!("`dependsOn` of '{id}' is an array of ids")))?);
        let request = one(members, batch.headers(), root).map_err(|why| malformed(&format!("request '{id}' {why}")))?;
        items.push(Item { id: id.to_owned(), request });
    }
    let shape: Vec<_> = items.iter().zip(&waits).map(|(item, on)| (item.id.as_str(), on.as_slice())).collect();
    let shape = Shape::of(&shape)?;
    Ok((items, shape))
}

fn malformed(why: &str) -> Failure {
    Failure::bad("BadRequest", format!("Invalid batch payload format: {why}."))
}

/// A member that is a string with something in it.
fn text<'v>(members: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    members.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn depends_on(members: &Map<String, Value>) -> Option<Vec<String>> {
    match members.get("dependsOn") {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(ids) => ids.as_array()?.iter().map(|id| id.as_str().map(str::to_owned)).collect(),
    }
}

/// The request that `members` stand for, or what is wrong with it.
fn one(members: &Map<String, Value>, outer: &HeaderMap, root: &str) -> Result<Request<Bytes>, String> {
    let method = text(members, "method").ok_or("needs a `method`")?.to_ascii_uppercase();
    let method = Method::from_bytes(method.as_bytes()).map_err(|_| "has a `method` that is none")?;
    let url = text(members, "url").ok_or("needs a `url`")?.trim_start_matches('/');
    let scheme = url.split("://").next().filter(|scheme| scheme.len() < url.len()).unwrap_or_default();
    if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") {
        return Err("has a `url` that is absolute: it must be relative to the version".into());
    }
    let path = url.split(['?', '/']).next().unwrap_or_default();
    if path.eq_ignore_ascii_case("$batch") || path.eq_ignore_ascii_case("%24batch") {
        return Err("is a batch, which cannot stand within another".into());
    }
    let mut headers = headers(members)?;
    let body = members.get("body").filter(|body| !body.is_null());
    let is_write = matches!(method, Method::POST | Method::PUT | Method::PATCH);
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if (is_write || body.is_some()) && media_type.is_empty() {
        return Err("does not contain a Content-Type header".into());
    }
    // Also what needs none by itself, such as an action without parameters.
    if is_write && body.is_none() {
        return Err("does not contain a body".into());
    }
    let body = body.map(|body| bytes(body, media_type)).transpose()?.unwrap_or_default();
    headers.remove(header::AUTHORIZATION);
    if let Some(bearer) = outer.get(header::AUTHORIZATION) {
        headers.insert(header::AUTHORIZATION, bearer.clone());
    }
    let uri = format!("{root}/{}", utf8_percent_encode(url, UNFIT));
    let mut request = Request::builder().method(method).uri(uri).body(body).map_err(|_| "has a `url` that is none")?;
    *request.headers_mut() = headers;
    Ok(request)
}

fn headers(members: &Map<String, Value>) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    let written = match members.get("headers") {
        None | Some(Value::Null) => return Ok(headers),
        Some(written) => written.as_object().ok_or("has `headers` that are no object")?,
    };
    for (name, value) in written {
        let wrong = |_| format!("has a header `{name}` that is none");
        let value = value.as_str().ok_or_else(|| format!("has a header `{name}` that is no string"))?;
        let value = HeaderValue::try_from(value).map_err(|error| wrong(error.to_string()))?;
        headers.append(HeaderName::try_from(name).map_err(|error| wrong(error.to_string()))?, value);
    }
    Ok(headers)
}

/// The bytes that a body stands for: JSON as it is, anything else in base64 of either alphabet.
fn bytes(body: &Value, media_type: &str) -> Result<Bytes, &'static str> {
    if is_json(media_type) {
        return Ok(body.to_string().into());
    }
    let text = body.as_str().ok_or("has a body that is neither JSON nor a string in base64")?;
    let alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    let bytes = GeneralPurpose::new(alphabet, LENIENT).decode(text).map_err(|_| "has a body that is not base64")?;
    Ok(bytes.into())
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let kind = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ROOT: &str = "http://x/v1.0";

    fn read_one(members: &Value) -> Result<Request<Bytes>, String> {
        let batch = Request::post("http://x/v1.0/$batch").header("authorization", "Bearer outer");
        let mut members = members.clone();
        members["id"] = "1".into();
        let batch = batch.body(json!({"requests": [members]}).to_string().into()).unwrap();
        read(&batch, ROOT).map(|(mut items, _)| items.remove(0).request).map_err(|failure| failure.message)
    }

    #[test]
    fn urls_are_relative_to_the_version() {
        for (url, expected) in [
            ("/me/messages?$top=1", "/v1.0/me/messages?$top=1"),
            ("me", "/v1.0/me"),
            ("users?$filter=city eq null", "/v1.0/users?$filter=city%20eq%20null"),
            ("/users('é%20')", "/v1.0/users('%C3%A9%20')"),
            ("me/messages?$filter=subject eq 'http://x'", "/v1.0/me/messages?$filter=subject%20eq%20'http://x'"),
        ] {
            let request = read_one(&json!({"method": "get", "url": url})).unwrap();
            assert_eq!((request.uri().path_and_query().unwrap().as_str(), request.method()), (expected, &Method::GET));
            assert_eq!(request.headers()["authorization"], "Bearer outer");
        }
        for url in ["https://graph.microsoft.com/v1.0/me", "/$batch", "$batch", "%24batch?x=y"] {
            assert!(read_one(&json!({"method": "GET", "url": url})).is_err(), "{url}");
        }
    }

    #[test]
    fn bodies_are_json_or_base64_of_either_alphabet() {
        let body = |media_type: &str, body: Value| {
            let headers = json!({"content-TYPE": media_type, "Authorization": "Bearer inner"});
            let request = read_one(&json!({"method": "POST", "url": "x", "headers": headers, "body": body}))?;
            assert_eq!(request.headers()["authorization"], "Bearer outer");
            Ok::<_, String>(request.into_body())
        };
        assert_eq!(body("application/json", json!({"a": [1, null]})).unwrap(), r#"{"a":[1,null]}"#);
        assert_eq!(body("application/json; charset=utf-8", json!("aGk=")).unwrap(), "\"aGk=\"");
        for text in ["Pz8/Pj4+", "Pz8_Pj4-"] {
            assert_eq!(body("image/png", text.into()).unwrap(), "???>>>", "{text}");
        }
        assert_eq!(body("text/plain", json!("aGk")).unwrap(), "hi");
        assert!(body("text/plain", json!("not base64")).unwrap_err().contains("not base64"));
        assert!(body("text/plain", json!({"a": 1})).unwrap_err().contains("neither JSON nor"));
    }

    #[test]
    fn mistakes_are_named() {
        let json = json!({"Content-Type": "application/json"});
        for (members, why) in [
            (json!({"url": "me"}), "needs a `method`"),
            (json!({"method": "GET"}), "needs a `url`"),
            (json!({"method": "G T", "url": "me"}), "`method` that is none"),
            (json!({"method": "POST", "url": "me", "body": {}}), "Content-Type"),
            (json!({"method": "POST", "url": "me/messages/x/send"}), "Content-Type"),
            (json!({"method": "POST", "url": "me/messages/x/send", "headers": json}), "does not contain a body"),
            (json!({"method": "GET", "url": "me", "body": {}}), "Content-Type"),
            (json!({"method": "GET", "url": "me", "headers": []}), "no object"),
            (json!({"method": "GET", "url": "me", "headers": {"a": 1}}), "`a` that is no string"),
            (json!({"method": "GET", "url": "me", "headers": {"a b": "1"}}), "`a b` that is none"),
            (json!({"method": "GET", "url": "me", "dependsOn": "2"}), "an array of ids"),
            (json!({"method": "GET", "url": "me", "dependsOn": [2]}), "an array of ids"),
        ] {
            let told = read_one(&members).unwrap_err();
            assert!(told.contains(why) && told.contains('1'), "{members}: {told}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_members_are_read_or_refused(
            method in "(get|POST|\\PC{0,5})", url in "(/|\\$batch|me\\?|\\PC{0,20})*", media_type in "(application/json|text/plain|\\PC{0,8})",
            name in "\\PC{0,8}", body in "\\PC{0,20}",
        ) {
            let headers = json!({"Content-Type": media_type, name: body});
            let members = json!({"method": method, "url": url, "headers": headers, "body": body});
            if let Ok(request) = read_one(&members) {
                assert!(request.uri().path().starts_with("/v1.0/"), "{}", request.uri());
            }
        }
    }
}
