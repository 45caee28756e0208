//! Messages as they are read, kept and put away: bodies, ids that stay, what is deleted, and delta queries of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::Graph;
use graph_emulator::{Emulator, MessageBuilder};
use serde_json::{Value, json};

const IMMUTABLE: &str = "IdType=\"ImmutableId\"";

fn one(build: impl FnOnce(MessageBuilder) -> MessageBuilder) -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.display_name("Ada").message(|message| build(message.subject("Plan").from("bob@contoso.com", "Bob")))
        })
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .build();
    Graph::new(emulator)
}

async fn only(graph: &Graph, folder: &str) -> Value {
    let page = graph.get(&format!("/me/mailFolders/{folder}/messages")).await.expect(200);
    assert_eq!(page.items().len(), 1, "{folder}: {}", page.text);
    page.items()[0].clone()
}

fn path(message: &Value) -> String {
    format!("/me/messages/{}", message["id"].as_str().unwrap())
}

#[tokio::test]
async fn a_body_as_it_is_preferred() {
    let html = "<html><body><p onclick=\"x()\">Dear Ada,</p><script>x()</script><ul><li>one</li><li>two &amp; three</li></ul>\
                <a href=\"https://contoso.com/a\">more</a></body></html>";
    let graph = one(|message| message.body_html(html));
    let path = path(&only(&graph, "inbox").await);
    let safe = graph.get(&path).await.expect(200).json["body"]["content"].as_str().unwrap().to_owned();
    assert!(safe.contains("<p>Dear Ada,</p><ul>") && !safe.contains("script"), "{safe}");
    let all = graph.plain().with("Prefer", "outlook.allow-unsafe-html").get(&path).await.expect(200);
    assert_eq!(
        (&all.json["body"]["content"], all.header("preference-applied")),
        (&json!(html), "outlook.allow-unsafe-html")
    );
    let text = graph.plain().with("Prefer", "outlook.body-content-type=\"text\"").get(&path).await.expect(200);
    let expected = "Dear Ada,\r\n\r\n* one\r\n* two & three\r\n\r\nmore<https://contoso.com/a>";
    assert_eq!(text.json["body"], json!({"contentType": "text", "content": expected}));
    assert_eq!(text.header("preference-applied"), "outlook.body-content-type=\"text\"");
    assert!(graph.get(&format!("{path}/$value")).await.text.contains("<script>"), "MIME is what came");

    let graph = one(|message| message.body_text("a < b\nc"));
    let path = format!("/me/messages/{}", only(&graph, "inbox").await["id"].as_str().unwrap());
    assert_eq!(graph.get(&path).await.json["body"], json!({"contentType": "text", "content": "a < b\nc"}));
    let html = graph.plain().with("Prefer", "outlook.body-content-type=\"html\"").get(&path).await.json;
    assert_eq!(html["body"], json!({"contentType": "html", "content": "<html><body>a &lt; b<br>\r\nc</body></html>"}));
}

#[tokio::test]
async fn a_preview_is_short_and_a_unique_body_is_asked_for() {
    let graph = one(|message| message.body_text("é".repeat(300)));
    let message = only(&graph, "inbox").await;
    assert_eq!(message["bodyPreview"], "é".repeat(255));
    assert!(message.get("uniqueBody").is_none());
    let reply =
        graph.post(&format!("{}/createReply", path(&message)), json!({"comment": "Yes"})).await.expect(201).json;
    assert!(reply["body"]["content"].as_str().unwrap().contains("éé") && reply.get("uniqueBody").is_none());
    let unique = graph.get(&format!("{}?$select=uniqueBody", path(&reply))).await.expect(200).json;
    assert_eq!(unique["uniqueBody"], json!({"contentType": "html", "content": "<html><body>Yes</body></html>"}));
    let text = graph.plain().with("Prefer", "outlook.body-content-type=text");
    assert_eq!(text.get(&format!("{}?$select=uniqueBody", path(&reply))).await.json["uniqueBody"]["content"], "Yes");
}

#[tokio::test]
async fn deleted_twice_and_purged() {
    let graph = one(|message| message);
    let lasting = graph.plain().with("Prefer", IMMUTABLE);
    let id = only(&lasting, "inbox").await["id"].as_str().unwrap().to_owned();
    let path = format!("/me/messages/{id}");
    graph.delete(&path).await.expect(204);
    assert_eq!(only(&lasting, "deleteditems").await["id"], id.as_str());
    assert_eq!(graph.get("/me/messages").await.items().len(), 1, "what can be put back is listed");
    graph.delete(&path).await.expect(204);
    assert_eq!(graph.get("/me/mailFolders/deleteditems/messages").await.items().len(), 0);
    assert_eq!(graph.get("/me/messages").await.items().len(), 0);
    assert_eq!(graph.get("/me/messages/$count").await.text, "0");
    assert_eq!(only(&lasting, "recoverableitemsdeletions").await["id"], id.as_str());
    graph.post(&format!("{path}/move"), json!({"destinationId": "inbox"})).await.expect(201);
    let old = only(&graph, "inbox").await["id"].as_str().unwrap().to_owned();
    graph.post(&format!("{path}/permanentDelete"), json!({})).await.expect(204);
    for gone in [&path, &format!("/me/messages/{old}")] {
        graph.get(gone).await.expect(404);
        graph.delete(gone).await.expect(404);
    }
    assert_eq!(only(&lasting, "RecoverableItemsPurges").await["id"], id.as_str());
    graph.get(&format!("/me/mailFolders/recoverableitemspurges/messages/{id}")).await.expect(200);
    assert_eq!(graph.get("/me/messages").await.items().len(), 0);
    let folders = graph.get("/me/mailFolders?includeHiddenFolders=true&$top=100").await.expect(200);
    assert!(!folders.texts("displayName").contains(&"Purges"));
}

#[tokio::test]
async fn an_immutable_id_stays_on_every_way() {
    let graph = one(|message| message.attachment("a.txt", "text/plain", "abc"));
    let lasting = graph.plain().with("Prefer", IMMUTABLE);
    let rest = only(&graph, "inbox").await["id"].as_str().unwrap().to_owned();
    let id = only(&lasting, "inbox").await["id"].as_str().unwrap().to_owned();
    assert_ne!(id, rest);
    let path = format!("/me/messages/{id}");
    for (method, suffix, body, status) in [
        ("PATCH", "", json!({"isRead": true}), 200),
        ("POST", "/move", json!({"destinationId": "archive"}), 201),
        ("POST", "/move", json!({"destinationId": "inbox"}), 201),
    ] {
        let answer =
            lasting.try_call(method, &format!("{path}{suffix}"), Some(body.to_string())).await.unwrap().expect(status);
        assert_eq!((answer.json["id"].as_str(), answer.header("preference-applied")), (Some(id.as_str()), IMMUTABLE));
        assert!(status == 200 || answer.header("location").contains(&id));
    }
    graph.get(&format!("/me/messages/{rest}")).await.expect(404);
    assert_eq!(graph.get(&path).await.expect(200).header("preference-applied"), "");
    assert_eq!(lasting.get(&format!("{path}/attachments")).await.expect(200).items().len(), 1);
    lasting.get(&format!("{path}/$value")).await.expect(200);
    assert_eq!(lasting.get("/me/mailFolders/inbox/messages/delta").await.expect(200).items()[0]["id"], id.as_str());
    let other_case: String = id
        .chars()
        .map(|it| if it.is_lowercase() { it.to_ascii_uppercase() } else { it.to_ascii_lowercase() })
        .collect();
    lasting.get(&format!("/me/messages/{other_case}")).await.expect(404);

    let body = json!({"subject": "x", "toRecipients": [{"emailAddress": {"address": "bob@contoso.com"}}]});
    let draft = lasting.post("/me/messages", body).await.expect(201).json;
    lasting.try_call("POST", &format!("{}/send", self::path(&draft)), None).await.unwrap().expect(202);
    let sent = lasting.get(&self::path(&draft)).await.expect(200).json;
    assert_eq!((&sent["id"], &sent["isDraft"]), (&draft["id"], &json!(false)));
    assert_eq!(only(&lasting, "sentitems").await["id"], draft["id"]);
    let reply = lasting.post(&format!("{path}/createReply"), json!({})).await.expect(201).json;
    assert_eq!(lasting.get(&self::path(&reply)).await.expect(200).json["id"], reply["id"]);
}

#[tokio::test]
async fn delta_queries_keep_what_they_were_asked() {
    let graph = one(|message| message.attachment("a.txt", "text/plain", "abc").received("2026-01-01T00:00:00Z"));
    let query = "$select=subject&$expand=attachments($select=name)&$filter=receivedDateTime+ge+2025-01-01T00:00:00Z\
                 &$orderby=receivedDateTime+desc&changeType=created";
    let first = graph.get(&format!("/me/mailFolders/inbox/messages/delta?{query}")).await.expect(200);
    let told = &first.items()[0];
    assert_eq!((&told["subject"], &told["attachments"][0]["name"]), (&json!("Plan"), &json!("a.txt")));
    assert!(
        told["id"].is_string() && told.get("body").is_none() && told["attachments"][0].get("contentBytes").is_none()
    );
    let path = format!("/me/messages/{}", told["id"].as_str().unwrap());
    graph.patch(&path, json!({"isRead": false})).await.expect(200);
    let letter = json!({"subject": "new", "toRecipients": [{"emailAddress": {"address": "ada@contoso.com"}}]});
    graph.post("/users/bob@contoso.com/sendMail", json!({"message": letter})).await.expect(202);
    let later = graph.get(first.json["@odata.deltaLink"].as_str().unwrap()).await.expect(200);
    assert_eq!(later.texts("subject"), ["new"], "only what was created");
    assert_eq!(later.items()[0]["attachments"], json!([]));
    for refused in
        ["$filter=subject+eq+'x'", "$orderby=subject", "$search=x", "$filter=receivedDateTime+lt+2026-01-01T00:00:00Z"]
    {
        let answer = graph.get(&format!("/me/mailFolders/inbox/messages/delta?{refused}")).await.expect(400);
        assert_eq!(answer.code(), "ErrorInvalidUrlQuery", "{refused}");
    }
    graph.get("/me/mailFolders/inbox/messages/delta?changeType=moved").await.expect(400);
    graph.emulator.expire_delta_tokens();
    let lost = graph.get(later.json["@odata.deltaLink"].as_str().unwrap()).await.expect(410);
    let again = graph.get(lost.header("location")).await.expect(200);
    assert_eq!(again.items().len(), 2, "the beginning of the same query");
}
