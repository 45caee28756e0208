//! A loopback server that answers with prepared pages, on a thread of its own.

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::{convert::Infallible, sync::Arc};

/// Starts the server and gives its service root. It ends with the process.
pub(crate) fn start(pages: usize, items: usize) -> String {
    let (ready, root) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let root = format!("http://{}/v1.0", listener.local_addr().expect("an address"));
            let prepared: Arc<Vec<Bytes>> = Arc::new((0..pages).map(|page| body(&root, page, pages, items)).collect());
            ready.send(root).expect("the bench waits");
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let prepared = Arc::clone(&prepared);
                tokio::spawn(http1::Builder::new().serve_connection(
                    TokioIo::new(stream),
                    service_fn(move |request: Request<Incoming>| {
                        let query = request.uri().query().unwrap_or_default();
                        let page = query.strip_prefix("page=").and_then(|page| page.parse().ok()).unwrap_or(0_usize);
                        let answer = Response::builder()
                            .header("content-type", "application/json")
                            .body(Full::new(prepared[page].clone()));
                        async move { Ok::<_, Infallible>(answer.expect("an answer")) }
                    }),
                ));
            }
        });
    });
    root.recv().expect("the server starts")
}

fn body(root: &str, page: usize, pages: usize, items: usize) -> Bytes {
    let value: Vec<Value> = (0..items).map(|item| message(page * items + item)).collect();
    let mut page_json = json!({"@odata.context": format!("{root}/$metadata#users('ada')/messages"), "value": value});
    if page + 1 < pages {
        page_json["@odata.nextLink"] = json!(format!("{root}/me/messages?page={}", page + 1));
    }
    page_json.to_string().into()
}

/// A message with every property that Graph gives by default.
fn message(number: usize) -> Value {
    let person = |name: &str| json!({"emailAddress": {"name": name, "address": format!("{name}@contoso.com")}});
    json!({
        "@odata.etag": format!("W/\"CQAAABYAAAD{number:08}\""),
        "id": format!("AAMkAGI2TAAAAAAEMAACFMWbQtAAAAFv{number:08}AAA="),
        "createdDateTime": "2026-03-04T05:06:07Z", "lastModifiedDateTime": "2026-03-04T05:06:08Z",
        "changeKey": format!("CQAAABYAAAD{number:08}"), "categories": ["Project"],
        "receivedDateTime": "2026-03-04T05:06:07Z", "sentDateTime": "2026-03-04T05:06:05Z",
        "hasAttachments": number.is_multiple_of(7), "internetMessageId": format!("<{number}@contoso.com>"),
        "subject": format!("Status of work package {number}"), "bodyPreview": "Dear all, ".repeat(25),
        "importance": "normal", "parentFolderId": "AQMkADYAAAIBDAAAAA==",
        "conversationId": format!("AAQkAGI2TAAQ{number:08}="), "conversationIndex": "AQHY0f9qYmFzZTY0",
        "isDeliveryReceiptRequested": null, "isReadReceiptRequested": false, "isRead": number.is_multiple_of(3), "isDraft": false,
        "webLink": "https://outlook.office365.com/owa/?ItemID=AAMkAGI2&exvsurl=1&viewmodel=ReadMessageItem",
        "inferenceClassification": "focused",
        "body": {"contentType": "html", "content": format!("<html><body><p>{}</p></body></html>", "Lorem ipsum dolor. ".repeat(60))},
        "sender": person("bob"), "from": person("bob"),
        "toRecipients": [person("ada"), person("carol")], "ccRecipients": [person("dan")], "bccRecipients": [], "replyTo": [],
        "flag": {"flagStatus": "notFlagged"},
    })
}
