//! Files and folders made, renamed, moved, copied and deleted, and what is refused.

use graph_drive::{Conflict, CopyTo, DriveClient, DriveId, DriveItem, Result, drive_item};
use graph_odata::{Batch, Monitor};
use serde_json::{Value, json};

use super::Scene;
use super::seen::{all, item, names, tree};

pub(super) async fn organise(scene: &Scene) -> Value {
    let Scene { drive, .. } = scene;
    let made = drive.root().children().create_folder("Plans", Conflict::Fail).await.unwrap();
    let plans = made.require_id().unwrap().clone();
    let made = drive.item(plans.clone()).update().set(drive_item::DESCRIPTION, "What is to be built").await.unwrap();
    let mut seen = json!({ "made": item(&made) });
    let id = scene.at("Welcome.txt").get().await.unwrap().id.unwrap();
    let welcome = drive.item(id.clone());
    welcome.update().set(drive_item::NAME, "Hello.txt").await.unwrap();
    seen["renamed"] = item(&scene.at("Hello.txt").get().await.unwrap());
    welcome.update().set(drive_item::DESCRIPTION, "Read me first").await.unwrap();
    seen["described"] = item(&scene.at("Hello.txt").get().await.unwrap());
    welcome.move_to(plans).await.unwrap();
    let moved = scene.at("Plans/Hello.txt").get().await.unwrap();
    seen["moved"] = json!([item(&moved), moved.id == Some(id)]);
    let root = drive.root().get().await.unwrap().id.unwrap();
    scene.at("Bridge/Minutes").move_to(root).await.unwrap();
    scene.at("Reports/2025.csv").delete().await.unwrap();
    scene.at("Bridge").delete().await.unwrap();
    seen["root"] = names(drive.root().children().list()).await;
    seen["tree"] = tree(&drive.root()).await;
    let quota = drive.get().await.unwrap().quota.unwrap();
    seen["used"] = json!([quota.used, quota.deleted]);
    seen
}

/// A file beside itself, a file and a folder into another one.
pub(super) async fn copies(scene: &Scene) -> Value {
    let archive = scene.at("Archive").get().await.unwrap();
    let root = scene.drive.root().get().await.unwrap();
    let plan = scene.at("Bridge/Plan.svg");
    let mut copies = Vec::new();
    for (name, copy) in [
        ("beside", plan.copy_to(CopyTo::beside().name("Plan 2.svg"))),
        ("file", plan.copy_to(&archive)),
        ("named", plan.copy_to(CopyTo::from(&archive).name("Old.svg"))),
        ("folder", scene.at("Bridge").copy_to(&archive)),
        ("drive", plan.copy_to(CopyTo::folder(root.id.clone().unwrap()))),
    ] {
        copies.push((name, tokio::spawn(followed(scene.drive.clone(), copy.await.unwrap()))));
    }
    let mut seen = json!({});
    for (name, copy) in copies {
        seen[name] = copy.await.unwrap();
    }
    seen["tree"] = tree(&scene.drive.root()).await;
    seen
}

/// The stations of a copy, and what was made.
async fn followed(drive: DriveClient, mut monitor: Monitor) -> Value {
    let (mut stations, mut made) = (Vec::new(), None);
    while let Some(status) = monitor.next().await {
        let status = status.unwrap();
        stations.push((status.state, status.percentage));
        made = status.resource_id;
    }
    let made = drive.item(made.unwrap()).get().await.unwrap();
    json!([stations, item(&made)])
}

/// Nine items at once, one of them missing; then one that is made, and one that is changed and read again.
pub(super) async fn batch(scene: &Scene) -> Value {
    let Scene { drive, client, .. } = scene;
    let mut found = all(scene.at("Bridge").children().list()).await;
    found.extend(all(scene.at("Reports").children().list()).await);
    let by_id = |it: &DriveItem| drive.item(it.require_id().unwrap().clone());
    let mut batch = Batch::new(client);
    let items: Vec<_> = found.iter().map(|it| batch.add(by_id(it).get())).collect();
    let by_path = batch.add(scene.at("Welcome.txt").get());
    let children = batch.add(scene.at("Archive").children().list());
    let gone = batch.add(drive.item("01NOTHING").get());
    let mut answers = batch.send().await.unwrap();
    let mut batch = Batch::new(client);
    let made = batch.add(drive.root().children().create_folder("Batch", Conflict::Fail));
    let renamed = batch.after(made, by_id(&found[0]).update().set(drive_item::NAME, "First.csv"));
    let after = batch.after(renamed, by_id(&found[0]).get());
    let mut later = batch.send().await.unwrap();
    let gone = answers.take(gone).unwrap_err();
    let children: Vec<DriveItem> = answers.take(children).unwrap().value;
    json!({
        "items": items.into_iter().map(|it| item(&answers.take(it).unwrap())).collect::<Value>(),
        "byPath": item(&answers.take(by_path).unwrap()),
        "children": children.iter().map(|it| json!(it.name)).collect::<Value>(),
        "gone": [json!(gone.status().unwrap().as_u16()), json!(gone.code())],
        "made": item(&later.take(made).unwrap()),
        "after": item(&later.take(after).unwrap()),
    })
}

/// What cannot be: the status and the code of each answer.
pub(super) async fn refused(scene: &Scene) -> Value {
    fn status<T>(answer: Result<T>) -> Value {
        answer.map_or_else(|error| json!([error.status().unwrap().as_u16(), error.code()]), |_| json!([null, null]))
    }
    let Scene { drive, client, .. } = scene;
    let (welcome, bridge) = (scene.at("Welcome.txt"), scene.at("Bridge"));
    let minutes = scene.at("Bridge/Minutes").get().await.unwrap().id.unwrap();
    let file = welcome.get().await.unwrap().id.unwrap();
    let no_drive = |id: &str| DriveClient::at(client, DriveId::from(id)).get();
    json!({
        "noPath": status(scene.at("Bridge/nothing.txt").get().await),
        "noItem": status(drive.item("01NOTHING").get().await),
        "noDrive": status(no_drive("b!nothing").await),
        "badDrive": status(no_drive("nothing").await),
        "taken": status(drive.root().children().create_folder("Reports", Conflict::Fail).await),
        "takenByName": status(welcome.update().set(drive_item::NAME, "Bridge").await),
        "badName": status(welcome.update().set(drive_item::NAME, "a|b").await),
        "intoItself": status(bridge.move_to(minutes).await),
        "intoFile": status(bridge.move_to(file).await),
        "current": status(welcome.version("1.0").restore().await),
        "noVersion": status(welcome.version("9.0").get().await),
        "noSpecial": status(drive.special("attachments").get().await),
    })
}
