//! Contents in several parts, and folders with very many children.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{
    Graph,
    files::{fragment, send},
};
use graph_emulator::Emulator;
use serde_json::{Value, json};
use std::collections::HashSet;

const UNIT: usize = 320 << 10;
const ADA: &str = "ada@contoso.com";

#[tokio::test]
async fn a_file_of_several_fragments_is_one_file() {
    let graph = Graph::new(Emulator::builder().user(ADA, |user| user).build());
    let bytes: Vec<u8> = (0..2 * UNIT + 100).map(|n| (n % 251) as u8).collect();
    let session = graph.post("/me/drive/root:/x.bin:/createUploadSession", json!({})).await.expect(200);
    let url = session.json["uploadUrl"].as_str().unwrap().to_owned();
    let mut last = None;
    for (at, part) in bytes.chunks(UNIT).enumerate() {
        last = Some(fragment(&graph.emulator, &url, at * UNIT, part, bytes.len()).await);
    }
    let uploaded = last.unwrap().expect(201).json;
    // The same bytes at once have the same hashes.
    let once = Emulator::builder().user(ADA, |user| user.file("x.bin", bytes.clone())).build();
    let once = Graph::new(once).get("/me/drive/root:/x.bin").await.expect(200).json;
    assert_eq!(uploaded["file"]["hashes"], once["file"]["hashes"]);
    assert_eq!(uploaded["size"], json!(bytes.len()));
    let content = uploaded["@microsoft.graph.downloadUrl"].as_str().unwrap();
    for (first, last) in [(0, 9), (UNIT - 1, UNIT), (UNIT, 2 * UNIT - 1), (10, bytes.len() - 1)] {
        let range = format!("bytes={first}-{last}");
        let part = send(&graph.emulator, "GET", content, &[("range", &range)], "").await.unwrap().expect(206);
        assert!(part.bytes == bytes[first..=last], "{range}");
    }
    let whole = send(&graph.emulator, "GET", content, &[], "").await.unwrap().expect(200);
    assert!(whole.bytes == bytes);
}

/// Every page of a folder, and how many there were.
async fn walk(graph: &Graph, first: &str) -> (Vec<Value>, usize) {
    let (mut found, mut pages, mut next) = (Vec::new(), 0, Some(first.to_owned()));
    while let Some(url) = next {
        let page = graph.get(&url).await.expect(200);
        found.extend_from_slice(page.items());
        pages += 1;
        next = page.json["@odata.nextLink"].as_str().map(str::to_owned);
    }
    (found, pages)
}

fn full(count: usize) -> Graph {
    let emulator = Emulator::builder().user(ADA, |user| {
        (0..count).fold(user, |user, n| user.file(format!("many/{n:06}.txt"), "x")).file("beside.txt", "y")
    });
    Graph::new(emulator.build())
}

#[tokio::test]
async fn pages_of_a_folder_are_in_order_and_whole() {
    let graph = full(450);
    let (found, pages) = walk(&graph, "/me/drive/root:/many:/children?$select=name").await;
    let expected: Vec<String> = (0..450).map(|n| format!("{n:06}.txt")).collect();
    let names: Vec<&str> = found.iter().map(|item| item["name"].as_str().unwrap()).collect();
    assert_eq!((names, pages), (expected.iter().map(String::as_str).collect(), 3));
    let folder = graph.get("/me/drive/root:/MANY").await.expect(200);
    assert_eq!((&folder.json["folder"]["childCount"], &folder.json["size"]), (&json!(450), &json!(450)));
    graph.delete("/me/drive/root:/many/000007.txt").await.expect(204);
    let counted = graph.get("/me/drive/root:/many:/children?$top=1&$count=true").await.expect(200);
    assert_eq!(counted.json["@odata.count"], 449);
}

/// `cargo test -p graph-emulator --test contents -- --ignored`
#[tokio::test]
#[ignore = "a hundred thousand files take seconds without optimization"]
async fn a_hundred_thousand_children() {
    let graph = full(100_000);
    let (found, pages) = walk(&graph, "/me/drive/root:/many:/children?$select=id").await;
    let ids: HashSet<&str> = found.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!((ids.len(), pages), (100_000, 500));
    graph.get("/me/drive/root:/many/099999.txt").await.expect(200);
}
