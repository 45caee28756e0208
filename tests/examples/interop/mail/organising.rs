//! Order in the mailbox: letters moved, marked and sorted, many at once.

use graph_mail::{
    DateTimeTimeZone, FollowupFlag, FollowupFlagStatus, MailClient, Message, MessageId, WellKnownFolder,
    jiff::civil::date, mail_folder, message,
};
use graph_odata::Batch;
use serde_json::{Value, json};

use super::Mail;
use super::seen::{counts, elsewhere, first, ids, seeded};

/// Moves, copies, deletes, marks.
pub(super) async fn organise(Mail { ada, .. }: &Mail) -> Value {
    let inbox = first(&ada.inbox(), 8).await;
    let found = ada.folders().list().filter(mail_folder::DISPLAY_NAME.eq("Project Lighthouse")).await.unwrap();
    let lighthouse = found.value[0].require_id().unwrap().clone();
    let [moved, copied, deleted, purged, read, unread, flagged, sorted] = inbox.as_slice() else { panic!("{inbox:?}") };
    let item = |it: &Message| ada.message(it.require_id().unwrap().clone());
    let mut seen = json!({});
    let moved = item(moved).move_to(lighthouse).await.unwrap();
    seen["moved"] = elsewhere(ada, &item(&moved).get().await.unwrap()).await;
    let copy = item(copied).copy_to(WellKnownFolder::Archive).await.unwrap();
    seen["copied"] = elsewhere(ada, &item(&copy).get().await.unwrap()).await;
    item(deleted).delete().await.unwrap();
    let bin = ada.folder(WellKnownFolder::DeletedItems);
    seen["bin"] = first(&bin, 10).await.iter().map(|it| json!(it.subject)).collect();
    item(purged).delete().await.unwrap();
    let again = first(&bin, 10).await.into_iter().find(|it| it.subject == purged.subject).unwrap();
    item(&again).delete().await.unwrap();
    item(read).update().set(message::IS_READ, true).await.unwrap();
    item(unread).update().set(message::IS_READ, false).await.unwrap();
    let day = |day| DateTimeTimeZone::new(date(2040, 3, day).at(8, 0, 0, 0), "UTC");
    item(flagged).update().set(message::FLAG, FollowupFlag::flagged().dates(day(3), day(5))).await.unwrap();
    let categories = vec!["Suppliers".to_owned(), "Blue category".to_owned()];
    item(sorted).update().set(message::CATEGORIES, categories).await.unwrap();
    for (name, it) in [("read", read), ("unread", unread), ("flagged", flagged), ("sorted", sorted)] {
        seen[name] = seeded(ada, it.require_id().unwrap()).await;
    }
    let flag = item(flagged).get().await.unwrap().flag.unwrap();
    let at = |it: Option<DateTimeTimeZone>| it.unwrap().to_zoned().unwrap().timestamp();
    seen["flag"] = json!([at(flag.start_date_time).to_string(), at(flag.due_date_time).to_string()]);
    let mut done = FollowupFlag::complete();
    done.completed_date_time = Some(day(3));
    item(flagged).update().set(message::FLAG, done).await.unwrap();
    seen["completed"] = status(ada, flagged.require_id().unwrap()).await;
    let mut none = FollowupFlag::default();
    none.flag_status = Some(FollowupFlagStatus::NotFlagged);
    item(flagged).update().set(message::FLAG, none).await.unwrap();
    seen["unflagged"] = status(ada, flagged.require_id().unwrap()).await;
    seen["inbox"] = ids(&first(&ada.inbox(), 10).await);
    seen["counts"] = counts(ada).await;
    seen
}

async fn status(mail: &MailClient, id: &MessageId) -> Value {
    json!(mail.message(id.clone()).get().await.unwrap().flag.unwrap().flag_status)
}

/// Many requests at once, of which one fails by itself, and two that wait for others.
pub(super) async fn batch(Mail { client, ada, .. }: &Mail) -> Value {
    let inbox = first(&ada.inbox(), 16).await;
    let mut batch = Batch::new(client);
    let reads: Vec<_> = inbox.iter().map(|it| batch.add(ada.message(it.require_id().unwrap().clone()).get())).collect();
    let folder = batch.add(ada.inbox().get());
    let gone = batch.add(ada.message("AAMkAGUzMTk5=").get());
    let mark = ada.message(inbox[0].require_id().unwrap().clone());
    let unread = batch.add(mark.update().set(message::IS_READ, false));
    let after = batch.after(unread, mark.get());
    let mut answers = batch.send().await.unwrap();
    let mut subjects = Vec::new();
    for read in reads {
        subjects.push(answers.take(read).unwrap().subject);
    }
    let refused = answers.take(gone).unwrap_err();
    let folder = answers.take(folder).unwrap();
    json!({
        "subjects": subjects,
        "folder": folder.display_name,
        "refused": [refused.status().map(|it| it.as_u16()), refused.code()],
        "after": answers.take(after).unwrap().is_read,
    })
}
