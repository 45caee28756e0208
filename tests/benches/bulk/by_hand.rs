//! The floor: batches of twenty through bare hyper-util and serde_json, one after the other, as a careful program would write them.

use crate::floor;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};

/// Changes so many messages.
pub(crate) async fn change(root: &str, messages: usize) {
    let client = floor::client::<Full<Bytes>>();
    for first in (0..messages).step_by(20) {
        let numbers = first..messages.min(first + 20);
        let requests: Vec<Value> = numbers
            .clone()
            .map(|number| {
                json!({
                    "id": number.to_string(), "method": "PATCH", "url": format!("/me/messages/{number}"),
                    "headers": {"Content-Type": "application/json"}, "body": {"isRead": true},
                })
            })
            .collect();
        let request = hyper::Request::post(format!("{root}/$batch"))
            .header("accept", "application/json")
            .header("authorization", "Bearer t")
            .header("content-type", "application/json")
            .body(Full::from(json!({"requests": requests}).to_string()))
            .expect("a request");
        let answer = client.request(request).await.expect("an answer");
        let answer = answer.into_body().collect().await.expect("a body").to_bytes();
        let answer: Value = serde_json::from_slice(&answer).expect("JSON");
        let responses = answer["responses"].as_array().expect("responses");
        assert_eq!(responses.len(), numbers.len());
        for response in responses {
            assert_eq!((&response["status"], &response["body"]["isRead"]), (&json!(200), &json!(true)));
        }
    }
}
