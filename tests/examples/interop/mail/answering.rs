//! Answers: as drafts that are written on, and at once.

use graph_mail::{ItemBody, Message, Recipient, WellKnownFolder, message};
use serde_json::{Value, json};

use super::Mail;
use super::raw;
use super::seen::{counts, first, flat, made, newest};

/// The first of the latest letters that went to others too, and the first with a file.
async fn letters(Mail { ada, .. }: &Mail) -> (Message, Message) {
    let inbox = first(&ada.inbox(), 30).await;
    let is_other = |it: &Recipient| it.address() != Some("ada@contoso.com");
    let with_cc = inbox.iter().find(|it| it.cc_recipients.iter().flatten().any(is_other)).unwrap();
    let with_file = inbox.iter().find(|it| it.has_attachments == Some(true)).unwrap();
    (with_cc.clone(), with_file.clone())
}

/// Answers as drafts, which are written on and sent.
pub(super) async fn drafted(mail: &Mail) -> Value {
    let (with_cc, with_file) = letters(mail).await;
    let Mail { client, ada, .. } = mail;
    let mut seen = json!({});
    let mut drafts = Vec::new();
    for (name, action, letter) in [
        ("reply", "createReply", &with_cc),
        ("replyAll", "createReplyAll", &with_cc),
        ("forward", "createForward", &with_file),
    ] {
        drafts.push((name, raw::answer::<Message>(client, letter.require_id().unwrap(), action, None).await.unwrap()));
    }
    for (name, draft) in drafts {
        let item = ada.message(draft.require_id().unwrap().clone());
        let before = flat(made(ada, &draft).await);
        let body = draft.body.unwrap().content.unwrap().replacen("<body>", &format!("<body>{name}, with thanks"), 1);
        let subject = format!("{name}: {}", draft.subject.unwrap());
        let mut change = item.update().set(message::SUBJECT, subject).set(message::BODY, ItemBody::html(body));
        if name == "forward" {
            change = change.set(message::TO_RECIPIENTS, vec![Recipient::new("eve@contoso.com")]);
        }
        change.await.unwrap();
        item.send().await.unwrap();
        let sent: Value =
            newest(ada, WellKnownFolder::SentItems, 1).await.as_array().unwrap().iter().cloned().map(flat).collect();
        seen[name] = json!({ "draft": before, "sent": sent });
    }
    seen["drafts"] = newest(ada, WellKnownFolder::Drafts, 5).await;
    seen["counts"] = counts(ada).await;
    seen
}

/// Answers that go at once.
pub(super) async fn answered(mail: &Mail) -> Value {
    let (with_cc, with_file) = letters(mail).await;
    let Mail { client, ada, bob } = mail;
    let mut seen = json!({});
    let to_bob = json!([{ "emailAddress": { "address": "bob@contoso.com", "name": "Bob Ngata" } }]);
    for (action, letter, parameters) in [
        ("reply", &with_cc, json!({ "comment": "Thank you.\nUntil then." })),
        ("replyAll", &with_cc, json!({ "comment": "To all: <thanks>" })),
        ("forward", &with_file, json!({ "comment": "For you.", "toRecipients": to_bob })),
    ] {
        raw::answer::<()>(client, letter.require_id().unwrap(), action, Some(&parameters)).await.unwrap();
        seen[action] = newest(ada, WellKnownFolder::SentItems, 1).await;
    }
    seen["bob"] = newest(bob, WellKnownFolder::Inbox, 1).await;
    seen["counts"] = counts(ada).await;
    seen
}
