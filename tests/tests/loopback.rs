//! The whole house over sockets: sign-in and mail against the emulator's loopback server.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_auth::{ClientSecret, DeviceCode};
use graph_emulator::{Emulator, Fault, Server};
use graph_mail::{FileAttachment, Message, WellKnownFolder, message};
use msgraph::{Endpoint, ErrorKind, Graph};
use std::time::Duration;

fn endpoint(server: &Server) -> Endpoint {
    Endpoint::custom(&server.graph_url(), &server.authority()).unwrap()
}

#[tokio::test]
async fn a_person_signs_in_reads_and_sends() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let person = emulator.clone();
    let credential = DeviceCode::new(emulator.tenant(), emulator.client_id(), move |prompt| {
        assert!(prompt.message.contains(&prompt.user_code), "{prompt}");
        person.approve_device(&prompt.user_code, "ada@contoso.com").unwrap();
    });
    let graph = Graph::builder().endpoint(endpoint(&server)).credential(credential).build().unwrap();
    emulator.fault(Fault::throttle(Duration::from_millis(10)).on("POST /me/sendMail"));

    let everything = graph.mail().inbox().messages().list().top(50).items().try_collect().await.unwrap();
    assert!(everything.len() > 100);
    let file = FileAttachment::new("a.bin", vec![7; 1_000_000]);
    graph.mail().send(Message::new().to("bob@contoso.com").subject("over sockets").attach(file)).await.unwrap();
    let sent = graph.mail().folder(WellKnownFolder::SentItems).messages().list();
    let sent = sent.filter(message::SUBJECT.eq("over sockets")).await.unwrap();
    assert_eq!(sent.value.len(), 1);
    server.shutdown().await;
}

#[tokio::test]
async fn an_app_signs_in_with_its_secret_and_reads_a_mailbox() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let credential = ClientSecret::new(emulator.tenant(), emulator.client_id(), emulator.client_secret());
    let graph = Graph::builder().endpoint(endpoint(&server)).credential(credential).build().unwrap();
    let page = graph.user("bob@contoso.com").mail().messages().list().await.unwrap();
    assert!(page.next_link.is_none_or(|link| link.as_str().starts_with(&server.graph_url())));
    let error = graph.mail().messages().list().await.unwrap_err();
    assert!(error.to_string().contains("/me request is only valid with delegated"), "{error}");
    server.shutdown().await;
}

#[tokio::test]
async fn a_lost_connection_is_told_and_a_read_made_again() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let credential = emulator.credential("ada@contoso.com");
    let graph = Graph::builder().endpoint(endpoint(&server)).credential(credential).build().unwrap();
    for fault in [Fault::reset(), Fault::cut_body()] {
        emulator.fault(fault.on("GET /me/mailFolders/inbox"));
        graph.mail().inbox().get().await.unwrap();
    }
    emulator.fault(Fault::reset().on("POST /me/sendMail"));
    let error = graph.mail().send(Message::new().to("bob@contoso.com")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
    assert_eq!(emulator.journal().matching("POST /me/sendMail").count(), 1);
    server.shutdown().await;
}
