//! What is attached to messages: files, items and links, shown, streamed and uploaded.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use base64::{Engine, engine::general_purpose::STANDARD};
use common::{Graph, files::fragment};
use graph_emulator::Emulator;
use mail_parser::MessageParser;
use serde_json::{Value, json};

const EXPAND: &str = "$expand=microsoft.graph.itemAttachment/item";

fn one() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.message(|message| message.subject("Plan").attachment("a.txt", "text/plain", "abc"))
        })
        .build();
    Graph::new(emulator)
}

async fn draft(graph: &Graph) -> String {
    let made = graph.post("/me/messages", json!({"subject": "x"})).await.expect(201);
    format!("/me/messages/{}", made.json["id"].as_str().unwrap())
}

fn file(name: &str, bytes: &[u8]) -> Value {
    json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": name, "contentBytes": STANDARD.encode(bytes)})
}

fn item(item: Value) -> Value {
    json!({"@odata.type": "#microsoft.graph.itemAttachment", "name": "an item", "item": item})
}

#[tokio::test]
async fn files_are_shown_as_far_as_they_are_asked_for() {
    let graph = one();
    let id = graph.get("/me/messages").await.items()[0]["id"].as_str().unwrap().to_owned();
    let list = format!("/me/messages/{id}/attachments");
    let all = graph.get(&list).await.expect(200);
    let attachment = &all.items()[0];
    assert_eq!((&attachment["contentBytes"], &attachment["size"]), (&json!("YWJj"), &json!(3)));
    assert_eq!(
        (&attachment["isInline"], &attachment["@odata.mediaContentType"]),
        (&json!(false), &json!("text/plain"))
    );
    let path = format!("{list}/{}", attachment["id"].as_str().unwrap());
    let some = graph.get(&format!("{path}?$select=name,size")).await.expect(200).json;
    assert!(some.get("contentBytes").is_none() && some["id"] == attachment["id"], "{some}");
    assert!(graph.get(&format!("{list}?$select=name")).await.items()[0].get("contentBytes").is_none());
    let expanded = graph.get(&format!("/me/messages/{id}?$expand=attachments($select=id,name)")).await.json;
    assert!(expanded["attachments"][0].get("contentBytes").is_none());
    let cast = format!("{path}?$select=microsoft.graph.fileAttachment/contentBytes");
    assert_eq!(graph.get(&cast).await.json["contentBytes"], "YWJj");
    let raw = graph.get(&format!("{path}/$value")).await.expect(200);
    assert_eq!((raw.text.as_str(), raw.header("content-type")), ("abc", "text/plain"));
    let part = graph.plain().with("range", "bytes=1-").get(&format!("{path}/$value")).await.expect(206);
    assert_eq!(part.text, "bc");
    graph.get(&format!("{path}?$expand=colour")).await.expect(400);
    graph.get(&format!("{list}/AAA=")).await.expect(404);
}

#[tokio::test]
async fn only_what_is_not_inline_counts() {
    let graph = one();
    let path = draft(&graph).await;
    let mut inline = file("logo.png", b"x");
    inline["isInline"] = json!(true);
    inline["contentId"] = json!("logo");
    inline["contentType"] = json!("image/png");
    let logo = graph.post(&format!("{path}/attachments"), inline).await.expect(201).json;
    assert_eq!((&logo["contentId"], &logo["isInline"]), (&json!("logo"), &json!(true)));
    assert_eq!(graph.get(&path).await.json["hasAttachments"], false);
    let other = graph.post(&format!("{path}/attachments"), file("b.txt", b"y")).await.expect(201).json;
    assert_eq!(graph.get(&path).await.json["hasAttachments"], true);
    graph.delete(&format!("{path}/attachments/{}", other["id"].as_str().unwrap())).await.expect(204);
    assert_eq!(graph.get(&path).await.json["hasAttachments"], false);
    assert_eq!(graph.get(&format!("{path}/attachments/$count")).await.text, "1");
}

#[tokio::test]
async fn items_come_when_they_are_expanded() {
    let graph = one();
    let path = draft(&graph).await;
    let message = json!({"@odata.type": "microsoft.graph.message", "subject": "within", "body": {"contentType": "html", "content": "<b>é</b>"},
        "toRecipients": [{"emailAddress": {"address": "bob@contoso.com"}}], "attachments": [file("deep.txt", b"deep")]});
    let event = json!({"@odata.type": "#microsoft.graph.event", "subject": "Tea",
        "start": {"dateTime": "2026-03-01T16:00:00", "timeZone": "UTC"}, "end": {"dateTime": "2026-03-01T17:00:00", "timeZone": "UTC"}});
    let contact = json!({"@odata.type": "#microsoft.graph.contact", "givenName": "Ada", "emailAddresses": [{"address": "ada@contoso.com"}]});
    for (value, content_type, begins) in [
        (message, "message/rfc822", "To: "),
        (event, "text/calendar", "BEGIN:VCALENDAR\r\n"),
        (contact, "text/vcard", "BEGIN:VCARD\r\n"),
    ] {
        let kind = value["@odata.type"].as_str().unwrap().trim_start_matches('#').to_owned();
        let made = graph.post(&format!("{path}/attachments"), item(value)).await.expect(201).json;
        assert!(made.get("item").is_none() && made["size"].as_u64().unwrap() > 0, "{made}");
        assert!(made.get("contentBytes").is_none());
        let attachment = format!("{path}/attachments/{}", made["id"].as_str().unwrap());
        assert!(graph.get(&attachment).await.json.get("item").is_none());
        for expand in [EXPAND, "$expand=Microsoft.Graph.ItemAttachment/Item"] {
            let shown = graph.get(&format!("{attachment}?{expand}")).await.expect(200).json;
            assert_eq!(shown["item"]["@odata.type"], format!("#{kind}"), "{expand}");
            assert!(shown["item"]["id"].as_str().is_some_and(|id| !id.is_empty()));
        }
        let raw = graph.get(&format!("{attachment}/$value")).await.expect(200);
        assert_eq!(raw.header("content-type"), content_type);
        assert!(raw.text.starts_with(begins), "{}", raw.text);
    }
    let expand = format!("{path}?$expand=attachments({EXPAND})");
    let shown = graph.get(&expand).await.expect(200).json;
    assert_eq!(shown["attachments"][0]["item"]["body"]["content"], "<b>é</b>");
    assert!(shown["attachments"][0]["item"].get("attachments").is_none());
    let written = graph.get(&format!("{path}/$value")).await.expect(200);
    let parsed = MessageParser::default().parse(&written.bytes).unwrap();
    let inner = parsed.attachment(0).and_then(|part| part.message()).unwrap();
    assert_eq!((inner.subject(), inner.attachment(0).unwrap().contents()), (Some("within"), &b"deep"[..]));
}

#[tokio::test]
async fn a_link_has_nothing_but_a_name() {
    let graph = one();
    let path = draft(&graph).await;
    let link = json!({"@odata.type": "#microsoft.graph.referenceAttachment", "name": "Reports"});
    let made = graph.post(&format!("{path}/attachments"), link).await.expect(201).json;
    assert_eq!(
        (&made["@odata.type"], made.get("contentBytes")),
        (&json!("#microsoft.graph.referenceAttachment"), None)
    );
    let raw = graph.get(&format!("{path}/attachments/{}/$value", made["id"].as_str().unwrap())).await.expect(400);
    assert_eq!(raw.code(), "ErrorInvalidRequest");
}

#[tokio::test]
async fn what_cannot_be_attached() {
    let graph = one();
    let path = draft(&graph).await;
    let mut unknown = file("a", b"x");
    unknown["colour"] = json!(1);
    let mut linked =
        json!({"@odata.type": "#microsoft.graph.referenceAttachment", "name": "a", "contentBytes": "QQ=="});
    for (body, code) in [
        (json!({"name": "a", "contentBytes": "QQ=="}), "RequestBodyRead"),
        (json!({"@odata.type": "#microsoft.graph.attachment", "name": "a"}), "RequestBodyRead"),
        (json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "a"}), "ErrorInvalidArgument"),
        (json!({"@odata.type": "#microsoft.graph.fileAttachment", "contentBytes": "QQ=="}), "ErrorInvalidArgument"),
        (
            json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "a", "contentBytes": "Q"}),
            "RequestBodyRead",
        ),
        (unknown, "RequestBodyRead"),
        (linked.take(), "RequestBodyRead"),
        (json!({"@odata.type": "#microsoft.graph.itemAttachment", "name": "a"}), "ErrorInvalidArgument"),
        (item(json!({"subject": "x"})), "RequestBodyRead"),
        (item(json!({"@odata.type": "#microsoft.graph.message", "colour": 1})), "RequestBodyRead"),
        (item(json!({"@odata.type": "#microsoft.graph.event", "colour": 1})), "RequestBodyRead"),
    ] {
        assert_eq!(graph.post(&format!("{path}/attachments"), body.clone()).await.expect(400).code(), code, "{body}");
    }
    let large = file("a", &vec![0; (3 << 20) + 1]);
    graph.post(&format!("{path}/attachments"), large).await.expect(413);
    let larger = json!({"subject": "x", "attachments": [file("a", &vec![0; 4 << 20])]});
    let refused = graph.post("/me/messages", larger).await.expect(413);
    assert!(
        !refused.code().is_empty() && refused.json["error"]["innerError"]["request-id"].is_string(),
        "{}",
        refused.text
    );
    assert_eq!(graph.get(&format!("{path}/attachments/$count")).await.text, "0");
}

#[tokio::test]
async fn a_large_file_is_a_file_like_others_in_the_end() {
    let graph = one();
    let path = draft(&graph).await;
    let size = 3_000_001;
    let asked = json!({"AttachmentItem": {"attachmentType": "file", "name": "big.txt", "size": size, "contentType": "text/plain",
        "contentId": "big", "isInline": true}});
    let session = graph.post(&format!("{path}/attachments/createUploadSession"), asked).await.expect(201);
    let url = session.json["uploadUrl"].as_str().unwrap();
    let bytes: String = "0123456789".chars().cycle().take(size).collect();
    fragment(&graph.emulator, url, 0, &bytes.as_bytes()[..2_000_000], size).await.expect(200);
    let done = fragment(&graph.emulator, url, 2_000_000, &bytes.as_bytes()[2_000_000..], size).await.expect(201);
    let id = done.header("location").rsplit_once("('").unwrap().1.trim_end_matches("')").to_owned();
    let attachment = graph
        .get(&format!("{path}/attachments/{id}?$select=name,size,isInline,contentId,contentType"))
        .await
        .expect(200)
        .json;
    assert_eq!(
        (&attachment["size"], &attachment["contentId"], &attachment["isInline"]),
        (&json!(size), &json!("big"), &json!(true))
    );
    assert_eq!(graph.get(&format!("{path}/attachments/{id}/$value")).await.expect(200).text, bytes);
    assert_eq!(graph.get(&format!("{path}/attachments/{id}")).await.json["contentBytes"], STANDARD.encode(&bytes));
    assert_eq!(graph.get(&path).await.json["hasAttachments"], false);
}

#[tokio::test]
async fn a_large_file_for_a_meeting() {
    let graph = one();
    let event = json!({"subject": "Tea", "start": {"dateTime": "2026-03-01T16:00:00", "timeZone": "UTC"},
        "end": {"dateTime": "2026-03-01T17:00:00", "timeZone": "UTC"}});
    let event = graph.post("/me/events", event).await.expect(201).json;
    let path = format!("/me/events/{}", event["id"].as_str().unwrap());
    let size = 3_000_000;
    let asked = |size: usize| json!({"AttachmentItem": {"attachmentType": "file", "name": "big.txt", "size": size}});
    let small = graph.post(&format!("{path}/attachments/createUploadSession"), asked(2_999_999)).await.expect(400);
    assert_eq!(small.code(), "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize");
    let session = graph.post(&format!("{path}/attachments/createUploadSession"), asked(size)).await.expect(201);
    let url = session.json["uploadUrl"].as_str().unwrap().to_owned();
    let done = fragment(&graph.emulator, &url, 0, &vec![0; size], size).await.expect(201);
    assert!(done.header("location").contains("/Events('"), "{}", done.header("location"));
    let shown = graph.get(&format!("{path}/attachments?$select=name,size")).await.expect(200);
    assert_eq!((&shown.items()[0]["name"], &shown.items()[0]["size"]), (&json!("big.txt"), &json!(size)));
    assert_eq!(graph.get(&path).await.json["hasAttachments"], true);
    let late = graph.post(&format!("{path}/attachments/createUploadSession"), asked(size)).await.expect(201);
    graph.delete(&path).await.expect(204);
    fragment(&graph.emulator, late.json["uploadUrl"].as_str().unwrap(), 0, &vec![0; size], size).await.expect(404);
}
