//! The way to what is not modelled: a path, and types of your own or none.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_transport::{StaticToken, testing::Scripted};
use msgraph::Graph;
use serde_json::{Value, json};

fn demo() -> (graph_emulator::Emulator, Graph) {
    let (emulator, client) = graph_emulator::doctest();
    (emulator, Graph::from(client))
}

#[tokio::test]
async fn every_verb_reaches_the_service() {
    let (_emulator, graph) = demo();
    let me: Value = graph.get("/me?$select=displayName").await.unwrap();
    assert_eq!(me["displayName"], "Ada Lovelace");

    let folder: Value = graph.post("/me/mailFolders", &json!({ "displayName": "By hand" })).await.unwrap();
    let path = format!("me/mailFolders/{}", folder["id"].as_str().unwrap());
    let renamed: Value = graph.patch(&path, &json!({ "displayName": "Renamed" })).await.unwrap();
    assert_eq!(renamed["displayName"], "Renamed");
    // Nobody has to read what comes back.
    graph.patch::<()>(&path, &json!({ "displayName": "Again" })).await.unwrap();

    let names: Vec<Value> =
        graph.list("/me/mailFolders?$select=displayName&$top=3").items().try_collect().await.unwrap();
    assert!(names.iter().any(|folder| folder["displayName"] == "Again"));
    // Into Deleted Items, and out of sight.
    graph.delete(&path).await.unwrap();
    graph.delete(&path).await.unwrap();
    assert!(graph.get::<Value>(&path).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn what_is_put_goes_as_it_is() {
    let transport = Scripted::default().json(200, "{}");
    let graph = Graph::builder().transport(transport.clone()).credential(StaticToken::new("t")).build().unwrap();
    graph.put::<Value>("/me/x?a=b%20c", &json!([1])).await.unwrap();
    let received = &transport.received()[0];
    assert_eq!(
        (received.method.as_str(), received.uri.to_string()),
        ("PUT", "https://graph.microsoft.com/v1.0/me/x?a=b%20c".into())
    );
    assert_eq!(received.body, "[1]");
}

#[tokio::test]
async fn changes_of_what_is_not_modelled() {
    let round = json!({
        "value": [{"id": "1", "displayName": "Ada"}, {"id": "2", "@removed": {"reason": "deleted"}}],
        "@odata.deltaLink": "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=a",
    });
    let transport = Scripted::default().json(200, &round.to_string());
    let graph = Graph::builder().transport(transport.clone()).credential(StaticToken::new("t")).build().unwrap();
    let (changes, _) = graph.delta::<Value>("/users/delta?$select=displayName").changes().try_collect().await.unwrap();
    assert_eq!(changes.iter().filter_map(|change| change.id()).collect::<Vec<_>>(), ["1", "2"]);
    let asked = transport.received()[0].uri.to_string();
    assert_eq!(asked, "https://graph.microsoft.com/v1.0/users/delta?$select=displayName");
}

#[tokio::test]
async fn whatever_a_path_looks_like_it_stays_below_the_service_root() {
    let paths = [
        "https://evil.example/v1.0/me",
        "//evil.example/me",
        "@evil.example/me",
        ":1/me",
        "/me#/../x",
        "/\n\r/\u{e9} {}",
    ];
    let transport = paths.iter().fold(Scripted::default(), |script, _| script.json(200, "{}"));
    let graph = Graph::builder().transport(transport.clone()).credential(StaticToken::new("t")).build().unwrap();
    for path in paths {
        graph.get::<Value>(path).await.unwrap();
    }
    for request in transport.received() {
        assert_eq!(request.uri.host(), Some("graph.microsoft.com"), "{}", request.uri);
        assert!(request.uri.path().starts_with("/v1.0/"), "{}", request.uri);
    }
}
