//! Reading files: where the bytes are, ranges, conditions, URLs that expire, faults on the way.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph, files::send};
use graph_emulator::{Emulator, Fault};
use graph_transport::TransportErrorKind;
use serde_json::json;
use std::time::Duration;

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

fn graph() -> Graph {
    Graph::new(Emulator::builder().user("ada@contoso.com", |user| user.file("Reports/letters.txt", LETTERS)).build())
}

async fn url(graph: &Graph) -> String {
    let led = graph.get("/me/drive/root:/reports/LETTERS.txt:/content").await.expect(302);
    led.header("location").to_owned()
}

async fn part(graph: &Graph, url: &str, headers: &[(&str, &str)]) -> Answer {
    send(&graph.emulator, "GET", url, headers, "").await.unwrap()
}

#[tokio::test]
async fn content_is_led_to_on_a_host_that_wants_no_bearer() {
    let graph = graph();
    let url = url(&graph).await;
    assert!(url.starts_with("https://contoso-my.sharepoint.com/download/b!"), "{url}");
    let whole = part(&graph, &url, &[]).await.expect(200);
    assert_eq!((whole.text.as_str(), whole.header("content-type")), (LETTERS, "text/plain"));
    assert_eq!((whole.header("accept-ranges"), whole.headers.contains_key("last-modified")), ("bytes", true));
    assert!(whole.header("content-disposition").ends_with("letters.txt"));
    let refused = part(&graph, &url, &[("authorization", &format!("Bearer {}", graph.token))]).await.expect(401);
    assert_eq!(refused.code(), "unauthenticated");
    let other = url.replace("tempauth=", "tempauth=1");
    part(&graph, &other, &[]).await.expect(401);
    part(&graph, url.split('?').next().unwrap(), &[]).await.expect(401);
}

#[tokio::test]
async fn items_have_the_url_when_it_is_asked_for_or_all_is() {
    let graph = graph();
    let path = "/me/drive/root:/Reports/letters.txt";
    let item = graph.get(path).await.expect(200);
    let annotated = item.json["@microsoft.graph.downloadUrl"].as_str().unwrap();
    assert_eq!(part(&graph, annotated, &[]).await.expect(200).text, LETTERS);
    assert!(graph.get(&format!("{path}?$select=id")).await.json.get("@microsoft.graph.downloadUrl").is_none());
    for select in ["id,@microsoft.graph.downloadUrl", "@microsoft.graph.downloadUrl"] {
        let chosen = graph.get(&format!("{path}?$select={select}")).await.expect(200);
        assert!(chosen.json["@microsoft.graph.downloadUrl"].is_string() && chosen.json.get("name").is_none());
    }
    assert!(graph.get("/me/drive/root:/Reports").await.json.get("@microsoft.graph.downloadUrl").is_none());
    graph.get("/me/drive/root:/Reports:/content").await.expect(400);
}

#[tokio::test]
async fn ranges_and_what_goes_with_them() {
    let graph = graph();
    let url = url(&graph).await;
    let first = part(&graph, &url, &[("range", "bytes=0-3")]).await.expect(206);
    assert_eq!((first.text.as_str(), first.header("content-range")), ("abcd", "bytes 0-3/26"));
    let etag = first.header("etag").to_owned();
    let rest = part(&graph, &url, &[("range", "bytes=24-"), ("if-range", &etag)]).await.expect(206);
    assert_eq!((rest.text.as_str(), rest.header("content-range")), ("yz", "bytes 24-25/26"));
    assert_eq!(part(&graph, &url, &[("range", "bytes=-1")]).await.expect(206).text, "z");
    let beyond = part(&graph, &url, &[("range", "bytes=26-")]).await.expect(416);
    assert_eq!((beyond.code(), beyond.header("content-range")), ("invalidRange", "bytes */26"));
    part(&graph, &url, &[("if-none-match", &etag)]).await.expect(304);

    graph.put("/me/drive/root:/Reports/letters.txt:/content", "12345").await.expect(200);
    let headers = [("range", "bytes=2-3"), ("if-match", etag.as_str())];
    assert_eq!(part(&graph, &url, &headers).await.expect(412).inner(), "entityTagDoesNotMatch");
    let other = part(&graph, &url, &[("range", "bytes=2-3"), ("if-range", &etag)]).await.expect(200);
    assert_eq!(other.text, "12345", "a part of another file is worth nothing");
    assert_ne!(other.header("etag"), etag);
}

#[tokio::test]
async fn clients_that_have_it_already() {
    let graph = graph();
    let path = "/me/drive/root:/Reports/letters.txt";
    let item = graph.get(path).await.expect(200);
    assert_eq!(item.json["eTag"], item.header("etag"));
    for tag in ["eTag", "cTag"] {
        let known = graph.plain().with("if-none-match", item.json[tag].as_str().unwrap());
        known.get(path).await.expect(304);
        known.get(&format!("{path}:/content")).await.expect(304);
    }
    graph.plain().with("if-none-match", "\"other\"").get(path).await.expect(200);
    let loose = graph.plain().with("if-none-match", "bare").get(path).await.expect(400);
    assert_eq!(loose.inner(), "malformedEntityTag");
}

#[tokio::test(start_paused = true)]
async fn urls_expire_by_the_clock_and_on_order() {
    let graph = graph();
    let first = url(&graph).await;
    tokio::time::advance(Duration::from_secs(3599)).await;
    part(&graph, &first, &[]).await.expect(200);
    tokio::time::advance(Duration::from_secs(2)).await;
    part(&graph, &first, &[]).await.expect(401);
    let mut graph = graph;
    graph.token = graph.emulator.token("ada@contoso.com");
    let second = url(&graph).await;
    part(&graph, &second, &[]).await.expect(200);
    graph.emulator.expire_urls();
    assert_eq!(part(&graph, &second, &[]).await.expect(401).code(), "unauthenticated");
    part(&graph, &url(&graph).await, &[]).await.expect(200);
}

#[tokio::test]
async fn faults_reach_the_other_host() {
    let graph = graph();
    let url = url(&graph).await;
    graph.emulator.fault(Fault::cut_body().on("GET /download/**"));
    let error = send(&graph.emulator, "GET", &url, &[], "").await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Interrupted);
    graph.emulator.fault(Fault::throttle(Duration::from_secs(2)).on("GET /download/**"));
    assert_eq!(part(&graph, &url, &[]).await.expect(429).header("retry-after"), "2");
    part(&graph, &url, &[]).await.expect(200);
    graph.emulator.journal().expect("GET /download/*/*").times(3);
}

#[tokio::test]
async fn documents_become_pages_that_name_them() {
    let graph = Graph::new(
        Emulator::builder()
            .user("ada@contoso.com", |user| user.file("a.docx", "x").file("a.bin", "x").file("a.obj", "x"))
            .build(),
    );
    let led = graph.get("/me/drive/root:/a.docx:/content?format=pdf").await.expect(302);
    let url = led.header("location").to_owned();
    assert!(part(&graph, &url, &[]).await.expect(200).text.starts_with("%PDF-"));
    part(&graph, &url.replace("converted-pdf", "converted-html"), &[]).await.expect(401);
    assert_eq!(graph.get("/me/drive/root:/a.obj:/content?format=glb").await.expect(501).code(), "notSupported");
    assert_eq!(graph.get("/me/drive/root:/a.bin:/content?format=pdf").await.expect(406).inner(), "invalidAcceptType");
    graph.get("/me/drive/root:/nothing:/content").await.expect(404);
}

#[tokio::test]
async fn what_was_written_is_what_is_read() {
    let graph = graph();
    let made = graph.put("/me/drive/root:/New/Deep/x.csv:/content", "a,b\n").await.expect(201);
    assert_eq!(made.json["file"]["mimeType"], "text/csv");
    assert_eq!(made.json["file"]["hashes"]["sha1Hash"], "2FBDD1B4FA7011D804F484D0BD32BFF7F526D812");
    assert_eq!(made.json["size"], 4);
    assert_eq!(graph.emulator.file("ada@contoso.com", "new/deep/X.csv").unwrap(), "a,b\n");
    let path = format!("/me/drive/items/{}/content", made.json["id"].as_str().unwrap());
    let replaced = graph.put(&path, "").await.expect(200);
    assert_eq!((&replaced.json["size"], &replaced.json["id"]), (&json!(0), &made.json["id"]));
    let led = graph.get(&path).await.expect(302);
    assert_eq!(part(&graph, led.header("location"), &[]).await.expect(200).text, "");
    part(&graph, led.header("location"), &[("range", "bytes=0-")]).await.expect(416);
}

#[tokio::test]
async fn a_name_that_is_taken_and_a_state_that_is_over() {
    let graph = graph();
    let content = "/me/drive/root:/Reports/letters.txt:/content?@microsoft.graph.conflictBehavior=";
    assert_eq!(graph.put(&format!("{content}fail"), "x").await.expect(409).code(), "nameAlreadyExists");
    let renamed = graph.put(&format!("{content}rename"), "x").await.expect(201);
    assert_eq!(renamed.json["name"], "letters 1.txt");
    graph.put(&format!("{content}whatever"), "x").await.expect(400);
    let replaced = graph.put(&format!("{content}replace"), "y").await.expect(200);
    let path = "/me/drive/root:/Reports/letters.txt:/content";
    let etag = replaced.json["eTag"].as_str().unwrap();
    graph.plain().with("if-match", etag).put(path, "z").await.expect(200);
    let stale = graph.plain().with("if-match", etag).put(path, "no").await.expect(412);
    assert_eq!((stale.code(), stale.inner()), ("resourceModified", "entityTagDoesNotMatch"));
    graph.plain().with("if-none-match", "*").put(path, "no").await.expect(412);
    assert_eq!(graph.emulator.file("ada@contoso.com", "Reports/letters.txt").unwrap(), "z");
    for name in ["a*b", "CON", "%20a", "a%7Cb"] {
        let refused = graph.put(&format!("/me/drive/root:/{name}:/content"), "x").await.expect(400);
        assert_eq!(refused.code(), "invalidRequest", "{name}");
    }
    graph.put("/me/drive/root:/Reports:/content", "x").await.expect(409);
    graph.put("/me/drive/root:/Reports/letters.txt/x:/content", "x").await.expect(400);
    let deep = format!("/me/drive/root:/{}:/content", vec!["folder"; 60].join("/"));
    assert_eq!(graph.put(&deep, "x").await.expect(400).inner(), "pathIsTooLong");
}

#[tokio::test]
async fn large_bodies_are_for_content_alone() {
    let graph = graph();
    let large = "x".repeat(5 << 20);
    let made = graph.put("/me/drive/root:/large.txt:/content", large.clone()).await.expect(201);
    assert_eq!(made.json["size"], 5 << 20);
    graph.try_call("PATCH", "/me/messages/x", Some(large)).await.unwrap().expect(413);
}

#[tokio::test]
async fn a_full_drive() {
    let emulator =
        Emulator::builder().user("ada@contoso.com", |user| user.drive_quota(10).file("a.txt", "12345")).build();
    let graph = Graph::new(emulator);
    graph.put("/me/drive/root:/b.txt:/content", "12345").await.expect(201);
    assert_eq!(graph.put("/me/drive/root:/c.txt:/content", "1").await.expect(507).code(), "quotaLimitReached");
    graph.put("/me/drive/root:/b.txt:/content", "54321").await.expect(200);
}
