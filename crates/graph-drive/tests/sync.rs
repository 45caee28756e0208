//! A drive followed by an index: each round's steps, in an order that a disk can follow, and the loss of the state.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{disk::Disk, drive, id};
use graph_drive::{Conflict, Difference, DriveClient, DriveIndex, ItemKind, RestartReason, drive_item};
use graph_emulator::Fault;
use std::time::Duration;

async fn sync(drive: &DriveClient, index: &mut DriveIndex) -> Vec<Difference> {
    drive.root().sync(index).await.unwrap().differences
}

fn told(steps: &[Difference]) -> Vec<String> {
    let line = |step: &Difference| match step {
        Difference::Added { path, kind: Some(ItemKind::Folder), .. } => format!("+ {path}/"),
        Difference::Added { path, .. } => format!("+ {path}"),
        Difference::Changed { path, .. } => format!("* {path}"),
        Difference::Moved { from, to, .. } => format!("{from} > {to}"),
        Difference::Removed { path, .. } => format!("- {path}"),
        Difference::Unmentioned { path, .. } => format!("? {path}"),
    };
    steps.iter().map(line).collect()
}

/// DRV-W8: `drive.root().sync(&mut index)`, `index.find(path)`, `index.path(id)`, `index.children(id)`
#[tokio::test]
async fn each_round_is_told_as_steps_with_paths() {
    let (emulator, drive) = drive(|user| {
        user.file("Old/a.txt", "a").file("Old/Sub/b.txt", "b").file("c.txt", "c").file("d.txt", "d").drive_folder("E")
    });
    let mut index = DriveIndex::new();
    let (heard, told_of) = std::sync::mpsc::channel();
    let sync_all = drive.root().sync(&mut index).page_size(3).progress(move |heard_of| heard.send(heard_of).unwrap());
    let all = sync_all.await.unwrap();
    assert_eq!(told_of.iter().last(), Some(8), "the root and all that is in it");
    assert!(emulator.journal().matching("GET /me/drive/root/delta").count() > 2, "page by page");
    assert_eq!(
        told(&all.differences),
        ["+ E/", "+ Old/", "+ Old/Sub/", "+ Old/Sub/b.txt", "+ Old/a.txt", "+ c.txt", "+ d.txt"]
    );
    assert_eq!(all.restarted, None);
    assert_eq!(sync(&drive, &mut index).await, []);

    // Made, written, renamed, moved, deleted.
    let made = drive.root().children().create_folder("New", Conflict::Fail).await.unwrap();
    drive.item(id(&made)).path("e.txt").upload("e").await.unwrap();
    drive.root().path("Old/a.txt").move_to(id(&made)).set(drive_item::NAME, "ä.txt").await.unwrap();
    drive.root().path("Old").update().set(drive_item::NAME, "Older").await.unwrap();
    drive.root().path("c.txt").upload("another c").await.unwrap();
    drive.root().path("d.txt").delete().await.unwrap();
    let steps = sync(&drive, &mut index).await;
    assert_eq!(
        told(&steps),
        ["+ New/", "+ New/e.txt", "Old/a.txt > New/ä.txt", "Old > Older", "* c.txt", "- d.txt"],
        "what is in the renamed folder comes along"
    );
    assert_eq!(steps[0].id(), &id(&made));

    let inside = index.find("older/SUB/b.txt").unwrap();
    assert_eq!((inside.path().as_str(), inside.size(), inside.kind()), ("Older/Sub/b.txt", 1, Some(ItemKind::File)));
    assert!(inside.quick_xor_hash().is_some() && inside.etag().is_some() && inside.modified().is_some());
    assert_eq!(inside.parent().unwrap().name(), "Sub");
    assert_eq!(index.path(inside.id()).as_deref(), Some("Older/Sub/b.txt"));
    let names: Vec<_> = index.children(id(&made)).map(|item| item.name().to_owned()).collect();
    assert_eq!(names, ["e.txt", "ä.txt"]);
    assert!(index.find("").unwrap().is_root() && index.root().unwrap().path().is_empty());
    assert!(index.find("Old").is_none() && index.get("unknown").is_none() && index.path("unknown").is_none());
    assert_eq!((index.len(), index.iter().count(), index.is_empty()), (8, 8, false));
}

#[tokio::test]
async fn names_that_change_hands_are_told_in_an_order_that_works() {
    let (_emulator, drive) = drive(|user| user.file("a", "a").file("b", "b").file("F/x", "x").file("G/F/y", "y"));
    let mut index = DriveIndex::new();
    let mut disk = Disk::default();
    disk.follow(&index, &sync(&drive, &mut DriveIndex::new()).await);
    sync(&drive, &mut index).await;
    // Two files swap their names.
    let rename = async |path: &str, name: &str| {
        drive.root().path(path).update().set(drive_item::NAME, name).await.unwrap();
    };
    rename("a", "t").await;
    rename("b", "a").await;
    rename("t", "b").await;
    let steps = sync(&drive, &mut index).await;
    assert_eq!(told(&steps), ["b > ~moving-1", "a > b", "~moving-1 > a"]);
    // A chain.
    rename("b", "c").await;
    rename("a", "b").await;
    assert_eq!(told(&sync(&drive, &mut index).await), ["b > c", "a > b"]);
    // A file takes the place of one that is gone.
    drive.root().path("b").delete().await.unwrap();
    drive.root().path("b").upload("anew").await.unwrap();
    assert_eq!(told(&sync(&drive, &mut index).await), ["- b", "+ b"]);
    // A folder takes the place of the one that it was in.
    let root = id(&drive.root().get().await.unwrap());
    let (outer, inner) = (index.find("G").unwrap().id().to_owned(), index.find("G/F").unwrap().id().to_owned());
    rename("F", "H").await;
    drive.item(inner.as_str()).move_to(root).await.unwrap();
    drive.item(outer.as_str()).move_to(inner.as_str()).await.unwrap();
    assert_eq!(told(&sync(&drive, &mut index).await), ["F > H", "G/F > F", "G > F/G"]);
    // A case alone.
    rename("c", "C").await;
    assert_eq!(told(&sync(&drive, &mut index).await), ["c > C"]);
}

#[tokio::test]
async fn a_folder_goes_after_what_was_in_it_has_gone() {
    let (_emulator, drive) = drive(|user| user.file("F/Sub/a", "a").file("F/b", "b").file("F/keep", "k"));
    let mut index = DriveIndex::new();
    sync(&drive, &mut index).await;
    let root = id(&drive.root().get().await.unwrap());
    drive.root().path("F/keep").move_to(root).await.unwrap();
    drive.root().path("F").delete().await.unwrap();
    drive.root().path("F/new").upload("n").await.unwrap();
    let steps = sync(&drive, &mut index).await;
    assert_eq!(
        told(&steps),
        [
            "F > ~moving-1",
            "+ F/",
            "+ F/new",
            "~moving-1/keep > keep",
            "- ~moving-1/b",
            "- ~moving-1/Sub/a",
            "- ~moving-1/Sub",
            "- ~moving-1"
        ]
    );
    assert_eq!(index.find("f").unwrap().children().map(|item| item.path()).collect::<Vec<_>>(), ["F/new"]);
}

#[tokio::test]
async fn a_forgotten_state_is_compared_and_told_as_differences() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "a").file("b.txt", "b").file("F/c.txt", "c"));
    let mut index = DriveIndex::new();
    sync(&drive, &mut index).await;
    drive.root().path("a.txt").delete().await.unwrap();
    drive.root().path("F").update().set(drive_item::NAME, "G").await.unwrap();
    emulator.expire_delta_tokens();
    let synced = drive.root().sync(&mut index).await.unwrap();
    assert_eq!(synced.restarted, Some(RestartReason::ApplyDifferences));
    assert_eq!(told(&synced.differences), ["F > G", "- a.txt"]);
    assert_eq!(sync(&drive, &mut index).await, []);
}

#[tokio::test(start_paused = true)]
async fn a_round_that_breaks_off_leaves_the_index_and_is_gone_on_with() {
    let (emulator, drive) = drive(|user| (0..9).fold(user, |user, number| user.file(format!("{number}.txt"), "x")));
    let mut index = DriveIndex::new();
    drive.root().sync(&mut index).page_size(4).await.unwrap();
    for number in 0..9 {
        drive.root().path(&format!("{number}.txt")).upload("more").await.unwrap();
    }
    let before: Vec<_> = index.iter().map(|item| (item.path(), item.size())).collect();
    let asked = emulator.journal().matching("GET /me/drive/root/delta").count();
    emulator.fault(Fault::status(403).on("GET /me/drive/root/delta"));
    let error = drive.root().sync(&mut index).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 403);
    emulator.fault(Fault::slow(Duration::from_secs(10)).on("GET /me/drive/root/delta").times(3));
    let round = drive.root().sync(&mut index);
    tokio::time::timeout(Duration::from_secs(25), round.into_future()).await.unwrap_err();
    assert!(index.is_within_a_round());
    assert_eq!(index.iter().map(|item| (item.path(), item.size())).collect::<Vec<_>>(), before);

    // Another process goes on.
    let mut index: DriveIndex = serde_json::from_str(&serde_json::to_string(&index).unwrap()).unwrap();
    let steps = sync(&drive, &mut index).await;
    assert_eq!(steps.len(), 9, "what was told before the break counts: {steps:?}");
    assert!(!index.is_within_a_round() && index.iter().all(|item| item.size() == 4));
    let all = emulator.journal().matching("GET /me/drive/root/delta").count() - asked;
    assert!(all <= 5, "{all} requests: no page was read twice");
}

#[tokio::test(start_paused = true)]
async fn pauses_are_kept_cuts_gone_on_after_and_refusals_told() {
    let (emulator, drive) = drive(|user| (0..9).fold(user, |user, number| user.file(format!("{number}.txt"), "x")));
    let delta = "GET /me/drive/root/delta";
    emulator.fault(Fault::throttle(Duration::from_secs(7)).on(delta));
    emulator.fault(Fault::cut_body().on(delta));
    emulator.fault(Fault::empty_page().on(delta));
    let (mut index, began) = (DriveIndex::new(), tokio::time::Instant::now());
    assert_eq!(sync(&drive, &mut index).await.len(), 9);
    assert!(began.elapsed() >= Duration::from_secs(7));

    drive.root().path("new.txt").upload("new").await.unwrap();
    emulator.fault(Fault::graph_error(403, "accessDenied", "No.").on(delta));
    let error = drive.root().sync(&mut index).await.unwrap_err();
    assert!(error.is_access_denied() && error.to_string().starts_with("drive.items.delta: 403"), "{error}");
    assert_eq!(index.len(), 9);
    assert_eq!(told(&sync(&drive, &mut index).await), ["+ new.txt"], "nothing is lost");

    let missing = drive.root().path("nothing").sync(&mut DriveIndex::new()).await.unwrap_err();
    assert!(missing.is_not_found(), "{missing}");
}

#[tokio::test]
async fn what_the_service_may_have_lost_is_told_apart() {
    let (emulator, drive) = drive(|user| user.file("F/a.txt", "a").file("b.txt", "b"));
    let mut index = DriveIndex::new();
    sync(&drive, &mut index).await;
    let lost = index.find("F/a.txt").unwrap().id().to_owned();
    drive.item(lost.as_str()).permanent_delete().await.unwrap();
    emulator.fault(Fault::graph_error(410, "resyncChangesUploadDifferences", "Look.").on("GET /me/drive/root/delta"));
    let synced = drive.root().sync(&mut index).await.unwrap();
    assert_eq!(synced.restarted, Some(RestartReason::UploadDifferences));
    assert_eq!(told(&synced.differences), ["? F/a.txt"]);
    assert_eq!(synced.differences[0].id().as_str(), lost);
    assert!(index.find("F").is_some() && index.find("F/a.txt").is_none());
}
