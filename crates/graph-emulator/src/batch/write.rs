//! Writes the answer to a batch.
//!
//! Invariant: every request has one answer, and their order is not the requests'.

use super::read::is_json;
use crate::state::mix;
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{Response, header};
use serde_json::{Map, Value, json};

/// The answers of a batch, each with the id of its request. `seed` decides their order.
pub(super) fn write(answers: Vec<(String, Response<Bytes>)>, seed: u64) -> Value {
    let mut order: Vec<usize> = (0..answers.len()).collect();
    order.sort_by_key(|at| mix(seed ^ mix(*at as u64)));
    if order.is_sorted() {
        order.reverse();
    }
    let written: Vec<Value> = answers.into_iter().map(|(id, response)| one(&id, &response)).collect();
    let responses: Vec<&Value> = order.into_iter().filter_map(|at| written.get(at)).collect();
    json!({"responses": responses})
}

fn one(id: &str, response: &Response<Bytes>) -> Value {
    let mut answer = Map::new();
    answer.insert("id".into(), id.into());
    answer.insert("status".into(), response.status().as_u16().into());
    let mut headers = Map::new();
    for name in response.headers().keys() {
        let values = response.headers().get_all(name).iter().filter_map(|value| value.to_str().ok());
        headers.insert(capitalized(name.as_str()), values.collect::<Vec<_>>().join(", ").into());
    }
    answer.insert("headers".into(), headers.into());
    let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let json = serde_json::from_slice(response.body()).ok().filter(|_: &Value| is_json(media_type));
    if !response.body().is_empty() {
        answer.insert("body".into(), json.unwrap_or_else(|| STANDARD.encode(response.body()).into()));
    }
    Value::Object(answer)
}

/// `content-type` as `Content-Type`.
fn capitalized(name: &str) -> String {
    let mut begins = true;
    let letter = |letter: char| {
        let written = if begins { letter.to_ascii_uppercase() } else { letter };
        begins = letter == '-';
        written
    };
    name.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_by_their_type() {
        let answer = |media_type: &str, body: &'static [u8]| {
            let response = Response::builder().status(200).header("content-type", media_type);
            one("1", &response.body(Bytes::from_static(body)).unwrap())
        };
        let json = answer("application/json;odata.metadata=minimal", br#"{"a":1}"#);
        let headers = json!({"Content-Type": "application/json;odata.metadata=minimal"});
        assert_eq!(json, json!({"id": "1", "status": 200, "headers": headers, "body": {"a": 1}}));
        assert_eq!(answer("text/plain", b"2")["body"], "Mg==");
        assert_eq!(answer("image/png", b"\xff\xfe")["body"], "//4=");
        assert_eq!(answer("application/json", b"{\"a\":")["body"], "eyJhIjo=");
        assert_eq!(answer("text/plain", b"").get("body"), None);
    }

    #[test]
    fn a_redirect_is_an_answer() {
        let response = Response::builder().status(302).header("location", "https://x/y?t=1").body(Bytes::new());
        let expected = json!({"id": "1", "status": 302, "headers": {"Location": "https://x/y?t=1"}});
        assert_eq!(one("1", &response.unwrap()), expected);
    }

    #[test]
    fn the_order_is_never_the_requests() {
        for count in 2..=20_usize {
            for seed in 0..50 {
                let answers = (0..count).map(|id| (format!("{id:02}"), Response::new(Bytes::new()))).collect();
                let told = write(answers, seed);
                let told = told["responses"].as_array().unwrap();
                let mut ids: Vec<_> = told.iter().map(|answer| answer["id"].as_str().unwrap()).collect();
                assert!(!ids.is_sorted(), "{ids:?}");
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), count);
            }
        }
    }
}
