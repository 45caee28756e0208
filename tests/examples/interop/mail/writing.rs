//! Letters: sent with small files, with large ones, with a picture in the text and with another letter.

use graph_mail::{
    Attachment, FileAttachment, Importance, ItemAttachment, MailClient, Message, MessageId, Recipient, WellKnownFolder,
};
use serde_json::{Value, json};

use super::Mail;
use super::seen::{counts, data, first, made, newest, person};

pub(super) async fn send(Mail { ada, bob, .. }: &Mail) -> Value {
    let message = Message::new()
        .to(Recipient::new("bob@contoso.com").name("Bob Ngata"))
        .to("ada@contoso.com")
        .cc("carol@contoso.com")
        .bcc("dmitri@contoso.com")
        .subject("A letter with two files")
        .html("<html><body><p>Look at this: æøå &amp; more.</p></body></html>")
        .importance(Importance::High)
        .attach(FileAttachment::new("five.bin", data(5000)))
        .attach(FileAttachment::new("table.csv", "a,b\n1,2\n"));
    ada.send(message).await.unwrap();
    let unsaved = Message::new().to("bob@contoso.com").subject("Not kept").text("Nothing\r\nto see");
    ada.send(unsaved).save_to_sent_items(false).await.unwrap();
    json!({
        "sent": newest(ada, WellKnownFolder::SentItems, 2).await,
        "own": newest(ada, WellKnownFolder::Inbox, 1).await,
        "bob": newest(bob, WellKnownFolder::Inbox, 3).await,
        "counts": counts(ada).await,
    })
}

pub(super) async fn upload(Mail { ada, bob, .. }: &Mail) -> Value {
    let draft =
        Message::new().to("bob@contoso.com").subject("Large files").html("<html><body>See below.</body></html>");
    let draft = ada.messages().create(draft).await.unwrap();
    let id = draft.require_id().unwrap();
    for (name, size) in [("large.bin", 7_500_000), ("middle.bin", 3_500_000)] {
        ada.message(id.clone()).attachments().upload(name, data(size)).await.unwrap();
    }
    ada.message(id.clone()).attachments().create(FileAttachment::new("small.bin", data(70_000))).await.unwrap();
    let seen = made(ada, &ada.message(id.clone()).get().await.unwrap()).await;
    ada.message(id.clone()).send().await.unwrap();
    json!({
        "draft": seen,
        "sent": newest(ada, WellKnownFolder::SentItems, 1).await,
        "bob": newest(bob, WellKnownFolder::Inbox, 1).await,
        "counts": counts(ada).await,
    })
}

/// A picture in the text.
pub(super) async fn inline(Mail { ada, bob, .. }: &Mail) -> Value {
    let message = Message::new()
        .to("bob@contoso.com")
        .subject("A picture")
        .html("<html><body><p>See:</p><img src=\"cid:bridge@contoso\"></body></html>")
        .attach(FileAttachment::new("bridge.png", data(900)).inline("bridge@contoso"));
    ada.send(message).await.unwrap();
    json!({
        "sent": newest(ada, WellKnownFolder::SentItems, 1).await,
        "bob": newest(bob, WellKnownFolder::Inbox, 1).await,
    })
}

/// A message within a message.
pub(super) async fn item(Mail { ada, .. }: &Mail) -> Value {
    let letter = first(&ada.inbox(), 1).await.remove(0);
    let subject = letter.subject.clone().unwrap();
    let message = Message::new()
        .to("bob@contoso.com")
        .subject("A letter that came")
        .html("<html><body>As you can read.</body></html>")
        .attach(ItemAttachment::new(subject, letter));
    ada.send(message).await.unwrap();
    let sent = first(&ada.folder(WellKnownFolder::SentItems), 1).await.remove(0);
    let inner = within(ada, sent.require_id().unwrap()).await;
    let to: Value = inner.to_recipients.iter().flatten().map(person).collect();
    let body = inner.body.unwrap();
    json!({
        "sent": made(ada, &sent).await,
        "item": [inner.subject, inner.from.as_ref().map(person), to, [json!(body.content_type), json!(body.content)]],
    })
}

/// The message that is attached to one.
async fn within(mail: &MailClient, message: &MessageId) -> Message {
    let listed = mail.message(message.clone()).attachments().list().await.unwrap().value;
    let attachment = mail.message(message.clone()).attachment(listed[0].id().unwrap().clone());
    let Attachment::Item(found) = attachment.get_with_item().await.unwrap() else {
        panic!("what is attached is no item");
    };
    found.item.unwrap().read_as().unwrap()
}
