//! Prints the subjects of the ten newest messages, with hyper and serde alone: no retries, no throttling, no paging, no deadline,
//! five properties. Also the source of `floor-ring`.

use std::error::Error;

// A program that reads attachments needs it; this one does not.
use base64 as _;
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use serde::Deserialize;

#[derive(Deserialize)]
struct Page {
    value: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "decoded, and not printed")]
struct Message {
    id: String,
    subject: Option<String>,
    received_date_time: Option<jiff::Timestamp>,
    is_read: Option<bool>,
    from: Option<Recipient>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "decoded, and not printed")]
struct Recipient {
    email_address: EmailAddress,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded, and not printed")]
struct EmailAddress {
    name: Option<String>,
    address: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(run(std::env::var("GRAPH_TOKEN")?))
}

async fn run(token: String) -> Result<(), Box<dyn Error>> {
    let https = hyper_rustls::HttpsConnectorBuilder::new()
        .with_native_roots()?
        .https_only()
        .enable_http1()
        .enable_http2()
        .build();
    let client: Client<_, Empty<Bytes>> = Client::builder(TokioExecutor::new()).build(https);
    let request = hyper::Request::get("https://graph.microsoft.com/v1.0/me/messages?$top=10")
        .header("authorization", format!("Bearer {token}"))
        .body(Empty::new())?;
    let response = client.request(request).await?;
    if !response.status().is_success() {
        return Err(response.status().to_string().into());
    }
    let page: Page = serde_json::from_slice(&response.into_body().collect().await?.to_bytes())?;
    for message in page.value {
        let received = message.received_date_time.map(|at| at.to_string()).unwrap_or_default();
        println!("{received} {}", message.subject.unwrap_or_default());
    }
    Ok(())
}
