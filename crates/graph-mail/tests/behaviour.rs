//! What each method does to a mailbox, on the emulator.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_emulator::{Emulator, Fault};
use graph_mail::{
    Attachment, BodyType, FileAttachment, FollowupFlagStatus, Importance, MailClient, Message, MessageId, Recipient,
    WellKnownFolder, attachment, email_address, followup_flag, message, recipient,
};
use std::{collections::HashSet, time::Duration};

fn mailbox() -> (Emulator, MailClient) {
    let (emulator, client) = graph_emulator::doctest();
    (emulator, MailClient::new(&client))
}

async fn id(draft: Message, mail: &MailClient) -> MessageId {
    mail.messages().create(draft).await.unwrap().id.unwrap()
}

#[tokio::test]
async fn a_draft_is_changed_flagged_moved_copied_and_deleted() {
    let (_emulator, mail) = mailbox();
    let draft = mail.message(id(Message::new().to("bob@contoso.com").subject("A").text("x"), &mail).await);

    let changed = draft
        .update()
        .set(message::SUBJECT, "B")
        .set(message::IMPORTANCE, Importance::High)
        .set(message::CATEGORIES, vec!["Blue category".to_owned()])
        .set(message::TO_RECIPIENTS, vec![Recipient::new("carol@contoso.com").name("Carol")])
        .set(message::FLAG / followup_flag::FLAG_STATUS, FollowupFlagStatus::Flagged)
        .await
        .unwrap();
    assert_eq!(changed.subject.as_deref(), Some("B"));
    assert_eq!(changed.importance, Some(Importance::High));
    assert_eq!(changed.to_recipients.unwrap()[0].address(), Some("carol@contoso.com"));
    assert_eq!(changed.flag.unwrap().flag_status, Some(FollowupFlagStatus::Flagged));

    let cleared = draft.update().clear(message::CATEGORIES).await.unwrap();
    assert!(cleared.categories.unwrap_or_default().is_empty());

    let copy = draft.copy_to(WellKnownFolder::Archive).await.unwrap().id.unwrap();
    let moved = draft.move_to(WellKnownFolder::Archive).await.unwrap().id.unwrap();
    assert_ne!(copy, moved);
    assert!(draft.get().await.unwrap_err().is_not_found(), "a move gives a new id");

    // The first delete puts it into Deleted Items, the second out of sight.
    mail.message(&copy).delete().await.unwrap();
    assert!(mail.message(&copy).get().await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_draft_with_a_file_is_sent_and_found() {
    let (_emulator, mail) = mailbox();
    let draft = mail
        .message(id(Message::new().to("bob@contoso.com").subject("Draft with a file").html("<p>x</p>"), &mail).await);
    let made =
        draft.attachments().create(FileAttachment::new("a.txt", "hello").content_type("text/plain")).await.unwrap();
    let file = draft.attachment(made.require_id().unwrap());
    let Attachment::File(read) = file.get().await.unwrap() else { unreachable!("a file") };
    assert_eq!(read.content_bytes.as_deref(), Some(&b"hello"[..]));
    draft.attachments().create(FileAttachment::new("b.txt", "x")).await.unwrap();
    file.delete().await.unwrap();
    let left = draft.attachments().list().select((attachment::NAME, attachment::SIZE)).await.unwrap().value;
    let [left] = &left[..] else { unreachable!("one attachment, not {}", left.len()) };
    assert_eq!((left.name(), left.size().is_some()), (Some("b.txt"), true));
    assert!(matches!(left, Attachment::File(file) if file.content_bytes.is_none()));

    draft.send().await.unwrap();
    let sent =
        mail.folder(WellKnownFolder::SentItems).messages().list().filter(message::SUBJECT.eq("Draft with a file"));
    let sent = sent.expand(message::ATTACHMENTS).await.unwrap().value.remove(0);
    assert_eq!((sent.is_draft, sent.has_attachments), (Some(false), Some(true)));
    assert_eq!(sent.body.unwrap().content_type, Some(BodyType::Html));
    assert_eq!(sent.attachments.unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_sent_arrives_with_its_copies_and_files() {
    let emulator = Emulator::demo();
    let client_of = |user: &str| {
        let http = graph_transport::HttpClient::new(emulator.clone());
        graph_transport::Client::new(http, graph_transport::Endpoint::default(), emulator.credential(user))
    };
    let (ada, bob) = (MailClient::new(&client_of("ada@contoso.com")), MailClient::new(&client_of("bob@contoso.com")));
    ada.send(Message::new().to("bob@contoso.com").subject("Private").text("…"))
        .save_to_sent_items(false)
        .await
        .unwrap();
    let by_subject = || message::SUBJECT.eq("Private");
    let sent = ada.folder(WellKnownFolder::SentItems).messages().list().filter(by_subject()).await.unwrap();
    assert!(sent.value.is_empty());
    let received = bob.inbox().messages().list().filter(by_subject()).await.unwrap().value.remove(0);
    assert_eq!(received.is_read, Some(false));
    assert_eq!(received.from.unwrap().address(), Some("ada@contoso.com"));

    // Ada reads a colleague's mailbox by address, as she would a shared one.
    let shared = MailClient::of(&client_of("ada@contoso.com"), "bob@contoso.com");
    assert_eq!(shared.inbox().messages().list().filter(by_subject()).await.unwrap().value.len(), 1);
}

#[tokio::test]
async fn what_the_service_takes_is_not_refused() {
    let (_emulator, mail) = mailbox();
    let bytes = vec![0; 3 * 1024 * 1024 - 600];
    let draft = mail.message(id(Message::new().attach(FileAttachment::new("a.bin", bytes.clone())), &mail).await);
    draft.attachments().create(FileAttachment::new("b.bin", bytes.clone())).await.unwrap();
    mail.send(Message::new().to("bob@contoso.com").attach(FileAttachment::new("c.bin", bytes))).await.unwrap();
}

#[tokio::test]
async fn a_listing_is_filtered_ordered_selected_counted_and_complete() {
    let (_emulator, mail) = mailbox();
    let inbox = mail.inbox().get().await.unwrap();
    let (total, unread) = (inbox.total_item_count.unwrap() as usize, inbox.unread_item_count.unwrap() as usize);

    let page = mail.inbox().messages().list().top(7).count().await.unwrap();
    assert_eq!((page.value.len(), page.count), (7, Some(total as u64)));

    let all = mail.inbox().messages().list().select(message::ID).top(7).items().try_collect().await.unwrap();
    let ids: HashSet<_> = all.iter().filter_map(|message| message.id.clone()).collect();
    assert_eq!((all.len(), ids.len()), (total, total), "nothing is lost or comes twice");

    let newest = mail
        .inbox()
        .messages()
        .list()
        .filter(message::RECEIVED_DATE_TIME.ge(jiff::Timestamp::UNIX_EPOCH) & message::IS_READ.eq(false))
        .order_by(message::RECEIVED_DATE_TIME.desc())
        .select((message::RECEIVED_DATE_TIME, message::IS_READ))
        .items()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(newest.len(), unread);
    assert!(newest.is_sorted_by(|one, next| one.received_date_time >= next.received_date_time));
    assert!(newest.iter().all(|message| message.is_read == Some(false) && message.subject.is_none()));

    let address = || message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS;
    let from_bob = mail.messages().list().filter(address().eq("bob@contoso.com")).items().try_collect().await.unwrap();
    let from_others =
        mail.messages().list().filter(!address().eq("bob@contoso.com")).items().try_collect().await.unwrap();
    let everything = mail.messages().list().items().try_collect().await.unwrap();
    assert!(!from_bob.is_empty());
    assert_eq!(from_bob.len() + from_others.len(), everything.len());
}

#[tokio::test]
async fn a_quote_in_a_value_finds_what_it_names() {
    let (_emulator, mail) = mailbox();
    for subject in ["O'Brien's", "' or true or subject eq '", "100% & more + #1", "Zoë 📎", "a/b\\c\"d"] {
        id(Message::new().subject(subject), &mail).await;
        let found = mail.messages().list().filter(message::SUBJECT.eq(subject)).await.unwrap().value;
        assert_eq!(found.len(), 1, "{subject}");
        assert_eq!(found[0].subject.as_deref(), Some(subject));
    }
}

#[tokio::test]
async fn what_outlook_refuses_is_told_in_its_words() {
    let (_emulator, mail) = mailbox();
    let list = || mail.messages().list().filter(message::IS_READ.eq(false)).order_by(message::SUBJECT);
    let error = list().await.unwrap_err();
    assert!(error.to_string().contains("begin the filter with a condition on subject"), "{error}");
    let error = list().unchecked().await.unwrap_err();
    assert!(error.to_string().starts_with("mail.messages.list: 400 InefficientFilter: "), "{error}");
    assert!(mail.messages().list().top(5000).await.unwrap_err().status().is_none(), "nothing was sent");
    let error = mail.messages().list().top(5000).unchecked().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
    let error = mail.send(Message::new().subject("to nobody")).await.unwrap_err();
    assert!(error.to_string().contains("ErrorInvalidRecipients"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn every_verb_outlives_throttling() {
    let (emulator, mail) = mailbox();
    emulator.fault(Fault::throttle(Duration::from_secs(2)).times(1));
    let draft = mail.message(id(Message::new().to("bob@contoso.com").subject("T"), &mail).await);
    let throttle = || emulator.fault(Fault::throttle(Duration::from_secs(2)).times(2));
    throttle();
    draft.get().await.unwrap();
    throttle();
    draft.update().set(message::IS_READ, true).await.unwrap();
    throttle();
    let copy = draft.copy_to(WellKnownFolder::Archive).await.unwrap();
    throttle();
    mail.message(copy.id.unwrap()).delete().await.unwrap();
    throttle();
    draft.send().await.unwrap();
    throttle();
    assert_eq!(mail.messages().list().filter(message::SUBJECT.eq("T")).await.unwrap().value.len(), 2);
}
