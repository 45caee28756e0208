//! Sending: in whose name, to how many, when, and how much there may be of it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use base64::{Engine, engine::general_purpose::STANDARD};
use common::{Answer, Graph};
use graph_emulator::{Emulator, Fault, UserBuilder};
use serde_json::{Value, json};
use std::time::Duration;

fn with(build: impl FnOnce(UserBuilder) -> UserBuilder) -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| build(user.display_name("Ada")))
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .user("team@contoso.com", |user| user.display_name("The Team"))
        .starting_at("2026-03-01T08:00:00Z")
        .token_lifetime(Duration::from_secs(86_400))
        .build();
    Graph::new(emulator)
}

fn to(address: &str) -> Value {
    json!({"emailAddress": {"address": address}})
}

fn letter(subject: &str) -> Value {
    json!({"subject": subject, "body": {"contentType": "text", "content": "x"}, "toRecipients": [to("bob@contoso.com")]})
}

fn set(mut message: Value, name: &str, value: Value) -> Value {
    message[name] = value;
    message
}

async fn send(graph: &Graph, message: Value) -> Answer {
    graph.post("/me/sendMail", json!({"message": message})).await
}

async fn bobs(graph: &Graph) -> Vec<Value> {
    graph.get("/users/bob@contoso.com/mailFolders/inbox/messages").await.expect(200).items().to_vec()
}

#[tokio::test]
async fn as_somebody_else_and_on_their_behalf() {
    let graph = with(|user| user.send_as("Team@contoso.com").send_on_behalf_of("chief@fabrikam.com"));
    let names = |message: &Value| {
        let name = |of: &str| message[of]["emailAddress"]["address"].as_str().unwrap().to_owned();
        (name("from"), name("sender"))
    };
    send(&graph, set(letter("1"), "from", to("team@contoso.com"))).await.expect(202);
    let found = bobs(&graph).await;
    assert_eq!(names(&found[0]), ("team@contoso.com".into(), "team@contoso.com".into()));
    assert_eq!(found[0]["from"]["emailAddress"]["name"], "The Team");
    send(&graph, set(letter("2"), "from", to("CHIEF@fabrikam.com"))).await.expect(202);
    assert_eq!(names(&bobs(&graph).await[0]), ("CHIEF@fabrikam.com".into(), "ada@contoso.com".into()));
    // What is sent is kept by whoever sends it.
    assert_eq!(graph.get("/me/mailFolders/sentitems/messages").await.items().len(), 2);
    let both = set(set(letter("3"), "from", to("team@contoso.com")), "sender", to("team@contoso.com"));
    send(&graph, both).await.expect(202);
    for refused in [
        set(letter("4"), "from", to("bob@contoso.com")),
        set(letter("5"), "sender", to("bob@contoso.com")),
        set(letter("6"), "sender", to("team@contoso.com")),
        set(set(letter("7"), "from", to("chief@fabrikam.com")), "sender", to("chief@fabrikam.com")),
    ] {
        assert_eq!(send(&graph, refused.clone()).await.expect(403).code(), "ErrorSendAsDenied", "{refused}");
    }
    let draft = graph.post("/me/messages", set(letter("8"), "from", to("bob@contoso.com"))).await.expect(201);
    let path = format!("/me/messages/{}", draft.json["id"].as_str().unwrap());
    graph.try_call("POST", &format!("{path}/send"), None).await.unwrap().expect(403);
    graph.get(&path).await.expect(200);
    assert_eq!(bobs(&graph).await.len(), 3);
}

#[tokio::test]
async fn to_too_many_and_with_too_many_headers() {
    let graph = with(|user| user);
    let many = |count: usize| (0..count).map(|at| to(&format!("p{at}@fabrikam.com"))).collect::<Vec<_>>();
    send(&graph, set(letter("x"), "bccRecipients", many(499).into())).await.expect(202);
    let refused = send(&graph, set(letter("x"), "ccRecipients", many(500).into())).await.expect(400);
    assert_eq!(refused.code(), "ErrorExceededMaxRecipientLimit");
    let headers =
        |count: usize| (0..count).map(|at| json!({"name": format!("x-{at}"), "value": "1"})).collect::<Vec<_>>();
    send(&graph, set(letter("x"), "internetMessageHeaders", headers(5).into())).await.expect(202);
    let refused = send(&graph, set(letter("x"), "internetMessageHeaders", headers(6).into())).await.expect(400);
    assert_eq!(refused.code(), "InvalidInternetMessageHeaderCollection");
    assert_eq!(graph.get("/me/mailFolders/sentitems/messages").await.items().len(), 2);
}

fn later(subject: &str, time: &str) -> Value {
    set(letter(subject), "singleValueExtendedProperties", json!([{"id": "SystemTime 0x3FEF", "value": time}]))
}

#[tokio::test(start_paused = true)]
async fn later_and_not_before() {
    let graph = with(|user| user);
    send(&graph, later("second", "2026-03-01T08:20:00Z")).await.expect(202);
    send(&graph, later("never", "2026-03-01T08:20:00Z")).await.expect(202);
    let draft = graph.post("/me/messages", later("first", "2026-03-01T08:10:00Z")).await.expect(201).json;
    let lasting = graph.plain().with("Prefer", "IdType=\"ImmutableId\"");
    let path = format!("/me/messages/{}", draft["id"].as_str().unwrap());
    let id = lasting.get(&path).await.json["id"].as_str().unwrap().to_owned();
    graph.try_call("POST", &format!("{path}/send"), None).await.unwrap().expect(202);
    graph.try_call("POST", &format!("{path}/send"), None).await.unwrap().expect(202);
    send(&graph, later("at once", "2026-03-01T07:00:00Z")).await.expect(202);
    let drafts = graph.get("/me/mailFolders/drafts/messages?$orderby=subject").await.expect(200);
    assert_eq!(drafts.texts("subject"), ["first", "never", "second"]);
    assert!(drafts.items().iter().all(|it| it["isDraft"] == true));
    let never = format!("/me/messages/{}", drafts.items()[1]["id"].as_str().unwrap());
    graph.delete(&never).await.expect(204);
    assert_eq!(bobs(&graph).await.len(), 1);
    tokio::time::advance(Duration::from_secs(599)).await;
    assert_eq!(bobs(&graph).await.len(), 1);
    tokio::time::advance(Duration::from_secs(2)).await;
    let found = bobs(&graph).await;
    assert_eq!((&found[0]["subject"], &found[0]["sentDateTime"]), (&json!("first"), &json!("2026-03-01T08:10:00Z")));
    assert_eq!(lasting.get(&format!("/me/messages/{id}")).await.expect(200).json["isDraft"], false);
    graph.get(&path).await.expect(404);
    tokio::time::advance(Duration::from_secs(3600)).await;
    let subjects: Vec<Value> = bobs(&graph).await.iter().map(|it| it["subject"].clone()).collect();
    assert_eq!(subjects, ["second", "first", "at once"]);
    assert_eq!(graph.get("/me/mailFolders/drafts/messages").await.items().len(), 0);
    let kept = "?$expand=singleValueExtendedProperties($filter=id%20eq%20'SystemTime%200x3FEF')";
    let path = format!("/users/bob@contoso.com/messages/{}{kept}", bobs(&graph).await[0]["id"].as_str().unwrap());
    assert!(graph.get(&path).await.expect(200).json.get("singleValueExtendedProperties").is_none());
    let wrong = send(&graph, later("x", "tomorrow")).await.expect(400);
    assert_eq!(wrong.code(), "ErrorInvalidExtendedPropertyValue");
}

#[tokio::test(start_paused = true)]
async fn a_draft_waits_among_the_drafts_wherever_it_was() {
    let graph = with(|user| user);
    let draft = graph.post("/me/mailFolders/archive/messages", later("x", "2026-03-01T08:10:00Z")).await.expect(201);
    let path = format!("/me/messages/{}/send", draft.json["id"].as_str().unwrap());
    graph.try_call("POST", &path, None).await.unwrap().expect(202);
    assert_eq!(graph.get("/me/mailFolders/drafts/messages").await.items().len(), 1);
    tokio::time::advance(Duration::from_secs(601)).await;
    assert_eq!(bobs(&graph).await.len(), 1);
    assert_eq!(graph.get("/me/mailFolders/sentitems/messages").await.items().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_time_that_is_changed_while_it_waits() {
    let graph = with(|user| user);
    graph
        .post("/me/sendMail", json!({"message": later("x", "2026-03-01T08:10:00Z"), "saveToSentItems": false}))
        .await
        .expect(202);
    let drafts = graph.get("/me/mailFolders/drafts/messages").await;
    let path = format!("/me/messages/{}", drafts.items()[0]["id"].as_str().unwrap());
    let to_come = later("x", "2026-03-01T09:00:00Z")["singleValueExtendedProperties"].clone();
    graph.patch(&path, json!({"singleValueExtendedProperties": to_come})).await.expect(200);
    tokio::time::advance(Duration::from_secs(1800)).await;
    assert_eq!(bobs(&graph).await.len(), 0);
    tokio::time::advance(Duration::from_secs(1801)).await;
    assert_eq!(bobs(&graph).await.len(), 1);
    assert_eq!(graph.get("/me/mailFolders/sentitems/messages").await.items().len(), 0);
}

#[tokio::test]
async fn a_message_and_a_mailbox_hold_so_much() {
    let graph = with(|user| user.message_size_limit(1000).mailbox_quota(1500));
    let body = |length: usize| json!({"contentType": "text", "content": "x".repeat(length)});
    let refused = send(&graph, set(letter("x"), "body", body(1200))).await.expect(400);
    assert_eq!(refused.code(), "ErrorMessageSizeExceeded");
    let draft = graph.post("/me/messages", set(letter("x"), "body", body(600))).await.expect(201);
    let path = format!("/me/messages/{}", draft.json["id"].as_str().unwrap());
    let file =
        json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "a", "contentBytes": "QUJD".repeat(200)});
    assert_eq!(graph.post(&format!("{path}/attachments"), file).await.expect(400).code(), "ErrorMessageSizeExceeded");
    assert_eq!(graph.get(&path).await.json["hasAttachments"], false);
    graph.patch(&path, json!({"body": body(1200)})).await.expect(400);
    graph.post(&format!("{path}/copy"), json!({"destinationId": "archive"})).await.expect(201);
    let full = graph.post(&format!("{path}/copy"), json!({"destinationId": "archive"})).await.expect(403);
    assert_eq!(full.code(), "ErrorQuotaExceeded");
    assert_eq!(send(&graph, set(letter("x"), "body", body(600))).await.expect(403).code(), "ErrorQuotaExceeded");
    // What is not kept needs no room.
    let unsaved = json!({"message": set(letter("x"), "body", body(600)), "saveToSentItems": false});
    graph.post("/me/sendMail", unsaved).await.expect(202);
    let large =
        json!({"@odata.type": "microsoft.graph.openTypeExtension", "extensionName": "Com.X", "a": "x".repeat(400)});
    assert_eq!(graph.post(&format!("{path}/extensions"), large).await.expect(507).code(), "QuotaExceededException");
    // The draft becomes what is sent, so it fits.
    graph.try_call("POST", &format!("{path}/send"), None).await.unwrap().expect(202);
    let sent = json!({"message": {"subject": "to Ada", "body": body(600), "toRecipients": [to("ada@contoso.com")]}});
    graph.post("/users/bob@contoso.com/sendMail", sent).await.expect(202);
    assert_eq!(graph.get("/me/mailFolders/inbox/messages").await.items().len(), 0, "a full mailbox takes nothing");
}

#[tokio::test]
async fn a_full_mailbox_says_so_before() {
    let graph = with(|user| user.message_size_limit(1000).mailbox_quota(4).message(|message| message.subject("Plan")));
    let ask = json!({"EmailAddresses": ["ada@contoso.com", "bob@contoso.com"], "MailTipsOptions": "mailboxFullStatus, maxMessageSize"});
    let tips = graph.post("/users/bob@contoso.com/getMailTips", ask).await.expect(200);
    let told: Vec<_> =
        tips.items().iter().map(|it| (it["mailboxFull"].clone(), it["maxMessageSize"].clone())).collect();
    assert_eq!(told, [(json!(true), json!(1000)), (json!(false), json!(36 << 20))]);
}

#[tokio::test(start_paused = true)]
async fn what_goes_wrong_on_order() {
    let graph = with(|user| user);
    graph.emulator.fault(Fault::reset().on("POST /me/sendMail"));
    let lost = json!({"message": later("x", "2026-03-01T08:10:00Z")}).to_string();
    assert!(graph.try_call("POST", "/me/sendMail", Some(lost)).await.is_err());
    assert_eq!(graph.get("/me/mailFolders/drafts/messages").await.items().len(), 1, "it was taken, and nobody told");
    tokio::time::advance(Duration::from_secs(601)).await;
    assert_eq!(bobs(&graph).await.len(), 1);
    let draft = graph.post("/me/messages", letter("y")).await.expect(201);
    let path = format!("/me/messages/{}", draft.json["id"].as_str().unwrap());
    let extension = json!({"@odata.type": "microsoft.graph.openTypeExtension", "extensionName": "Com.X"});
    for (suffix, body) in [
        ("attachments", json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "a", "contentBytes": "QQ=="})),
        ("extensions", extension),
    ] {
        let url = format!("{path}/{suffix}");
        graph.emulator.fault(Fault::throttle(Duration::from_secs(3)).on(format!("POST {url}")));
        graph.post(&url, body.clone()).await.expect(429);
        graph.post(&url, body).await.expect(201);
    }
    graph.emulator.fault(Fault::cut_body().on(format!("GET {path}/$value")));
    assert!(graph.try_call("GET", &format!("{path}/$value"), None).await.is_err());
    assert!(graph.get(&format!("{path}/$value")).await.expect(200).text.ends_with("--\r\n"));
}

#[tokio::test]
async fn a_conversation_goes_on_from_answer_to_answer() {
    let graph = with(|user| user);
    send(&graph, letter("Plan")).await.expect(202);
    let index = |message: &Value| STANDARD.decode(message["conversationIndex"].as_str().unwrap()).unwrap();
    let mut last = bobs(&graph).await[0].clone();
    assert_eq!(index(&last).len(), 22);
    for (at, user) in ["bob", "ada", "bob"].into_iter().enumerate() {
        let answer = format!("/users/{user}@contoso.com/messages/{}/reply", last["id"].as_str().unwrap());
        graph.post(&answer, json!({"comment": "yes"})).await.expect(202);
        let other = if user == "bob" { "ada" } else { "bob" };
        let select = "$select=subject,conversationId,conversationIndex,internetMessageId,internetMessageHeaders";
        let inbox =
            graph.get(&format!("/users/{other}@contoso.com/mailFolders/inbox/messages?{select}")).await.expect(200);
        let next = inbox.items()[0].clone();
        assert_eq!((index(&next).len(), index(&next).starts_with(&index(&last))), (27 + 5 * at, true));
        assert_eq!((&next["conversationId"], &next["subject"]), (&last["conversationId"], &json!("RE: Plan")));
        let headers = next["internetMessageHeaders"].as_array().unwrap();
        let references = headers.iter().find(|it| it["name"] == "References").unwrap()["value"].as_str().unwrap();
        assert_eq!(references.split(' ').count(), at + 1);
        assert!(references.ends_with(last["internetMessageId"].as_str().unwrap()));
        last = next;
    }
}
