//! Order in the mailbox: letters moved, marked and sorted, many at once; automatic replies; the mailbox's categories.

use graph_mail::{
    DateTimeTimeZone, FollowupFlag, FollowupFlagStatus, MailClient, MailboxSettings, Message, MessageId,
    OutlookCategory, WellKnownFolder, jiff::civil::date, mail_folder, message,
};
use graph_odata::{Batch, Page, Path};
use graph_transport::Method;
use serde_json::{Value, json};

use super::seen::{counts, elsewhere, first, ids, seeded};
use super::{Mail, raw};

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

/// Automatic replies.
pub(super) async fn settings(Mail { client, .. }: &Mail) -> Value {
    let path = || Path::new("/me/mailboxSettings");
    let read = || raw::get::<MailboxSettings>(client, path());
    let before = read().await.unwrap();
    let change = |replies: Value| async move {
        let content = json!({ "automaticRepliesSetting": replies });
        raw::send::<()>(client, Method::PATCH, path(), &content).await.unwrap();
        replies_of(&raw::get(client, path()).await.unwrap())
    };
    let at = |day| json!({ "dateTime": format!("2040-03-{day:02}T07:00:00"), "timeZone": "UTC" });
    let always = change(json!({
        "status": "alwaysEnabled", "externalAudience": "contactsOnly", "internalReplyMessage": "Away.",
        "externalReplyMessage": "Away, dear customer.",
    }));
    let scheduled = change(json!({
        "status": "scheduled", "externalAudience": "all", "internalReplyMessage": "Away for a week.",
        "externalReplyMessage": "Away.", "scheduledStartDateTime": at(9), "scheduledEndDateTime": at(16),
    }));
    let off = change(json!({ "status": "disabled" }));
    json!({
        "before": [replies_of(&before), before.time_zone, before.working_hours],
        "always": always.await, "scheduled": scheduled.await, "off": off.await,
    })
}

fn replies_of(settings: &MailboxSettings) -> Value {
    let replies = settings.automatic_replies_setting.clone().unwrap();
    let scheduled = json!(replies.status) == "scheduled";
    let at = |it: Option<DateTimeTimeZone>| scheduled.then(|| it.unwrap().to_zoned().unwrap().timestamp().to_string());
    json!({
        "status": replies.status, "audience": replies.external_audience, "internal": replies.internal_reply_message,
        "external": replies.external_reply_message, "from": at(replies.scheduled_start_date_time),
        "to": at(replies.scheduled_end_date_time),
    })
}

/// The mailbox's own categories.
pub(super) async fn categories(Mail { client, .. }: &Mail) -> Value {
    let path = || Path::new("/me/outlook/masterCategories");
    let seen = || async {
        let page: Page<OutlookCategory> = raw::get(client, path()).await.unwrap();
        let mut found: Vec<(Option<String>, Value)> =
            page.value.into_iter().map(|it| (it.display_name, json!(it.color))).collect();
        found.sort_by(|left, right| left.0.cmp(&right.0));
        json!(found)
    };
    let before = seen().await;
    let content = json!({ "displayName": "Bridges", "color": "preset4" });
    let made: OutlookCategory = raw::send(client, Method::POST, path(), &content).await.unwrap();
    let after = seen().await;
    let one = || path().id("category-id", made.id.as_ref().unwrap().as_str());
    raw::send::<()>(client, Method::PATCH, one(), &json!({ "color": "preset22" })).await.unwrap();
    let got: OutlookCategory = raw::get(client, one()).await.unwrap();
    raw::delete(client, one()).await.unwrap();
    json!({ "before": before, "made": after, "changed": [json!(got.display_name), json!(got.color)], "deleted": seen().await })
}
