//! Files written: in one request, in sessions, from streams, over others, and version by version.

use std::io::Cursor;
use std::path::Path;

use graph_drive::{Conflict, DriveItem, DriveItemVersion, Result, Source};
use serde_json::{Value, json};

use super::Scene;
use super::seen::{data, item, items, person, sha256, time, tree};

pub(super) async fn upload(scene: &Scene) -> Value {
    let local = Path::new("ours");
    std::fs::create_dir(local).unwrap();
    for (name, size) in [("small.bin", 70_000), ("large.bin", 6_500_000), ("Größe & 100%.txt", 12)] {
        std::fs::write(local.join(name), data(size)).unwrap();
    }
    scene.drive.root().children().create_folder("Uploads", Conflict::Fail).await.unwrap();
    let folder = scene.at("Uploads");
    let mut made = Vec::new();
    for name in ["small.bin", "large.bin", "Größe & 100%.txt"] {
        let source = Source::file(local.join(name)).await;
        made.push(folder.path(name).upload(source).fragment(2 * 327_680).describe(&json!({})).await.unwrap());
    }
    let stream = |size: usize| Source::reader(Cursor::new(data(size)), Some(size as u64));
    made.push(folder.path("stream.bin").upload(stream(4_500_000)).await.unwrap());
    made.push(folder.path("session.bin").upload(stream(100)).describe(&json!({})).await.unwrap());
    let mut content = Vec::new();
    for it in &made[1..4] {
        content.push(sha256(&scene.drive.item(it.require_id().unwrap().clone()).content().await.unwrap()));
    }
    json!({ "made": items(&made), "tree": tree(&folder).await, "content": content })
}

/// The item, or the status that it was refused with.
fn told(answer: Result<DriveItem>) -> Value {
    match answer {
        Ok(made) => item(&made),
        Err(error) => json!(error.status().unwrap().as_u16()),
    }
}

pub(super) async fn conflicts(scene: &Scene) -> Value {
    let taken = |size: usize| scene.at("Taken.bin").upload(data(size));
    let first = taken(10).await.unwrap();
    let replaced = taken(20).await.unwrap();
    let session = |size: usize, conflict| taken(size).describe(&json!({})).conflict(conflict);
    let dates = json!({"fileSystemInfo": {
        "createdDateTime": "2020-01-02T03:04:05Z", "lastModifiedDateTime": "2021-02-03T04:05:06Z",
    }});
    let mut seen = json!({
        "first": item(&first),
        "replaced": [item(&replaced), json!(replaced.id == first.id)],
        "fail": told(session(30, Conflict::Fail).await),
        "rename": told(session(40, Conflict::Rename).await),
        "replace": told(session(50, Conflict::Replace).await),
    });
    let dated = scene.at("Dated.bin").upload(data(60)).describe(&dates).conflict(Conflict::Fail).await.unwrap();
    let times = dated.file_system_info.as_ref().unwrap();
    seen["dated"] = json!([item(&dated), time(times.created_date_time), time(times.last_modified_date_time)]);
    seen["tree"] = tree(&scene.drive.root()).await;
    seen
}

fn version(it: &DriveItemVersion) -> Value {
    json!([it.id, it.size])
}

pub(super) async fn versions(scene: &Scene) -> Value {
    let report = scene.at("Reports/Draft.txt");
    for count in [100, 200, 300] {
        report.upload(data(count)).await.unwrap();
    }
    let listed = async || report.versions().list().await.unwrap().value.iter().map(version).collect::<Value>();
    let mut seen = json!({ "listed": listed().await });
    let one = report.version("1.0");
    let content = sha256(&one.content().await.unwrap());
    seen["one"] = json!([version(&one.get().await.unwrap()), content]);
    one.restore().await.unwrap();
    let content = sha256(&report.content().await.unwrap());
    seen["restored"] = json!([item(&report.get().await.unwrap()), listed().await, content]);
    let seeded = scene.at("Welcome.txt").versions().list().await.unwrap().value;
    let told = |it: &DriveItemVersion| {
        json!([it.id, it.size, time(it.last_modified_date_time), person(it.last_modified_by.as_ref())])
    };
    seen["seeded"] = seeded.iter().map(told).collect();
    seen
}
