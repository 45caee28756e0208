//! Items by other ways than their folder: recent, shared, followed, folders alone, and folders that are made by their path.

use crate::{
    bob,
    common::{client, drive, names},
};
use graph_drive::{Conflict, DriveClient, Invitation, ItemKind, drive_item};
use graph_emulator::Fault;

/// DRV-09: `drive.recent()`
/// DRV-W1: `drive.recent().top(1).items()`
#[tokio::test]
async fn what_was_used_last_comes_first() {
    let (_emulator, drive) = drive(|user| user.file("a.txt", "a").file("F/b.txt", "b").file("c.txt", "c"));
    drive.root().path("F/b.txt").upload("bb").await.unwrap();
    let recent = drive.recent().top(1).items().try_collect().await.unwrap();
    assert_eq!((recent.len(), names(&recent)[0]), (3, "b.txt"), "page by page");
    assert!(recent.iter().all(graph_drive::DriveItem::is_file));
}

/// DRV-10: `drive.shared_with_me()`
/// DRV-18: `item.address()`
#[tokio::test]
async fn what_others_share_leads_to_their_drives() {
    let (emulator, drive) = drive(|user| user.file("F/plan.txt", "x").file("own.txt", "o"));
    drive.root().path("F").invite(Invitation::new(["bob@contoso.com"]).quietly()).await.unwrap();
    let bobs = DriveClient::new(&bob(&emulator));
    let shared = bobs.shared_with_me().query("allowexternal", "true").await.unwrap().value;
    assert_eq!((names(&shared), shared[0].kind(), shared[0].is_folder()), (vec!["F"], Some(ItemKind::Remote), true));
    let (other, item) = shared[0].address().unwrap();
    let folder = DriveClient::at(&bob(&emulator), other).at_path(&item);
    assert_eq!(folder.path("plan.txt").content().await.unwrap(), "x");
    assert_eq!(drive.shared_with_me().await.unwrap().value.len(), 0);
}

/// DRV-W8: `item.follow()`, `item.unfollow()`, `drive.following()`
#[tokio::test(start_paused = true)]
async fn items_are_followed_until_they_are_not() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "a").file("b.txt", "b"));
    emulator.fault(Fault::cut_body().on("POST /me/drive/**"));
    let followed = drive.root().path("a.txt").follow().await.unwrap();
    assert_eq!(followed.name.as_deref(), Some("a.txt"), "its answer was lost, so it was said again");
    assert_eq!(names(&drive.following().await.unwrap().value), ["a.txt"]);
    drive.root().path("a.txt").unfollow().await.unwrap();
    assert!(drive.following().await.unwrap().value.is_empty());
}

/// DRV-08: `children().list().filter(drive_item::FOLDER.is_not_null())`
/// DRV-13: `drive.special_folders()`
/// DRV-22: `item.folder`, `item.special_folder`
#[tokio::test]
async fn folders_are_listed_alone() {
    let (_emulator, drive) = drive(|user| user.file("a.txt", "a").drive_folder("F").file("G/b.txt", "b"));
    let folders = drive.root().children().list().filter(drive_item::FOLDER.is_not_null()).await.unwrap().value;
    assert_eq!(names(&folders), ["F", "G"]);
    assert_eq!(folders[1].folder.as_ref().unwrap().child_count, Some(1));
    assert!(drive.special_folders().await.unwrap().value.is_empty(), "none was asked for yet");
    drive.special("music").get().await.unwrap();
    let special = drive.special_folders().await.unwrap().value;
    assert_eq!(special[0].special_folder.as_ref().unwrap().name.as_deref(), Some("music"));
}

/// DRV-40: `children().create_folders("a/b/c")`
/// DRV-W8: `children().create_folders("a/b/c")`
#[tokio::test]
async fn folders_are_made_by_their_path_and_what_is_there_stays() {
    let (emulator, drive) = drive(|user| user.file("A/B/x.txt", "x").file("file", "f"));
    let root = drive.root().children();
    let deep = root.create_folders("/a/b/Neu & gut/100%/").await.unwrap();
    assert_eq!(deep.path().as_deref(), Some("A/B/Neu & gut/100%"));
    assert_eq!(root.create_folders("A/B/neu & GUT/100%").await.unwrap().id, deep.id, "they are there");
    assert_eq!(emulator.file("ada@contoso.com", "A/B/x.txt").unwrap(), "x");
    // Two at a time make the same, and both have it.
    let other = DriveClient::new(&client(&emulator));
    let (one, two) =
        tokio::join!(root.create_folders("P/Q/R"), async { other.root().children().create_folders("P/Q/R").await });
    assert_eq!(one.unwrap().id, two.unwrap().id);
    for path in ["file", "A/B/x.txt/deeper"] {
        assert!(root.create_folders(path).await.is_err(), "{path}");
    }
    let error = root.create_folders("file").await.unwrap_err();
    assert!(error.to_string().contains("a file is in the way"), "{error}");
    assert!(root.create_folders("a/../b").await.unwrap_err().to_string().contains("item-path"));
    assert!(drive.root().children().create_folder("P", Conflict::Fail).await.unwrap_err().is_conflict());
}
