//! Requests as they are on the wire: method, URL, headers and body of each operation, beside their files in `goldens/`.
//!
//! `UPDATE_GOLDENS=1 cargo test -p graph-tests --test goldens` writes them anew; read the diff.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_mail::{
    FileAttachment, MailClient, Message, WellKnownFolder, email_address, mail_folder, message, recipient,
};
use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
use std::{fmt::Write, path::PathBuf};

fn mail(answer: &str) -> (Scripted, MailClient) {
    let transport = Scripted::default().json(200, answer);
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t0ken"));
    (transport, MailClient::new(&client))
}

/// The one request that was received, in the form of an HTTP file.
fn text(transport: &Scripted) -> String {
    let received = transport.received();
    let [request] = received.as_slice() else { unreachable!("one request, not {}", received.len()) };
    let mut text = format!("{} {}\n", request.method, request.uri);
    let mut headers: Vec<_> = request.headers.iter().collect();
    headers.sort_by_key(|(name, _)| name.as_str());
    for (name, value) in headers {
        let value = match name.as_str() {
            "client-request-id" => "<guid>",
            "user-agent" => "<agent>",
            _ => value.to_str().unwrap(),
        };
        writeln!(text, "{name}: {value}").unwrap();
    }
    if !request.body.is_empty() {
        let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
        write!(text, "\n{body:#}\n").unwrap();
    }
    text
}

fn compare(name: &str, transport: &Scripted) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("goldens").join(format!("{name}.http"));
    let actual = text(transport);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(path, actual).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{} differs; UPDATE_GOLDENS=1 writes it anew", path.display());
}

macro_rules! golden {
    ($name:literal, $answer:literal, |$mail:ident| $call:expr) => {{
        let (transport, $mail) = mail($answer);
        $call.await.unwrap();
        compare($name, &transport);
    }};
}

#[tokio::test]
async fn requests_on_the_wire() {
    let since: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    golden!("messages.list", r#"{"value":[]}"#, |mail| mail
        .inbox()
        .messages()
        .list()
        .filter(
            message::RECEIVED_DATE_TIME.ge(since)
                & (message::IS_READ.eq(false) | message::SUBJECT.starts_with("C++ & Rust: 100%"))
                & message::TO_RECIPIENTS
                    .any(|to| (to / recipient::EMAIL_ADDRESS / email_address::ADDRESS).eq("o'brien@contoso.com")),
        )
        .select((message::SUBJECT, message::FROM))
        .order_by(message::RECEIVED_DATE_TIME.desc())
        .top(25)
        .count()
        .prefer(r#"outlook.body-content-type="text""#));
    golden!("messages.get", "{}", |mail| mail.message("AAMk/+=").get().expand(message::ATTACHMENTS));
    golden!("messages.update", "{}", |mail| mail
        .message("AAMk=")
        .update()
        .set(message::IS_READ, true)
        .set(message::CATEGORIES, vec!["Blue".to_owned()])
        .clear(message::FLAG)
        .if_match("W/\"1\""));
    golden!("messages.delete", "", |mail| mail.message("AAMk=").delete());
    golden!("messages.move", "{}", |mail| mail.message("AAMk=").move_to(WellKnownFolder::Archive));
    golden!("messages.create", "{}", |mail| mail.messages().create(Message::new().subject("Draft").html("<p>")));
    golden!("messages.send", "", |mail| mail.message("AAMk=").send());
    golden!("folders.list", r#"{"value":[]}"#, |mail| mail.folders().list().select(mail_folder::DISPLAY_NAME));
    golden!("folders.create", "{}", |mail| mail.inbox().child_folders().create("Invoices"));
    golden!("send", "", |mail| mail
        .send(
            Message::new()
                .to("ada@contoso.com")
                .cc("bob@contoso.com")
                .subject("Hi")
                .text("Hello")
                .attach(FileAttachment::new("a.txt", "hi").content_type("text/plain")),
        )
        .save_to_sent_items(false));
}
