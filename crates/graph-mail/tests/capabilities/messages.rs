//! Reading, changing, moving and deleting messages.

use crate::{draft, mailbox, mailbox_of};
use graph_emulator::{Emulator, Fault};
use graph_mail::{
    BodyType, DateTimeTimeZone, ExtendedProperty, Field, FollowupFlag, FollowupFlagStatus, Importance,
    InferenceClassificationType, Message, Recipient, WellKnownFolder, extension, followup_flag, jiff, kql, message,
};
use std::time::Duration;

/// MBX-14: `messages().list()`
/// MBX-15: `message(id).get()`
#[tokio::test]
async fn a_whole_mailbox_is_listed_and_one_message_read() {
    let (_emulator, mail) = mailbox();
    let everything = mail.messages().list().select(message::PARENT_FOLDER_ID).items().try_collect().await.unwrap();
    let folders: std::collections::HashSet<_> = everything.iter().map(|it| it.parent_folder_id.clone()).collect();
    assert!(folders.len() > 1, "messages of several folders");
    assert_eq!(everything.len() as u64, mail.messages().count().await.unwrap());

    let one = mail.message(everything[0].require_id().unwrap()).get().select((message::SUBJECT, message::BODY));
    let one = one.await.unwrap();
    assert!(one.subject.is_some() && one.body.is_some() && one.to_recipients.is_none());
    let error = mail.message("AAMkno").get().await.unwrap_err();
    assert!(!error.is_transient(), "{error}");
}

/// MBX-16: `messages().list().filter(…).top(1)`
#[tokio::test]
async fn one_message_is_found_by_a_query() {
    let (_emulator, mail) = mailbox();
    draft(&mail, Message::new().subject("The only one")).await;
    let found = mail.messages().list().filter(message::SUBJECT.eq("The only one")).top(1).await.unwrap().value;
    assert_eq!(found.len(), 1);
    let none = mail.messages().list().filter(message::SUBJECT.eq("None such")).top(1).await.unwrap().value;
    assert!(none.is_empty());
    let searched = mail.messages().list().search(kql::subject("only")).items().try_collect().await.unwrap();
    assert_eq!(searched.len(), 1);
}

/// MBX-17: `folder(id).messages().create(message)`
/// MSG-04: `messages().create(message)`
#[tokio::test]
async fn a_draft_is_made_in_a_folder_of_choice() {
    let (_emulator, mail) = mailbox();
    let in_archive =
        mail.folder(WellKnownFolder::Archive).messages().create(Message::new().subject("A")).await.unwrap();
    let anywhere = mail.messages().create(Message::new().subject("D")).await.unwrap();
    for (made, folder) in [(in_archive, WellKnownFolder::Archive), (anywhere, WellKnownFolder::Drafts)] {
        assert_eq!((made.parent_folder_id, made.is_draft), (mail.folder(folder).get().await.unwrap().id, Some(true)));
    }
}

/// MBX-18: `message(id).delete()`
/// MSG-09: `message(id).delete()`, `message(id).permanent_delete()`
#[tokio::test]
async fn a_message_is_deleted_step_by_step_or_for_good() {
    let (_emulator, mail) = mailbox();
    let in_folder = |folder| mail.folder(folder).messages().list().filter(message::SUBJECT.eq("Gone"));
    let one = draft(&mail, Message::new().subject("Gone")).await;
    one.delete().await.unwrap();
    let deleted = in_folder(WellKnownFolder::DeletedItems).await.unwrap().value.remove(0);
    mail.message(deleted.require_id().unwrap()).permanent_delete().await.unwrap();
    for folder in [WellKnownFolder::DeletedItems, WellKnownFolder::RecoverableItemsDeletions] {
        assert!(in_folder(folder).await.unwrap().value.is_empty());
    }
    assert!(one.delete().await.unwrap_err().is_not_found(), "an id that is gone is an error, and no success");
}

/// MSG-05: `message(id).update()`
/// MSG-18: `update().set(message::CATEGORIES, …)`
/// MSG-19: `update().set(message::IMPORTANCE, …)`
/// MSG-W5: `update()` sends what is set, or says why not
#[tokio::test]
async fn a_draft_is_changed_and_nothing_else_of_it() {
    let (_emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().to("a@contoso.com").subject("A").text("x").category("Red category")).await;
    let changed = one
        .update()
        .set(message::SUBJECT, "B")
        .set(message::CATEGORIES, vec!["Blue category".to_owned(), "Green category".to_owned()])
        .set(message::IMPORTANCE, Importance::Low)
        .set(message::IS_READ_RECEIPT_REQUESTED, true)
        .set(message::CC_RECIPIENTS, vec![Recipient::new("c@contoso.com")])
        .await
        .unwrap();
    assert_eq!((changed.subject.as_deref(), changed.importance), (Some("B"), Some(Importance::Low)));
    assert_eq!(changed.categories.unwrap(), ["Blue category", "Green category"]);
    assert_eq!((changed.to_recipients.unwrap().len(), changed.cc_recipients.unwrap().len()), (1, 1));
    assert_eq!(changed.body.unwrap().content.as_deref(), Some("x"));

    let stale = one.get().await.unwrap().etag.unwrap();
    one.update().set(message::SUBJECT, "C").await.unwrap();
    let error = one.update().set(message::SUBJECT, "D").if_match(&stale).await.unwrap_err();
    assert!(error.is_precondition_failed(), "{error}");
}

/// MSG-06: `message(id).update()` of what was received
/// MSG-10: `update().set(message::IS_READ, …)`
#[tokio::test]
async fn what_was_received_takes_marks_and_keeps_its_text() {
    let (_emulator, mail) = mailbox();
    let received = mail.inbox().messages().list().top(1).await.unwrap().value.remove(0);
    let one = mail.message(received.require_id().unwrap());
    for read in [false, true] {
        assert_eq!(one.update().set(message::IS_READ, read).await.unwrap().is_read, Some(read));
    }
    let marked = one
        .update()
        .set(message::IMPORTANCE, Importance::High)
        .set(message::INFERENCE_CLASSIFICATION, InferenceClassificationType::Other)
        .await
        .unwrap();
    assert_eq!(marked.importance, Some(Importance::High));
    assert_eq!(marked.inference_classification, Some(InferenceClassificationType::Other));
    let error = one.update().set(message::SUBJECT, "Rewritten").await.unwrap_err();
    assert!(error.to_string().contains("ErrorInvalidPropertyUpdateSentMessage"), "{error}");
    assert_eq!(one.get().await.unwrap().subject, received.subject);
}

/// MSG-11: `message(id).move_to(folder)`
/// MSG-12: `message(id).copy_to(folder)`
/// MSG-30: `message.id`
#[tokio::test]
async fn a_message_is_moved_and_copied_and_may_keep_its_id() {
    let (_emulator, mail) = mailbox();
    let stable = mail.immutable_ids();
    let one = draft(&stable, Message::new().subject("Travels")).await;
    let id = one.get().await.unwrap().id;
    let moved = one.move_to(WellKnownFolder::Archive).await.unwrap();
    assert_eq!(moved.id, id, "an immutable id stays");
    let copy = one.copy_to(WellKnownFolder::Archive).await.unwrap();
    assert_ne!(copy.id, id);
    let all = stable.folder(WellKnownFolder::Archive).messages().list().filter(message::SUBJECT.eq("Travels"));
    assert_eq!(all.await.unwrap().value.len(), 2);
    let error = one.move_to("AAMkNoSuchFolderAtAllInThisMailboxButLongEnough==").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

/// MSG-13: `message.body`, `text_bodies()`, `select(message::UNIQUE_BODY)`
/// MSG-14: `ItemBody::prepend(text)`
/// MSG-W4: `ItemBody::prepend(text)`, whatever the HTML
#[tokio::test]
async fn bodies_come_as_html_or_text_and_take_more_in_front() {
    let (_emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().html("<p>One &amp; two</p>")).await;
    let html = one.get().await.unwrap();
    assert_eq!(html.body.as_ref().unwrap().content_type, Some(BodyType::Html));
    assert_eq!(html.body_preview.as_deref(), Some("One & two"));
    assert!(html.unique_body.is_none(), "it comes when it is selected");
    assert!(one.get().select(message::UNIQUE_BODY).await.unwrap().unique_body.is_some());

    let text = mail.text_bodies().message(html.require_id().unwrap()).get().await.unwrap().body.unwrap();
    assert_eq!((text.content_type, text.content.unwrap().trim()), (Some(BodyType::Text), "One & two"));

    let longer = html.body.unwrap().prepend("<p>Zero</p>").prepend("<p>First</p>");
    let changed = one.update().set(message::BODY, longer).await.unwrap().body.unwrap().content.unwrap();
    let at = |part: &str| changed.find(part).unwrap();
    assert!(at("First") < at("Zero") && at("Zero") < at("One"), "{changed}");
}

/// MSG-15: `received_date_time`, `sent_date_time`, `created_date_time`, `last_modified_date_time`
/// MSG-16: `is_read`, `is_draft`, `has_attachments`, `conversation_id`, `web_link`, …
#[tokio::test]
async fn what_a_message_says_of_itself() {
    let (_emulator, mail) = mailbox();
    let one = mail.inbox().messages().list().top(1).await.unwrap().value.remove(0);
    let times = [one.received_date_time, one.sent_date_time, one.created_date_time, one.last_modified_date_time];
    assert!(times.iter().all(|time| time.is_some_and(|time| time > jiff::Timestamp::UNIX_EPOCH)));
    for text in [&one.conversation_id, &one.internet_message_id, &one.web_link, &one.change_key] {
        assert!(text.as_deref().is_some_and(|text| !text.is_empty()));
    }
    assert!(one.conversation_index.is_some() && one.inference_classification.is_some());
    assert!(one.is_read.is_some() && one.has_attachments.is_some());
    assert_eq!(one.is_draft, Some(false));
    let related = mail.messages().conversation(one.conversation_id.as_deref().unwrap()).await.unwrap().value;
    assert!(related.iter().any(|it| it.id == one.id));
}

/// MSG-17: `update().set(message::FLAG, FollowupFlag::flagged().dates(start, due))`
#[tokio::test]
async fn a_flag_is_set_dated_completed_and_cleared() {
    let (_emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().subject("To do")).await;
    let on = |day| DateTimeTimeZone::new(jiff::civil::date(2026, 3, day).at(9, 0, 0, 0), "UTC");
    let flagged = one.update().set(message::FLAG, FollowupFlag::flagged().dates(on(1), on(2))).await.unwrap();
    let flag = flagged.flag.unwrap();
    assert_eq!(flag.flag_status, Some(FollowupFlagStatus::Flagged));
    assert_eq!(flag.due_date_time.unwrap().date_time, on(2).date_time);
    let done =
        one.update().set(message::FLAG / followup_flag::FLAG_STATUS, FollowupFlagStatus::Complete).await.unwrap();
    assert!(done.flag.unwrap().completed_date_time.is_some());
    let cleared = one.update().clear(message::FLAG).await.unwrap().flag.unwrap();
    assert_eq!((cleared.flag_status, cleared.due_date_time), (Some(FollowupFlagStatus::NotFlagged), None));
    let error = one.update().set(message::FLAG / followup_flag::DUE_DATE_TIME, on(2)).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "a due date without a start");
}

/// MSG-20: `Message::header(name, value)`, `select(message::INTERNET_MESSAGE_HEADERS)`
/// MSG-W3: `Message::header(name, value)`, refused where it cannot be
#[tokio::test]
async fn header_lines_are_set_on_creation_and_read_on_request() {
    let (_emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().header("x-order", "7").header("X-Origin", "shop")).await;
    assert!(one.get().await.unwrap().internet_message_headers.is_none());
    let shown = one.get().select(message::INTERNET_MESSAGE_HEADERS).await.unwrap().internet_message_headers.unwrap();
    assert!(shown.iter().any(|it| it.name.as_deref() == Some("x-order") && it.value.as_deref() == Some("7")));
    let error = mail.messages().create(Message::new().header("Received", "x")).await.unwrap_err();
    assert!(error.to_string().contains("should start with 'x-'"), "{error}");
}

/// MSG-22: `ExtendedProperty`, `expand(message::SINGLE_VALUE_EXTENDED_PROPERTIES…)`
#[tokio::test]
async fn a_mapi_property_is_written_read_and_filtered_by() {
    let (_emulator, mail) = mailbox();
    let colour = ExtendedProperty::<String>::named("66f5a359-4659-4830-9070-00047ec6ac6e".parse().unwrap(), "Colour");
    let one = draft(&mail, Message::new().subject("Painted").extended(colour.with("Green"))).await;
    let expanded = message::SINGLE_VALUE_EXTENDED_PROPERTIES.expand().filter(colour.itself());
    let shown = one.get().expand(expanded).await.unwrap();
    assert_eq!(colour.find(shown.single_value_extended_properties.as_deref().unwrap()), Some("Green"));
    for (wanted, found) in [("Green", 1), ("Red", 0)] {
        let filter = colour.on(message::SINGLE_VALUE_EXTENDED_PROPERTIES, |value| value.eq(wanted));
        assert_eq!(mail.messages().list().filter(filter).await.unwrap().value.len(), found, "{wanted}");
    }
}

/// MSG-W6: `ExtendedProperty::with_values(…)`, `expand(message::MULTI_VALUE_EXTENDED_PROPERTIES…)`
#[tokio::test]
async fn a_mapi_property_of_several_values_is_written_and_read() {
    let (_emulator, mail) = mailbox();
    let tags = ExtendedProperty::<String>::named("66f5a359-4659-4830-9070-00047ec6ac6e".parse().unwrap(), "Tags");
    let one = draft(&mail, Message::new().extended_values(tags.with_values(["a", "b"]))).await;
    let expanded = message::MULTI_VALUE_EXTENDED_PROPERTIES.expand().filter(tags.itself_with_values());
    let shown = one.get().expand(expanded).await.unwrap().multi_value_extended_properties.unwrap();
    assert_eq!(tags.find_values(&shown).unwrap(), ["a", "b"]);
}

#[tokio::test]
async fn many_messages_are_moved_and_deleted_in_bulk() {
    let (emulator, client) = graph_emulator::doctest();
    let mail = graph_mail::MailClient::new(&client);
    let archived = async || mail.folder(WellKnownFolder::Archive).messages().count().await.unwrap();
    let before = archived().await;
    let found = mail.inbox().messages().list().select(message::ID).top(60).await.unwrap().value;
    let ids: Vec<_> = found.into_iter().filter_map(|message| message.id).collect();
    let moves = ids.iter().map(|id| mail.message(id).move_to(WellKnownFolder::Archive)).collect::<Vec<_>>();
    let mut bulk = graph_odata::Bulk::new(&client, moves);
    let mut moved = Vec::new();
    while let Some(done) = bulk.next().await {
        moved.push(done.result.unwrap().id.unwrap());
    }
    assert_eq!(archived().await, before + 60);
    let deletes = moved.iter().map(|id| mail.message(id).delete()).collect::<Vec<_>>();
    let mut bulk = graph_odata::Bulk::new(&client, deletes);
    while let Some(done) = bulk.next().await {
        done.result.unwrap();
    }
    assert_eq!(archived().await, before);
    emulator.journal().expect("POST /$batch").times(6);
}

/// MSG-W6: `message(id).extensions()`
#[tokio::test]
async fn an_open_extension_is_made_changed_expanded_and_deleted() {
    let (_emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().subject("Invoice")).await;
    let made =
        one.extensions().create("com.contoso.x", &serde_json::json!({"paid": false, "number": 7})).await.unwrap();
    assert_eq!(made.extension_name.as_deref(), Some("com.contoso.x"));
    one.extension("com.contoso.x").update().set(Field::<_, bool>::new("paid"), true).await.unwrap();
    let read = one.extension("com.contoso.x").get().await.unwrap();
    assert_eq!((read.extra.get("paid"), read.extra.get("number")), (Some(true), Some(7)), "what is not named stays");
    let named = message::EXTENSIONS.expand().filter(extension::ID.eq("com.contoso.x"));
    assert_eq!(one.get().expand(named).await.unwrap().extensions.unwrap().len(), 1);
    one.extension("com.contoso.x").delete().await.unwrap();
    assert!(one.extension("com.contoso.x").get().await.unwrap_err().is_not_found());
}

/// MSG-25: `message(id).mime()`
/// MSG-26: `message(id).save_to(folder)`
#[tokio::test]
async fn a_message_is_written_to_disk_with_its_files_and_nothing_is_overwritten() {
    let (_emulator, mail) = mailbox();
    let message = Message::new()
        .to("bob@contoso.com")
        .subject("../Q1: figures")
        .html("<p>See <img src=\"cid:logo\"></p>")
        .attach(graph_mail::FileAttachment::new("a/b.csv", "1,2"))
        .attach(graph_mail::FileAttachment::new("logo.png", vec![1, 2, 3]).inline("logo"))
        .attach(graph_mail::ItemAttachment::new("Earlier", Message::new().subject("Earlier").text("Before.")));
    let one = draft(&mail, message).await;
    let mime = one.mime().await.unwrap();
    assert!(std::str::from_utf8(&mime).unwrap().contains("Subject: ../Q1: figures"));

    let folder = std::env::temp_dir().join(format!("saved-{}-{:p}", std::process::id(), &mime));
    let first = one.save_to(&folder).await.unwrap();
    let second = one.save_to(&folder).await.unwrap();
    let name = |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(name(&first.mime), "_Q1_ figures.eml");
    assert_eq!(first.attachments.iter().map(name).collect::<Vec<_>>(), ["a_b.csv", "logo.png", "Earlier.eml"]);
    assert_eq!(
        (name(&second.mime), name(&second.attachments[0])),
        ("_Q1_ figures (2).eml".into(), "a_b (2).csv".into())
    );
    assert_eq!(std::fs::read(&first.mime).unwrap(), &mime[..]);
    assert_eq!(std::fs::read(&first.attachments[0]).unwrap(), b"1,2");
    assert!(std::fs::read_to_string(&first.attachments[2]).unwrap().contains("Before."));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 8, "two of everything, and no part of a file");
    std::fs::remove_dir_all(folder).unwrap();
}

/// MSG-27: `Message::has_inline_files()`
/// MSG-W7: `Message::has_inline_files()`, in one pass over the text
#[tokio::test]
async fn pictures_in_the_text_are_seen_though_they_are_no_attachments() {
    let (_emulator, mail) = mailbox();
    let picture = graph_mail::FileAttachment::new("logo.png", vec![1]).inline("logo");
    let shown = mail.messages().create(Message::new().html("<img src=\"cid:logo\">").attach(picture)).await.unwrap();
    assert_eq!((shown.has_attachments, shown.has_inline_files()), (Some(false), true));
    let plain = mail.messages().create(Message::new().html("<p>cid: no picture</p>")).await.unwrap();
    assert!(!plain.has_inline_files());
}

#[tokio::test]
async fn a_message_that_goes_in_mid_listing_is_neither_an_error_nor_a_loss() {
    let emulator = Emulator::builder().demo().page_size(4).build();
    let mail = mailbox_of(&emulator, emulator.users()[0].as_str());
    let all = mail.inbox().messages().list().select(message::ID).items().try_collect().await.unwrap();
    let mut items = mail.inbox().messages().list().select(message::ID).items();
    let mut seen = Vec::new();
    while let Some(found) = items.next().await {
        seen.push(found.unwrap().id.unwrap());
        if seen.len() == 2 {
            // The last one, which is pages ahead.
            mail.message(all.last().unwrap().require_id().unwrap()).delete().await.unwrap();
        }
    }
    assert_eq!(seen.len(), all.len() - 1);
    let error = mail.message(all.last().unwrap().require_id().unwrap()).get().await.unwrap_err();
    assert!(error.is_not_found() && error.code() == Some("ErrorItemNotFound"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn every_call_on_a_message_outlives_throttling() {
    let (emulator, mail) = mailbox();
    let one = draft(&mail, Message::new().to("bob@contoso.com").subject("T")).await;
    let throttle = || emulator.fault(Fault::throttle(Duration::from_secs(2)).times(2));
    throttle();
    one.get().await.unwrap();
    throttle();
    one.mime().await.unwrap();
    throttle();
    let copy = one.copy_to(WellKnownFolder::Archive).await.unwrap();
    throttle();
    mail.message(copy.require_id().unwrap()).permanent_delete().await.unwrap();
    throttle();
    mail.messages().import("Subject: Hi\r\n\r\nx").await.unwrap();
}
