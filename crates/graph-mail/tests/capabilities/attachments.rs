//! Files, items and links of messages, small and large.

use crate::{draft, mailbox};
use graph_emulator::Fault;
use graph_mail::{
    Attachment, Bytes, FileAttachment, ItemAttachment, MailClient, Message, Source, UploadSession, attachment, message,
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const MIB: usize = 1 << 20;

fn scratch(name: &str) -> std::path::PathBuf {
    std::env::temp_dir().join(format!("attachments-{}-{name}", std::process::id()))
}

/// ATT-01: `FileAttachment::open(path)`, `upload(name, Source::file(path))`
/// ATT-02: `FileAttachment::new(name, bytes)`, `FileAttachment::named(name)`
/// ATT-03: `FileAttachment::new(name, bytes)`
/// ATT-W5: `FileAttachment::open(path)` of no file is an error
#[tokio::test]
async fn files_are_attached_from_disk_and_from_memory() {
    let (_emulator, mail) = mailbox();
    let path = scratch("plan.txt");
    std::fs::write(&path, "plan").unwrap();
    let from_disk = FileAttachment::open(&path).await.unwrap();
    let one = draft(&mail, Message::new().attach(from_disk).attach(FileAttachment::new("b.txt", "b"))).await;
    one.attachments().upload("c.txt", Source::file(&path).await).await.unwrap();
    std::fs::remove_file(&path).unwrap();
    let names: Vec<_> = one.attachments().list().items().try_collect().await.unwrap();
    let names: Vec<_> = names.iter().map(|it| it.name().unwrap().rsplit('-').next().unwrap()).collect();
    assert_eq!(names, ["plan.txt", "b.txt", "c.txt"]);
    let error = FileAttachment::open(&path).await.unwrap_err();
    assert!(error.to_string().contains("plan.txt cannot be attached"), "{error}");
    let error = one.attachments().upload("d.txt", Source::file(&path).await).await.unwrap_err();
    assert!(error.to_string().contains("plan.txt cannot be read"), "{error}");
}

/// ATT-04: `serde_json::from_value::<Attachment>(…)`
/// ATT-08: `attachments().list()`, a `Vec` once collected
/// ATT-16: `Attachment::name`, `size`, `content_type`, `is_inline`, `require_id`
/// ATT-W2: `attachments().list().items()` follows every page
#[tokio::test]
async fn attachments_are_data_and_are_listed_to_the_end() {
    let (_emulator, mail) = mailbox();
    let json = r##"{"@odata.type":"#microsoft.graph.fileAttachment","name":"a.txt","contentBytes":"aGk=","contentType":"text/plain"}"##;
    let mut message = Message::new().attach(serde_json::from_str::<Attachment>(json).unwrap());
    for number in 0..12 {
        message = message.attach(FileAttachment::new(format!("{number}.txt"), "x"));
    }
    let one = draft(&mail, message).await;
    let all = one.attachments().list().top(5).items().try_collect().await.unwrap();
    assert_eq!(all.len(), 13);
    let first = &all[0];
    assert_eq!(
        (first.name(), first.content_type(), first.is_inline()),
        (Some("a.txt"), Some("text/plain"), Some(false))
    );
    assert!(first.size().is_some_and(|size| size > 0) && first.require_id().is_ok());
}

/// ATT-05: `ItemAttachment::new(name, message)`
/// ATT-14: `attachment(id).content()` of an item
/// ATT-15: `attachment(id).get_with_item()`
/// ATT-17: `ItemAttachment::new(name, item)`
/// ATT-W3: `attachments().create(item)` on a draft
#[tokio::test]
async fn an_item_is_attached_read_and_given_as_mime() {
    let (_emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().subject("Outer")).await;
    let inner = Message::new().to("bob@contoso.com").subject("Inner").text("Within.");
    let made = one.attachments().create(ItemAttachment::new("A name of its own", inner)).await.unwrap();
    assert_eq!(made.name(), Some("A name of its own"));
    let attachment = one.attachment(made.require_id().unwrap());
    let mime = attachment.content().await.unwrap();
    let mime = std::str::from_utf8(&mime).unwrap();
    assert!(mime.contains("Subject: Inner") && mime.contains("Within."), "{mime}");
    let Attachment::Item(plain) = attachment.get().await.unwrap() else { unreachable!("an item") };
    assert!(plain.item.is_none());
    let Attachment::Item(whole) = attachment.get_with_item().await.unwrap() else { unreachable!("an item") };
    let inner: Message = whole.item.unwrap().read_as().unwrap();
    assert_eq!((inner.type_name(), inner.subject.as_deref()), (Some("message"), Some("Inner")));
}

/// ATT-06: `FileAttachment::inline(content_id)`
#[tokio::test]
async fn a_picture_is_a_part_of_the_text() {
    let (_emulator, mail) = mailbox();
    let picture = FileAttachment::new("logo.png", vec![1, 2]).content_type("image/png").inline("logo");
    let one = draft(&mail, Message::new().html("<img src=\"cid:logo\">").attach(picture)).await;
    one.attachments().upload(FileAttachment::named("big.png").inline("big"), vec![3; 3 * MIB]).await.unwrap();
    let listed = one.attachments().list().await.unwrap().value;
    for (attachment, id) in listed.iter().zip(["logo", "big"]) {
        let Attachment::File(file) = attachment else { unreachable!("a file") };
        assert_eq!((file.is_inline, file.content_id.as_deref()), (Some(true), Some(id)));
    }
    assert_eq!(one.get().await.unwrap().has_attachments, Some(false));
}

/// ATT-07: `attachment(id).delete()`
#[tokio::test]
async fn an_attachment_is_taken_off() {
    let (_emulator, mail) = mailbox();
    let files = Message::new().attach(FileAttachment::new("a", "a")).attach(FileAttachment::new("b", "b"));
    let one = draft(&mail, files).await;
    for attachment in one.attachments().list().await.unwrap().value {
        one.attachment(attachment.require_id().unwrap()).delete().await.unwrap();
    }
    assert_eq!(one.get().await.unwrap().has_attachments, Some(false));
    let error = one.attachment("AAMkNone").delete().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

/// ATT-09: `message(id).save_to(folder)`, `expand(message::ATTACHMENTS)`
/// ATT-10: `attachment(id).content().to_file(path)`
/// ATT-W1: `list().select(…)` leaves the bytes out, `content()` streams them
#[tokio::test]
async fn files_come_with_their_message_alone_or_to_disk() {
    let (emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().attach(FileAttachment::new("a.txt", "hello"))).await;
    let with = one.get().expand(message::ATTACHMENTS).await.unwrap().attachments.unwrap();
    assert!(matches!(&with[0], Attachment::File(file) if file.content_bytes.as_deref() == Some(b"hello")));
    let bare = one.attachments().list().select((attachment::NAME, attachment::SIZE)).await.unwrap().value;
    assert!(matches!(&bare[0], Attachment::File(file) if file.content_bytes.is_none() && file.size.is_some()));
    let path = scratch("a.txt");
    let attachment = one.attachment(with[0].require_id().unwrap());
    assert_eq!(attachment.content().to_file(&path).await.unwrap().bytes, 5);
    assert_eq!(std::fs::read(&path).unwrap(), b"hello");
    // A failure leaves what was there.
    emulator.fault(Fault::graph_error(500, "x", "x").on("GET /me/messages/*/attachments/*/$value").always());
    attachment.content().deadline(Duration::ZERO).to_file(&path).await.unwrap_err();
    assert_eq!(std::fs::read(&path).unwrap(), b"hello");
    std::fs::remove_file(path).unwrap();
}

/// ATT-11: `attachments().create(file)`, `attachments().upload(name, content)`
/// ATT-12: `attachments().upload(name, content)`
/// ATT-13: `attachments().upload(name, source)` to any draft
/// ATT-W4: `upload(…).resume(session)`, `.checkpoint(…)`, `UploadSession::cancel`
#[tokio::test]
async fn small_and_large_go_their_own_ways_and_a_cut_one_goes_on() {
    let (emulator, client) = graph_emulator::doctest();
    let mail = MailClient::new(&client);
    let one = draft(&mail, Message::new().subject("Large")).await;
    let small = one.attachments().upload("small.bin", vec![1; 3 * MIB - 4096]).await.unwrap();
    emulator.journal().expect("POST /me/messages/*/attachments/createUploadSession").never();

    let large = Bytes::from((0..10 * MIB).map(|at| (at / 3) as u8).collect::<Vec<_>>());
    let kept: Arc<Mutex<Option<UploadSession>>> = Arc::default();
    let keeping = Arc::clone(&kept);
    emulator.fault(Fault::reset().on("PUT").times(1));
    let upload = one.attachments().upload("large.bin", large.clone());
    let id = upload.checkpoint(move |session| *keeping.lock().unwrap() = Some(session.clone())).await.unwrap();
    let session = kept.lock().unwrap().clone().unwrap();
    assert!(session.sent() > 0 && session.total() == large.len() as u64);
    let content = one.attachment(&id).content().await.unwrap();
    assert!(content == large);
    assert_ne!(small, id);
    emulator.journal().expect("POST /me/messages/*/attachments/createUploadSession").times(1);

    // Giving one up makes no attachment.
    let kept: Arc<Mutex<Option<UploadSession>>> = Arc::default();
    let keeping = Arc::clone(&kept);
    emulator.fault(Fault::graph_error(400, "invalidRequest", "x").on("PUT").times(1));
    let upload = one.attachments().upload("given-up.bin", large);
    upload.checkpoint(move |session| *keeping.lock().unwrap() = Some(session.clone())).await.unwrap_err();
    let session = kept.lock().unwrap().clone().unwrap();
    session.cancel(&client).await.unwrap();
    assert_eq!(one.attachments().list().select(attachment::ID).await.unwrap().value.len(), 2);
}

/// ATT-W6: `Attachment::Reference`
#[tokio::test]
async fn a_link_is_a_link_and_no_empty_file() {
    let json = r##"{"@odata.type":"#microsoft.graph.referenceAttachment","id":"r","name":"Plan.docx","size":7}"##;
    let link: Attachment = serde_json::from_str(json).unwrap();
    assert!(matches!(&link, Attachment::Reference(_)));
    assert_eq!((link.name(), link.size()), (Some("Plan.docx"), Some(7)));
}

#[tokio::test(start_paused = true)]
async fn an_upload_outlives_throttling_and_cuts_of_every_fragment() {
    let (emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().subject("Rough")).await;
    let large = Bytes::from((0..10 * MIB).map(|at| (at / 5) as u8).collect::<Vec<_>>());
    emulator.fault(
        Fault::throttle(Duration::from_secs(2)).on("POST /me/messages/*/attachments/createUploadSession").times(1),
    );
    for fault in [Fault::reset(), Fault::status(503), Fault::throttle(Duration::from_secs(1)), Fault::reset_unread()] {
        emulator.fault(fault.on("PUT").times(1));
    }
    let id = one.attachments().upload("rough.bin", large.clone()).await.unwrap();
    assert!(one.attachment(id).content().await.unwrap() == large);
    assert_eq!(one.attachments().list().select(attachment::ID).await.unwrap().value.len(), 1);
}
