//! Rules of the Inbox: kept, and working on what arrives.

use crate::{ADA, BOB, EVE, INBOX, RULES, id, three, to_list};
use serde_json::{Value, json};

#[tokio::test]
async fn rules_are_checked_and_listed_in_their_order() {
    let graph = three();
    let with = |changes: Value| {
        let mut rule = json!({"displayName": "R", "sequence": 2, "actions": {"markAsRead": true}});
        rule.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        rule
    };
    for (body, message) in [
        (with(json!({"sequence": 0})), "'sequence' must be 1 or more"),
        (with(json!({"sequence": null})), "'sequence' is required"),
        (with(json!({"displayName": " "})), "'displayName' is required"),
        (with(json!({"actions": {}})), "'actions' is required"),
        (with(json!({"actions": {"markAsRead": null}})), "'actions' is required"),
        (
            with(json!({"actions": {"markRead": true}})),
            "'markRead' does not exist on type 'microsoft.graph.messageRuleActions'",
        ),
        (
            with(json!({"conditions": {"subject": ["x"]}})),
            "'subject' does not exist on type 'microsoft.graph.messageRulePredicates'",
        ),
        (with(json!({"conditions": {"subjectContains": "x"}})), "Collection(Edm.String)"),
        (with(json!({"actions": {"moveToFolder": "nowhere"}})), "Id is malformed"),
    ] {
        let refused = graph.post(RULES, body.clone()).await.expect(400);
        assert!(refused.message().contains(message), "{body}: {}", refused.text);
    }
    assert!(graph.get(RULES).await.expect(200).items().is_empty());
    graph.post(RULES, with(json!({"displayName": "second", "hasError": true}))).await.expect(201);
    let first = graph.post(RULES, with(json!({"displayName": "first", "sequence": 1}))).await.expect(201);
    assert_eq!((&first.json["isEnabled"], &first.json["hasError"]), (&json!(true), &json!(false)));
    assert_eq!(graph.get(RULES).await.texts("displayName"), ["first", "second"]);
    let path = format!("{RULES}/{}", id(&first));
    let changed = graph.patch(&path, json!({"sequence": 3, "actions": {"delete": true}})).await.expect(200);
    assert_eq!(changed.json["actions"], json!({"delete": true}), "replaced as a whole");
    assert_eq!(graph.get(RULES).await.texts("displayName"), ["second", "first"]);
    graph.patch(&path, json!({"sequence": -1})).await.expect(400);
    graph.delete(&path).await.expect(204);
    graph.get(&path).await.expect(404);
    graph.get("/me/mailFolders/archive/messageRules").await.expect(400);
}

#[tokio::test]
async fn every_condition_finds_what_it_is_for() {
    let graph = three();
    let bob = graph.of(BOB);
    let letter = json!({
        "body": {"contentType": "html", "content": "<p>Figures &amp; facts</p>"}, "importance": "high",
        "ccRecipients": to_list("carol@contoso.com"), "internetMessageHeaders": [{"name": "x-project", "value": "Lighthouse"}],
        "attachments": [{"@odata.type": "#microsoft.graph.fileAttachment", "name": "a", "contentBytes": "QUFB".repeat(700)}],
    });
    // Conditions that hold for the letter, and ones of the same name that do not.
    let rows = [
        (json!({"subjectContains": ["none", "REPORT"]}), json!({"subjectContains": ["none"]})),
        (json!({"bodyContains": ["figures & facts"]}), json!({"bodyContains": ["<p>"]})),
        (json!({"bodyOrSubjectContains": ["facts"]}), json!({"bodyOrSubjectContains": ["x"]})),
        (json!({"bodyOrSubjectContains": ["weekly"]}), json!({"bodyOrSubjectContains": ["none"]})),
        (json!({"senderContains": ["Bob <"]}), json!({"senderContains": ["eve"]})),
        (json!({"fromAddresses": to_list("BOB@contoso.com")}), json!({"fromAddresses": to_list(EVE)})),
        (json!({"sentToAddresses": to_list("carol@contoso.com")}), json!({"sentToAddresses": to_list(EVE)})),
        (json!({"recipientContains": ["carol"]}), json!({"recipientContains": ["eve"]})),
        (json!({"headerContains": ["x-project: light"]}), json!({"headerContains": ["x-other"]})),
        (json!({"sentToMe": true}), json!({"sentToMe": false})),
        (json!({"sentCcMe": false}), json!({"sentCcMe": true})),
        (json!({"sentToOrCcMe": true}), json!({"notSentToMe": true})),
        (json!({"sentOnlyToMe": false}), json!({"sentOnlyToMe": true})),
        (json!({"hasAttachments": true}), json!({"hasAttachments": false})),
        (json!({"importance": "high"}), json!({"importance": "low"})),
        (json!({"sensitivity": "normal"}), json!({"sensitivity": "private"})),
        (
            json!({"withinSizeRange": {"minimumSize": 2, "maximumSize": 4}}),
            json!({"withinSizeRange": {"minimumSize": 9}}),
        ),
        (json!({"withinSizeRange": {"maximumSize": 4}}), json!({"withinSizeRange": {"maximumSize": 1}})),
        (json!({"isAutomaticReply": false, "isVoicemail": false}), json!({"isVoicemail": true})),
        (json!({}), json!({"categories": ["Red category"]})),
    ];
    for (holds, fails) in rows {
        for (conditions, exceptions, moved) in [
            (holds.clone(), json!(null), true),
            (fails.clone(), json!(null), false),
            (json!({"subjectContains": ["report"]}), fails, true),
        ] {
            let rule = json!({
                "displayName": "R", "sequence": 1, "conditions": conditions, "exceptions": exceptions,
                "actions": {"moveToFolder": "archive"},
            });
            let rule = graph.post(RULES, rule).await.expect(201);
            bob.sends(ADA, "Weekly Report", letter.clone()).await;
            let place = if moved { "archive" } else { "inbox" };
            let found = graph.get(&format!("/me/mailFolders/{place}/messages")).await;
            assert_eq!(found.items().len(), 1, "{conditions} unless {exceptions}");
            graph.delete(&format!("/me/messages/{}", found.items()[0]["id"].as_str().unwrap())).await.expect(204);
            graph.delete(&format!("{RULES}/{}", id(&rule))).await.expect(204);
        }
    }
    // What an exception names is passed over.
    let rule = json!({
        "displayName": "R", "sequence": 1, "actions": {"delete": true}, "exceptions": {"importance": "high", "sentCcMe": true},
    });
    graph.post(RULES, rule).await.expect(201);
    bob.sends(ADA, "urgent", json!({"importance": "high"})).await;
    bob.sends(ADA, "idle", json!({})).await;
    assert_eq!(graph.subjects("inbox").await, ["urgent"]);
}

#[tokio::test]
async fn every_action_does_what_it_says() {
    let graph = three();
    let bob = graph.of(BOB);
    let folder = graph.post("/me/mailFolders", json!({"displayName": "Filed"})).await.expect(201);
    let about = |text: &str| json!({"subjectContains": [text]});
    let mark = json!({"markAsRead": true, "markImportance": "low", "assignCategories": ["Red category"], "copyToFolder": id(&folder)});
    graph.rule(about("mark"), mark).await;
    graph.rule(about("move"), json!({"moveToFolder": id(&folder)})).await;
    graph.rule(about("bin"), json!({"delete": true})).await;
    graph.rule(about("gone"), json!({"permanentDelete": true})).await;
    for subject in ["mark", "move", "bin", "gone"] {
        bob.sends(ADA, subject, json!({})).await;
    }
    let inbox = graph.get(INBOX).await;
    assert_eq!(inbox.texts("subject"), ["mark"]);
    let marked = &inbox.items()[0];
    assert_eq!((&marked["isRead"], &marked["importance"]), (&json!(true), &json!("low")));
    assert_eq!(marked["categories"], json!(["Red category"]));
    assert_eq!(graph.subjects(id(&folder)).await, ["move", "mark"]);
    assert_eq!(graph.subjects("deleteditems").await, ["bin"]);
    assert_eq!(graph.get("/me/messages").await.items().len(), 4);
    let counted = graph.get(&format!("/me/mailFolders/{}", id(&folder))).await;
    assert_eq!((&counted.json["totalItemCount"], &counted.json["unreadItemCount"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn rules_work_in_order_until_one_stops_them() {
    let graph = three();
    let bob = graph.of(BOB);
    let rule = |place: i32, more: Value| {
        let mut rule = json!({"displayName": "R", "sequence": place});
        rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        rule
    };
    for rule in [
        rule(3, json!({"actions": {"markImportance": "low"}})),
        rule(
            2,
            json!({"conditions": {"categories": ["Seen"], "subjectContains": ["stop"]}, "actions": {"stopProcessingRules": true}}),
        ),
        rule(1, json!({"actions": {"assignCategories": ["Seen"]}})),
        rule(1, json!({"isEnabled": false, "actions": {"delete": true}})),
    ] {
        graph.post(RULES, rule).await.expect(201);
    }
    bob.sends(ADA, "stop", json!({})).await;
    bob.sends(ADA, "go", json!({})).await;
    assert_eq!(graph.get(INBOX).await.texts("importance"), ["low", "normal"]);
}

#[tokio::test]
async fn rules_send_on_and_nothing_goes_round() {
    let graph = three();
    let (bob, eve) = (graph.of(BOB), graph.of(EVE));
    graph.rule(json!({"subjectContains": ["plan"]}), json!({"forwardTo": to_list(BOB)})).await;
    graph.rule(json!({"subjectContains": ["whole"]}), json!({"forwardAsAttachmentTo": to_list(BOB)})).await;
    graph.rule(json!({"subjectContains": ["round"]}), json!({"redirectTo": to_list(BOB)})).await;
    bob.rule(json!({}), json!({"redirectTo": to_list(ADA)})).await;
    eve.sends(ADA, "the plan", json!({"body": {"contentType": "text", "content": "secret"}})).await;
    let forwarded = bob.get(INBOX).await;
    assert_eq!(forwarded.texts("subject"), ["FW: the plan"]);
    assert_eq!(forwarded.items()[0]["from"]["emailAddress"]["address"], ADA);
    assert_eq!(forwarded.items()[0]["body"]["content"], "secret");
    // Bob sends everything back to Ada, whose rule has had it before.
    assert_eq!(graph.subjects("inbox").await, ["FW: the plan", "the plan"]);

    eve.sends(ADA, "round", json!({})).await;
    let redirected = &bob.get(INBOX).await.items()[0].clone();
    assert_eq!(
        (&redirected["subject"], &redirected["from"]["emailAddress"]["address"]),
        (&json!("round"), &json!(EVE))
    );
    assert_eq!(redirected["toRecipients"][0]["emailAddress"]["address"], ADA, "as it came");
    assert_eq!(graph.subjects("inbox").await.iter().filter(|subject| *subject == "round").count(), 2);

    eve.sends(ADA, "whole", json!({})).await;
    let whole = bob.get(INBOX).await.items()[0]["id"].as_str().unwrap().to_owned();
    let attached = bob.get(&format!("/me/messages/{whole}/attachments")).await;
    assert_eq!(attached.items()[0]["@odata.type"], "#microsoft.graph.itemAttachment");
    assert_eq!(graph.subjects("sentitems").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_rule_whose_folder_is_gone_has_an_error_and_does_nothing() {
    let graph = three();
    let folder = graph.post("/me/mailFolders", json!({"displayName": "Filed"})).await.expect(201);
    let rule = graph.rule(json!({}), json!({"moveToFolder": id(&folder), "markAsRead": true})).await;
    graph.post(&format!("/me/mailFolders/{}/permanentDelete", id(&folder)), json!({})).await.expect(204);
    let path = format!("{RULES}/{}", id(&rule));
    assert_eq!(graph.get(&path).await.json["hasError"], true);
    graph.of(BOB).sends(ADA, "x", json!({})).await;
    assert_eq!(graph.get(INBOX).await.items()[0]["isRead"], false);
    let mended = graph.patch(&path, json!({"actions": {"moveToFolder": "archive"}})).await.expect(200);
    assert_eq!(mended.json["hasError"], false);
}
