//! Whatever is done to a drive, its index equals it after each round, and a disk that follows the steps holds the same tree.
//!
//! `PROPTEST_CASES=10000 cargo test -p graph-drive --release --test sync_property` makes a long run of it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{disk::Disk, drive};
use graph_drive::{Conflict, DriveClient, DriveIndex, ItemKind, drive_item};
use proptest::prelude::*;
use std::{collections::BTreeMap, time::Duration};

/// Something that people do; numbers choose among the items that there are.
#[derive(Clone, Debug)]
enum Edit {
    Folder(usize, &'static str),
    Write(usize, &'static str, &'static str),
    Rename(usize, &'static str),
    Move(usize, usize, &'static str),
    Delete(usize),
    Restore(usize),
}

/// How a round goes.
#[derive(Clone, Copy, Debug)]
enum Luck {
    Good,
    /// The service has forgotten the state.
    Forgotten,
    /// It breaks off after some pages, the drive is changed, and another process goes on.
    Broken(u64),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    // Few names, in two cases, so that they are often taken and change hands.
    let name = || prop::sample::select(vec!["a", "b", "c", "B", "Ä", "ä"]);
    let item = || 0..40_usize;
    let edit = prop_oneof![
        3 => (item(), name()).prop_map(|(at, name)| Edit::Folder(at, name)),
        3 => (item(), name(), prop::sample::select(vec!["1", "22"])).prop_map(|(at, name, text)| Edit::Write(at, name, text)),
        4 => (item(), name()).prop_map(|(at, name)| Edit::Rename(at, name)),
        4 => (item(), item(), name()).prop_map(|(at, to, name)| Edit::Move(at, to, name)),
        2 => item().prop_map(Edit::Delete),
        1 => item().prop_map(Edit::Restore),
    ];
    prop::collection::vec(edit, 0..14)
}

fn luck() -> impl Strategy<Value = Luck> {
    prop_oneof![4 => Just(Luck::Good), 1 => Just(Luck::Forgotten), 2 => (0..4_u64).prop_map(Luck::Broken)]
}

/// What is in the drive by its listings: each item's id, and a file's hash, by path.
async fn tree(drive: &DriveClient) -> BTreeMap<String, (String, Option<String>)> {
    let mut tree = BTreeMap::new();
    let mut folders = vec![(drive.root(), String::new())];
    while let Some((folder, path)) = folders.pop() {
        for item in folder.children().list().items().try_collect().await.unwrap() {
            let (id, path) = (item.require_id().unwrap(), format!("{path}{}", item.name.clone().unwrap()));
            if item.folder.is_some() {
                folders.push((drive.item(id), format!("{path}/")));
            }
            let hash = item.file.clone().and_then(|file| file.hashes?.quick_xor_hash);
            tree.insert(path, (id.as_str().to_owned(), hash));
        }
    }
    tree
}

/// Does it, if the service lets it be done.
async fn edit(drive: &DriveClient, gone: &mut Vec<String>, edit: Edit) {
    let tree = tree(drive).await;
    let ids: Vec<_> = tree.values().map(|(id, _)| id.clone()).collect();
    let folders: Vec<_> = tree.values().filter(|(_, hash)| hash.is_none()).map(|(id, _)| id.clone()).collect();
    let pick = |ids: &[String], at: usize| (!ids.is_empty()).then(|| ids[at % ids.len()].clone());
    let root = drive.root().get().await.unwrap().require_id().unwrap().as_str().to_owned();
    // The root is among the folders, twice as often as any other.
    let folder =
        |at: usize| if at.is_multiple_of(3) { root.clone() } else { pick(&folders, at).unwrap_or(root.clone()) };
    match edit {
        Edit::Folder(at, name) => {
            drop(drive.item(folder(at)).children().create_folder(name, Conflict::Fail).await);
        }
        Edit::Write(at, name, text) => drop(drive.item(folder(at)).path(name).upload(text).await),
        Edit::Rename(at, name) => {
            let Some(id) = pick(&ids, at) else { return };
            drop(drive.item(id).update().set(drive_item::NAME, name).await);
        }
        Edit::Move(at, to, name) => {
            let Some(id) = pick(&ids, at) else { return };
            drop(drive.item(id).move_to(folder(to)).set(drive_item::NAME, name).await);
        }
        Edit::Delete(at) => {
            let Some(id) = pick(&ids, at) else { return };
            drive.item(&id).delete().await.unwrap();
            gone.push(id);
        }
        Edit::Restore(at) => {
            let Some(id) = pick(gone, at) else { return };
            drop(drive.item(id).restore().await);
        }
    }
}

async fn holds(rounds: Vec<(Vec<Edit>, Luck, Vec<Edit>)>) {
    let (emulator, drive) = drive(|user| user.file("a/b/c", "c").file("b", "b"));
    let (mut index, mut disk, mut gone) = (DriveIndex::new(), Disk::default(), Vec::new());
    for (edits, luck, meanwhile) in rounds {
        for step in edits {
            edit(&drive, &mut gone, step).await;
        }
        match luck {
            Luck::Good => {}
            Luck::Forgotten => emulator.expire_delta_tokens(),
            Luck::Broken(pages) => {
                emulator.fault(
                    graph_emulator::Fault::slow(Duration::from_secs(10))
                        .on("GET /me/drive/root/delta")
                        .times(1 + pages as usize),
                );
                let limit = Duration::from_secs(10 * pages + 5);
                let round = drive.root().sync(&mut index).page_size(3).into_future();
                if let Ok(synced) = tokio::time::timeout(limit, round).await {
                    disk.follow(&index, &synced.unwrap().differences);
                }
                emulator.clear_faults();
                for step in meanwhile {
                    edit(&drive, &mut gone, step).await;
                }
                // What this tells is of two times, and still in an order that a disk can follow.
                index = serde_json::from_str(&serde_json::to_string(&index).unwrap()).unwrap();
                let synced = drive.root().sync(&mut index).await.unwrap();
                disk.follow(&index, &synced.differences);
            }
        }
        index = serde_json::from_str(&serde_json::to_string(&index).unwrap()).unwrap();
        let synced = drive.root().sync(&mut index).page_size(3).await.unwrap();
        disk.follow(&index, &synced.differences);

        let real = tree(&drive).await;
        let hash = |item: &graph_drive::IndexedItem<'_>| item.quick_xor_hash().map(str::to_owned);
        let held: BTreeMap<_, _> =
            index.iter().map(|item| (item.path(), (item.id().to_owned(), hash(&item)))).collect();
        assert_eq!(held, real, "the index is the drive");
        let real: BTreeMap<_, _> = real.into_iter().map(|(path, (_, hash))| (path, hash)).collect();
        assert_eq!(disk.0, real, "the disk is the drive");
        for item in index.iter() {
            assert_eq!(index.find(&item.path().to_uppercase()).unwrap().id(), item.id());
            assert_eq!(item.kind() == Some(ItemKind::File), item.quick_xor_hash().is_some());
            assert!(item.parent().unwrap().children().any(|child| child.id() == item.id()));
        }
    }
}

/// A fourth of the cases that others run: each of these is many requests.
fn cases() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases / 4, ..default }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_index_and_the_disk_are_the_drive(rounds in prop::collection::vec((edits(), luck(), edits()), 1..6)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(holds(rounds));
    }
}
