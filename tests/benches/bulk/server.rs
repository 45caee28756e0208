//! A mailbox that takes changes to messages, one by one and in batches, and as long for every request as one that is far away.

use crate::server::{self, Answer, json_answer};
use http_body_util::BodyExt;
use hyper::{Method, Request, body::Incoming};
use serde_json::{Value, json};
use std::time::Duration;

/// How long every request takes, a batch no less and no more than a single change.
const LATENCY: Duration = Duration::from_millis(30);

/// Starts it, and gives its service root.
pub(crate) fn start() -> String {
    server::start(|_| answer)
}

async fn answer(request: Request<Incoming>) -> Answer {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    let body: Value = serde_json::from_slice(&body).expect("JSON");
    tokio::time::sleep(LATENCY).await;
    let answer = match parts.uri.path() {
        "/v1.0/$batch" if parts.method == Method::POST => {
            let requests = body["requests"].as_array().expect("requests");
            assert!(requests.len() <= 20, "no batch takes more");
            json!({"responses": requests.iter().map(response).collect::<Vec<_>>()})
        }
        path => changed(parts.method.as_str(), path.strip_prefix("/v1.0").unwrap_or_default(), &body),
    };
    json_answer(answer.to_string().into())
}

fn response(request: &Value) -> Value {
    let text = |name: &str| request[name].as_str().expect("text");
    let body = changed(text("method"), text("url"), &request["body"]);
    json!({"id": text("id"), "status": 200, "headers": {"Content-Type": "application/json"}, "body": body})
}

/// The message as it is after the change.
fn changed(method: &str, path: &str, changes: &Value) -> Value {
    assert_eq!(method, "PATCH");
    let number = path.strip_prefix("/me/messages/").and_then(|id| id.parse().ok()).expect("a message's number");
    let mut message = server::message(number);
    message["id"] = json!(number.to_string());
    message["isRead"] = changes["isRead"].clone();
    message
}
