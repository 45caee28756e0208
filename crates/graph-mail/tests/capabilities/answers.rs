//! Replies and forwards, at once and as drafts.

use crate::{mailbox, mailbox_of};
use graph_emulator::{Emulator, Fault};
use graph_mail::{FileAttachment, MailClient, Message, MessageItem, WellKnownFolder, message};
use std::time::Duration;

/// A message from Bob to Ada and Carol, in Ada's Inbox, with a file.
async fn arrived() -> (Emulator, MailClient, MessageItem) {
    let emulator = Emulator::demo();
    let (ada, bob) = (mailbox_of(&emulator, "ada@contoso.com"), mailbox_of(&emulator, "bob@contoso.com"));
    let message = Message::new().to("ada@contoso.com").cc("carol@contoso.com").subject("Plan").text("What about it?");
    bob.send(message.attach(FileAttachment::new("plan.txt", "1."))).await.unwrap();
    let found = ada.inbox().messages().list().filter(message::SUBJECT.eq("Plan")).await.unwrap().value.remove(0);
    let item = ada.message(found.require_id().unwrap());
    (emulator, ada, item)
}

async fn sent(mail: &MailClient, subject: &str) -> Message {
    let sent = mail.folder(WellKnownFolder::SentItems).messages().list().filter(message::SUBJECT.eq(subject));
    sent.expand(message::ATTACHMENTS).await.unwrap().value.remove(0)
}

fn addresses(list: Option<&Vec<graph_mail::Recipient>>) -> Vec<&str> {
    list.into_iter().flatten().filter_map(|it| it.address()).collect()
}

/// MSG-07: `message(id).create_reply(answer)`, `create_reply_all(answer)`
/// MSG-08: `message(id).create_forward(to, answer)`
#[tokio::test]
async fn answers_are_drafted_changed_and_sent() {
    let (_emulator, ada, plan) = arrived().await;
    let original = plan.get().await.unwrap();
    let reply = plan.create_reply("Good.").await.unwrap();
    assert_eq!((reply.subject.as_deref(), reply.is_draft), (Some("RE: Plan"), Some(true)));
    assert_eq!(reply.conversation_id, original.conversation_id);
    assert_eq!(addresses(reply.to_recipients.as_ref()), ["bob@contoso.com"]);
    let content = reply.body.clone().unwrap().content.unwrap();
    assert!(content.find("Good.").unwrap() < content.find("What about it?").unwrap(), "{content}");
    let draft = ada.message(reply.require_id().unwrap());
    draft.update().set(message::BODY, reply.body.unwrap().prepend("<p>Dear Bob,</p>")).await.unwrap();
    draft.attachments().create(FileAttachment::new("more.txt", "2.")).await.unwrap();
    draft.send().await.unwrap();
    let sent = sent(&ada, "RE: Plan").await;
    assert!(sent.body.unwrap().content.unwrap().contains("Dear Bob,"));
    assert_eq!(sent.attachments.unwrap().len(), 1, "a reply leaves the original's files out");

    let all = plan.create_reply_all("").await.unwrap();
    assert_eq!(addresses(all.cc_recipients.as_ref()), ["carol@contoso.com"]);
    let forward = plan.create_forward(["dave@contoso.com"], "See below.").await.unwrap();
    assert_eq!(forward.subject.as_deref(), Some("FW: Plan"));
    let files = ada.message(forward.require_id().unwrap()).attachments().list().await.unwrap().value;
    assert_eq!(files.len(), 1, "a forward takes the original's files along");
}

/// MSG-W6: `message(id).reply(answer)`, `reply_all(answer)`, `forward(to, answer)`
#[tokio::test]
async fn answers_are_sent_at_once() {
    let (_emulator, ada, plan) = arrived().await;
    plan.reply("Yes.").await.unwrap();
    assert_eq!(addresses(sent(&ada, "RE: Plan").await.to_recipients.as_ref()), ["bob@contoso.com"]);
    plan.reply_all(Message::new().subject("To all").cc("erin@contoso.com").html("<p>Yes</p>")).await.unwrap();
    let all = sent(&ada, "To all").await;
    assert!(addresses(all.cc_recipients.as_ref()).contains(&"erin@contoso.com"));
    plan.forward(["dave@contoso.com"], Message::new().subject("On").text("See.")).await.unwrap();
    let on = sent(&ada, "On").await;
    assert_eq!((addresses(on.to_recipients.as_ref()), on.attachments.unwrap().len()), (vec!["dave@contoso.com"], 1));
    let nobody: [&str; 0] = [];
    let error = plan.forward(nobody, "x").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_answer_is_sent_once_whatever_happens_on_the_way() {
    let (emulator, ada, plan) = arrived().await;
    emulator.fault(Fault::throttle(Duration::from_secs(3)).on("POST /me/messages/*/reply").times(2));
    plan.reply("Throttled").await.unwrap();
    let count = || ada.folder(WellKnownFolder::SentItems).messages().count().filter(message::SUBJECT.eq("RE: Plan"));
    assert_eq!(count().await.unwrap(), 1);
    emulator.fault(Fault::reset().on("POST /me/messages/*/reply").times(1));
    let error = plan.reply("Lost").await.unwrap_err();
    assert_eq!((error.attempts(), count().await.unwrap()), (1, 2), "{error}");
}

#[tokio::test]
async fn what_is_answered_must_be_there() {
    let (_emulator, mail) = mailbox();
    let gone = mail.message("AAMkAGUwNTUxNjc3LTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMABGAAAAAAA=");
    for error in [gone.reply("x").await.unwrap_err(), gone.create_reply("x").await.unwrap_err()] {
        assert!(error.is_not_found(), "{error}");
    }
}
