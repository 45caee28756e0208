//! Files that somebody has checked out, and the recycle bin.

use crate::{
    BOB, bob,
    common::{client, drive, id},
};
use graph_drive::{DriveClient, Invitation, Role, drive_item};

/// DRV-W8: `item.checkout()`, `item.checkin(comment)`, `item.discard_checkout()`
#[tokio::test]
async fn who_has_checked_a_file_out_writes_it_alone() {
    let (emulator, drive) = drive(|user| user.file("plan.txt", "x"));
    drive.root().path("plan.txt").invite(Invitation::new([BOB]).role(Role::Write).quietly()).await.unwrap();
    let (mine, bobs) =
        (drive.root().path("plan.txt"), DriveClient::of(&bob(&emulator), "ada@contoso.com").root().path("plan.txt"));
    mine.checkout().await.unwrap();
    let publication = mine.get().select(drive_item::PUBLICATION).await.unwrap().publication.unwrap();
    assert_eq!(publication.level.as_deref(), Some("checkout"));
    for error in [
        bobs.upload("y").await.unwrap_err(),
        bobs.delete().await.unwrap_err(),
        bobs.checkout().await.unwrap_err(),
        bobs.update().set(drive_item::NAME, "y.txt").await.unwrap_err(),
    ] {
        assert!(error.is_locked(), "{error}");
    }
    mine.upload("better").await.unwrap();
    mine.checkin("Put right").await.unwrap();
    bobs.upload("best").await.unwrap();
    assert_eq!(mine.content().await.unwrap(), "best");
    assert_eq!(mine.checkin("again").await.unwrap_err().status().unwrap(), 400, "it is not checked out");
    mine.checkout().await.unwrap();
    mine.discard_checkout().await.unwrap();
    bobs.checkout().await.unwrap();
    let error = drive.root().checkout().await.unwrap_err();
    assert!(error.to_string().starts_with("drive.items.checkout: 400 "), "{error}");
}

/// DRV-W8: `item.restore()`, `item.restore_to(folder, name)`
#[tokio::test]
async fn what_was_deleted_comes_back() {
    let (emulator, drive) = drive(|user| user.file("F/a.txt", "a").file("b.txt", "b").drive_folder("To"));
    let (folder, file) = (drive.root().path("F").get().await.unwrap(), drive.root().path("b.txt").get().await.unwrap());
    drive.item(id(&folder)).delete().await.unwrap();
    let back = drive.item(id(&folder)).restore().await.unwrap();
    assert_eq!(back.id, folder.id);
    assert_eq!(drive.root().path("F/a.txt").content().await.unwrap(), "a", "with all that was in it");

    drive.item(id(&file)).delete().await.unwrap();
    let to = drive.root().path("To").get().await.unwrap();
    drive.root().path("To/c.txt").upload("taken").await.unwrap();
    let restored = drive.item(id(&file)).restore_to(id(&to), Some("d.txt")).await.unwrap();
    assert_eq!((restored.name.as_deref(), restored.parent_id()), (Some("d.txt"), to.id.as_ref()));
    assert_eq!(emulator.file("ada@contoso.com", "To/d.txt").unwrap(), "b");
    assert!(drive.item("01NOTHING").restore().await.is_err());
    let gone = DriveClient::new(&client(&emulator)).item(id(&file));
    gone.permanent_delete().await.unwrap();
    assert!(gone.restore().await.unwrap_err().is_not_found(), "for good is for good");
}
