//! Composing and sending: at once, as a draft, larger than one request, from MIME.

use crate::{draft, mailbox, mailbox_of};
use graph_emulator::{Emulator, Fault};
use graph_mail::{
    Bytes, FileAttachment, FollowupFlag, Importance, ItemAttachment, MailClient, Message, MessageId, PendingMessage,
    Progress, Recipient, Source, WellKnownFolder, attachment, jiff, message,
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const MIB: usize = 1 << 20;

async fn sent(mail: &MailClient, subject: &str) -> Vec<Message> {
    let sent = mail.folder(WellKnownFolder::SentItems).messages().list().filter(message::SUBJECT.eq(subject));
    sent.expand(message::ATTACHMENTS).items().try_collect().await.unwrap()
}

async fn received(mail: &MailClient, subject: &str) -> Vec<Message> {
    mail.inbox().messages().list().filter(message::SUBJECT.eq(subject)).items().try_collect().await.unwrap()
}

/// MSG-01: `Message::new().to(…).cc(…).subject(…).html(…).importance(…).header(…)`
/// MSG-02: `send(message)`
/// MSG-31: `to`, `cc`, `bcc`
#[tokio::test]
async fn what_is_composed_is_what_arrives() {
    let emulator = Emulator::demo();
    let (ada, bob) = (mailbox_of(&emulator, "ada@contoso.com"), mailbox_of(&emulator, "bob@contoso.com"));
    let message = Message::new()
        .to(Recipient::new("bob@contoso.com").name("Bob"))
        .cc("carol@contoso.com")
        .bcc("dave@contoso.com")
        .reply_to("team@contoso.com")
        .subject("Composed")
        .html("<p>All of it</p>")
        .importance(Importance::High)
        .category("Red category")
        .flag(FollowupFlag::flagged())
        .request_read_receipt()
        .request_delivery_receipt()
        .header("x-order", "7");
    ada.send(message).await.unwrap();
    let kept = sent(&ada, "Composed").await.remove(0);
    assert_eq!((kept.is_draft, kept.bcc_recipients.unwrap().len()), (Some(false), 1));
    let got = received(&bob, "Composed").await.remove(0);
    assert_eq!((got.importance, got.is_read), (Some(Importance::High), Some(false)));
    assert_eq!(got.reply_to.unwrap()[0].address(), Some("team@contoso.com"));
    assert_eq!((got.cc_recipients.unwrap().len(), got.bcc_recipients.unwrap().len()), (1, 0), "nobody sees the Bcc");
    assert_eq!(got.is_read_receipt_requested, Some(true));

    ada.send(Message::new().to("bob@contoso.com").subject("Unkept")).save_to_sent_items(false).await.unwrap();
    assert!(sent(&ada, "Unkept").await.is_empty());
    assert_eq!(received(&bob, "Unkept").await.len(), 1);
}

/// MSG-03: `message(id).send()`
/// MSG-W2: `message(id).send()` of what was sent is an error
#[tokio::test]
async fn a_draft_is_sent_once() {
    let (_emulator, mail) = mailbox();
    let stable = mail.immutable_ids();
    let one = draft(&stable, Message::new().to("bob@contoso.com").subject("Once")).await;
    one.send().await.unwrap();
    let error = one.send().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
    assert_eq!(sent(&mail, "Once").await.len(), 1);
}

/// MSG-W8: `immutable_ids()`: the draft's id is the sent message's
#[tokio::test]
async fn what_was_sent_is_found_by_the_id_of_its_draft() {
    let (_emulator, mail) = mailbox();
    let one = draft(&mail.immutable_ids(), Message::new().to("bob@contoso.com").subject("Traced")).await;
    one.send().await.unwrap();
    let found = one.get().await.unwrap();
    assert_eq!((found.is_draft, found.subject.as_deref()), (Some(false), Some("Traced")));
}

/// MSG-21: `Message::deliver_at(time)`
#[tokio::test(start_paused = true)]
async fn a_message_waits_with_the_service_until_its_time() {
    let emulator = Emulator::builder().demo().starting_at("2026-03-01T08:00:00Z").build();
    let (ada, bob) = (mailbox_of(&emulator, "ada@contoso.com"), mailbox_of(&emulator, "bob@contoso.com"));
    let later: jiff::Timestamp = "2026-03-01T08:30:00Z".parse().unwrap();
    ada.send(Message::new().to("bob@contoso.com").subject("Later").deliver_at(later)).await.unwrap();
    assert!(received(&bob, "Later").await.is_empty());
    tokio::time::advance(Duration::from_secs(1801)).await;
    assert_eq!(received(&bob, "Later").await.len(), 1);
}

/// MSG-29: `MailClient::of(client, address)`, `Message::from(address)`
/// MBX-25: `MailClient::of(client, address)`
#[tokio::test]
async fn a_message_is_sent_from_a_shared_mailbox() {
    let emulator = Emulator::demo();
    let (ada, bob) = (mailbox_of(&emulator, "ada@contoso.com"), mailbox_of(&emulator, "bob@contoso.com"));
    let error = ada.send(Message::new().from("bob@contoso.com").to("bob@contoso.com")).await.unwrap_err();
    assert!(error.is_access_denied() && error.code() == Some("ErrorSendAsDenied"), "{error}");
    let http = graph_mail::HttpClient::new(emulator.clone());
    let client = graph_mail::Client::new(http, graph_mail::Endpoint::default(), emulator.credential("ada@contoso.com"));
    let shared = MailClient::of(&client, "bob@contoso.com");
    shared.send(Message::new().to("ada@contoso.com").subject("From the team")).await.unwrap();
    assert_eq!(sent(&bob, "From the team").await.len(), 1);
    assert_eq!(received(&ada, "From the team").await[0].from.as_ref().unwrap().address(), Some("bob@contoso.com"));
}

/// MSG-28: `ItemAttachment::new(name, message)`
#[tokio::test]
async fn a_message_travels_within_another() {
    let emulator = Emulator::demo();
    let (ada, bob) = (mailbox_of(&emulator, "ada@contoso.com"), mailbox_of(&emulator, "bob@contoso.com"));
    let inner = Message::new().to("x@contoso.com").subject("Inner").text("Within.");
    let outer = Message::new().to("bob@contoso.com").subject("Outer").attach(ItemAttachment::new("Inner", inner));
    ada.send(outer).await.unwrap();
    let got = received(&bob, "Outer").await.remove(0);
    assert_eq!(got.has_attachments, Some(true));
    let message = bob.message(got.require_id().unwrap());
    let within = message.attachments().list().select(attachment::NAME).await.unwrap().value.remove(0);
    let read = message.attachment(within.require_id().unwrap()).get_with_item().await.unwrap();
    let graph_mail::Attachment::Item(item) = read else { unreachable!("an item") };
    assert_eq!(item.item.unwrap().read_as::<Message>().unwrap().subject.as_deref(), Some("Inner"));
}

#[tokio::test]
async fn mime_is_sent_and_imported() {
    let emulator = Emulator::demo();
    let (ada, bob) = (mailbox_of(&emulator, "ada@contoso.com"), mailbox_of(&emulator, "bob@contoso.com"));
    let eml = "From: ada@contoso.com\r\nTo: Bob <bob@contoso.com>\r\nSubject: =?utf-8?Q?Caf=C3=A9?=\r\n\
               Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hi</p>\r\n";
    ada.send_mime(eml).await.unwrap();
    assert_eq!(received(&bob, "Café").await.len(), 1);
    let draft = ada.messages().import(eml).await.unwrap();
    assert_eq!((draft.is_draft, draft.subject.as_deref()), (Some(true), Some("Café")));
    let again = ada.message(draft.require_id().unwrap()).mime().await.unwrap();
    let copy = ada.messages().import(again).await.unwrap();
    assert_eq!((copy.subject, copy.to_recipients), (draft.subject, draft.to_recipients));
}

/// MSG-W1: `send(message)` of any size
#[tokio::test]
async fn what_does_not_fit_into_one_request_goes_as_a_draft_that_is_filled_and_sent() {
    let (emulator, mail) = mailbox();
    let told: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let telling = Arc::clone(&told);
    let large = |size: usize| (0..size).map(|at| at as u8).collect::<Vec<u8>>();
    let message = Message::new()
        .to("bob@contoso.com")
        .subject("Large")
        .attach(FileAttachment::new("first.txt", "1"))
        .attach(FileAttachment::new("second.bin", large(5 * MIB)))
        .attach(ItemAttachment::new("third", Message::new().subject("third")));
    mail.send(message)
        .upload("fourth.bin", Source::reader(std::io::Cursor::new(large(7 * MIB)), Some(7 * MIB as u64)))
        .upload(FileAttachment::named("fifth.txt").content_type("text/plain"), "5")
        .progress(move |progress| telling.lock().unwrap().push(progress))
        .await
        .unwrap();
    let sent = sent(&mail, "Large").await;
    let [sent] = &sent[..] else { unreachable!("one message") };
    let names: Vec<_> = sent.attachments.iter().flatten().map(|it| it.name().unwrap()).collect();
    assert_eq!(names, ["first.txt", "second.bin", "third", "fourth.bin", "fifth.txt"]);
    let fourth = sent.attachments.as_ref().unwrap()[3].require_id().unwrap();
    let content = mail.message(sent.require_id().unwrap()).attachment(fourth).content().await.unwrap();
    assert!(content == large(7 * MIB));
    let told = told.lock().unwrap();
    assert!(told.is_sorted_by_key(|progress| progress.bytes), "{told:?}");
    assert_eq!(told.last(), Some(&Progress::new(2 + 12 * MIB as u64, Some(2 + 12 * MIB as u64))));
    emulator.journal().expect("POST /me/sendMail").never();
    emulator.journal().expect("POST /me/messages/*/send").times(1);
}

#[tokio::test]
async fn small_files_from_elsewhere_go_in_the_one_request() {
    let (emulator, mail) = mailbox();
    let message = Message::new().to("bob@contoso.com").subject("Small");
    let stream = Source::reader(std::io::Cursor::new(b"text".to_vec()), None);
    mail.send(message).upload("a.txt", stream).upload("b.txt", "b").await.unwrap();
    assert_eq!(sent(&mail, "Small").await[0].attachments.as_ref().unwrap().len(), 2);
    emulator.journal().expect("POST /me/sendMail").times(1);
    emulator.journal().expect("POST /me/messages").never();
}

#[tokio::test(start_paused = true)]
async fn throttled_in_the_middle_exactly_one_message_is_sent() {
    let (emulator, mail) = mailbox();
    for pattern in ["POST /me/sendMail", "POST /me/messages", "PUT", "POST /me/messages/*/send"] {
        emulator.fault(Fault::throttle(Duration::from_secs(3)).on(pattern).times(2));
    }
    mail.send(Message::new().to("bob@contoso.com").subject("Small")).await.unwrap();
    let large = Message::new().to("bob@contoso.com").subject("Large");
    mail.send(large).upload("a.bin", vec![7; 4 * MIB]).await.unwrap();
    for subject in ["Small", "Large"] {
        assert_eq!(sent(&mail, subject).await.len(), 1, "{subject}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_is_looked_for_and_nothing_is_sent_twice() {
    // What the service has done, though its answer is lost on the way.
    for lost in ["POST /me/messages/*/attachments", "PUT", "POST /me/messages/*/send"] {
        let (emulator, mail) = mailbox();
        emulator.fault(Fault::reset().on(lost).times(1));
        let message = Message::new().to("bob@contoso.com").subject("Lost").attach(FileAttachment::new("b", "b"));
        let outgoing = mail.send(message).upload("a.bin", vec![7; 4 * MIB]).upload("c.txt", "c");
        outgoing.await.unwrap_or_else(|error| panic!("{lost}: {error}"));
        let sent = sent(&mail, "Lost").await;
        assert_eq!((sent.len(), sent[0].attachments.as_ref().unwrap().len()), (1, 3), "{lost}");
        let unanswered = emulator.journal().requests().iter().filter(|request| request.status.is_none()).count();
        assert_eq!(unanswered, 1, "{lost}");
    }
    // In one request nobody can tell, so it is an error, and not tried again.
    let (emulator, mail) = mailbox();
    emulator.fault(Fault::reset().on("POST /me/sendMail").times(1));
    let error = mail.send(Message::new().to("bob@contoso.com").subject("Lost")).await.unwrap_err();
    assert!(error.is_transient() && error.attempts() == 1, "{error}");
    assert_eq!(sent(&mail, "Lost").await.len(), 1);
}

#[tokio::test]
async fn a_failure_half_way_leaves_a_draft_that_is_named_and_can_be_gone_on_with() {
    let (emulator, mail) = mailbox();
    let kept: Arc<Mutex<Option<PendingMessage>>> = Arc::default();
    let message = || Message::new().to("bob@contoso.com").subject("Half").attach(FileAttachment::new("a.txt", "a"));
    let large = Bytes::from(vec![7; 6 * MIB]);
    let begin = |large: Bytes| {
        let keeping = Arc::clone(&kept);
        let outgoing = mail.send(message()).upload("b.bin", large).upload("c.txt", "c");
        outgoing.checkpoint(move |pending| *keeping.lock().unwrap() = Some(pending.clone()))
    };
    emulator
        .fault(Fault::graph_error(403, "ErrorAccessDenied", "No more.").on("POST /me/messages/*/attachments").times(1));
    let error = begin(large.clone()).await.unwrap_err();
    let pending = kept.lock().unwrap().clone().unwrap();
    assert!(error.is_access_denied());
    assert!(
        error.to_string().contains(&format!("nothing was sent, and the draft {} is kept", pending.draft())),
        "{error}"
    );
    assert_eq!((pending.attached(), sent(&mail, "Half").await.len()), (2, 0));

    // Another process reads what was kept.
    let text = serde_json::to_string(&pending).unwrap();
    let pending: PendingMessage = serde_json::from_str(&text).unwrap();
    let puts = emulator.journal().matching("PUT").count();
    begin(large.clone()).resume(pending.clone()).await.unwrap();
    assert_eq!(emulator.journal().matching("PUT").count(), puts, "no byte of the large file is sent again");
    let done = sent(&mail, "Half").await;
    assert_eq!((done.len(), done[0].attachments.as_ref().unwrap().len()), (1, 3));
    let error = begin(large).resume(pending).await.unwrap_err();
    assert!(error.is_not_found(), "the draft is no more");
    assert!(error.to_string().contains("was sent or deleted: look into Sent Items"), "{error}");
}

#[tokio::test]
async fn a_cut_upload_is_gone_on_with_from_where_it_stopped() {
    let (emulator, mail) = mailbox();
    let kept: Arc<Mutex<Option<PendingMessage>>> = Arc::default();
    let large = Bytes::from((0..12 * MIB).map(|at| (at / 7) as u8).collect::<Vec<_>>());
    let begin = |large: Bytes| {
        let keeping = Arc::clone(&kept);
        let outgoing = mail.send(Message::new().to("bob@contoso.com").subject("Cut")).upload("a.bin", large);
        outgoing.checkpoint(move |pending| *keeping.lock().unwrap() = Some(pending.clone()))
    };
    // The program ends while the third fragment is on its way.
    let third = Arc::new(tokio::sync::Notify::new());
    let (telling, faulty) = (Arc::clone(&third), emulator.clone());
    let outgoing = begin(large.clone()).progress(move |progress| {
        if progress.bytes == 6 * MIB as u64 {
            faulty.fault(Fault::stall().on("PUT").times(1));
            telling.notify_one();
        }
    });
    tokio::select! {
        result = outgoing => unreachable!("it was to be dropped: {result:?}"),
        () = third.notified() => {}
    }
    let pending = kept.lock().unwrap().clone().unwrap();
    let before = emulator.journal().matching("PUT").count();
    begin(large.clone()).resume(pending).await.unwrap();
    assert!(emulator.journal().matching("PUT").count() <= before + 3, "no fragment is sent again");
    let sent = sent(&mail, "Cut").await.remove(0);
    let attachment = sent.attachments.as_ref().unwrap()[0].require_id().unwrap().clone();
    let content = mail.message(sent.require_id().unwrap()).attachment(attachment).content().await.unwrap();
    assert!(content == large);
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_before_anything_is() {
    let (emulator, mail) = mailbox();
    let to_bob = || Message::new().to("bob@contoso.com");
    let inner = Message::new().attach(FileAttachment::new("x", vec![0; 4 * MIB]));
    for (outgoing, why) in [
        (mail.send(to_bob()).upload("a", Source::reader(tokio::io::empty(), Some(200 << 20))), "share it from a drive"),
        (mail.send(to_bob()).upload("a", Source::file("no/such/file").await), "no/such/file cannot be read"),
        (mail.send(to_bob()).upload("a", vec![0; 4 * MIB]).save_to_sent_items(false), "always keeps in Sent Items"),
        (mail.send(to_bob().text("x".repeat(5 * MIB))), "about 3 MB of files"),
        (mail.send(to_bob().attach(ItemAttachment::new("a", inner))), "about 3 MB of files"),
    ] {
        let error = outgoing.await.unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
        assert_eq!(error.status(), None);
    }
    assert!(emulator.journal().requests().is_empty());
    let error = mail.send(to_bob()).resume(pending("AAMkNone")).await.unwrap_err();
    assert!(error.to_string().contains("the draft AAMkNone"), "{error}");
}

fn pending(draft: &str) -> PendingMessage {
    serde_json::from_value(serde_json::json!({"draft": MessageId::from(draft), "attached": 0})).unwrap()
}

#[tokio::test]
async fn a_mailbox_that_takes_no_more_keeps_the_draft() {
    let (emulator, mail) = mailbox();
    emulator.fault(
        Fault::graph_error(413, "ErrorMessageSizeExceeded", "The message exceeds the maximum supported size.")
            .on("POST /me/messages/*/send")
            .times(1),
    );
    let error = mail.send(Message::new().to("bob@contoso.com").subject("Full")).upload("a", vec![0; 4 * MIB]);
    let error = error.await.unwrap_err();
    assert!(
        error.to_string().contains("413 ErrorMessageSizeExceeded") && error.to_string().contains("is kept"),
        "{error}"
    );
    let drafts = mail.folder(WellKnownFolder::Drafts).messages().list().filter(message::SUBJECT.eq("Full"));
    assert_eq!(drafts.await.unwrap().value.len(), 1);
}

#[tokio::test]
async fn a_full_mailbox_is_told_and_what_it_has_is_kept() {
    let emulator = Emulator::builder().user(crate::ADA, |user| user.mailbox_quota(8 << 20)).build();
    let mail = mailbox_of(&emulator, crate::ADA);
    let outgoing = mail.send(Message::new().to(crate::ADA).subject("Too much"));
    let error = outgoing.upload("a", vec![0; 4 * MIB]).upload("b", vec![0; 6 * MIB]).await.unwrap_err();
    assert_eq!(error.code(), Some("ErrorQuotaExceeded"), "{error}");
    assert!(error.to_string().contains("is kept with what it has"), "{error}");
    let drafts = mail.folder(WellKnownFolder::Drafts).messages().list().expand(message::ATTACHMENTS);
    let left = drafts.await.unwrap().value.remove(0);
    assert_eq!((left.subject.as_deref(), left.attachments.unwrap().len()), (Some("Too much"), 1));
    let error = mail.messages().create(Message::new().attach(FileAttachment::new("c", vec![0; 3_000_000])));
    let error = error.upload("d", vec![0; 3_000_000]).await.unwrap_err();
    assert_eq!(error.code(), Some("ErrorQuotaExceeded"), "{error}");
}

#[tokio::test]
async fn what_was_sent_is_not_gone_on_with_though_its_id_stays() {
    let (emulator, mail) = mailbox();
    let stable = mail.immutable_ids();
    let kept: Arc<Mutex<Option<PendingMessage>>> = Arc::default();
    let begin = || {
        let keeping = Arc::clone(&kept);
        let outgoing = stable.send(Message::new().to("bob@contoso.com").subject("Once")).upload("a", vec![0; 4 * MIB]);
        outgoing.checkpoint(move |pending| *keeping.lock().unwrap() = Some(pending.clone()))
    };
    begin().await.unwrap();
    let pending = kept.lock().unwrap().clone().unwrap();
    let error = begin().resume(pending).await.unwrap_err();
    assert!(error.to_string().contains("was sent or deleted: look into Sent Items"), "{error}");
    emulator.journal().expect("POST /me/messages/*/send").times(1);
}

#[tokio::test]
async fn a_session_that_is_lost_is_not_kept_and_its_file_is_begun_anew() {
    let (emulator, client) = graph_emulator::doctest();
    let mail = MailClient::new(&client);
    let kept: Arc<Mutex<Option<PendingMessage>>> = Arc::default();
    let begin = || {
        let keeping = Arc::clone(&kept);
        let outgoing = mail.send(Message::new().to("bob@contoso.com").subject("Lost")).upload("a", vec![7; 8 * MIB]);
        outgoing.checkpoint(move |pending| *keeping.lock().unwrap() = Some(pending.clone()))
    };
    let kept_now = || kept.lock().unwrap().clone().unwrap();
    emulator.fault(Fault::graph_error(400, "invalidRequest", "x").on("PUT").times(1));
    begin().await.unwrap_err();
    emulator.expire_urls();
    let error = begin().resume(kept_now()).await.unwrap_err();
    assert!(error.is_not_found() || error.is_gone(), "{error}");
    begin().resume(kept_now()).await.unwrap();
    let sent = sent(&mail, "Lost").await;
    assert_eq!((sent.len(), sent[0].attachments.as_ref().unwrap().len()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_for_now_is_not_told_as_a_message_that_may_be_under_way() {
    let (emulator, mail) = mailbox();
    emulator.fault(Fault::throttle(Duration::from_secs(36_000)).on("POST /me/messages/*/send").always());
    let outgoing = mail.send(Message::new().to("bob@contoso.com").subject("Later")).upload("a", vec![0; 4 * MIB]);
    let error = outgoing.await.unwrap_err();
    assert!(error.is_throttled() && error.to_string().contains("nothing was sent, and the draft"), "{error}");
}
