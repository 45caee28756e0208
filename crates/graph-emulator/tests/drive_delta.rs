//! What scanners ask of a drive's changes: without parents, with what was shared, since a time; personal drives; thumbnails' sizes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::Graph;
use graph_emulator::Emulator;
use serde_json::{Value, json};
use std::time::Duration;

const ADA: &str = "ada@contoso.com";

fn graph(personal: bool) -> Graph {
    let emulator = Emulator::builder()
        .starting_at("2026-03-04T12:00:00Z")
        .token_lifetime(Duration::from_secs(1 << 20))
        .user(ADA, |user| {
            let user = user.file("A/one.txt", "1").file("B/two.txt", "2");
            if personal { user.drive(|drive| drive.personal()) } else { user }
        })
        .build();
    Graph::new(emulator)
}

/// The names that a round tells, and the link to the next.
async fn round(graph: &Graph, link: &str) -> (String, Vec<Value>, String) {
    let page = graph.get(link).await.expect(200);
    let names: Vec<&str> = page.items().iter().map(|item| item["name"].as_str().unwrap_or("deleted")).collect();
    (names.join(","), page.items().to_vec(), page.json["@odata.deltaLink"].as_str().unwrap().to_owned())
}

#[tokio::test(start_paused = true)]
async fn parents_are_left_out_and_sharing_is_marked() {
    let graph = graph(false);
    let (all, _, link) = round(&graph, "/me/drive/root/delta").await;
    assert_eq!(all, "root,A,one.txt,B,two.txt");
    graph.put("/me/drive/root:/A/one.txt:/content", "11").await.expect(200);
    assert_eq!(round(&graph, &link).await.0, "root,A,one.txt");
    let bare = graph.plain_with("prefer", "deltaExcludeParent");
    assert_eq!(round(&bare, &link).await.0, "one.txt");
    graph.post("/me/drive/root:/B:/createLink", json!({"type": "view"})).await.expect(201);
    let scanner =
        "hierarchicalsharing, deltashowremovedasdeleted, deltatraversepermissiongaps, deltashowsharingchanges";
    let scanner = graph.plain_with("prefer", scanner);
    let marked = |items: &[Value]| {
        let marked = items.iter().filter(|item| item["@microsoft.graph.sharedChanged"] == "True");
        marked.map(|item| item["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (names, items, next) = round(&scanner, &link).await;
    assert_eq!((names.as_str(), marked(&items)), ("root,A,one.txt,B", vec!["B".to_owned()]));
    assert!(marked(&round(&graph, &link).await.1).is_empty(), "it is told to those who ask");
    let applied = scanner.get(&next).await.expect(200);
    assert!(applied.header("preference-applied").contains("deltashowsharingchanges"));
    assert_eq!(round(&scanner, &next).await.0, "");
}

#[tokio::test(start_paused = true)]
async fn changes_are_told_since_a_time() {
    let graph = graph(false);
    graph.get("/me/drive").await.expect(200);
    tokio::time::advance(Duration::from_secs(3600)).await;
    graph.put("/me/drive/root:/A/one.txt:/content", "11").await.expect(200);
    tokio::time::advance(Duration::from_secs(3600)).await;
    graph.delete("/me/drive/root:/B/two.txt").await.expect(204);
    for (time, told) in [
        ("2026-03-04T11:00:00Z", "root,A,one.txt,B,deleted"),
        ("2026-03-04T12:30:00Z", "root,A,one.txt,B,deleted"),
        ("2026-03-04T13:30:00Z", "root,B,deleted"),
        ("2026-03-04T14:30:00Z", ""),
    ] {
        let (names, _, next) = round(&graph, &format!("/me/drive/root/delta?token={time}")).await;
        let names = if time.contains("T11") { names + ",deleted" } else { names };
        assert_eq!(names, told, "{time}");
        assert_eq!(round(&graph, &next).await.0, "", "{time}");
    }
    graph.get("/me/drive/root/delta?token=12:00").await.expect(400);
}

#[tokio::test]
async fn a_personal_drive_tells_of_any_folder() {
    let graph = graph(true);
    let drive = graph.get("/me/drive").await.expect(200).json;
    assert_eq!(drive["driveType"], "personal");
    let key = drive["id"].as_str().unwrap();
    let folder = graph.get("/me/drive/root:/A").await.expect(200).json;
    let id = folder["id"].as_str().unwrap();
    assert!(id.starts_with(&format!("{key}!")), "{id}");
    assert_eq!(graph.get(&format!("/drives/{}/items/{id}", key.to_lowercase())).await.expect(200).json["id"], id);
    let (names, items, link) = round(&graph, &format!("/me/drive/items/{id}/delta")).await;
    assert_eq!(names, "A,one.txt");
    assert!(items[1]["cTag"].is_string());
    graph.put("/me/drive/root:/A/three.txt:/content", "3").await.expect(201);
    graph.put("/me/drive/root:/B/four.txt:/content", "4").await.expect(201);
    assert_eq!(round(&graph, &link).await.0, "A,three.txt");
    let business = self::graph(false);
    business.get("/me/drive/root:/A:/delta").await.expect(400);
}

#[tokio::test]
async fn thumbnails_have_their_sizes() {
    // The head of a picture of 640 × 320.
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\x40\x08".as_slice();
    let emulator = Emulator::builder().user(ADA, |user| user.file("a.png", picture)).build();
    let graph = Graph::new(emulator);
    for (name, width, height) in [
        ("medium", 176, 88),
        ("smallSquare", 96, 96),
        ("source", 640, 320),
        ("c300x400", 300, 150),
        ("c300x400_crop", 300, 320),
    ] {
        let shown = graph.get(&format!("/me/drive/root:/a.png:/thumbnails/0/{name}")).await.expect(200).json;
        assert_eq!((&shown["width"], &shown["height"]), (&json!(width), &json!(height)), "{name}");
    }
    graph.get("/me/drive/root:/a.png:/thumbnails/0/c0x0").await.expect(404);
}
