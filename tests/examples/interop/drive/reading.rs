//! Drives, listings, searches, bytes and pictures.

use std::path::Path;

use graph_drive::{Drive, DriveClient, DriveId, DriveItem, Drives, Owner, ThumbnailSet, drive_item, thumbnail_set};
use serde_json::{Value, json};

use super::Scene;
use super::seen::{all, below, data, item, items, names, person, picture, seeded, sha256, tree};

fn drive(it: &Drive) -> Value {
    let quota = it.quota.as_ref().unwrap();
    json!({
        "id": it.id, "name": it.name, "type": it.drive_type, "owner": person(it.owner.as_ref()),
        "quota": [json!(quota.total), json!(quota.used), json!(quota.remaining), json!(quota.deleted), json!(quota.state)],
    })
}

pub(super) async fn drives(scene: &Scene) -> Value {
    let own = scene.drive.get().await.unwrap();
    let id: DriveId = own.require_id().unwrap().clone();
    json!({
        "own": drive(&own),
        "refreshed": drive(&scene.drive.get().await.unwrap()),
        "all": Drives::of(&scene.client, Owner::Me).list().await.unwrap().value.iter().map(drive).collect::<Value>(),
        "byId": drive(&DriveClient::at(&scene.client, id).get().await.unwrap()),
        "bob": drive(&scene.bob.get().await.unwrap()),
    })
}

pub(super) async fn listing(scene: &Scene) -> Value {
    let Scene { drive, bob, .. } = scene;
    let (root, bridge) = (drive.root(), scene.at("Bridge"));
    let itself = root.get().await.unwrap();
    let found = scene.at("bridge/PLAN.svg").get().await.unwrap();
    let plan = drive.item(found.require_id().unwrap().clone()).get().await.unwrap();
    let parent = drive.item(plan.parent_id().unwrap().clone()).get().await.unwrap();
    let folders = drive_item::FOLDER.is_not_null();
    let home = plan.parent_reference.as_ref().unwrap().drive_id.clone().unwrap();
    let mut seen = json!({
        "root": [json!(itself.name), json!(itself.folder.unwrap().child_count), json!(itself.size)],
        "children": all(root.children().list()).await.iter().map(seeded).collect::<Value>(),
        "bridge": all(bridge.children().list()).await.iter().map(seeded).collect::<Value>(),
        "folders": [
            names(root.children().list().filter(folders.clone())).await,
            names(bridge.children().list().filter(folders)).await,
        ],
        "ordered": names(bridge.children().list().order_by(drive_item::SIZE.desc())).await,
        "paged": names(root.children().list().top(2)).await,
        "first": bridge.children().list().top(2).await.unwrap().value.iter().map(|it| json!(it.name)).collect::<Value>(),
        "byId": seeded(&plan),
        "parent": seeded(&parent),
        "drive": DriveClient::at(&scene.client, home).get().await.unwrap().id,
        "recent": all(drive.recent()).await.iter().map(|it| json!(it.id)).collect::<Value>(),
        "bob": items(&all(bob.root().children().list()).await),
    });
    // Last, since it makes the folder.
    let it = drive.special("documents").get().await.unwrap();
    seen["special"] = json!([it.name, it.special_folder.unwrap().name, it.folder.unwrap().child_count]);
    seen
}

pub(super) async fn search(scene: &Scene) -> Value {
    let (drive, bridge) = (&scene.drive, scene.at("Bridge"));
    json!({
        "name": all(drive.search("Plan")).await.iter().map(seeded).collect::<Value>(),
        "content": names(drive.search("pump")).await,
        "words": names(drive.search("month sales")).await,
        "below": [names(bridge.search("csv")).await, names(bridge.search("Welcome")).await],
        "nothing": names(drive.search("nowhere")).await,
    })
}

/// Bytes into files, a stream and a folder.
pub(super) async fn download(scene: &Scene) -> Value {
    let here = Path::new("ours");
    std::fs::create_dir(here).unwrap();
    let hash = |file: &Path| sha256(&std::fs::read(file).unwrap());
    scene.at("big.bin").upload(data(7 << 20)).await.unwrap();
    scene.at("big.bin").content().to_file(here.join("big.bin")).await.unwrap();
    scene.at("Bridge/Loads.csv").content().to_file(here.join("loads.csv")).await.unwrap();
    let mut content = scene.at("Bridge/Plan.svg").content().open().await.unwrap();
    let mut stream = Vec::new();
    while let Some(chunk) = content.chunk().await {
        stream.extend_from_slice(&chunk.unwrap());
    }
    let _report = scene.at("Bridge").download_tree(here.join("Bridge")).await.unwrap().complete().unwrap();
    let files = below(scene.at("Bridge")).await.into_iter().filter(DriveItem::is_file).map(|it| it.path().unwrap());
    let mut files: Vec<(String, String)> = files.map(|path| (path.clone(), hash(&here.join(path)))).collect();
    files.sort();
    json!({
        "big": hash(&here.join("big.bin")),
        "small": hash(&here.join("loads.csv")),
        "stream": sha256(&stream),
        "tree": files,
    })
}

fn sizes(it: &ThumbnailSet) -> Value {
    let parts = [("small", &it.small), ("medium", &it.medium), ("large", &it.large)];
    let told = parts.into_iter().filter_map(|(name, it)| Some((name, it.as_ref()?)));
    told.map(|(name, it)| (name.to_owned(), json!([it.width, it.height]))).collect()
}

pub(super) async fn thumbnails(scene: &Scene) -> Value {
    let flag = scene.at("Flag.png");
    let made = flag.upload(picture()).await.unwrap();
    let sets = flag.thumbnails().list().await.unwrap().value;
    let one = flag.thumbnails().list().select(thumbnail_set::MEDIUM).await.unwrap().value;
    let (image, medium) = (made.image.as_ref().unwrap(), graph_drive::ThumbnailSize::Medium);
    json!({
        "picture": [json!(made.image.is_some()), json!(image.width), json!(image.height), item(&made)],
        "sets": sets.iter().map(sizes).collect::<Value>(),
        "one": one.iter().map(sizes).collect::<Value>(),
        "content": sha256(&flag.thumbnail(medium).content().await.unwrap()),
        "none": scene.at("Welcome.txt").thumbnails().list().await.unwrap().value.len(),
        "tree": tree(&scene.drive.root()).await,
    })
}
