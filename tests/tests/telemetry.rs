//! What spans and events tell, and what they never do. Everything is captured, down to TRACE.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_auth::{ClientSecret, DeviceCode};
use graph_emulator::{Emulator, Fault};
use graph_mail::{FileAttachment, Message, message};
use graph_odata::UploadSession;
use msgraph::Graph;
use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
    time::Duration,
};
use tracing::{
    Subscriber,
    field::{Field, Visit},
    span,
};
use tracing_subscriber::{Layer, layer::Context, layer::SubscriberExt};

/// Keeps every span, field and event as text.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<String>>);

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Everything {
    fn line(&self, what: &str, record: impl FnOnce(&mut Fields<'_>)) {
        let mut text = self.0.lock().unwrap();
        text.push_str(what);
        record(&mut Fields(&mut text));
        text.push('\n');
    }
}

impl<S: Subscriber> Layer<S> for Everything {
    fn on_new_span(&self, attributes: &span::Attributes<'_>, _: &span::Id, _: Context<'_, S>) {
        self.line(attributes.metadata().name(), |fields| attributes.record(fields));
    }

    fn on_record(&self, _: &span::Id, values: &span::Record<'_>, _: Context<'_, S>) {
        self.line("+", |fields| values.record(fields));
    }

    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        // The emulator tells what it was asked for: it is the service here, not the SDK.
        if !event.metadata().target().starts_with("graph_emulator") {
            self.line("event", |fields| event.record(fields));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn spans_name_the_call_and_no_secret_is_in_them() {
    let everything = Everything::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(everything.clone()));

    let emulator = Emulator::demo();
    emulator.approve_devices_as("ada@contoso.com");
    let credential = DeviceCode::new(emulator.tenant(), emulator.client_id(), |_| {});
    let graph = Graph::builder().transport(emulator.clone()).credential(credential).build().unwrap();
    let mail = graph.mail();
    let found = mail.inbox().messages().list().filter(message::SUBJECT.eq("a private subject")).top(1).await.unwrap();
    assert!(found.value.is_empty());
    let id = mail.inbox().messages().list().await.unwrap().value.remove(0).id.unwrap();
    emulator.fault(Fault::throttle(Duration::from_secs(1)));
    emulator.fault(Fault::expire_token().on("PATCH /me/messages/*"));
    mail.message(&id).update().set(message::IS_READ, true).await.unwrap();
    let file = FileAttachment::new("plan.txt", "a private plan");
    mail.send(Message::new().to("bob@contoso.com").subject("a private subject").attach(file)).await.unwrap();
    mail.message("gone").get().await.unwrap_err();
    let wrong = ClientSecret::new(emulator.tenant(), emulator.client_id(), "a-wr0ng-client-secret");
    let app = Graph::builder().transport(emulator.clone()).credential(wrong).build().unwrap();
    app.user("bob@contoso.com").mail().inbox().get().await.unwrap_err();
    let right = ClientSecret::new(emulator.tenant(), emulator.client_id(), emulator.client_secret());
    let app = Graph::builder().transport(emulator.clone()).credential(right).build().unwrap();
    app.user("bob@contoso.com").mail().inbox().get().await.unwrap();

    let bytes = vec![7_u8; 700_000];
    let upload = graph.upload::<serde_json::Value>("/me/drive/root:/private.bin:", bytes.clone());
    let kept = Arc::new(Mutex::new(Vec::new()));
    let sessions = Arc::clone(&kept);
    emulator.fault(Fault::reset().on("PUT /upload/**"));
    let upload = upload.describe(&serde_json::json!({})).fragment(320 << 10);
    let keep = move |session: &UploadSession| {
        assert!(!format!("{session:?}").contains("http"), "{session:?}");
        sessions.lock().unwrap().push(serde_json::to_string(session).unwrap());
    };
    upload.checkpoint(keep).await.unwrap();
    emulator.fault(Fault::cut_body().on("GET /download/**"));
    assert_eq!(graph.download("/me/drive/root:/private.bin:/content").await.unwrap(), bytes);
    emulator.expire_urls();
    let mut batch = graph.batch();
    let read = batch.add(mail.message(&id).get());
    let bad = batch.add(mail.message("gone").get());
    let mut answers = batch.send().await.unwrap();
    answers.take(read).unwrap();
    answers.take(bad).unwrap_err();
    let mut bulk = graph.bulk([mail.message(&id).update().set(message::IS_READ, false)]);
    bulk.next().await.unwrap().result.unwrap();
    let mut changes = mail.inbox().messages().delta().changes();
    while let Some(change) = changes.next().await {
        change.unwrap();
    }

    let text = everything.0.lock().unwrap().clone();
    for expected in [
        "graph.request otel.kind=\"client\" graph.operation=\"mail.messages.update\"",
        "url.template=\"/me/messages/{message-id}\"",
        "graph.operation=\"auth.device_code\"",
        "http.attempt otel.kind=\"client\" http.request.method=\"PATCH\"",
        "server.address=\"graph.microsoft.com\"",
        "http.request.resend_count=1",
        "http.response.status_code=429",
        "graph.request_id=",
        "url.template=\"{upload-url}\"",
        "url.template=\"{download-url}\"",
        "graph.operation=\"graph.batch\"",
        "graph.operation=\"mail.messages.delta\"",
    ] {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }

    // Everything secret that went over the wire, in either direction, and what is private to its people.
    let mut secrets = vec!["a-wr0ng-client-secret".to_owned(), emulator.client_secret().to_owned(), id.to_string()];
    secrets.extend(["a private", "bob@contoso.com", "plan.txt", "Bearer "].map(Into::into));
    for session in kept.lock().unwrap().iter() {
        let session: serde_json::Value = serde_json::from_str(session).unwrap();
        secrets.push(session["url"].as_str().unwrap().split_once("://").unwrap().1.to_owned());
    }
    for request in emulator.journal().requests() {
        // What makes a URL a credential of its own, and the state that a listing goes on from.
        let stores = request.path.starts_with("/upload") || request.path.starts_with("/download");
        if stores || request.query.contains("token=") {
            secrets.push(if request.query.is_empty() { request.path.clone() } else { request.query.clone() });
        }
        let body = String::from_utf8_lossy(&request.body).into_owned();
        secrets.extend(body.split('&').filter_map(|field| {
            let (name, value) = field.split_once('=')?;
            ["device_code", "refresh_token", "client_secret"].contains(&name).then(|| value.to_owned())
        }));
    }
    assert!(secrets.len() > 14, "the sign-ins are in the journal");
    for secret in secrets {
        assert!(!text.contains(&secret), "{secret} is in:\n{text}");
    }
}
