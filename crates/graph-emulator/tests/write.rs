//! Changing mail: drafts, patches, moves, folders, attachments, sending.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::Graph;
use graph_emulator::Emulator;
use serde_json::{Value, json};

fn two() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.display_name("Ada").message(|message| {
                message
                    .subject("Plan")
                    .body_text("the plan")
                    .from("bob@contoso.com", "Bob")
                    .to("ada@contoso.com", "Ada")
                    .to("carol@fabrikam.com", "Carol")
                    .attachment("a.txt", "text/plain", "abc")
                    .received("2026-01-01T00:00:00Z")
                    .unread()
            })
        })
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .build();
    Graph::new(emulator)
}

async fn only_id(graph: &Graph, folder: &str) -> String {
    let page = graph.get(&format!("/me/mailFolders/{folder}/messages")).await.expect(200);
    assert_eq!(page.items().len(), 1, "{folder}: {}", page.text);
    page.items()[0]["id"].as_str().unwrap().to_owned()
}

fn to(address: &str) -> Value {
    json!([{"emailAddress": {"address": address}}])
}

#[tokio::test]
async fn a_draft_from_first_line_to_sent_items() {
    let graph = two();
    let body = json!({
        "@odata.type": "#microsoft.graph.message", "subject": "Bridge", "importance": "High",
        "body": {"contentType": "HTML", "content": "<b>Hi</b>"}, "toRecipients": to("bob@contoso.com"),
        "internetMessageHeaders": [{"name": "x-project", "value": "lighthouse"}],
        "attachments": [{"@odata.type": "#microsoft.graph.fileAttachment", "name": "b.txt", "contentBytes": "YWJj"}],
    });
    let draft = graph.post("/me/messages", body).await.expect(201);
    assert_eq!((&draft.json["isDraft"], &draft.json["importance"]), (&json!(true), &json!("high")));
    assert_eq!((&draft.json["hasAttachments"], &draft.json["bodyPreview"]), (&json!(true), &json!("Hi")));
    assert!(draft.header("location").contains("/messages('"));
    let path = format!("/me/messages/{}", draft.json["id"].as_str().unwrap());
    let changed =
        graph.patch(&path, json!({"subject": "Bridge 2", "flag": {"flagStatus": "flagged"}})).await.expect(200);
    assert_eq!(
        (&changed.json["subject"], &changed.json["flag"]["flagStatus"]),
        (&json!("Bridge 2"), &json!("flagged"))
    );
    assert_ne!(changed.json["changeKey"], draft.json["changeKey"]);
    let sent = graph.try_call("POST", &format!("{path}/SEND"), None).await.unwrap().expect(202);
    assert!(sent.text.is_empty());
    graph.get(&path).await.expect(404);
    let id = only_id(&graph, "sentitems").await;
    let kept = graph.get(&format!("/me/messages/{id}?$select=isDraft,internetMessageHeaders,from,sentDateTime")).await;
    assert_eq!(kept.json["isDraft"], false);
    assert_eq!(kept.json["from"]["emailAddress"]["address"], "ada@contoso.com");
    assert_eq!(kept.json["internetMessageHeaders"][0]["value"], "lighthouse");
    let received = graph.get("/users/bob@contoso.com/mailFolders/inbox/messages").await.expect(200);
    assert_eq!(received.items()[0]["isRead"], false);
    assert_eq!(received.items()[0]["subject"], "Bridge 2");
}

#[tokio::test]
async fn send_mail_in_the_spellings_that_clients_use() {
    let graph = two();
    let message = json!({"subject": "1", "body": {"contentType": "Text", "content": "x"}, "toRecipients": to("BOB@contoso.com"),
        "bccRecipients": to("ada@contoso.com")});
    graph.post("/me/sendmail", json!({"Message": message, "SaveToSentItems": "false"})).await.expect(202);
    assert_eq!(graph.get("/me/mailFolders/sentitems/messages").await.items().len(), 0);
    assert_eq!(graph.get("/me/mailFolders/inbox/messages").await.items().len(), 2);
    let bobs = graph.get("/users/bob@contoso.com/messages").await.expect(200);
    assert_eq!(bobs.items()[0]["bccRecipients"], json!([]));
    let inline = json!({"subject": "2", "toRecipients": to("x@fabrikam.com"), "attachments": [{
        "@odata.type": "#microsoft.graph.fileAttachment", "name": "i.png", "contentBytes": "AAAA", "isInline": true}]});
    graph.post("/me/microsoft.graph.sendMail", json!({"message": inline})).await.expect(202);
    let id = only_id(&graph, "SentItems").await;
    assert_eq!(graph.get(&format!("/me/messages/{id}")).await.json["hasAttachments"], false);
}

#[tokio::test]
async fn mail_that_cannot_be_sent() {
    let graph = two();
    for (message, status, code) in [
        (json!({"subject": "x"}), 400, "ErrorInvalidRecipients"),
        (json!({"toRecipients": to("nobody")}), 400, "ErrorInvalidRecipients"),
        (json!({"toRecipients": to("a@b.c"), "colour": 1}), 400, "RequestBodyRead"),
        (json!({"toRecipients": [{"address": "a@b.c"}]}), 400, "RequestBodyRead"),
        (json!({"toRecipients": to("a@b.c"), "from": to("bob@contoso.com")[0]}), 403, "ErrorSendAsDenied"),
        (
            json!({"toRecipients": to("a@b.c"), "attachments": [{"@odata.type": "#microsoft.graph.fileAttachment", "name": "a", "contentBytes": "!"}]}),
            400,
            "RequestBodyRead",
        ),
        (
            json!({"toRecipients": to("a@b.c"), "attachments": [{"name": "a", "contentBytes": "AAAA"}]}),
            400,
            "RequestBodyRead",
        ),
        (
            json!({"toRecipients": to("a@b.c"), "internetMessageHeaders": [{"name": "Subject", "value": "x"}]}),
            400,
            "InvalidInternetMessageHeader",
        ),
    ] {
        let answer = graph.post("/me/sendMail", json!({"message": message})).await.expect(status);
        assert_eq!(answer.code(), code, "{message}");
    }
    let large = json!({"message": {"subject": "x".repeat(5 << 20)}});
    graph.post("/me/sendMail", large).await.expect(413);
    graph.post("/me/sendMail", json!({"message": {}, "colour": 1})).await.expect(400);
    assert_eq!(graph.get("/me/mailFolders/sentitems/messages").await.items().len(), 0);
    let mime = graph.plain().with("content-type", "text/plain");
    let answer = mime.try_call("POST", "/me/sendMail", Some("!!".into())).await.unwrap().expect(400);
    assert_eq!(answer.code(), "ErrorMimeContentInvalidBase64String");
    // "To: bob@contoso.com", "Subject: M", an empty line and "hi".
    let text = "VG86IGJvYkBjb250b3NvLmNvbQ0KU3ViamVjdDogTQ0KDQpoaQ==";
    mime.try_call("POST", "/me/sendMail", Some(text.into())).await.unwrap().expect(202);
    assert_eq!(graph.get("/users/bob@contoso.com/messages").await.texts("subject"), ["M"]);
}

#[tokio::test]
async fn moved_copied_and_deleted() {
    let graph = two();
    let id = only_id(&graph, "inbox").await;
    let moved = graph.post(&format!("/me/messages/{id}/move"), json!({"DestinationId": "archive"})).await.expect(201);
    let new = moved.json["id"].as_str().unwrap();
    assert_ne!(new, id);
    graph.get(&format!("/me/messages/{id}")).await.expect(404);
    let immutable = graph.plain().with("Prefer", "IdType=\"ImmutableId\"");
    let lasting = immutable.get(&format!("/me/messages/{new}")).await.json["id"].as_str().unwrap().to_owned();
    let again =
        immutable.post(&format!("/me/messages/{lasting}/move"), json!({"destinationId": "inbox"})).await.expect(201);
    assert_eq!(again.json["id"], lasting.as_str());
    let copied =
        graph.post(&format!("/me/messages/{lasting}/copy"), json!({"destinationId": "drafts"})).await.expect(201);
    assert_eq!(graph.get("/me/messages").await.items().len(), 2);
    graph.post(&format!("/me/messages/{lasting}/move"), json!({"destinationId": "nowhere"})).await.expect(400);
    let path = format!("/me/messages/{}", copied.json["id"].as_str().unwrap());
    graph.delete(&path).await.expect(204);
    let path = format!("/me/messages/{}", only_id(&graph, "deleteditems").await);
    graph.delete(&path).await.expect(204);
    graph.get(&path).await.expect(404);
    assert_eq!(graph.get("/me/mailFolders/deleteditems/messages").await.items().len(), 0);
}

#[tokio::test]
async fn etags_guard_changes() {
    let graph = two();
    let id = only_id(&graph, "inbox").await;
    let path = format!("/me/messages/{id}");
    let etag = graph.get(&path).await.json["@odata.etag"].as_str().unwrap().to_owned();
    let matching = graph.plain().with("If-Match", &etag);
    matching.patch(&path, json!({"isRead": true})).await.expect(200);
    assert_eq!(matching.patch(&path, json!({"isRead": false})).await.expect(412).code(), "ErrorIrresolvableConflict");
    matching.delete(&path).await.expect(412);
    graph.plain().with("If-Match", "*").patch(&path, json!({"isRead": false})).await.expect(200);
}

#[tokio::test]
async fn patches_keep_to_the_rules() {
    let graph = two();
    let path = format!("/me/messages/{}", only_id(&graph, "inbox").await);
    let answer =
        graph.patch(&path, json!({"isRead": "true", "categories": ["Red"], "importance": "Low"})).await.expect(200);
    assert_eq!((&answer.json["isRead"], &answer.json["importance"]), (&json!(true), &json!("low")));
    assert_eq!(
        graph.patch(&path, json!({"subject": "new"})).await.expect(400).code(),
        "ErrorInvalidPropertyUpdateSentMessage"
    );
    let answer = graph.patch(&path, json!({"colour": "red"})).await.expect(400);
    assert!(answer.message().starts_with("The property 'colour' does not exist on type 'microsoft.graph.message'."));
    graph
        .patch(&path, json!({"flag": {"dueDateTime": {"dateTime": "2026-01-01T00:00:00", "timeZone": "UTC"}}}))
        .await
        .expect(400);
    let done = graph.patch(&path, json!({"flag": {"flagStatus": "complete"}})).await.expect(200);
    assert!(done.json["flag"]["completedDateTime"].is_object());
    let cleared = graph.patch(&path, json!({"flag": null, "categories": null})).await.expect(200);
    assert_eq!(
        (&cleared.json["flag"], &cleared.json["categories"]),
        (&json!({"flagStatus": "notFlagged"}), &json!([]))
    );
    assert_eq!(graph.patch(&path, json!({"id": "mine"})).await.expect(200).json["id"].as_str().unwrap().len(), 152);
}

#[tokio::test]
async fn answers_and_forwards() {
    let graph = two();
    let path = format!("/me/messages/{}", only_id(&graph, "inbox").await);
    let reply = graph.post(&format!("{path}/createReply"), json!({"comment": "Yes"})).await.expect(201);
    assert_eq!(reply.json["subject"], "RE: Plan");
    assert_eq!(reply.json["toRecipients"][0]["emailAddress"]["address"], "bob@contoso.com");
    assert!(reply.json["body"]["content"].as_str().unwrap().contains("Yes<hr>"));
    let all = graph.post(&format!("{path}/createReplyAll"), json!({})).await.expect(201);
    let addresses: Vec<_> =
        all.json["toRecipients"].as_array().unwrap().iter().map(|it| it["emailAddress"]["address"].clone()).collect();
    assert_eq!(addresses, ["bob@contoso.com", "carol@fabrikam.com"]);
    let forward = graph
        .post(&format!("{path}/createForward"), json!({"ToRecipients": to("bob@contoso.com"), "Comment": "FYI"}))
        .await
        .expect(201);
    assert_eq!((&forward.json["subject"], &forward.json["hasAttachments"]), (&json!("FW: Plan"), &json!(true)));
    let both = json!({"comment": "a", "message": {"body": {"content": "b"}}});
    graph.post(&format!("{path}/reply"), both).await.expect(400);
    graph.post(&format!("{path}/reply"), json!({"comment": "Done"})).await.expect(202);
    graph.post(&format!("{path}/forward"), json!({"comment": "x"})).await.expect(400);
    assert_eq!(graph.get("/users/bob@contoso.com/messages").await.texts("subject"), ["RE: Plan"]);
}

#[tokio::test]
async fn attachments_come_and_go() {
    let graph = two();
    let message = format!("/me/mailFolders/inbox/messages/{}", only_id(&graph, "inbox").await);
    let path = format!("{message}/attachments");
    let list = graph.get(&format!("{path}?$select=id,name,size")).await.expect(200);
    assert_eq!((&list.items()[0]["name"], &list.items()[0]["size"]), (&json!("a.txt"), &json!(3)));
    assert!(list.items()[0].get("contentBytes").is_none());
    assert_eq!(list.items()[0]["@odata.type"], "#microsoft.graph.fileAttachment");
    let first = format!("{path}/{}", list.items()[0]["id"].as_str().unwrap());
    assert_eq!(graph.get(&first).await.expect(200).json["contentBytes"], "YWJj");
    let value = graph.get(&format!("{first}/$value")).await.expect(200);
    assert_eq!((value.text.as_str(), value.header("content-type")), ("abc", "text/plain"));
    let added = graph
        .post(&path, json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "b", "contentBytes": "AA=="}))
        .await
        .expect(201);
    assert_eq!(added.json["size"], 1);
    assert_eq!(graph.get(&format!("{path}/$count")).await.expect(200).text, "2");
    graph
        .post(&path, json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "b", "contentBytes": "A"}))
        .await
        .expect(400);
    graph.delete(&first).await.expect(204);
    graph.delete(&first).await.expect(404);
    graph.delete(&format!("{path}/{}", added.json["id"].as_str().unwrap())).await.expect(204);
    assert_eq!(graph.get(&message).await.json["hasAttachments"], false);
    graph.get(&message.replace("inbox", "drafts")).await.expect(404);
}

#[tokio::test]
async fn folders_grow_and_shrink() {
    let graph = two();
    let names = |answer: &common::Answer| answer.texts("displayName").join(",");
    let top = graph.get("/me/mailFolders").await.expect(200);
    assert_eq!(names(&top), "Archive,Conversation History,Deleted Items,Drafts,Inbox,Junk Email,Outbox,Sent Items");
    let hidden = graph.get("/me/mailFolders?includeHiddenFolders=true&$top=50").await.expect(200);
    assert!(names(&hidden).contains("Sync Issues"));
    let made = graph.post("/me/mailFolders", json!({"displayName": "Work"})).await.expect(201);
    let path = format!("/me/mailFolders/{}", made.json["id"].as_str().unwrap());
    assert_eq!(
        graph.post("/me/mailFolders", json!({"displayName": "work"})).await.expect(409).code(),
        "ErrorFolderExists"
    );
    graph.post("/me/mailFolders", json!({})).await.expect(400);
    let child = graph.post(&format!("{path}/childFolders"), json!({"displayName": "Bridge"})).await.expect(201);
    assert_eq!(graph.get(&path).await.json["childFolderCount"], 1);
    let renamed = graph.patch(&path, json!({"displayName": "Works"})).await.expect(200);
    assert_eq!(renamed.json["displayName"], "Works");
    graph.patch("/me/mailFolders/inbox", json!({"displayName": "x"})).await.expect(403);
    graph.delete("/me/mailFolders/inbox").await.expect(403);
    let child = child.json["id"].as_str().unwrap();
    graph.post(&format!("{path}/move"), json!({"destinationId": child})).await.expect(400);
    let id = only_id(&graph, "inbox").await;
    graph.post(&format!("/me/messages/{id}/move"), json!({"destinationId": child})).await.expect(201);
    let nested = graph.get(&format!("{path}/childFolders/{child}/messages")).await.expect(200);
    assert_eq!(nested.items().len(), 1);
    assert_eq!(graph.get("/me/mailFolders/inbox").await.json["unreadItemCount"], 0);
    let copied = graph.post(&format!("{path}/copy"), json!({"destinationId": "archive"})).await.expect(201);
    assert_eq!(copied.json["childFolderCount"], 1);
    assert_eq!(graph.get("/me/messages").await.items().len(), 2);
    graph.delete(&path).await.expect(204);
    assert_eq!(names(&graph.get("/me/mailFolders/deleteditems/childFolders").await), "Works");
    graph.delete(&path).await.expect(204);
    graph.get(&path).await.expect(404);
    assert_eq!(graph.get("/me/messages").await.items().len(), 1);
    let filtered = graph.get("/me/mailFolders?$filter=displayName%20eq%20'Drafts'&$count=true").await.expect(200);
    assert_eq!((names(&filtered).as_str(), &filtered.json["@odata.count"]), ("Drafts", &json!(1)));
    assert_eq!(graph.get("/me/mailFolders/$count").await.expect(200).text, "8");
}
