//! Folders, listings, filters, searches, messages and what changes in a folder.

use graph_mail::{
    Change, Importance, List, MailFolderId, Message, WellKnownFolder, email_address, jiff::Timestamp, kql, mail_folder,
    message, recipient,
};
use serde_json::{Value, json};

use super::Mail;
use super::seen::{counts, first, folder, folders as told, ids, seeded, sha256, time};

pub(super) async fn folders(Mail { ada, .. }: &Mail) -> Value {
    let found = ada.folders().list().filter(mail_folder::DISPLAY_NAME.eq("Project Lighthouse")).top(1).await.unwrap();
    let found = &found.value[0];
    let lighthouse = ada.folder(found.require_id().unwrap().clone());
    let mut seen = json!({
        "top": counts(ada).await, "children": told(lighthouse.child_folders().list()).await, "found": folder(found),
    });
    let made = ada.inbox().child_folders().create("Invoices").await.unwrap();
    seen["made"] = folder(&made);
    let invoices = ada.folder(made.require_id().unwrap().clone());
    invoices.update().set(mail_folder::DISPLAY_NAME, "Paid").await.unwrap();
    seen["renamed"] = told(ada.inbox().child_folders().list()).await;
    let moved = invoices.move_to(found.require_id().unwrap().clone()).await.unwrap();
    seen["moved"] = told(lighthouse.child_folders().list()).await;
    let paid = ada.folder(moved.require_id().unwrap().clone());
    let parent: MailFolderId = paid.get().await.unwrap().parent_folder_id.unwrap();
    seen["parent"] = folder(&ada.folder(parent).get().await.unwrap());
    paid.delete().await.unwrap();
    let bin = ada.folder(WellKnownFolder::DeletedItems);
    seen["deleted"] = json!([counts(ada).await, told(bin.child_folders().list()).await]);
    seen
}

pub(super) async fn listing(Mail { ada, .. }: &Mail) -> Value {
    let mut pages = Vec::new();
    let mut listed = ada.inbox().messages().list().top(30).pages();
    while let Some(page) = listed.next().await {
        let told = |it: &Message| json!([it.id, it.subject, time(it.received_date_time)]);
        pages.push(page.unwrap().value.iter().map(told).collect::<Value>());
    }
    json!({
        "pages": pages,
        "archive": all(ada.folder(WellKnownFolder::Archive).messages().list()).await,
        "first": ids(&first(&ada.inbox(), 7).await),
        "everything": all(ada.messages().list()).await,
    })
}

async fn all(list: List<Message>) -> Value {
    ids(&list.items().try_collect().await.unwrap())
}

pub(super) async fn filters(Mail { ada, .. }: &Mail) -> Value {
    let inbox = || ada.inbox().messages().list().top(100);
    let late = || message::RECEIVED_DATE_TIME.ge("2040-02-01T00:00:00Z".parse::<Timestamp>().unwrap());
    let newest_first = || message::RECEIVED_DATE_TIME.desc();
    let unread = || message::IS_READ.eq(false);
    let asked = [
        ("unread", inbox().filter(unread())),
        ("late", inbox().filter(late()).order_by(newest_first())),
        ("lateUnread", inbox().filter(late() & unread()).order_by(newest_first())),
        ("important", inbox().filter(message::IMPORTANCE.eq(Importance::High))),
        (
            "from",
            inbox().filter(
                (message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS).eq("no-reply@tailspintoys.com"),
            ),
        ),
        ("contains", inbox().filter(message::SUBJECT.contains("pump"))),
        ("either", inbox().filter(message::SUBJECT.starts_with("Re:") | message::HAS_ATTACHMENTS.eq(true))),
        ("not", inbox().filter(!message::SUBJECT.contains("e"))),
        ("category", inbox().filter(message::CATEGORIES.any(|it| it.eq("Suppliers")))),
        ("bySubject", inbox().order_by(message::SUBJECT.asc())),
    ];
    one_page(asked).await
}

pub(super) async fn search(Mail { ada, .. }: &Mail) -> Value {
    let messages = || ada.messages().list().top(100);
    let asked = [
        ("word", messages().search(kql::phrase("pump"))),
        ("subject", messages().search(kql::subject("budget"))),
        ("participants", messages().search(kql::participants("tailspin"))),
    ];
    one_page(asked).await
}

async fn one_page<const N: usize>(asked: [(&str, List<Message>); N]) -> Value {
    let mut seen = json!({});
    for (name, list) in asked {
        seen[name] = ids(&list.await.unwrap().value);
    }
    seen
}

pub(super) async fn read(Mail { ada, .. }: &Mail) -> Value {
    let mut seen = Vec::new();
    for listed in first(&ada.inbox(), 25).await {
        seen.push(seeded(ada, listed.require_id().unwrap()).await);
    }
    seen.into()
}

pub(super) async fn mime(Mail { ada, .. }: &Mail) -> Value {
    let mut seen = Vec::new();
    for listed in first(&ada.inbox(), 12).await {
        let content = ada.message(listed.require_id().unwrap().clone()).mime().await.unwrap();
        seen.push(json!([content.len(), sha256(&content)]));
    }
    seen.into()
}

/// What changes in a folder between two rounds.
pub(super) async fn changes(Mail { ada, .. }: &Mail) -> Value {
    let archive = ada.folder(WellKnownFolder::Archive);
    let mut round = archive.messages().delta().select(message::SUBJECT).page_size(20).changes();
    let mut begun = Vec::new();
    while let Some(change) = round.next().await {
        match change.unwrap() {
            Change::Upserted { id, item } => begun.push(json!([id, item.subject])),
            other => panic!("a first round has told {other:?}"),
        }
    }
    let link = round.delta_link().unwrap();
    let message = |at: usize| ada.message(begun[at][0].as_str().unwrap());
    message(0).update().set(message::IS_READ, false).await.unwrap();
    message(1).move_to(WellKnownFolder::Inbox).await.unwrap();
    message(2).delete().await.unwrap();
    let mut later = Vec::new();
    let mut round = archive.messages().delta().resume(link);
    while let Some(change) = round.next().await {
        match change.unwrap() {
            Change::Upserted { id, item } => later.push(json!([id, item.subject])),
            Change::Removed { id, .. } => later.push(json!([id, "removed"])),
            Change::Restarted { reason } => panic!("the second round begins anew: {reason:?}"),
        }
    }
    json!({ "begun": begun, "later": later })
}
