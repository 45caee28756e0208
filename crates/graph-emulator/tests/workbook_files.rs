//! Workbooks as files of a drive: every address of one, its bytes and tags, what becomes of it where files are moved about.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use common::{Answer, Graph, files::send};
use graph_emulator::Emulator;
use serde_json::{Value, json};
use std::time::Duration;

const ADA: &str = "ada@contoso.com";
const BOB: &str = "bob@contoso.com";
const FILE: &str = "/me/drive/root:/Reports/2026.xlsx";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CELL: &str = "workbook/worksheets/Q1/cell(row=0,column=0)";

/// Ada has a workbook of one cell, and Bob looks on.
fn graph() -> Graph {
    let emulator = Emulator::builder()
        .user(ADA, |user| {
            user.workbook("Reports/2026.xlsx", |book| book.sheet("Q1", |sheet| sheet.values("A1", [[1]])))
                .file("Reports/2026.csv", "1\n")
        })
        .user(BOB, |user| user)
        .starting_at("2026-03-01T08:00:00Z")
        .build();
    Graph::new(emulator)
}

async fn item(graph: &Graph) -> Value {
    graph.get(FILE).await.expect(200).json
}

async fn value(graph: &Graph, file: &str) -> Value {
    graph.get(&format!("{file}/{CELL}")).await.expect(200).json["values"][0][0].clone()
}

async fn write(graph: &Graph, value: Value) -> Answer {
    graph.patch(&format!("{FILE}:/{CELL}"), json!({"values": value})).await
}

async fn session(graph: &Graph, persist: bool) -> Graph {
    let body = json!({"persistChanges": persist});
    let answer = graph.post(&format!("{FILE}:/workbook/createSession"), body).await.expect(201);
    graph.plain().with("workbook-session-id", answer.json["id"].as_str().unwrap())
}

#[tokio::test]
async fn every_address_of_the_file_leads_to_its_workbook() {
    let graph = graph();
    let found = item(&graph).await;
    let (id, drive) = (found["id"].as_str().unwrap(), found["parentReference"]["driveId"].as_str().unwrap());
    let folder = found["parentReference"]["id"].as_str().unwrap();
    let link = graph.post(&format!("{FILE}:/createLink"), json!({"type": "view", "scope": "organization"})).await;
    let token = URL_SAFE_NO_PAD.encode(link.expect(201).json["link"]["webUrl"].as_str().unwrap());
    for file in [
        format!("/me/drive/items/{id}"),
        format!("/drive/items('{id}')"),
        format!("/users/{ADA}/drive/items/{id}"),
        format!("/drives/{drive}/items/{id}"),
        format!("/me/drives/{drive}/root:/reports/2026.XLSX:"),
        format!("/me/drive/items/{folder}:/2026.xlsx:"),
        "/me/drive/items/root:/Reports/2026.xlsx:".to_owned(),
        format!("/shares/u!{token}/driveItem"),
    ] {
        assert_eq!(value(&graph, &file).await, 1, "{file}");
    }
    let sheets = graph.get(&format!("/drives/{drive}/items/{id}/workbook/worksheets")).await.expect(200);
    let base = format!("drives('{drive}')/items('{id}')/workbook/worksheets");
    assert!(sheets.json["@odata.context"].as_str().unwrap().ends_with(&base));
    assert!(sheets.items()[0]["@odata.id"].as_str().unwrap().starts_with(&format!("/{base}(")));

    let mut bob = graph.plain();
    bob.token = graph.emulator.token(BOB);
    assert_eq!(value(&bob, &format!("/drives/{drive}/items/{id}")).await, 1);
    bob.get(&format!("/me/drive/items/{id}/{CELL}")).await.expect(404);
    graph.get(&format!("/drives/{drive}x/items/{id}/{CELL}")).await.expect(404);
}

#[tokio::test]
async fn it_is_listed_and_downloaded_as_a_file() {
    let graph = graph();
    let list = graph.get("/me/drive/root:/Reports:/children").await.expect(200);
    assert_eq!(list.texts("name"), ["2026.csv", "2026.xlsx"]);
    let listed = &list.items()[1];
    assert_eq!(listed["file"]["mimeType"], XLSX);
    let url = listed["@microsoft.graph.downloadUrl"].as_str().unwrap();
    let bytes = send(&graph.emulator, "GET", url, &[], "").await.unwrap().expect(200);
    assert_eq!((bytes.header("content-type"), bytes.bytes.len()), (XLSX, listed["size"].as_u64().unwrap() as usize));
    assert!(bytes.bytes.starts_with(b"PK\x03\x04") && bytes.text.contains("<c r=\"A1\"><v>1</v></c>"));
    assert_eq!(graph.emulator.file(ADA, "Reports/2026.xlsx").unwrap(), bytes.bytes);
}

#[tokio::test]
async fn the_file_changes_with_what_is_kept() {
    let graph = graph();
    let delta = graph.get("/me/drive/root/delta?token=latest").await.expect(200);
    let delta = delta.json["@odata.deltaLink"].as_str().unwrap().to_owned();
    let before = item(&graph).await;
    let (keeps, forgets) = (session(&graph, true).await, session(&graph, false).await);
    assert_eq!(value(&graph, &format!("{FILE}:")).await, 1);
    write(&forgets, json!(5)).await.expect(200);
    write(&graph, json!([["too", "many"]])).await.expect(400);
    write(&graph, json!(1)).await.expect(200);
    let after = item(&graph).await;
    assert_eq!((&after["eTag"], &after["cTag"]), (&before["eTag"], &before["cTag"]), "nothing is another");
    assert!(graph.get(&delta).await.expect(200).items().is_empty());

    let mut bob = keeps.plain();
    bob.token = graph.emulator.token(BOB);
    let his = format!("/users/{ADA}/drive/root:/Reports/2026.xlsx:");
    bob.patch(&format!("{his}/{CELL}"), json!({"values": "many more letters"})).await.expect(200);
    let after = item(&graph).await;
    assert_eq!(after["id"], before["id"]);
    assert!(after["size"].as_u64() > before["size"].as_u64());
    assert!(after["eTag"] != before["eTag"] && after["cTag"] != before["cTag"]);
    assert_ne!(after["file"]["hashes"], before["file"]["hashes"]);
    assert_eq!(after["lastModifiedBy"]["user"]["email"], BOB);
    assert!(graph.get(&delta).await.expect(200).texts("name").contains(&"2026.xlsx"));
    assert_eq!(value(&keeps, &format!("{FILE}:")).await, "many more letters");
    assert_eq!(graph.get(&format!("{FILE}:/versions")).await.expect(200).items().len(), 1);
}

#[tokio::test]
async fn it_goes_where_the_file_goes() {
    let graph = graph();
    let open = session(&graph, true).await;
    let id = item(&graph).await["id"].as_str().unwrap().to_owned();
    let by_id = format!("/me/drive/items/{id}");
    let folder = graph.post("/me/drive/root/children", json!({"name": "Old", "folder": {}})).await.expect(201);
    let body = json!({"name": "Q1.xlsx", "parentReference": {"path": "/drive/root:/Old"}});
    graph.patch(FILE, body).await.expect(200);
    assert_eq!(value(&open, "/me/drive/root:/Old/Q1.xlsx:").await, 1, "sessions come along");
    graph.get(&format!("{FILE}:/{CELL}")).await.expect(404);

    graph.post(&format!("{by_id}/copy"), json!({"name": "Copy.xlsx"})).await.expect(202);
    let copy = "/me/drive/root:/Old/Copy.xlsx:";
    graph.patch(&format!("{by_id}/{CELL}"), json!({"values": 2})).await.expect(200);
    assert_eq!((value(&graph, copy).await, value(&graph, &by_id).await), (json!(1), json!(2)));
    open.get(&format!("{copy}/{CELL}")).await.expect(404);

    graph.delete("/me/drive/root:/Old").await.expect(204);
    let gone = graph.get(&format!("{by_id}/{CELL}")).await.expect(404);
    assert_eq!(gone.code(), "itemNotFound");
    assert_eq!(
        graph.post(&format!("{by_id}/workbook/createSession"), json!({"persistChanges": true})).await.status,
        404
    );
    let folder = folder.json["id"].as_str().unwrap();
    graph.post(&format!("/me/drive/items/{folder}/restore"), json!({})).await.expect(200);
    assert_eq!(value(&graph, &by_id).await, 2);
}

#[tokio::test]
async fn what_is_uploaded_is_bytes_alone() {
    let graph = graph();
    let made = graph.put("/me/drive/root:/New.xlsx:/content", "PK").await.expect(201);
    assert_eq!(made.json["file"]["mimeType"], XLSX);
    let sheets = |file: &str| format!("{file}:/workbook/worksheets");
    let answer = graph.get(&sheets("/me/drive/root:/New.xlsx")).await.expect(501);
    assert_eq!((answer.code(), answer.inner()), ("NotImplementedUncategorized", "notImplementedUncategorized"));
    assert!(answer.message().contains("UserBuilder::workbook"), "{}", answer.message());
    for (file, told) in [("/me/drive/root:/Reports/2026.csv", ".xlsx"), ("/me/drive/root:/Reports", "folder")] {
        let answer = graph.get(&sheets(file)).await.expect(400);
        assert_eq!(answer.inner(), "unsupportedWorkbook", "{file}");
        assert!(answer.message().contains(told), "{}", answer.message());
    }

    // Its own content is replaced, and comes back.
    write(&graph, json!(7)).await.expect(200);
    graph.put(&format!("{FILE}:/content"), "PK").await.expect(200);
    graph.get(&sheets(FILE)).await.expect(501);
    graph.post(&format!("{FILE}:/versions/1.0/restoreVersion"), json!({})).await.expect(204);
    assert_eq!(value(&graph, &format!("{FILE}:")).await, 7);
    write(&graph, json!(8)).await.expect(200);
    let renamed = graph.patch(FILE, json!({"name": "2026.bak"})).await.expect(200);
    graph.get(&format!("/me/drive/items/{}/{CELL}", renamed.json["id"].as_str().unwrap())).await.expect(400);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_keeps_its_cells() {
    let emulator = Emulator::builder()
        .user(ADA, |user| user.workbook("Reports/2026.xlsx", |book| book.sheet("Q1", |sheet| sheet)).drive_quota(4096))
        .user(BOB, |user| user)
        .build();
    let graph = Graph::new(emulator);
    let full = write(&graph, "x".repeat(4096).into()).await.expect(507);
    assert_eq!(full.code(), "quotaLimitReached");
    write(&session(&graph, false).await, "x".repeat(4096).into()).await.expect(200);
    write(&graph, json!("x")).await.expect(200);

    let mut bob = graph.plain();
    bob.token = graph.emulator.token(BOB);
    bob.post(&format!("/users/{ADA}/drive/root:/Reports/2026.xlsx:/checkout"), json!({})).await.expect(204);
    assert_eq!(write(&graph, json!("y")).await.expect(423).code(), "resourceLocked");
    assert_eq!(value(&graph, &format!("{FILE}:")).await, "x");
}

#[tokio::test]
async fn batches_hold_requests_about_workbooks() {
    let graph = graph();
    let headers = json!({"Content-Type": "application/json"});
    let cell = format!("{FILE}:/{CELL}");
    let requests = json!({"requests": [
        {"id": "a", "method": "PATCH", "url": cell, "headers": headers, "body": {"values": 3}},
        {"id": "b", "method": "GET", "url": cell, "dependsOn": ["a"]},
    ]});
    let answer = graph.post("/$batch", requests).await.expect(200);
    let told = answer.json["responses"].as_array().unwrap().iter().find(|it| it["id"] == "b").unwrap();
    assert_eq!((&told["status"], &told["body"]["values"]), (&json!(200), &json!([[3]])));
}

#[tokio::test(start_paused = true)]
async fn a_workbook_is_no_mailbox() {
    let emulator = Emulator::builder()
        .user(ADA, |user| user.workbook("Reports/2026.xlsx", |book| book.sheet("Q1", |sheet| sheet)))
        .mailbox_concurrency(1)
        .latency(Duration::from_secs(1))
        .build();
    let graph = Graph::new(emulator);
    let cell = format!("{FILE}:/{CELL}");
    let (one, other, mail) = tokio::join!(graph.get(&cell), graph.get(&cell), graph.get("/me/messages"));
    assert_eq!((one.status.as_u16(), other.status.as_u16(), mail.status.as_u16()), (200, 200, 200));
}
