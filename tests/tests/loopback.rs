//! The whole house over sockets: sign-in and mail against the emulator's loopback server.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_auth::{ClientSecret, DeviceCode};
use graph_emulator::{Emulator, Fault, Server};
use graph_mail::{FileAttachment, Message, WellKnownFolder, message};
use msgraph::drive::{Change, UploadSession, drive_item};
use msgraph::{Endpoint, ErrorKind, Graph};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

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

#[tokio::test]
async fn files_go_up_and_come_down_by_a_host_that_gets_no_token() {
    let emulator = Emulator::builder().user("ada@contoso.com", |user| user.drive_folder("To")).build();
    let server = emulator.listen().await.unwrap();
    let credential = emulator.credential("ada@contoso.com");
    let graph = Graph::builder().endpoint(endpoint(&server)).credential(credential).build().unwrap();
    let (root, whole) = (graph.drive().root(), vec![7_u8; 3_000_000]);

    root.path("O'Brien & Söhne/50% #1.txt").upload("small").await.unwrap();
    assert_eq!(root.path("O'Brien & Söhne/50% #1.txt").content().await.unwrap(), "small");

    // A fragment is lost on its way, one is refused, and then the process ends.
    let kept = Arc::new(Mutex::new(String::new()));
    let keep = Arc::clone(&kept);
    emulator.fault(Fault::reset_unread().on("PUT /upload/**"));
    emulator.fault(Fault::throttle(Duration::from_millis(10)).on("PUT /upload/**"));
    let large = root.path("large.bin");
    let breaking = emulator.clone();
    let upload = large.upload(whole.clone()).describe(&serde_json::json!({})).fragment(1 << 20);
    let upload = upload.checkpoint(move |session| {
        *keep.lock().unwrap() = serde_json::to_string(session).unwrap();
        if session.sent() > 1 << 20 {
            breaking.fault(Fault::graph_error(400, "invalidRequest", "No.").on("PUT /upload/**"));
        }
    });
    assert_eq!(upload.await.unwrap_err().status().unwrap(), 400);
    emulator.clear_faults();
    let session: UploadSession = serde_json::from_str(&kept.lock().unwrap()).unwrap();
    assert_eq!(session.sent(), 6 * (320 << 10), "two fragments of a mebibyte, rounded down");
    let made = large.upload(whole.clone()).resume(session).await.unwrap();
    assert_eq!((made.size, emulator.file("ada@contoso.com", "large.bin").unwrap() == whole), (Some(3_000_000), true));

    emulator.fault(Fault::cut_after(100_000).on("GET /download/**"));
    assert_eq!(large.content().await.unwrap(), whole);
    emulator.fault(Fault::cut_after(100_000).on("GET /download/**"));
    let mut content = large.content().open().await.unwrap();
    assert_eq!(content.length(), Some(3_000_000));
    content.chunk().await.unwrap().unwrap();
    large.upload("another version").await.unwrap();
    let error = loop {
        match content.chunk().await.unwrap() {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert!(error.is_precondition_failed(), "{error}");

    let to = root.path("To").get().select(drive_item::ID).await.unwrap();
    let copy = root
        .path("large.bin")
        .copy_to(msgraph::drive::CopyTo::folder(to.require_id().unwrap()).name("copy.bin"))
        .await
        .unwrap();
    let copy = copy.wait().await.unwrap().resource_id.unwrap();
    let link = root.delta().latest().changes().try_collect().await.unwrap().1;
    graph.drive().item(copy).delete().await.unwrap();
    let changes = root.delta().select(drive_item::NAME).resume(link).try_collect().await.unwrap().0;
    assert!(changes.iter().any(|change| matches!(change, Change::Removed { .. })), "{changes:?}");

    for request in emulator.journal().requests() {
        let is_graph = request.path.starts_with("/v1.0/");
        assert_eq!(request.header("authorization").is_some(), is_graph, "{request}");
    }
    server.shutdown().await;
}
