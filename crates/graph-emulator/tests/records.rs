//! What hangs on a file: retention and sensitivity labels, locks of others, and how often it was read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Graph, files::send};
use graph_emulator::Emulator;
use serde_json::{Value, json};

const ADA: &str = "ada@contoso.com";
const BOB: &str = "bob@contoso.com";
const FILE: &str = "/me/drive/root:/a.docx:";

fn graph() -> Graph {
    let emulator = Emulator::builder()
        .starting_at("2026-03-04T12:00:00Z")
        .user(ADA, |user| user.file("a.docx", "one").file("Folder/b.txt", "two"))
        .user(BOB, |user| user)
        .build();
    Graph::new(emulator)
}

fn bob(graph: &Graph) -> Graph {
    Graph { emulator: graph.emulator.clone(), token: graph.emulator.token(BOB), headers: Vec::new() }
}

const THEIRS: &str = "/users/ada@contoso.com/drive/root:/a.docx:";

#[tokio::test]
async fn a_locked_record_stays_as_it_is() {
    let graph = graph();
    let label = format!("{FILE}/retentionLabel");
    let lock = |locked: bool| json!({"retentionSettings": {"isRecordLocked": locked}});
    graph.patch(&label, lock(true)).await.expect(400);
    let set = graph.patch(&label, json!({"name": "Record"})).await.expect(200).json;
    assert_eq!((&set["name"], &set["labelAppliedBy"]["user"]["email"]), (&json!("Record"), &json!(ADA)));
    let set = graph.patch(&label, lock(true)).await.expect(200).json;
    assert_eq!(set["retentionSettings"]["isRecordLocked"], true);
    let past = graph.plain_with("prefer", "bypass-checked-out, bypass-shared-lock");
    for refused in [
        past.put(&format!("{FILE}/content"), "two").await,
        graph.delete("/me/drive/root:/a.docx").await,
        graph.patch("/me/drive/root:/a.docx", json!({"name": "b.docx"})).await,
        graph.patch(&format!("{FILE}/listItem/fields"), json!({"Title": "x"})).await,
        graph.delete(&label).await,
    ] {
        assert_eq!((refused.status.as_u16(), refused.code()), (423, "resourceLocked"), "{}", refused.text);
    }
    assert_eq!(graph.emulator.file(ADA, "a.docx").unwrap(), "one");
    graph.patch(&label, lock(false)).await.expect(200);
    graph.put(&format!("{FILE}/content"), "two").await.expect(200);
    // A folder with a record in it stays, too.
    graph.patch("/me/drive/root:/Folder/b.txt:/retentionLabel", json!({"name": "Record"})).await.expect(200);
    graph.patch("/me/drive/root:/Folder/b.txt:/retentionLabel", lock(true)).await.expect(200);
    graph.delete("/me/drive/root:/Folder").await.expect(423);
    graph.patch("/me/drive/root:/Folder/b.txt:/retentionLabel", lock(false)).await.expect(200);
    graph.delete("/me/drive/root:/Folder").await.expect(204);
}

#[tokio::test]
async fn a_sensitivity_label_is_assigned_and_read() {
    let graph = graph();
    let extract = format!("{FILE}/extractSensitivityLabels");
    assert_eq!(graph.post(&extract, json!({})).await.expect(200).json["labels"], json!([]));
    let body = json!({"sensitivityLabelId": "5feba255", "assignmentMethod": "standard"});
    let monitor = graph.post(&format!("{FILE}/assignSensitivityLabel"), body).await.expect(202);
    for status in ["notStarted", "inProgress", "completed"] {
        let told = send(&graph.emulator, "GET", monitor.header("location"), &[], "").await.unwrap();
        assert_eq!((&told.json["status"], &told.json["operation"]), (&json!(status), &json!("AssignSensitivityLabel")));
    }
    let labels = graph.post(&extract, json!({})).await.expect(200).json;
    assert_eq!(labels["labels"][0]["sensitivityLabelId"], "5feba255");
    graph.post("/me/drive/root:/Folder:/extractSensitivityLabels", json!({})).await.expect(400);
}

#[tokio::test]
async fn what_somebody_else_has_is_written_only_past_the_lock() {
    let graph = graph();
    let bob = bob(&graph);
    assert!(graph.get(FILE).await.json.get("publication").is_none());
    let publication = |graph: &Graph| {
        let graph = Graph { emulator: graph.emulator.clone(), token: graph.token.clone(), headers: Vec::new() };
        async move { graph.get(&format!("{THEIRS}?$select=publication")).await.expect(200).json["publication"].clone() }
    };
    assert_eq!(publication(&graph).await, json!({"level": "published", "versionId": "1.0"}));
    graph.post(&format!("{FILE}/checkout"), json!({})).await.expect(204);
    let held: Value = publication(&bob).await;
    assert_eq!((&held["level"], &held["checkedOutBy"]["user"]["email"]), (&json!("checkout"), &json!(ADA)));
    let refused = bob.put(&format!("{THEIRS}/content"), "two").await.expect(423);
    assert_eq!(refused.code(), "resourceLocked");
    bob.plain_with("prefer", "bypass-shared-lock").put(&format!("{THEIRS}/content"), "two").await.expect(423);
    let past =
        bob.plain_with("prefer", "bypass-checked-out").put(&format!("{THEIRS}/content"), "two").await.expect(200);
    assert_eq!(past.header("preference-applied"), "bypass-checked-out");
    bob.post(&format!("{THEIRS}/checkin"), json!({"comment": "x"})).await.expect(423);
    graph.put(&format!("{FILE}/content"), "three").await.expect(200);
    graph.post(&format!("{FILE}/checkin"), json!({"checkInAs": "published", "comment": "Better"})).await.expect(204);
    assert_eq!(publication(&graph).await, json!({"level": "published", "versionId": "3.0"}));
    let fields = graph.get(&format!("{FILE}/listItem/fields")).await.expect(200).json;
    assert_eq!((&fields["_CheckinComment"], &fields["_UIVersionString"]), (&json!("Better"), &json!("3.0")));
    // Open in Office it has a shared lock.
    assert!(graph.emulator.open_file(ADA, "a.docx", ADA) && !graph.emulator.open_file(ADA, "none", ADA));
    bob.plain_with("prefer", "bypass-checked-out").put(&format!("{THEIRS}/content"), "four").await.expect(423);
    bob.delete(THEIRS).await.expect(423);
    bob.plain_with("prefer", "bypass-shared-lock").put(&format!("{THEIRS}/content"), "four").await.expect(200);
    assert!(graph.emulator.close_file(ADA, "a.docx"));
    bob.put(&format!("{THEIRS}/content"), "five").await.expect(200);
}

#[tokio::test]
async fn reading_and_writing_are_counted() {
    let graph = graph();
    let bob = bob(&graph);
    for _ in 0..2 {
        graph.get(&format!("{FILE}/content")).await.expect(302);
    }
    bob.get(&format!("{THEIRS}/content")).await.expect(302);
    graph.put(&format!("{FILE}/content"), "two").await.expect(200);
    let all = graph.get(&format!("{FILE}/analytics?$expand=allTime,lastSevenDays")).await.expect(200).json;
    assert_eq!(all["allTime"]["access"], json!({"actionCount": 3, "actorCount": 2}));
    assert_eq!(all["lastSevenDays"]["edit"]["actionCount"], 1);
    let arguments = "startDateTime='2026-03-03',endDateTime='2026-03-06',interval='day'";
    let days = graph.get(&format!("{FILE}/getActivitiesByInterval({arguments})")).await.expect(200);
    assert_eq!(days.items().iter().map(|it| &it["access"]["actionCount"]).collect::<Vec<_>>(), [0, 3, 0]);
}
