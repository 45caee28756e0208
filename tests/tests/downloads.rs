//! Downloads from the emulator's mailbox: a message in MIME, an attachment's bytes, with faults on the way.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_emulator::{Emulator, Fault};
use msgraph::Graph;

const ADA: &str = "ada@contoso.com";

#[tokio::test(start_paused = true)]
async fn what_is_attached_comes_whole_whatever_happens() {
    let text = "line after line\n".repeat(5000);
    let emulator = Emulator::builder()
        .user(ADA, |user| {
            user.message(|message| message.subject("Loads").attachment("a.txt", "text/plain", text.clone()))
        })
        .build();
    let graph = Graph::builder().transport(emulator.clone()).credential(emulator.credential(ADA)).build().unwrap();
    let found = graph.mail().messages().list().top(1).await.unwrap().value.remove(0);
    let message = graph.mail().message(found.require_id().unwrap());
    let attachment = message.attachments().list().await.unwrap().value.remove(0);
    let content = message.attachment(attachment.require_id().unwrap()).content();
    assert_eq!(content.await.unwrap(), text);

    for fault in [Fault::cut_body(), Fault::reset(), Fault::html(502)] {
        emulator.fault(fault.on("GET /me/messages/*/attachments/*/$value"));
        let content = message.attachment(attachment.require_id().unwrap()).content();
        assert_eq!(content.await.unwrap(), text);
    }
    let mime = message.mime().await.unwrap();
    assert!(String::from_utf8_lossy(&mime).contains("Subject: Loads"), "{mime:?}");
    message.delete().await.unwrap();
    let error = message.mime().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}
