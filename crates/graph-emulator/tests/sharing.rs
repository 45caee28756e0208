//! Sharing: links, invitations, permissions, and items by the URL that was given out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use common::Graph;
use graph_emulator::Emulator;
use serde_json::{Value, json};

const ADA: &str = "ada@contoso.com";
const BOB: &str = "bob@contoso.com";
const FILE: &str = "/me/drive/root:/Reports/a.txt:";

fn graph() -> Graph {
    let emulator = Emulator::builder()
        .user(ADA, |user| user.display_name("Ada Lovelace").file("Reports/a.txt", "text"))
        .user(BOB, |user| user.display_name("Bob Ngata"))
        .build();
    Graph::new(emulator)
}

async fn link(graph: &Graph, body: Value, status: u16) -> Value {
    graph.post(&format!("{FILE}/createLink"), body).await.expect(status).json
}

#[tokio::test]
async fn links_are_made_once_and_redeemed() {
    let graph = graph();
    let made = link(&graph, json!({"type": "view", "scope": "anonymous"}), 201).await;
    assert_eq!((&made["roles"], &made["link"]["scope"]), (&json!(["read"]), &json!("anonymous")));
    let again = link(&graph, json!({"type": "view", "scope": "anonymous"}), 200).await;
    assert_eq!(again["id"], made["id"]);
    let guarded =
        json!({"type": "view", "scope": "anonymous", "password": "x", "expirationDateTime": "2030-01-01T00:00:00Z"});
    let guarded = link(&graph, guarded, 201).await;
    assert_eq!(
        (&guarded["hasPassword"], &guarded["expirationDateTime"]),
        (&json!(true), &json!("2030-01-01T00:00:00Z"))
    );
    assert_eq!(link(&graph, json!({"type": "edit"}), 201).await["roles"], json!(["write"]));
    assert!(link(&graph, json!({"type": "embed"}), 201).await["link"]["webHtml"].as_str().unwrap().contains("<iframe"));
    let item = graph.get(FILE).await.expect(200);
    assert_eq!(item.json["shared"]["scope"], "anonymous");

    let url = made["link"]["webUrl"].as_str().unwrap();
    assert!(url.starts_with("https://contoso-my.sharepoint.com/:u:/g/personal/ada_contoso_com/"), "{url}");
    let token = format!("u!{}", URL_SAFE_NO_PAD.encode(url));
    assert_eq!(made["shareId"], token);
    let mut bob = graph.plain();
    bob.token = graph.emulator.token(BOB);
    let share = bob.get(&format!("/shares/{token}")).await.expect(200);
    assert_eq!((&share.json["name"], &share.json["owner"]["user"]["email"]), (&json!("a.txt"), &json!(ADA)));
    assert_eq!(bob.get(&format!("/shares/{token}/driveItem")).await.expect(200).json["id"], item.json["id"]);
    assert_eq!(bob.get(&format!("/shares/{token}/root")).await.expect(200).json["id"], item.json["id"]);
    assert_eq!(bob.get(&format!("/shares/{token}/permission")).await.expect(200).json["id"], made["id"]);
    bob.get(&format!("/shares/{token}/driveItem/content")).await.expect(302);
    bob.get("/shares/u!aHR0cHM6Ly9leGFtcGxlLm5ldA/driveItem").await.expect(404);
    bob.get("/shares/nonsense/driveItem").await.expect(400);
}

#[tokio::test]
async fn a_shared_folder_is_walked_by_its_link() {
    let graph = graph();
    let made = graph.post("/me/drive/root:/Reports:/createLink", json!({"type": "view"})).await.expect(201);
    let token = made.json["shareId"].as_str().unwrap();
    assert_eq!(graph.get(&format!("/shares/{token}/driveItem/children")).await.expect(200).texts("name"), ["a.txt"]);
    assert_eq!(graph.get(&format!("/shares/{token}/driveItem:/a.txt")).await.expect(200).json["name"], "a.txt");
}

#[tokio::test]
async fn links_that_there_are_not() {
    let graph = graph();
    for body in [
        json!({"type": "read"}),
        json!({"scope": "everybody"}),
        json!({"colour": "red"}),
        json!({"expirationDateTime": "soon"}),
        json!({"recipients": [{"email": "nobody"}]}),
    ] {
        link(&graph, body, 400).await;
    }
}

#[tokio::test]
async fn people_are_invited_and_find_what_is_shared_with_them() {
    let graph = graph();
    let invite = |body: Value| {
        let graph = &graph;
        async move { graph.post(&format!("{FILE}/invite"), body).await }
    };
    let body = json!({"recipients": [{"email": BOB}, {"email": "maria@fabrikam.com"}], "requireSignIn": true,
        "sendInvitation": false, "roles": ["read"], "message": "Have a look"});
    let made = invite(body.clone()).await.expect(200);
    assert_eq!(made.items()[0]["grantedToV2"]["user"]["displayName"], "Bob Ngata");
    assert_eq!(made.items()[1]["invitation"]["email"], "maria@fabrikam.com");
    let mut writing = body.clone();
    writing["roles"] = json!(["write"]);
    let again = invite(writing).await.expect(200);
    assert_eq!(again.items()[0]["id"], made.items()[0]["id"], "the same person has one permission");
    let shared = graph.get(&format!("/users/{BOB}/drive/sharedWithMe")).await.expect(200);
    let remote = &shared.items()[0]["remoteItem"];
    assert_eq!((&remote["name"], &remote["shared"]["scope"]), (&json!("a.txt"), &json!("users")));
    let path = format!(
        "/drives/{}/items/{}",
        remote["parentReference"]["driveId"].as_str().unwrap(),
        remote["id"].as_str().unwrap()
    );
    assert_eq!(graph.get(&path).await.expect(200).json["name"], "a.txt");
    for (name, value) in [
        ("recipients", json!([])),
        ("recipients", json!([{"email": "nobody"}])),
        ("roles", json!([])),
        ("roles", json!(["owner"])),
        ("requireSignIn", json!(false)),
        ("colour", json!("red")),
    ] {
        let mut wrong = body.clone();
        wrong[name] = value.clone();
        let refused = invite(wrong).await;
        assert_eq!(refused.status, 400, "{name} {value}: {}", refused.text);
    }
}

#[tokio::test]
async fn permissions_are_inherited_changed_and_taken_away() {
    let graph = graph();
    let body = json!({"recipients": [{"email": BOB}], "requireSignIn": true, "roles": ["read"]});
    graph.post("/me/drive/root:/Reports:/invite", body).await.expect(200);
    let own = link(&graph, json!({"type": "view"}), 201).await;
    let list = graph.get(&format!("{FILE}/permissions")).await.expect(200);
    let roles: Vec<&Value> = list.items().iter().map(|it| &it["roles"][0]).collect();
    assert_eq!(roles, ["read", "read", "owner"]);
    assert!(list.items()[0].get("inheritedFrom").is_none());
    let (inherited, owners) = (&list.items()[1], &list.items()[2]);
    assert!(inherited["inheritedFrom"]["path"].as_str().unwrap().ends_with("/root:/Reports"));
    let path = |permission: &Value| format!("{FILE}/permissions/{}", permission["id"].as_str().unwrap());
    assert_eq!(graph.get(&path(&own)).await.expect(200).json["link"]["type"], "view");
    let changed = graph.patch(&path(&own), json!({"roles": ["write"]})).await.expect(200);
    assert_eq!((&changed.json["roles"], &changed.json["link"]["type"]), (&json!(["write"]), &json!("edit")));
    for permission in [inherited, owners] {
        assert_eq!(graph.delete(&path(permission)).await.expect(403).code(), "accessDenied");
        graph.patch(&path(permission), json!({"roles": ["write"]})).await.expect(403);
    }
    graph.patch(&path(&own), json!({"roles": ["owner"]})).await.expect(400);
    graph.patch(&path(&own), json!({"colour": 1})).await.expect(400);
    graph.delete(&path(&own)).await.expect(204);
    graph.get(&path(&own)).await.expect(404);
    assert!(graph.get(FILE).await.json.get("shared").is_none());
}
