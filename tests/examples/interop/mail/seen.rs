//! What all clients can tell of folders and messages, in one form.
//!
//! Ids of what is made, and times of today, are not told: they are nobody's to agree on.

use aws_lc_rs::digest::{SHA256, digest};
use graph_mail::{
    Attachment, FolderItem, List, MailClient, MailFolder, Message, MessageId, Recipient, WellKnownFolder,
    jiff::Timestamp,
};
use serde_json::{Value, json};

pub(super) fn folder(it: &MailFolder) -> Value {
    json!([it.display_name, it.total_item_count, it.unread_item_count, it.child_folder_count])
}

pub(super) async fn folders(list: List<MailFolder>) -> Value {
    list.top(100).items().try_collect().await.unwrap().iter().map(folder).collect()
}

/// The folders at the top, with their counts.
pub(super) async fn counts(mail: &MailClient) -> Value {
    folders(mail.folders().list()).await
}

pub(super) fn person(it: &Recipient) -> Value {
    json!([it.email_address.as_ref().and_then(|it| it.name.clone()), it.address()])
}

fn people(list: Option<&Vec<Recipient>>) -> Value {
    list.into_iter().flatten().map(person).collect()
}

/// To the second, as Graph writes it.
pub(super) fn time(at: Option<Timestamp>) -> Value {
    at.map_or(Value::Null, |at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into())
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn attachment(it: &Attachment) -> Value {
    let (content_id, bytes, kind) = match it {
        Attachment::File(file) => (file.content_id.clone(), file.content_bytes.as_deref(), "file"),
        Attachment::Item(_) => (None, None, "item"),
        other => panic!("an attachment of another kind: {other:?}"),
    };
    json!({
        "name": it.name(), "size": bytes.map(<[u8]>::len), "sha256": bytes.map(sha256), "inline": it.is_inline(),
        "contentId": content_id, "kind": kind,
    })
}

pub(super) async fn attachments(mail: &MailClient, id: &MessageId) -> Value {
    let mut found = mail.message(id.clone()).attachments().list().items().try_collect().await.unwrap();
    found.sort_by(|left, right| left.name().cmp(&right.name()));
    found.iter().map(attachment).collect()
}

/// What can be agreed on of a message of today.
pub(super) async fn made(mail: &MailClient, it: &Message) -> Value {
    let body = it.body.as_ref();
    json!({
        "subject": it.subject, "from": it.from.as_ref().map(person), "to": people(it.to_recipients.as_ref()),
        "cc": people(it.cc_recipients.as_ref()), "bcc": people(it.bcc_recipients.as_ref()), "isRead": it.is_read,
        "isDraft": it.is_draft, "importance": it.importance, "categories": it.categories,
        "flag": it.flag.as_ref().and_then(|flag| flag.flag_status.clone()),
        "body": [body.map(|it| it.content_type.clone()), body.map(|it| it.content.clone())],
        "attachments": attachments(mail, it.require_id().unwrap()).await,
    })
}

/// All of a message that was there before, but for its id, which a move changes.
pub(super) async fn elsewhere(mail: &MailClient, it: &Message) -> Value {
    let mut seen = made(mail, it).await;
    for (name, value) in [
        ("received", time(it.received_date_time)),
        ("sent", time(it.sent_date_time)),
        ("hasAttachments", json!(it.has_attachments)),
        ("conversationId", json!(it.conversation_id)),
        ("preview", json!(it.body_preview)),
        ("internetMessageId", json!(it.internet_message_id)),
    ] {
        seen[name] = value;
    }
    seen
}

/// All of a message that was there before.
pub(super) async fn seeded(mail: &MailClient, id: &MessageId) -> Value {
    let message = mail.message(id.clone()).get().await.unwrap();
    let mut seen = elsewhere(mail, &message).await;
    seen["id"] = json!(message.id);
    seen
}

pub(super) fn ids(messages: &[Message]) -> Value {
    messages.iter().map(|it| json!(it.id)).collect()
}

/// The latest messages of a folder, in one page.
pub(super) async fn first(folder: &FolderItem, count: u32) -> Vec<Message> {
    folder.messages().list().top(count).await.unwrap().value
}

/// What was made of late and lies in a folder.
pub(super) async fn newest(mail: &MailClient, folder: WellKnownFolder, count: u32) -> Value {
    let mut seen = Vec::new();
    for message in first(&mail.folder(folder), count).await {
        seen.push(made(mail, &message).await);
    }
    seen.into()
}

/// A message without what an HTML parser may change in its body when it writes it again: white space, and how tags end.
pub(super) fn flat(mut message: Value) -> Value {
    let mut flat = String::new();
    let content = message["body"][1].as_str().unwrap().replace("/>", ">");
    for letter in content.chars() {
        match letter {
            _ if letter.is_whitespace() && flat.ends_with(['>', ' ']) => {}
            _ if letter.is_whitespace() => flat.push(' '),
            '>' if flat.ends_with(' ') => {
                flat.pop();
                flat.push('>');
            }
            _ => flat.push(letter),
        }
    }
    message["body"][1] = flat.into();
    message
}

/// Bytes that everybody can make: no two blocks of them are alike.
pub(super) fn data(size: usize) -> Vec<u8> {
    let blocks =
        (0..size.div_ceil(32)).flat_map(|number| digest(&SHA256, number.to_string().as_bytes()).as_ref().to_vec());
    blocks.take(size).collect()
}
