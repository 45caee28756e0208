//! Search folders: made, evaluated, changed.

use crate::{ADA, BOB, id, three};
use serde_json::json;

#[tokio::test]
async fn search_folders_show_what_they_find() {
    let graph = three();
    let bob = graph.of(BOB);
    let below = graph.post("/me/mailFolders/inbox/childFolders", json!({"displayName": "2026"})).await.expect(201);
    graph.rule(json!({"subjectContains": ["file"]}), json!({"moveToFolder": id(&below)})).await;
    for subject in ["digest one", "digest file", "other"] {
        bob.sends(ADA, subject, json!({})).await;
    }
    let folders = "/me/mailFolders/searchfolders/childFolders";
    let body = |nested: bool| {
        json!({
            "@odata.type": "microsoft.graph.mailSearchFolder", "displayName": format!("Digests {nested}"),
            "includeNestedFolders": nested, "sourceFolderIds": ["inbox"], "filterQuery": "contains(subject,'digest')",
        })
    };
    let flat = graph.post(folders, body(false)).await.expect(201);
    assert_eq!(flat.json["@odata.type"], "#microsoft.graph.mailSearchFolder");
    assert_eq!((&flat.json["isSupported"], &flat.json["totalItemCount"]), (&json!(true), &json!(1)));
    let nested = graph.post(folders, body(true)).await.expect(201);
    assert_eq!(graph.subjects(id(&flat)).await, ["digest one"]);
    assert_eq!(graph.subjects(id(&nested)).await, ["digest file", "digest one"]);
    let path = format!("/me/mailFolders/{}", id(&nested));
    assert_eq!(graph.get(&format!("{path}/messages/$count")).await.text, "2");
    assert_eq!(graph.get(&path).await.json["unreadItemCount"], 2);
    let found = graph.get(&format!("{path}/messages")).await.items()[0]["id"].as_str().unwrap().to_owned();
    graph.get(&format!("{path}/messages/{found}")).await.expect(200);
    assert_eq!(graph.get("/me/messages").await.items().len(), 3, "nothing comes twice");

    // It finds anew, and can be told to find something else.
    bob.sends(ADA, "digest two", json!({})).await;
    assert_eq!(graph.subjects(id(&flat)).await, ["digest two", "digest one"]);
    let changed = json!({"filterQuery": "isRead eq true", "displayName": "Read"});
    let changed = graph.patch(&path, changed).await.expect(200);
    assert_eq!((&changed.json["totalItemCount"], &changed.json["displayName"]), (&json!(0), &json!("Read")));
    assert_eq!(changed.json["includeNestedFolders"], true);

    for (name, value) in [
        ("filterQuery", json!("colour eq 1")),
        ("filterQuery", json!("subject eq")),
        ("filterQuery", json!(null)),
        ("sourceFolderIds", json!([])),
        ("sourceFolderIds", json!(["nowhere"])),
        ("sourceFolderIds", json!([id(&flat)])),
        ("includeNestedFolders", json!(null)),
        ("colour", json!(1)),
    ] {
        let mut wrong = body(false);
        wrong["displayName"] = "Wrong".into();
        wrong[name] = value;
        graph.post(folders, wrong).await.expect(400);
    }
    let plain = json!({"displayName": "Plain", "filterQuery": "isRead eq true"});
    assert!(graph.post("/me/mailFolders", plain).await.expect(400).message().contains("'filterQuery'"));
    let held = json!({"destinationId": id(&flat)});
    graph.post(&format!("/me/messages/{found}/move"), held).await.expect(400);
    graph.post(&format!("/me/mailFolders/{}/childFolders", id(&flat)), json!({"displayName": "x"})).await.expect(400);
    graph.delete(&path).await.expect(204);
    assert_eq!(graph.get("/me/messages").await.items().len(), 4, "what it showed stays");
}
