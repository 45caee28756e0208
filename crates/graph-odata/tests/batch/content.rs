//! What travels in a batch, and what comes out of it.

use crate::service::{Service, call, mark};
use bytes::Bytes;
use graph_mail::{FileAttachment, MailClient, Message, message};
use graph_odata::{Batch, Download, Get, Invoke, Path};
use graph_transport::{Body, Client, ErrorKind, Method, Request, StaticToken, StatusCode, TransportError};
use http_body::Frame;
use serde_json::{Value, json};
use std::{
    pin::Pin,
    task::{Context, Poll},
};

#[tokio::test]
async fn verbs_of_any_kind_travel_together_and_answer_with_their_types() {
    let inbox = json!({"status": 200, "body": {"displayName": "Inbox", "unreadItemCount": 7}});
    let count = json!({"status": 200, "headers": {"Content-Type": "text/plain"}, "body": "NDI="});
    let service = Service::default()
        .answer("GET /me/mailFolders/inbox", inbox)
        .answer("GET /me/messages/$count?$filter=isRead%20eq%20false", count)
        .answer("GET /me/messages?$top=2", json!({"status": 200, "body": {"value": [{"subject": "x"}, {}]}}))
        .answer("DELETE /me/messages/A", json!({"status": 204}))
        .answer("POST /me/sendMail", json!({"status": 202, "headers": {"x-id": "9"}, "body": ""}));
    let client = service.client().header("prefer", "IdType=\"ImmutableId\"").unwrap();
    let mail = MailClient::new(&client);

    let mut batch = Batch::new(&client);
    let inbox = batch.add(mail.inbox().get());
    let newest = batch.add(mail.messages().list().top(2).prefer("outlook.body-content-type=\"text\""));
    let unread = batch.add(mail.messages().count().filter(message::IS_READ.eq(false)));
    let deleted = batch.add(mail.message("A").delete().if_match("W/\"1\""));
    let sent = batch.add(mail.send(Message::new().to("bob@contoso.com").attach(FileAttachment::new("a", "b"))));
    assert_eq!((batch.len(), batch.is_empty()), (5, false));
    let mut answers = batch.send().await.unwrap();

    assert_eq!(answers.take(inbox).unwrap().unread_item_count, Some(7));
    assert_eq!(answers.take(newest).unwrap().value[0].subject.as_deref(), Some("x"));
    assert_eq!(answers.take(unread).unwrap(), 42);
    answers.take(deleted).unwrap();
    let sent = answers.take_response(sent).unwrap();
    assert_eq!((sent.status(), sent.header("x-id"), sent.attempts()), (StatusCode::ACCEPTED, Some("9"), 1));
    assert_eq!(answers.failures().count(), 0);
    assert_eq!(service.sizes(), [5], "one round trip");

    let bodies = service.state().bodies.clone();
    assert_eq!(
        bodies[1],
        json!({"id": "2", "method": "GET", "url": "/me/messages?$top=2",
            "headers": {"Prefer": "outlook.body-content-type=\"text\", IdType=\"ImmutableId\""}})
    );
    assert_eq!(bodies[3]["headers"]["If-Match"], "W/\"1\"");
    assert_eq!(bodies[4]["headers"]["Content-Type"], "application/json");
    assert_eq!(bodies[4]["body"]["message"]["toRecipients"][0]["emailAddress"]["address"], "bob@contoso.com");
}

#[tokio::test]
async fn bytes_and_text_come_and_go_as_base64() {
    let picture = json!({"status": 200, "headers": {"Content-Type": "image/jpeg"}, "body": "/9j/"});
    let mime = json!({"status": 200, "headers": {"Content-Type": "text/plain"}, "body": "U3ViamVjdDogeA"});
    let moved = json!({"status": 302, "headers": {"Location": "https://contoso.sharepoint.com/x?tempauth=s3cret"}});
    let service = Service::default()
        .answer("GET /me/photo/$value", picture)
        .answer("GET /me/messages/A/$value", mime)
        .answer("GET /me/drive/items/1/content", moved)
        .answer("PUT /me/photo/$value", json!({"status": 200}));
    let client = service.client();
    let photo = Path::new("/me/photo/$value");
    let put = Request::new("photo.put", Method::PUT, photo.clone()).content("image/png", vec![0x89, b'P', 0xFF]);
    let mut batch = Batch::new(&client);
    let put = batch.add(Invoke::<()>::request(&client, put));
    let photo = batch.after(put, Download::new(&client, "photo.get", photo));
    let mime = batch.add(MailClient::new(&client).message("A").mime());
    let file = Path::new("/me/drive/items/1/content");
    let moved = batch.add(Download::new(&client, "drive.items.content", file.clone()));
    let part = batch.add(Download::new(&client, "drive.items.content", file).range(..7));
    let mut answers = batch.send().await.unwrap();
    answers.take(put).unwrap();
    let photo = answers.take_response(photo).unwrap();
    assert_eq!((photo.header("content-type"), photo.body().as_ref()), (Some("image/jpeg"), &b"\xFF\xD8\xFF"[..]));
    assert_eq!(answers.take(mime).unwrap(), "Subject: x");
    let error = answers.take(moved).unwrap_err().to_string();
    assert!(error.contains("download them by themselves") && !error.contains("s3cret"), "{error}");
    let error = answers.take(part).unwrap_err().to_string();
    assert!(error.contains("download a range by itself"), "{error}");
    let bodies = &service.state().bodies;
    assert_eq!(bodies[0]["body"], "iVD/");
    assert_eq!(bodies[0]["headers"], json!({"Content-Type": "image/png"}));
}

#[tokio::test]
async fn a_redirect_is_an_answer_that_leads_on_without_the_token() {
    let leads = json!({"status": 302, "headers": {"Location": "https://contoso.sharepoint.com/x?tempauth=s3cret"}});
    let service = Service::default().answer("GET /me/drive/items/1/content", leads);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let content = batch.add(call(&client, Method::GET, "/me/drive/items/1/content"));
    let content = batch.send().await.unwrap().take_response(content).unwrap();
    assert_eq!(content.status(), StatusCode::FOUND);
    assert!(content.header("location").unwrap().ends_with("s3cret"));
}

#[tokio::test]
async fn a_get_too_long_for_an_address_travels_alone() {
    let service = Service::default();
    let client = service.client();
    let long = "x".repeat(20_000);
    let mut batch = Batch::new(&client);
    let get = Get::<Value>::new(&client, "test.get", Path::new("/me/messages")).query("$filter", &long);
    let answer = batch.add(get);
    let answer = batch.send().await.unwrap().take(answer).unwrap();
    assert_eq!(answer["line"], format!("GET /me/messages?$filter={long}"));
}

#[tokio::test]
async fn what_no_batch_can_carry_fails_by_itself_and_nothing_of_it_is_sent() {
    let service = Service::default();
    let client = service.client();
    let other = Client::new(client.http().clone(), client.endpoint().clone(), StaticToken::new("another"));
    let at = |path: &'static str| Request::new("test.bad", Method::POST, Path::new(path));
    let mut elsewhere = Batch::new(&client);
    let foreign = elsewhere.add(call(&client, Method::GET, "/me"));

    let mut batch = Batch::new(&client);
    let good = batch.add(call(&client, Method::GET, "/me"));
    let stream = Body::stream(Stream);
    let bad = [
        (batch.add(Invoke::<()>::request(&client, at("/x").content("text/plain", stream))), "a stream"),
        (batch.add(Invoke::<()>::request(&client, at("/$batch"))), "cannot hold a batch"),
        (batch.add(Invoke::<()>::request(&client, at("/x").content("application/json", "{"))), "said to be JSON"),
        (batch.add(Invoke::<()>::request(&client, at("/x").invalid("say what"))), "say what"),
        (batch.add(Invoke::<()>::request(&other, at("/x"))), "another account"),
        (batch.after(foreign, Invoke::<()>::request(&client, at("/x"))), "another batch"),
        (
            batch.add(Invoke::<()>::request(
                &client,
                Request::to_url("test.bad", Method::GET, "https://evil.example/v1.0/me", "{link}"),
            )),
            "leads out of",
        ),
    ];
    let mut answers = batch.send().await.unwrap();
    answers.take(good).unwrap();
    assert_eq!(answers.failures().count(), bad.len());
    for (handle, told) in bad {
        let error = answers.take(handle).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{error}");
        assert!(error.to_string().starts_with("test.bad: ") && error.to_string().contains(told), "{error}");
        assert!(!error.to_string().contains("evil"), "{error}");
    }
    assert_eq!(service.batches(), [["GET /me"]]);
    let error = answers.take(good).unwrap_err();
    assert!(error.to_string().contains("taken already"), "{error}");
    let error = answers.take(foreign).unwrap_err();
    assert!(error.to_string().contains("another batch"), "{error}");
}

#[tokio::test]
async fn an_action_without_parameters_has_a_body_within_a_batch() {
    let service = Service::default();
    let client = service.client();
    let mail = MailClient::new(&client);
    let mut batch = Batch::new(&client);
    let sent = batch.add(mail.message("A").send());
    let read = batch.add(mail.message("A").get());
    let mut answers = batch.send().await.unwrap();
    answers.take(sent).unwrap();
    answers.take(read).unwrap();
    let bodies = service.state().bodies.clone();
    assert_eq!((&bodies[0]["body"], &bodies[0]["headers"]), (&json!({}), &json!({"Content-Type": "application/json"})));
    assert_eq!((bodies[1].get("body"), bodies[1].get("headers")), (None, None));
}

#[tokio::test]
async fn an_empty_batch_sends_nothing() {
    let service = Service::default();
    assert!(Batch::new(&service.client()).is_empty());
    assert_eq!(Batch::new(&service.client()).send().await.unwrap().failures().count(), 0);
    assert!(service.batches().is_empty());
}

#[tokio::test]
async fn what_an_item_says_cannot_change_the_batch_around_it() {
    let service = Service::default();
    let client = service.client();
    let hostile = "\"}],\"requests\":[{\"id\":\"1\",\"method\":\"DELETE\",\"url\":\"/me\"}]}//\u{2028}\\";
    let mut batch = Batch::new(&client);
    let request =
        Request::new("test.call", Method::POST, Path::new("/me/x").id("id", hostile)).json(&json!({"a": hostile}));
    let handle = batch.add(Invoke::<Value>::request(&client, request));
    let other = batch.add(mark(&client, "ada", 1));
    let mut answers = batch.send().await.unwrap();
    answers.take(handle).unwrap();
    answers.take(other).unwrap();
    assert_eq!(service.sizes(), [2]);
    assert_eq!(service.state().bodies[0]["body"]["a"], hostile);
}

/// A body that is a stream.
struct Stream;

impl http_body::Body for Stream {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Poll::Ready(None)
    }
}
