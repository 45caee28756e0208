//! Writing files in fragments: drives' sessions and Outlook's, what is refused, what is kept, and how they end.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{
    Answer, Graph,
    files::{fragment, send},
};
use graph_emulator::{Emulator, Fault};
use graph_transport::TransportErrorKind;
use serde_json::{Value, json};
use std::time::Duration;

const UNIT: usize = 320 << 10;
const ADA: &str = "ada@contoso.com";

fn graph() -> Graph {
    Graph::new(Emulator::builder().user(ADA, |user| user.file("taken.bin", "old")).build())
}

/// The bytes of a file that is a little longer than two fragments.
fn bytes() -> Vec<u8> {
    (0..2 * UNIT + 100).map(|n| (n % 251) as u8).collect()
}

async fn begin(graph: &Graph, path: &str, body: Value) -> String {
    let session = graph.post(&format!("/me/drive/root:/{path}:/createUploadSession"), body).await.expect(200);
    assert_eq!(session.json["nextExpectedRanges"], json!(["0-"]));
    session.json["uploadUrl"].as_str().unwrap().to_owned()
}

async fn status(graph: &Graph, url: &str) -> Answer {
    send(&graph.emulator, "GET", url, &[], "").await.unwrap()
}

/// Sends all fragments and gives the last answer.
async fn all(graph: &Graph, url: &str) -> Answer {
    let bytes = bytes();
    let mut last = None;
    for (at, part) in bytes.chunks(UNIT).enumerate() {
        last = Some(fragment(&graph.emulator, url, at * UNIT, part, bytes.len()).await);
    }
    last.unwrap()
}

#[tokio::test]
async fn a_file_comes_in_fragments() {
    let graph = graph();
    let bytes = bytes();
    let facts = json!({"createdDateTime": "2020-01-01T00:00:00Z"});
    let item = json!({"item": {"name": "x.bin", "fileSystemInfo": facts, "fileSize": bytes.len()}});
    let url = begin(&graph, "New/x.bin", item).await;
    assert!(url.starts_with("https://contoso-my.sharepoint.com/upload/"), "{url}");
    let first = fragment(&graph.emulator, &url, 0, &bytes[..UNIT], bytes.len()).await.expect(202);
    assert_eq!(first.json["nextExpectedRanges"], json!([format!("{UNIT}-")]));
    assert!(first.json["expirationDateTime"].as_str().unwrap().ends_with('Z'));
    let asked = status(&graph, &url).await.expect(200);
    assert_eq!(asked.json["nextExpectedRanges"], json!([format!("{UNIT}-{}", bytes.len() - 1)]));
    assert!(graph.emulator.file(ADA, "New/x.bin").is_none());
    let rest = fragment(&graph.emulator, &url, UNIT, &bytes[UNIT..], bytes.len()).await.expect(201);
    assert_eq!((&rest.json["name"], &rest.json["size"]), (&json!("x.bin"), &json!(bytes.len())));
    assert_eq!(rest.json["fileSystemInfo"]["createdDateTime"], "2020-01-01T00:00:00Z");
    assert_eq!(rest.json["createdBy"]["user"]["email"], ADA);
    assert_eq!(graph.emulator.file(ADA, "New/x.bin").unwrap(), bytes);
    assert_eq!(status(&graph, &url).await.expect(404).inner(), "uploadSessionNotFound");
}

#[tokio::test]
async fn a_bearer_is_refused_and_so_is_another_url() {
    let graph = graph();
    let url = begin(&graph, "x.bin", json!({})).await;
    let bearer = format!("Bearer {}", graph.token);
    let headers = [("content-range", "bytes 0-0/1"), ("authorization", bearer.as_str())];
    assert_eq!(send(&graph.emulator, "PUT", &url, &headers, "x").await.unwrap().expect(401).code(), "unauthenticated");
    let other = url.split('?').next().unwrap();
    send(&graph.emulator, "PUT", other, &headers[..1], "x").await.unwrap().expect(401);
    send(&graph.emulator, "PUT", &url, &headers[..1], "x").await.unwrap().expect(201);
}

#[tokio::test]
async fn fragments_that_do_not_fit() {
    let graph = graph();
    let (url, bytes) = (begin(&graph, "x.bin", json!({})).await, bytes());
    let total = bytes.len();
    let put = |first: usize, part: &[u8], total| {
        let part = part.to_vec();
        let (emulator, url) = (&graph.emulator, url.as_str());
        async move { fragment(emulator, url, first, &part, total).await }
    };
    let short = put(0, &bytes[..UNIT - 1], total).await.expect(400);
    assert_eq!((short.code(), short.inner()), ("invalidRequest", "fragmentLengthMismatch"));
    put(0, &bytes[..UNIT], total).await.expect(202);
    let gap = put(UNIT + 5, &bytes[..UNIT], total).await.expect(416);
    assert_eq!((gap.code(), gap.inner()), ("invalidRange", "fragmentOutOfOrder"));
    assert_eq!(put(0, &bytes[..UNIT], total).await.expect(416).inner(), "fragmentOverlap");
    put(UNIT, &bytes[..UNIT], total + 1).await.expect(400);
    for (range, body) in [("", "x"), ("bytes 0-5/*", "x"), ("bytes 0-5/10", "x"), ("bytes 9-0/10", "x")] {
        send(&graph.emulator, "PUT", &url, &[("content-range", range)], body).await.unwrap().expect(400);
    }
    let asked = status(&graph, &url).await.expect(200);
    assert_eq!(asked.json["nextExpectedRanges"], json!([format!("{UNIT}-{}", total - 1)]), "nothing was lost");
    put(UNIT, &bytes[UNIT..], total).await.expect(201);
    assert_eq!(graph.emulator.file(ADA, "x.bin").unwrap(), bytes);
}

#[tokio::test]
async fn sessions_that_are_cancelled_or_forgotten() {
    let graph = graph();
    let url = begin(&graph, "x.bin", json!({})).await;
    send(&graph.emulator, "DELETE", &url, &[], "").await.unwrap().expect(204);
    assert_eq!(fragment(&graph.emulator, &url, 0, b"x", 1).await.expect(404).inner(), "uploadSessionNotFound");
    let url = begin(&graph, "x.bin", json!({})).await;
    graph.emulator.expire_urls();
    fragment(&graph.emulator, &url, 0, b"x", 1).await.expect(404);
    assert!(graph.emulator.file(ADA, "x.bin").is_none());
}

#[tokio::test(start_paused = true)]
async fn each_fragment_gives_a_session_another_day() {
    let graph = graph();
    let (url, bytes) = (begin(&graph, "x.bin", json!({})).await, bytes());
    tokio::time::advance(Duration::from_secs(23 * 3600)).await;
    fragment(&graph.emulator, &url, 0, &bytes[..UNIT], bytes.len()).await.expect(202);
    tokio::time::advance(Duration::from_secs(23 * 3600)).await;
    fragment(&graph.emulator, &url, UNIT, &bytes[UNIT..2 * UNIT], bytes.len()).await.expect(202);
    tokio::time::advance(Duration::from_secs(24 * 3600)).await;
    fragment(&graph.emulator, &url, 2 * UNIT, &bytes[2 * UNIT..], bytes.len()).await.expect(404);
}

#[tokio::test]
async fn a_name_that_is_taken_in_the_end() {
    let graph = graph();
    let url = begin(&graph, "taken.bin", json!({})).await;
    assert_eq!(all(&graph, &url).await.expect(409).code(), "nameAlreadyExists");
    assert_eq!(status(&graph, &url).await.expect(200).json["nextExpectedRanges"], json!([]), "the bytes are kept");
    let guessed = json!({"@microsoft.graph.conflictBehavior": "rename",
        "@microsoft.graph.sourceUrl": format!("{}?tempauth=guessed", url.split('?').next().unwrap())});
    let refused = graph.put("/me/drive/root:/taken.bin", guessed.to_string()).await.expect(404);
    assert_eq!(refused.inner(), "uploadSessionNotFound");
    let renaming = json!({"name": "taken.bin", "@microsoft.graph.conflictBehavior": "rename",
        "@microsoft.graph.sourceUrl": url});
    let made = graph.put("/me/drive/root:/taken.bin", renaming.to_string()).await.expect(201);
    assert_eq!(made.json["name"], "taken 1.bin");
    assert_eq!(graph.emulator.file(ADA, "taken 1.bin").unwrap(), bytes());
    status(&graph, &url).await.expect(404);

    let replacing = json!({"item": {"@microsoft.graph.conflictBehavior": "replace"}});
    let url = begin(&graph, "taken.bin", replacing).await;
    all(&graph, &url).await.expect(200);
    let renaming = json!({"item": {"@microsoft.graph.conflictBehavior": "rename"}});
    let url = begin(&graph, "taken.bin", renaming).await;
    assert_eq!(all(&graph, &url).await.expect(201).json["name"], "taken 2.bin");
}

#[tokio::test]
async fn an_upload_that_is_committed_by_hand() {
    let graph = graph();
    let url = begin(&graph, "x.bin", json!({"deferCommit": true})).await;
    let early = send(&graph.emulator, "POST", &url, &[], "").await.unwrap().expect(400);
    assert_eq!(early.inner(), "uploadSessionIncomplete");
    assert_eq!(all(&graph, &url).await.expect(202).json["nextExpectedRanges"], json!([]));
    assert!(graph.emulator.file(ADA, "x.bin").is_none());
    send(&graph.emulator, "POST", &url, &[], "").await.unwrap().expect(201);
    assert_eq!(graph.emulator.file(ADA, "x.bin").unwrap(), bytes());
}

#[tokio::test]
async fn sessions_that_never_begin() {
    let graph = Graph::new(Emulator::builder().user(ADA, |user| user.drive_quota(100).file("a.txt", "12345")).build());
    let create = |body: Value| {
        let graph = &graph;
        async move { graph.post("/me/drive/root:/a.txt:/createUploadSession", body).await }
    };
    let full = create(json!({"item": {"fileSize": 101}})).await.expect(507);
    assert_eq!(full.code(), "quotaLimitReached");
    for body in [
        json!({"item": {"colour": "red"}}),
        json!({"item": {"fileSize": "many"}}),
        json!({"item": {"name": "b.txt"}}),
        json!({"item": {"@microsoft.graph.conflictBehavior": "wait"}}),
        json!({"items": {}}),
        json!({"item": []}),
    ] {
        let refused = create(body.clone()).await;
        assert_eq!(refused.status, 400, "{body}: {}", refused.text);
    }
    let item = graph.get("/me/drive/root:/a.txt").await.expect(200);
    let path = format!("/me/drive/items/{}/createUploadSession", item.json["id"].as_str().unwrap());
    graph.plain().with("if-match", "\"other\"").post(&path, json!({})).await.expect(412);
    graph.plain().with("if-none-match", "*").post(&path, json!({})).await.expect(412);
    let same = graph.plain().with("if-match", item.json["eTag"].as_str().unwrap());
    let session = same.post(&path, json!({})).await.expect(200);
    let url = session.json["uploadUrl"].as_str().unwrap();
    assert_eq!(fragment(&graph.emulator, url, 0, b"new", 3).await.expect(200).json["id"], item.json["id"]);
    graph.post("/me/drive/root/createUploadSession", json!({})).await.expect(400);
}

#[tokio::test]
async fn a_drive_that_is_full_in_the_end_keeps_the_bytes() {
    let graph = Graph::new(Emulator::builder().user(ADA, |user| user.drive_quota(5).file("a.txt", "12345")).build());
    let url = begin(&graph, "b.txt", json!({})).await;
    fragment(&graph.emulator, &url, 0, b"123", 3).await.expect(507);
    graph.put("/me/drive/root:/a.txt:/content", "").await.expect(200);
    send(&graph.emulator, "POST", &url, &[], "").await.unwrap().expect(201);
    assert_eq!(graph.emulator.file(ADA, "b.txt").unwrap(), "123");
}

#[tokio::test]
async fn faults_reach_the_other_host() {
    let graph = graph();
    let (url, bytes) = (begin(&graph, "x.bin", json!({})).await, bytes());
    graph.emulator.fault(Fault::html(502).on("PUT /upload/**"));
    fragment(&graph.emulator, &url, 0, &bytes[..UNIT], bytes.len()).await.expect(502);
    assert_eq!(status(&graph, &url).await.expect(200).json["nextExpectedRanges"], json!(["0-"]));
    graph.emulator.fault(Fault::reset().on("PUT /upload/**"));
    let range = format!("bytes 0-{}/{}", UNIT - 1, bytes.len());
    let lost = send(&graph.emulator, "PUT", &url, &[("content-range", &range)], bytes[..UNIT].to_vec()).await;
    assert_eq!(lost.unwrap_err().kind(), TransportErrorKind::Interrupted);
    let asked = status(&graph, &url).await.expect(200);
    assert_eq!(asked.json["nextExpectedRanges"][0].as_str().unwrap().split('-').next(), Some("327680"), "it arrived");
    graph.emulator.journal().expect("PUT /upload/*").times(2);
}

async fn draft(graph: &Graph) -> String {
    let draft = graph.post("/me/messages", json!({"subject": "Large"})).await.expect(201);
    format!("/me/messages/{}", draft.json["id"].as_str().unwrap())
}

#[tokio::test]
async fn outlook_takes_large_attachments_in_its_own_dialect() {
    let graph = graph();
    let (message, size) = (draft(&graph).await, 3_500_000);
    let bytes: Vec<u8> = (0..size).map(|n| (n % 249) as u8).collect();
    let create = format!("{message}/attachments/createUploadSession");
    let item = json!({"AttachmentItem": {"attachmentType": "file", "name": "film.mp4", "size": size,
        "contentType": "video/mp4"}});
    let session = graph.post(&create, item).await.expect(201);
    let url = session.json["uploadUrl"].as_str().unwrap();
    assert!(url.starts_with("https://outlook.office.com/upload/"), "{url}");
    let first = fragment(&graph.emulator, url, 0, &bytes[..2_000_001], size).await.expect(200);
    assert_eq!(first.json["NextExpectedRanges"], json!(["2000001"]));
    assert!(first.json["ExpirationDateTime"].is_string());
    fragment(&graph.emulator, url, 0, &bytes[..5], size).await.expect(416);
    let last = fragment(&graph.emulator, url, 2_000_001, &bytes[2_000_001..], size).await.expect(201);
    assert!(last.bytes.is_empty());
    let location = last.header("location");
    let id = location.rsplit_once("/Attachments('").unwrap().1.trim_end_matches("')");
    let attachment = graph.get(&format!("{message}/attachments/{id}")).await.expect(200);
    assert_eq!((&attachment.json["name"], &attachment.json["size"]), (&json!("film.mp4"), &json!(size)));
    assert_eq!(graph.get(&format!("{message}/attachments/{id}/$value")).await.expect(200).bytes, bytes);
    assert_eq!(graph.get(&message).await.json["hasAttachments"], true);
    fragment(&graph.emulator, url, 0, b"x", size).await.expect(404);
}

#[tokio::test]
async fn what_outlook_refuses() {
    let graph = graph();
    let message = draft(&graph).await;
    let create = format!("{message}/attachments/createUploadSession");
    let item = |more: Value| {
        let mut item = json!({"attachmentType": "file", "name": "a.bin", "size": 5_000_000});
        for (name, value) in more.as_object().unwrap() {
            item[name] = value.clone();
        }
        json!({"AttachmentItem": item})
    };
    for (more, code) in [
        (json!({"size": 2_999_999}), "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize"),
        (json!({"size": 151 << 20}), "ErrorAttachmentSizeLimitExceeded"),
        (json!({"size": null}), "ErrorInvalidRequest"),
        (json!({"name": ""}), "ErrorInvalidRequest"),
        (json!({"attachmentType": "item"}), "ErrorInvalidRequest"),
        (json!({"isInline": "perhaps"}), "RequestBodyRead"),
        (json!({"colour": "red"}), "RequestBodyRead"),
    ] {
        assert_eq!(graph.post(&create, item(more)).await.expect(400).code(), code);
    }
    graph.post(&create, json!({})).await.expect(400);
    let session = graph.post(&create, item(json!({}))).await.expect(201);
    let url = session.json["uploadUrl"].as_str().unwrap();
    fragment(&graph.emulator, url, 0, &vec![0; (4 << 20) + 1], 5_000_000).await.expect(413);
    fragment(&graph.emulator, url, 0, b"x", 1).await.expect(400);
    let bearer = format!("Bearer {}", graph.token);
    send(&graph.emulator, "GET", url, &[("authorization", &bearer)], "").await.unwrap().expect(401);
    graph.delete(&message).await.expect(204);
    graph.delete(&message).await.expect(404);
}

#[tokio::test]
async fn an_attachment_for_a_message_that_is_gone() {
    let graph = graph();
    let (message, size) = (draft(&graph).await, 3_000_000);
    let item = json!({"AttachmentItem": {"attachmentType": "file", "name": "a.bin", "size": size}});
    let session = graph.post(&format!("{message}/attachments/createUploadSession"), item).await.expect(201);
    graph.post(&format!("{message}/permanentDelete"), json!({})).await.expect(204);
    let url = session.json["uploadUrl"].as_str().unwrap();
    assert_eq!(fragment(&graph.emulator, url, 0, &vec![0; size], size).await.expect(404).code(), "ErrorItemNotFound");
}
