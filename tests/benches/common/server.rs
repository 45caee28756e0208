//! A loopback server on a thread of its own, so that what the client allocates is counted alone.

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::convert::Infallible;

/// What the server answers with.
pub(crate) type Answer = Response<UnsyncBoxBody<Bytes, Infallible>>;

/// Starts a server whose answers `prepare` makes, once it knows the service root, and gives that root. It ends with the process.
pub(crate) fn start<P, H, F>(prepare: P) -> String
where
    P: FnOnce(&str) -> H + Send + 'static,
    H: Fn(Request<Incoming>) -> F + Clone + Send + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    let (ready, root) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let root = format!("http://{}/v1.0", listener.local_addr().expect("an address"));
            let handler = prepare(&root);
            ready.send(root).expect("the bench waits");
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                stream.set_nodelay(true).expect("a socket");
                let handler = handler.clone();
                tokio::spawn(http1::Builder::new().serve_connection(
                    TokioIo::new(stream),
                    service_fn(move |request| {
                        let answer = handler(request);
                        async move { Ok::<_, Infallible>(answer.await) }
                    }),
                ));
            }
        });
    });
    root.recv().expect("the server starts")
}

/// An answer of JSON.
pub(crate) fn json_answer(body: Bytes) -> Answer {
    let body = http_body_util::BodyExt::boxed_unsync(http_body_util::Full::new(body));
    Response::builder().header("content-type", "application/json").body(body).expect("an answer")
}

/// A message with every property that Graph gives by default.
pub(crate) fn message(number: usize) -> Value {
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
