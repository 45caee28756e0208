//! Mail as MIME: read from clients, written for them, and the same when it has gone both ways.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use base64::{Engine, engine::general_purpose::STANDARD};
use common::{Answer, Graph};
use graph_emulator::Emulator;
use mail_parser::{MessageParser, MimeHeaders, PartType};
use serde_json::{Value, json};

fn two() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.display_name("Ada Lovelace").message(|message| {
                message
                    .subject("Plan für Köln — the bridge over the river, its piers, and everything that they stand on and in")
                    .body_html("<html><body><p>Grüße</p><img src=\"cid:logo\"></body></html>")
                    .from("bob@contoso.com", "Bob Ünger")
                    .to("ada@contoso.com", "Ada Lovelace")
                    .received("2026-01-01T00:00:00Z")
            })
        })
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .starting_at("2026-03-01T08:00:00Z")
        .build();
    Graph::new(emulator)
}

async fn send_mime(graph: &Graph, path: &str, mime: &[u8]) -> Answer {
    let mime = STANDARD.encode(mime);
    graph.plain().with("content-type", "text/plain").try_call("POST", path, Some(mime)).await.unwrap()
}

async fn import(graph: &Graph, mime: &str) -> String {
    let mime = mime.replace('\n', "\r\n");
    let made = send_mime(graph, "/me/messages", mime.as_bytes()).await.expect(201);
    format!("/me/messages/{}", made.json["id"].as_str().unwrap())
}

fn header<'a>(message: &'a Value, name: &str) -> &'a str {
    let all = message["internetMessageHeaders"].as_array().unwrap();
    all.iter().find(|it| it["name"] == name).map(|it| it["value"].as_str().unwrap()).unwrap_or_default()
}

const ALTERNATIVE: &str = r#"Received: from a.example by b.example; Sun, 1 Mar 2026 07:00:00 +0000
Received: from c.example by a.example; Sun, 1 Mar 2026 06:59:00 +0000
From: =?utf-8?Q?Bj=C3=B6rn?= <bjorn@fabrikam.com>
To: Ada Lovelace <ada@contoso.com>,
 "Bob, the Builder" <bob@contoso.com>
Cc: friends: carol@contoso.com, dave@contoso.com;
Bcc: eve@contoso.com
Reply-To: desk@fabrikam.com
Subject: =?iso-8859-1?Q?Gr=FC=DFe?=
 =?utf-8?B?IGF1cyBLw7Zsbg==?=
Date: Sun, 1 Mar 2026 08:00:00 +0200
Message-ID: <one@fabrikam.com>
Importance: High
X-Project: lighthouse
X-Long: one two three four five six seven eight nine ten eleven twelve
 thirteen fourteen
Disposition-Notification-To: bjorn@fabrikam.com
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

Passed over.
--outer
Content-Type: multipart/related; boundary=middle

--middle
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8

plain
--inner
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><p>Gr=FC=DFe</p><img src=3D"cid:logo@x"></body></html>
--inner--
--middle
Content-Type: image/png; name=logo.png
Content-ID: <logo@x>
Content-Disposition: inline; filename=logo.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--middle--
--outer
Content-Type: text/plain; charset=iso-8859-1
Content-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.txt
Content-Transfer-Encoding: base64

6eg=
--outer
Content-Type: message/rfc822

From: carol@contoso.com
Subject: within
Date: Sat, 28 Feb 2026 08:00:00 +0000
Message-ID: <inner@contoso.com>
X-Inner: yes
Content-Type: multipart/mixed; boundary=deep

--deep
Content-Type: text/plain

inside
--deep
Content-Type: application/pdf; name=a.pdf
Content-Transfer-Encoding: base64

JVBERg==
--deep--
--outer--
"#;

#[tokio::test]
async fn everything_in_a_message_is_read() {
    let graph = two();
    let path = import(&graph, ALTERNATIVE).await;
    let message = graph.get(&path).await.expect(200).json;
    assert_eq!(message["subject"], "Grüße aus Köln");
    assert_eq!(message["from"]["emailAddress"], json!({"name": "Björn", "address": "bjorn@fabrikam.com"}));
    assert_eq!(message["sender"], message["from"]);
    assert_eq!(message["toRecipients"][1]["emailAddress"]["name"], "Bob, the Builder");
    assert_eq!(message["ccRecipients"].as_array().unwrap().len(), 2);
    assert_eq!(message["bccRecipients"][0]["emailAddress"]["address"], "eve@contoso.com");
    assert_eq!(message["replyTo"][0]["emailAddress"]["address"], "desk@fabrikam.com");
    assert_eq!(message["sentDateTime"], "2026-03-01T06:00:00Z");
    assert_eq!(message["internetMessageId"], "<one@fabrikam.com>");
    assert_eq!((&message["importance"], &message["isReadReceiptRequested"]), (&json!("high"), &json!(true)));
    assert_eq!((&message["isDraft"], &message["hasAttachments"]), (&json!(true), &json!(true)));
    let html = "<html><body><p>Grüße</p><img src=\"cid:logo@x\"></body></html>";
    assert_eq!(message["body"], json!({"contentType": "html", "content": html}));
    assert!(message.get("internetMessageHeaders").is_none());
    let message = graph.get(&format!("{path}?$select=internetMessageHeaders")).await.json;
    assert_eq!(header(&message, "X-Project"), "lighthouse");
    assert_eq!(
        header(&message, "X-Long"),
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    );
    assert_eq!(header(&message, "Subject"), "Grüße aus Köln");
    assert_eq!(
        message["internetMessageHeaders"].as_array().unwrap().iter().filter(|it| it["name"] == "Received").count(),
        2
    );

    let files = graph.get(&format!("{path}/attachments")).await.expect(200);
    assert_eq!(files.texts("name"), ["logo.png", "résumé.txt", "within"]);
    let kinds: Vec<_> = files
        .texts("@odata.type")
        .iter()
        .map(|it| it.trim_start_matches("#microsoft.graph."))
        .map(str::to_owned)
        .collect();
    assert_eq!(kinds, ["fileAttachment", "fileAttachment", "itemAttachment"]);
    assert_eq!((&files.items()[0]["isInline"], &files.items()[0]["contentId"]), (&json!(true), &json!("logo@x")));
    assert_eq!((&files.items()[1]["contentBytes"], &files.items()[1]["isInline"]), (&json!("6eg="), &json!(false)));
    let inner = format!("{path}/attachments/{}", files.items()[2]["id"].as_str().unwrap());
    let expand = "?$expand=microsoft.graph.itemattachment/item($expand=microsoft.graph.message/attachments)";
    let item = &graph.get(&format!("{inner}{expand}")).await.expect(200).json["item"];
    assert_eq!((&item["subject"], &item["isDraft"]), (&json!("within"), &json!(false)));
    assert_eq!(item["attachments"][0]["contentBytes"], "JVBERg==");
    let raw = graph.get(&format!("{inner}/$value")).await.expect(200);
    assert_eq!(raw.header("content-type"), "message/rfc822");
    let raw = MessageParser::default().parse(&raw.bytes).unwrap();
    assert_eq!((raw.subject(), raw.header_raw("X-Inner").map(str::trim)), (Some("within"), Some("yes")));
}

#[tokio::test]
async fn what_is_written_is_mime_to_others() {
    let graph = two();
    let path = import(&graph, ALTERNATIVE).await;
    let written = graph.get(&format!("{path}/$value")).await.expect(200);
    assert_eq!(written.header("content-type"), "text/plain");
    assert!(
        written.bytes.is_ascii() && written.text.split("\r\n").all(|line| line.len() <= 78 && !line.contains('\n')),
        "{}",
        written.text
    );
    let parsed = MessageParser::default().parse(&written.bytes).unwrap();
    let kinds: Vec<String> = parsed
        .parts
        .iter()
        .map(|part| {
            let kind = part.content_type().unwrap();
            format!("{}/{}", kind.ctype(), kind.subtype().unwrap())
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "multipart/mixed",
            "multipart/related",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "image/png",
            "text/plain",
            "message/rfc822"
        ]
    );
    assert!(matches!(&parsed.parts[7].body, PartType::Message(inner) if inner.subject() == Some("within")));
    assert_eq!((parsed.parts[5].content_id(), parsed.parts[6].attachment_name()), (Some("logo@x"), Some("résumé.txt")));
    assert_eq!(parsed.body_text(0).unwrap().trim(), "Grüße\r\n\r\n[cid:logo@x]");
}

/// What a message says, without what is each one's own.
async fn told(graph: &Graph, path: &str) -> Value {
    let select = "subject,from,sender,toRecipients,ccRecipients,bccRecipients,replyTo,body,importance,internetMessageId,sentDateTime,\
                  isReadReceiptRequested,isDeliveryReceiptRequested,hasAttachments,internetMessageHeaders,conversationIndex";
    let mut message = graph.get(&format!("{path}?$select={select}")).await.expect(200).json;
    let expand = "?$expand=microsoft.graph.itemattachment/item($select=subject,body,from,internetMessageId,internetMessageHeaders,sentDateTime;$expand=attachments)";
    let files = graph.get(&format!("{path}/attachments{expand}")).await.expect(200).json["value"].clone();
    message["attachments"] = files;
    strip(&mut message);
    message
}

fn strip(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(fields) => {
            for name in ["id", "@odata.context", "@odata.etag", "lastModifiedDateTime", "size"] {
                fields.remove(name);
            }
            if let Some(Value::Array(headers)) = fields.get_mut("internetMessageHeaders") {
                let is_kept = |it: &Value| {
                    let name = it["name"].as_str().unwrap().to_ascii_lowercase();
                    name.starts_with("x-")
                        || ["received", "references", "in-reply-to", "list-unsubscribe", "comments"]
                            .contains(&name.as_str())
                };
                headers.retain(is_kept);
            }
            fields.values_mut().for_each(strip);
        }
        _ => {}
    }
}

#[tokio::test]
async fn there_and_back_again_nothing_is_lost() {
    let long = "x".repeat(3000);
    let spaced = format!(
        "From: a@b.c\nSubject: a  b\n c\nComments: {} end\nReferences: <1@b.c> <2@b.c>\n\nHello\n\n  indented \nlast",
        "word ".repeat(40)
    );
    for (name, mime) in [
        ("alternative", ALTERNATIVE.to_owned()),
        ("no body", "From: a@b.c\nSubject: x\n\n".into()),
        ("only text", "From: a@b.c\nTo: b@b.c\nSubject: x\n\nHello\nthere".into()),
        ("no subject, no sender", "To: b@b.c\n\nHello".into()),
        ("a long line", format!("From: a@b.c\nSubject: x\n\n{long}")),
        ("lines of dots and dashes", "From: a@b.c\nSubject: x\n\n.\n..\n--\nFrom here".into()),
        ("spaces", spaced),
        ("html alone", "From: a@b.c\nContent-Type: text/html; charset=utf-8\n\n<p>Grüße & mehr</p>".into()),
        ("another charset", "From: a@b.c\nSubject: =?koi8-r?B?8NLJ18XU?=\nContent-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: base64\n\nz/Do4uXy".into()),
        ("receipts", "From: a@b.c\nReturn-Receipt-To: a@b.c\nDisposition-Notification-To: b@b.c\nX-Priority: 1\n\nx".into()),
        ("on behalf", "From: Chief <chief@b.c>\nSender: Helper <helper@b.c>\nSubject: x\n\nx".into()),
        ("two texts", "From: a@b.c\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nfirst\n--x\nContent-Type: text/plain\n\nsecond\n--x--\n".into()),
        ("an attachment alone", "From: a@b.c\nContent-Type: application/zip; name=\"a b.zip\"\nContent-Transfer-Encoding: base64\n\nUEsDBA==".into()),
        ("a name with everything", "From: a@b.c\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/csv\nContent-Disposition: attachment; filename=\"a \\\"b\\\"; c.csv\"\n\na,b\n--x--\n".into()),
        ("a digest", "From: a@b.c\nContent-Type: multipart/digest; boundary=x\n\n--x\n\nFrom: c@d.e\nSubject: one\n\n1\n--x\n\nFrom: c@d.e\nSubject: two\n\n2\n--x--\n".into()),
        ("an index", "From: a@b.c\nThread-Index: AQHaAAAAAAAAAAAAAAAAAAAAAAAAAA==\nThread-Topic: before\n\nx".into()),
        ("a name of a newer kind", "From: a@b.c\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<img src=cid:1>\n--x\nContent-Type: image/gif\nContent-ID: <1>\nContent-Location: http://b.c/1.gif\n\nGIF\n--x--\n".into()),
    ] {
        let graph = two();
        let first = import(&graph, &mime).await;
        let written = graph.get(&format!("{first}/$value")).await.expect(200);
        let again = send_mime(&graph, "/me/messages", &written.bytes).await.expect(201);
        let second = format!("/me/messages/{}", again.json["id"].as_str().unwrap());
        let (before, after) = (told(&graph, &first).await, told(&graph, &second).await);
        assert_eq!(before, after, "{name}: {}", written.text);
    }
}

#[tokio::test]
async fn what_is_no_mime_is_refused() {
    let graph = two();
    let mime = graph.plain().with("content-type", "text/plain");
    for path in ["/me/sendMail", "/me/messages", "/me/mailFolders/drafts/messages"] {
        for body in ["!!", "", "VG8", "VG86IGJvYkBjb250b3NvLmNvbQ==="] {
            let answer = mime.try_call("POST", path, Some(body.into())).await.unwrap().expect(400);
            assert_eq!(answer.code(), "ErrorMimeContentInvalidBase64String", "{path} {body}");
        }
        assert_eq!(send_mime(&graph, path, b"no header at all").await.expect(400).code(), "ErrorMimeContentInvalid");
    }
    assert_eq!(
        send_mime(&graph, "/me/sendMail", b"Subject: nobody\r\n\r\nx").await.expect(400).code(),
        "ErrorInvalidRecipients"
    );
    let spoofed = b"From: bob@contoso.com\r\nTo: bob@contoso.com\r\n\r\nx";
    assert_eq!(send_mime(&graph, "/me/sendMail", spoofed).await.expect(403).code(), "ErrorSendAsDenied");
    assert_eq!(graph.get("/me/messages").await.items().len(), 1);
}

#[tokio::test]
async fn mime_is_sent_to_everybody_it_names() {
    let graph = two();
    let mime = b"From: Ada <ada@contoso.com>\r\nTo: x@fabrikam.com\r\nBcc: bob@contoso.com\r\nSubject: M\r\nX-Trace: 1\r\n\r\nhi";
    send_mime(&graph, "/me/sendMail", mime).await.expect(202);
    let received =
        graph.get("/users/bob@contoso.com/messages?$select=subject,bccRecipients,internetMessageHeaders").await;
    let received = &received.items()[0];
    assert_eq!(
        (&received["subject"], &received["bccRecipients"], header(received, "X-Trace")),
        (&json!("M"), &json!([]), "1")
    );
    let sent = graph.get("/me/mailFolders/sentitems/messages").await;
    assert_eq!(sent.items()[0]["bccRecipients"][0]["emailAddress"]["address"], "bob@contoso.com");
}

#[tokio::test]
async fn answers_in_mime_stay_in_the_conversation() {
    let graph = two();
    let original = graph.get("/me/messages").await.items()[0].clone();
    let path = format!("/me/messages/{}", original["id"].as_str().unwrap());
    let mime = b"Subject: my own\r\nContent-Type: text/html\r\n\r\n<b>yes</b>";
    let draft = send_mime(&graph, &format!("{path}/createReply"), mime).await.expect(201).json;
    assert_eq!((&draft["subject"], &draft["body"]["content"]), (&json!("my own"), &json!("<b>yes</b>")));
    assert_eq!(draft["toRecipients"][0]["emailAddress"]["address"], "bob@contoso.com");
    assert_eq!(draft["conversationId"], original["conversationId"]);
    let to_all = b"To: bob@contoso.com\r\nSubject: fw\r\n\r\nx";
    send_mime(&graph, &format!("{path}/forward"), to_all).await.expect(202);
    send_mime(&graph, &format!("{path}/reply"), mime).await.expect(202);
    assert_eq!(graph.get("/users/bob@contoso.com/messages").await.items().len(), 2);
    let id = original["internetMessageId"].as_str().unwrap();
    let mime = format!("From: bob@contoso.com\r\nReferences: <x@y> {id}\r\nSubject: RE: x\r\n\r\nx");
    let found = send_mime(&graph, "/me/messages", mime.as_bytes()).await.expect(201).json;
    assert_eq!(found["conversationId"], original["conversationId"]);
    let index = |message: &Value| STANDARD.decode(message["conversationIndex"].as_str().unwrap()).unwrap();
    assert_eq!((index(&original).len(), index(&found).len(), index(&draft).len()), (22, 27, 27));
    assert!(index(&found).starts_with(&index(&original)));
    let alone = send_mime(&graph, "/me/messages", b"Subject: RE: x\r\n\r\nx").await.expect(201).json;
    assert_ne!(alone["conversationId"], original["conversationId"]);
}
