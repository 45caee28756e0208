//! Answers: as drafts that are written on, and at once.

use graph_mail::{ItemBody, Message, Recipient, WellKnownFolder, message};
use serde_json::{Value, json};

use super::Mail;
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
    let ada = &mail.ada;
    let item = |it: &Message| ada.message(it.require_id().unwrap().clone());
    let drafts = [
        ("reply", item(&with_cc).create_reply("").await),
        ("replyAll", item(&with_cc).create_reply_all("").await),
        ("forward", item(&with_file).create_forward([] as [&str; 0], "").await),
    ];
    let mut seen = json!({});
    for (name, draft) in drafts {
        let draft = draft.unwrap();
        let item = item(&draft);
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
    let Mail { ada, bob, .. } = mail;
    let item = |it: &Message| ada.message(it.require_id().unwrap().clone());
    let to_bob = Recipient::new("bob@contoso.com").name("Bob Ngata");
    let mut seen = json!({});
    for (name, answer) in [
        ("reply", item(&with_cc).reply("Thank you.\nUntil then.")),
        ("replyAll", item(&with_cc).reply_all("To all: <thanks>")),
        ("forward", item(&with_file).forward([to_bob], "For you.")),
    ] {
        answer.await.unwrap();
        seen[name] = newest(ada, WellKnownFolder::SentItems, 1).await;
    }
    seen["bob"] = newest(bob, WellKnownFolder::Inbox, 1).await;
    seen["counts"] = counts(ada).await;
    seen
}
