//! What can be handed over, owned or borrowed: ids, addresses and the values that filters compare with.
#![allow(
    clippy::unwrap_used,
    clippy::needless_borrows_for_generic_args,
    clippy::redundant_clone,
    reason = "a test fails where it stands, and tries every form"
)]

use graph_mail::{
    Attachment, Client, Endpoint, Filter, HttpClient, Importance, MailClient, Message, MessageId, OutlookItem,
    Recipient, StaticToken, date_time_time_zone, followup_flag, jiff, mail_folder, message,
};
use std::borrow::Cow;

fn client() -> Client {
    let transport = graph_transport::testing::Scripted::default();
    Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"))
}

fn assert_all<const N: usize>(expected: &str, filters: [Filter<Message>; N]) {
    for filter in filters {
        assert_eq!(filter.to_string(), expected);
    }
}

#[test]
fn fields_are_compared_with_what_is_at_hand() {
    let (id, text) = (MessageId::from("x"), String::from("x"));
    let by_id = [
        message::ID.eq(&id),
        message::ID.eq(id.clone()),
        message::ID.eq("x"),
        message::ID.eq(&text),
        message::ID.eq(text.clone()),
    ];
    assert_all("id eq 'x'", by_id);
    let ids = vec![id, MessageId::from("y")];
    assert_all("id in ('x','y')", [message::ID.in_(ids.iter()), message::ID.in_(["x", "y"]), message::ID.in_(ids)]);

    let by_subject = [
        message::SUBJECT.eq("x"),
        message::SUBJECT.eq(&text),
        message::SUBJECT.eq(Cow::Borrowed("x")),
        message::SUBJECT.eq(text.clone()),
    ];
    assert_all("subject eq 'x'", by_subject);
    assert_all("subject in ('a')", [message::SUBJECT.in_(["a"].iter()), message::SUBJECT.in_(["a".to_owned()].iter())]);
    assert_all("startswith(subject,'x')", [message::SUBJECT.starts_with(&text), message::SUBJECT.starts_with(text)]);

    let (importance, time) = (Importance::High, "2026-01-02T03:04:05Z".parse::<jiff::Timestamp>().unwrap());
    assert_all("importance eq 'high'", [message::IMPORTANCE.eq(&importance), message::IMPORTANCE.eq(importance)]);
    let since = [message::RECEIVED_DATE_TIME.ge(&time), message::RECEIVED_DATE_TIME.ge(time)];
    assert_all("receivedDateTime ge 2026-01-02T03:04:05Z", since);
    let due = || message::FLAG / followup_flag::DUE_DATE_TIME / date_time_time_zone::DATE_TIME;
    let clock = jiff::civil::date(2026, 1, 2).at(3, 4, 0, 0);
    assert_all("flag/dueDateTime/dateTime ge '2026-01-02T03:04:00'", [due().ge(clock), due().ge(&clock)]);
    assert_eq!(mail_folder::TOTAL_ITEM_COUNT.gt(&5).to_string(), "totalItemCount gt 5");
}

#[test]
fn items_are_found_by_what_is_at_hand() {
    let (id, text) = (MessageId::from("x"), String::from("x"));
    let mail = MailClient::of(&client(), &text);
    for item in
        [mail.message(&id), mail.message(&text), mail.message(text.clone()), mail.message("x"), mail.message(id)]
    {
        assert_eq!(item.get().into_request().line(), "GET /users/x/messages/x");
    }
    for folder in [mail.folder(&text), mail.folders().folder(&text), mail.folder("x")] {
        assert_eq!(folder.get().into_request().line(), "GET /users/x/mailFolders/x");
    }
    let moved = mail.message("m").move_to(&text).into_request();
    assert_eq!(moved.body().as_bytes(), Some(&br#"{"destinationId":"x"}"#[..]));
}

#[test]
fn recipients_are_named_by_what_is_at_hand() {
    let (address, recipient) = (String::from("a@b"), Recipient::new("a@b"));
    let message = Message::new().to(&address).cc(&recipient).bcc("a@b").to(address).to(recipient);
    for to in [message.to_recipients, message.cc_recipients, message.bcc_recipients].iter().flatten().flatten() {
        assert_eq!(to.address(), Some("a@b"));
    }
}

#[test]
fn an_id_that_is_not_there_is_an_error_that_says_what_to_do() {
    let error = Message::new().require_id().unwrap_err();
    assert_eq!(error.to_string(), "the answer has no id: ask for it with select");
}

#[test]
fn attachments_are_read_without_asking_for_their_kind() {
    let parse = |json: &str| serde_json::from_str::<Attachment>(json).unwrap();
    let rest = r#""id":"i","name":"n","contentType":"t","size":7,"isInline":true,"lastModifiedDateTime":"2026-01-02T03:04:05Z""#;
    for kind in ["fileAttachment", "itemAttachment", "referenceAttachment", "newAttachment"] {
        let attachment = parse(&format!(r##"{{"@odata.type":"#microsoft.graph.{kind}",{rest}}}"##));
        assert_eq!((attachment.name(), attachment.content_type()), (Some("n"), Some("t")), "{kind}");
        assert_eq!((attachment.size(), attachment.is_inline()), (Some(7), Some(true)), "{kind}");
        assert!(attachment.last_modified_date_time().is_some(), "{kind}");
        // An id cannot be lent from what is unknown.
        assert_eq!(attachment.require_id().is_ok(), kind != "newAttachment", "{kind}");
    }
    assert_eq!(parse("{}").name(), None);
    let message: Message = serde_json::from_str(r#"{"id":"i","categories":["Blue"]}"#).unwrap();
    let item = OutlookItem::from(message.clone());
    assert_eq!((item.id.as_deref(), item.categories.as_deref()), (Some("i"), Some(&["Blue".to_owned()][..])));
    assert_eq!((item.type_name(), item.read_as::<Message>().unwrap().id), (Some("message"), message.id));
}
