//! A drive as a place to keep files in: walked, filled from a folder and emptied into one, and used as a store of objects.

use std::path::Path;
use std::time::{Duration, SystemTime};

use base64::{Engine, prelude::BASE64_STANDARD};
use graph_drive::{Conflict, DriveItem, ItemHandle, QuickXorHash, drive_item};
use serde_json::{Value, json};

use super::Scene;
use super::seen::{all, below, data, sha256};

/// Everything below a folder, in the order of the paths, which begin there.
async fn listed(folder: ItemHandle) -> Value {
    let top = folder.get().await.unwrap().path().unwrap();
    let mut found = below(folder).await;
    found.sort_by_key(DriveItem::path);
    found.iter().map(|it| told(it, &top)).collect()
}

fn within(it: &DriveItem, top: &str) -> String {
    it.path().unwrap().strip_prefix(top).unwrap().trim_start_matches('/').to_owned()
}

fn told(it: &DriveItem, top: &str) -> Value {
    let file = it.file.as_ref();
    json!({
        "path": within(it, top), "kind": if it.is_folder() { "folder" } else { "file" },
        "size": file.and(it.size), "hash": file.map(|it| it.hashes.as_ref().unwrap().quick_xor_hash.clone()),
    })
}

pub(super) async fn walk(scene: &Scene) -> Value {
    let quota = scene.drive.get().await.unwrap().quota.unwrap();
    json!({
        "all": listed(scene.drive.root()).await, "below": listed(scene.at("Bridge/Minutes")).await,
        "used": quota.used, "total": quota.total,
    })
}

/// A folder brought up, checked by its hashes, and brought down again.
pub(super) async fn transfer(scene: &Scene) -> Value {
    const FILES: [(&str, usize); 4] =
        [("a/b/large.bin", 3_000_000), ("a/one.bin", 1), ("a/small.bin", 70_000), ("Größe & 100%.txt", 12)];
    let (up, down) = (Path::new("up"), Path::new("down"));
    for (name, size) in FILES {
        std::fs::create_dir_all(up.join(name).parent().unwrap()).unwrap();
        std::fs::write(up.join(name), data(size)).unwrap();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + 600 * size as u64);
        std::fs::File::options().write(true).open(up.join(name)).unwrap().set_modified(time).unwrap();
    }
    let backup = scene.at("Backup");
    let _report = backup.upload_tree(up).keep_times().verify().await.unwrap().complete().unwrap();
    let _report = backup.download_tree(down).verify().await.unwrap().complete().unwrap();
    let files = below(backup.clone()).await.into_iter().filter(DriveItem::is_file);
    let time = |it: &DriveItem| it.file_system_info.as_ref().unwrap().last_modified_date_time.unwrap().to_string();
    let mut times: Vec<(String, String)> = files.map(|it| (within(&it, "Backup"), time(&it))).collect();
    times.sort();
    let here = FILES.map(|(name, _)| (name, sha256(&std::fs::read(down.join(name)).unwrap())));
    json!({ "there": listed(backup).await, "times": times, "here": here })
}

pub(super) async fn order(scene: &Scene) -> Value {
    let children = scene.drive.root().children();
    let deep = children.create_folders("Plans/2040").await.unwrap();
    let plans = scene.at("Plans").get().await.unwrap().id.unwrap();
    scene.at("Welcome.txt").move_to(plans.clone()).set(drive_item::NAME, "Hello.txt").await.unwrap();
    scene.at("Bridge/Plan.svg").copy_to(&deep).await.unwrap().wait().await.unwrap();
    scene.at("Bridge/Minutes").move_to(plans).await.unwrap();
    scene.at("Reports/2025.csv").delete().await.unwrap();
    scene.at("Bridge").delete().await.unwrap();
    json!({ "all": listed(scene.drive.root()).await })
}

/// The hash of many lengths, of bytes that come in pieces.
pub(super) fn hashes() -> Value {
    let sizes = [1, 2, 19, 20, 21, 159, 160, 161, 320, 1000, 4096, 65_537, 1_000_003, 5_242_880];
    let hash = |size: usize| {
        let mut hash = QuickXorHash::new();
        data(size).chunks(7919).for_each(|piece| hash.update(piece));
        BASE64_STANDARD.encode(hash.finish())
    };
    sizes.into_iter().map(|size| (size.to_string(), json!(hash(size)))).collect()
}

/// What a store of objects does, in the words of one: a folder's name ends in a slash, and a listing has the folder itself.
pub(super) async fn objects(scene: &Scene) -> Value {
    let read = async |path: &str| sha256(&scene.at(path).content().await.unwrap());
    let told = async |path: &str| {
        let it = scene.at(path).get().await.unwrap();
        json!([it.size, it.etag.is_some()])
    };
    let exists = async |path: &str| match scene.at(path).get().await {
        Ok(_) => true,
        Err(error) if error.is_not_found() => false,
        Err(error) => panic!("{error}"),
    };
    let listed = async |folder: &str| {
        let found = all(scene.at(folder).children().list()).await;
        let slash = |it: &DriveItem| if it.is_folder() { "/" } else { "" };
        let name = |it: &DriveItem| format!("{}{}", it.name.as_deref().unwrap(), slash(it));
        let itself = format!("{}/", folder.rsplit('/').next().unwrap());
        let mut names: Vec<String> = found.iter().map(name).chain([itself]).collect();
        names.sort();
        names
    };
    scene.at("Store/a/small.txt").upload("hello").await.unwrap();
    scene.at("Store/large.bin").upload(data(6_000_000)).await.unwrap();
    scene.at("Store").children().create_folder("empty", Conflict::Fail).await.unwrap();
    let mut seen = json!({
        "listed": [listed("Store").await, listed("Store/a").await],
        "told": [told("Store/large.bin").await, told("Store/a/small.txt").await, told("Welcome.txt").await],
        "read": [read("Store/large.bin").await, read("Store/a/small.txt").await, read("Bridge/Plan.svg").await],
        "part": sha256(&scene.at("Store/large.bin").content().range(1_000_000..1_070_000).await.unwrap()),
    });
    scene.at("Store/a/small.txt").upload("hello again").await.unwrap();
    seen["replaced"] = json!([told("Store/a/small.txt").await, read("Store/a/small.txt").await]);
    let top = scene.at("Store").get().await.unwrap().id.unwrap();
    scene.at("Store/a/small.txt").move_to(top).set(drive_item::NAME, "moved.txt").await.unwrap();
    let paths = ["Store/a/small.txt", "Store/moved.txt", "Store/empty", "Store/b"];
    let mut there = Vec::new();
    for path in paths {
        there.push(exists(path).await);
    }
    seen["moved"] = json!(there);
    scene.at("Store/large.bin").delete().await.unwrap();
    seen["left"] = json!(listed("Store").await);
    scene.at("Store").delete().await.unwrap();
    seen["gone"] = json!(exists("Store/moved.txt").await);
    seen
}
