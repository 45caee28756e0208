//! The floor: bare hyper-util and serde's derive on the properties that the SDK's model has.

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::body::Body;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use jiff::Timestamp;
use serde::Deserialize;
use std::time::Duration;

/// A page of messages.
#[derive(Deserialize)]
pub(crate) struct Page {
    pub(crate) value: Vec<Message>,
    #[serde(rename = "@odata.nextLink")]
    next_link: Option<String>,
}

/// Every property of the SDK's `Message`; what is not listed is dropped.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "decoded, as the SDK does, and not looked at")]
pub(crate) struct Message {
    id: Option<String>,
    categories: Option<Vec<String>>,
    change_key: Option<String>,
    created_date_time: Option<Timestamp>,
    last_modified_date_time: Option<Timestamp>,
    bcc_recipients: Option<Vec<Recipient>>,
    body: Option<ItemBody>,
    body_preview: Option<String>,
    cc_recipients: Option<Vec<Recipient>>,
    conversation_id: Option<String>,
    conversation_index: Option<String>,
    flag: Option<Flag>,
    from: Option<Recipient>,
    has_attachments: Option<bool>,
    importance: Option<Importance>,
    inference_classification: Option<Classification>,
    internet_message_headers: Option<Vec<Header>>,
    internet_message_id: Option<String>,
    is_delivery_receipt_requested: Option<bool>,
    is_draft: Option<bool>,
    is_read: Option<bool>,
    is_read_receipt_requested: Option<bool>,
    parent_folder_id: Option<String>,
    received_date_time: Option<Timestamp>,
    reply_to: Option<Vec<Recipient>>,
    sender: Option<Recipient>,
    sent_date_time: Option<Timestamp>,
    subject: Option<String>,
    to_recipients: Option<Vec<Recipient>>,
    unique_body: Option<ItemBody>,
    web_link: Option<String>,
    #[serde(rename = "@odata.etag")]
    etag: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "decoded, as the SDK does, and not looked at")]
struct Recipient {
    email_address: Option<EmailAddress>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "decoded, as the SDK does, and not looked at")]
struct EmailAddress {
    name: Option<String>,
    address: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "decoded, as the SDK does, and not looked at")]
struct ItemBody {
    content_type: Option<BodyType>,
    content: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "decoded, as the SDK does, and not looked at")]
struct Flag {
    flag_status: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "decoded, as the SDK does, and not looked at")]
struct Header {
    name: Option<String>,
    value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Importance {
    Low,
    Normal,
    High,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Classification {
    Focused,
    Other,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum BodyType {
    Text,
    Html,
}

/// The client that a program would keep.
pub(crate) fn client<B: Body<Data: Send> + Send>() -> Client<HttpConnector, B> {
    let mut http = HttpConnector::new();
    http.set_nodelay(true);
    Client::builder(TokioExecutor::new()).build(http)
}

/// Reads one message, with a time limit and an id that can be looked for in logs.
pub(crate) async fn get(client: &Client<HttpConnector, Empty<Bytes>>, url: String) {
    let request = hyper::Request::get(url)
        .header("accept", "application/json")
        .header("authorization", "Bearer t")
        .header("user-agent", "floor/1.0")
        .header("client-request-id", format!("{:032x}", fastrand::u128(..)))
        .body(Empty::new())
        .expect("a request");
    let answer = async {
        let response = client.request(request).await.expect("an answer");
        response.into_body().collect().await.expect("a body").to_bytes()
    };
    let body = tokio::time::timeout(Duration::from_secs(100), answer).await.expect("in time");
    let message: Message = serde_json::from_slice(&body).expect("a message");
    divan::black_box(message);
}

/// Lists everything, one page in memory at a time, and counts it.
pub(crate) async fn list(client: &Client<HttpConnector, Empty<Bytes>>, url: &str) -> usize {
    let (mut next, mut count) = (Some(url.to_owned()), 0);
    while let Some(url) = next.take() {
        let request = hyper::Request::get(url)
            .header("accept", "application/json")
            .header("authorization", "Bearer t")
            .body(Empty::new())
            .expect("a request");
        let response = client.request(request).await.expect("an answer");
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        let page: Page = serde_json::from_slice(&body).expect("a page");
        for message in page.value {
            divan::black_box(message);
            count += 1;
        }
        next = page.next_link;
    }
    count
}
