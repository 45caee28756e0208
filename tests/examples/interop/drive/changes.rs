//! What changes in a drive between two rounds.

use graph_drive::{Change, Continuation, DriveItem, drive_item};
use graph_odata::Changes;
use serde_json::{Value, json};

use super::Scene;

/// Follows a round to its end: what it told, and where the next one begins.
async fn follow(mut round: Changes<DriveItem>) -> (Vec<Value>, Continuation) {
    let mut told = Vec::new();
    while let Some(change) = round.next().await {
        told.push(match change.unwrap() {
            Change::Upserted { id, item } => json!([id, item.name, item.parent_id()]),
            Change::Removed { id, .. } => json!([id, "deleted", null]),
            other => panic!("a round has told {other:?}"),
        });
    }
    (told, round.delta_link().unwrap().into())
}

pub(super) async fn changes(scene: &Scene) -> Value {
    let delta = || scene.drive.root().delta();
    let (begun, link) = follow(delta().page_size(5).changes()).await;
    let (mut latest, newest) = follow(delta().latest().changes()).await;
    let archive = scene.at("Archive").get().await.unwrap().id.unwrap();
    scene.at("Welcome.txt").update().set(drive_item::NAME, "Hello.txt").await.unwrap();
    scene.at("Reports/2025.csv").move_to(archive).await.unwrap();
    scene.at("Bridge/Minutes").delete().await.unwrap();
    let (later, _) = follow(delta().resume(link)).await;
    latest.extend(follow(delta().resume(newest)).await.0);
    let forgotten = delta().strict().query("token", "old").changes().next().await.unwrap().unwrap_err();
    let forgotten = json!([forgotten.status().unwrap().as_u16(), forgotten.code()]);
    json!({ "begun": begun, "later": later, "latest": latest, "forgotten": forgotten })
}
