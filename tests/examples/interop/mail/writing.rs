//! Letters: sent with files, pictures and other letters, with lines of their own, later, and with data of one's own.

use graph_mail::{
    Attachment, ExtendedProperty, Field, FileAttachment, Importance, ItemAttachment, MailClient, Message, MessageId,
    OpenTypeExtension, Recipient, WellKnownFolder, message,
};
use serde_json::{Value, json};

use super::Mail;
use super::seen::{counts, data, first, ids, made, newest, person};

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

/// Lines of one's own in the head, receipts, and whom answers go to.
pub(super) async fn headers(Mail { ada, bob, .. }: &Mail) -> Value {
    let message = Message::new()
        .to("bob@contoso.com")
        .reply_to(Recipient::new("eve@contoso.com").name("The office"))
        .subject("With a head")
        .html("<html><body>Look above.</body></html>")
        .header("x-project", "Lighthouse")
        .header("X-Round", "2")
        .request_read_receipt()
        .request_delivery_receipt();
    ada.send(message).await.unwrap();
    let sent = first(&ada.folder(WellKnownFolder::SentItems), 1).await.remove(0);
    let came = first(&bob.inbox(), 1).await.remove(0);
    let head = bob.message(came.require_id().unwrap().clone()).get().select(message::INTERNET_MESSAGE_HEADERS);
    let head = head.await.unwrap().internet_message_headers.unwrap_or_default();
    let mut own: Vec<(String, String)> = head.into_iter().map(|it| (it.name.unwrap(), it.value.unwrap())).collect();
    own.retain(|(name, _)| name.to_lowercase().starts_with("x-"));
    own.sort();
    let both = [&sent, &came];
    let reply_to = both.map(|it| it.reply_to.iter().flatten().map(person).collect::<Value>());
    let receipts = both.map(|it| (it.is_read_receipt_requested, it.is_delivery_receipt_requested));
    json!({ "own": own, "replyTo": reply_to, "receipts": receipts })
}

/// A letter that waits.
pub(super) async fn later(Mail { ada, bob, .. }: &Mail) -> Value {
    let message = Message::new()
        .to("bob@contoso.com")
        .subject("Not before tomorrow")
        .html("<html><body>Good morning.</body></html>")
        .deliver_at("2040-03-03T09:00:00Z".parse().unwrap());
    ada.send(message).await.unwrap();
    json!({
        "bob": newest(bob, WellKnownFolder::Inbox, 1).await,
        "sent": newest(ada, WellKnownFolder::SentItems, 1).await,
        "counts": counts(ada).await,
    })
}

/// Data of one's own at a message: an open extension and an extended property.
pub(super) async fn extensions(Mail { ada, .. }: &Mail) -> Value {
    const NAME: &str = "Com.Contoso.Bridge";
    let span = Field::<OpenTypeExtension, i32>::named("span").unwrap();
    let property = ExtendedProperty::<String>::named("66f5a359-4659-4830-9070-00047ec6ac6e".parse().unwrap(), "Bridge");
    let id = first(&ada.inbox(), 1).await.remove(0).id.unwrap();
    let item = ada.message(id);
    let made = item.extensions().create(NAME, &json!({ "span": 42, "names": ["A", "B"] })).await.unwrap();
    item.extension(NAME).update().set(span, 43).await.unwrap();
    let read = item.extension(NAME).get().await.unwrap();
    let own = vec![property.with("Harbour")];
    item.update().set(message::SINGLE_VALUE_EXTENDED_PROPERTIES, own).await.unwrap();
    let is_harbour = property.on(message::SINGLE_VALUE_EXTENDED_PROPERTIES, |value| value.eq("Harbour"));
    let found = ada.messages().list().filter(is_harbour).await.unwrap().value;
    let itself = message::SINGLE_VALUE_EXTENDED_PROPERTIES.expand().filter(property.itself());
    let shown = item.get().expand(itself).await.unwrap().single_value_extended_properties.unwrap();
    item.extension(NAME).delete().await.unwrap();
    let left = item.get().query("$expand", format!("extensions($filter=id eq '{NAME}')")).await.unwrap();
    let data = |it: &OpenTypeExtension, name: &str| it.extra.get::<Value>(name);
    json!({
        "made": [json!(made.extension_name), json!(data(&made, "span")), json!(data(&made, "names"))],
        "changed": [data(&read, "span"), data(&read, "names")],
        "found": ids(&found),
        "shown": shown.iter().map(|it| json!([it.id, it.value])).collect::<Value>(),
        "left": left.extensions.unwrap_or_default().len(),
    })
}
