//! Copies into other drives, with their history or without, and moves that no patch can make.

use crate::{
    BOB, bob,
    common::{client, drive, id, names},
};
use graph_drive::{Conflict, CopyTo, DriveClient, Invitation, OperationState, Role};
use graph_emulator::{Emulator, Fault};

/// A folder of Bob's drive that Ada may write to, as she sees it.
async fn bobs_folder(emulator: &Emulator) -> (DriveClient, graph_drive::DriveItem) {
    let own = DriveClient::new(&bob(emulator));
    own.root().path("In/here.txt").upload("x").await.unwrap();
    own.root().path("In").invite(Invitation::new(["ada@contoso.com"]).role(Role::Write).quietly()).await.unwrap();
    let seen = DriveClient::of(&client(emulator), BOB);
    let folder = seen.root().path("In").get().await.unwrap();
    (seen, folder)
}

/// DRV-29: `item.copy_to(&folder)`
#[tokio::test(start_paused = true)]
async fn a_copy_goes_into_another_drive_with_its_history_if_that_is_said() {
    let (emulator, drive) = drive(|user| user.file("F/a.txt", "old").file("F/a.txt", "new").file("F/S/b.txt", "b"));
    let (other, folder) = bobs_folder(&emulator).await;
    let done = drive.root().path("F").copy_to(&folder).await.unwrap().wait().await.unwrap();
    assert_eq!(other.item(done.resource_id.unwrap()).get().await.unwrap().name.as_deref(), Some("F"));
    assert_eq!(other.root().path("In/F/S/b.txt").content().await.unwrap(), "b");
    assert_eq!(other.root().path("In/F/a.txt").versions().list().await.unwrap().value.len(), 1);

    let file = drive.root().path("F/a.txt");
    file.copy_to(CopyTo::from(&folder).name("all.txt").with_versions()).await.unwrap().wait().await.unwrap();
    assert_eq!(other.root().path("In/all.txt").version("1.0").content().await.unwrap(), "old");
    let children = CopyTo::from(&folder).children_only().conflict(Conflict::Rename);
    drive.root().path("F").copy_to(children).await.unwrap().wait().await.unwrap();
    let mut all = other.root().path("In").children().list().await.unwrap().value;
    all.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(names(&all), ["F", "S", "a.txt", "all.txt", "here.txt"]);
    file.copy_to(CopyTo::beside().name("b.txt")).await.unwrap().wait().await.unwrap();
    assert_eq!(drive.root().path("F/b.txt").content().await.unwrap(), "new");
}

/// DRV-28: `item.move_across(&folder)`
/// DRV-W8: `item.move_across(&folder)`
#[tokio::test(start_paused = true)]
async fn an_item_moves_into_another_drive() {
    let (emulator, drive) = drive(|user| user.file("F/a.txt", "a").file("F/S/b.txt", "b"));
    let (other, folder) = bobs_folder(&emulator).await;
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let noted = std::sync::Arc::clone(&told);
    let moving = drive.root().path("F").move_across(&folder);
    let done = moving.progress(move |status| noted.lock().unwrap().push(status.state.clone())).await.unwrap();
    assert_eq!(told.lock().unwrap().last(), Some(&OperationState::Completed));
    assert!(drive.root().path("F").get().await.unwrap_err().is_not_found());
    assert_eq!(other.item(done.resource_id.unwrap()).path("S/b.txt").content().await.unwrap(), "b");
}

/// DRV-W4: `item.move_across(&folder)`
#[tokio::test(start_paused = true)]
async fn an_original_is_deleted_only_when_its_copy_is_whole_and_it_is_what_was_copied() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "a"));
    let (other, folder) = bobs_folder(&emulator).await;
    let file = drive.root().path("a.txt");
    for (state, told) in [("failed", "the original is where it was"), ("cancelled", "the original is where it was")] {
        emulator.fault(Fault::operation(state).on("GET /monitor/**"));
        let target = CopyTo::from(&folder).conflict(Conflict::Replace);
        let error = file.move_across(target).await.unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
        assert_eq!(file.content().await.unwrap(), "a");
    }
    // Somebody writes to it while it is copied.
    let (writer, client) = (emulator.clone(), client(&emulator));
    let changing = DriveClient::new(&client).root().path("a.txt");
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let mut sender = Some(sender);
    let target = CopyTo::from(&folder).conflict(Conflict::Replace);
    let moving = file.move_across(target).progress(move |_| {
        if let Some(sender) = sender.take() {
            sender.send(()).unwrap();
        }
    });
    let write = async {
        receiver.await.unwrap();
        changing.upload("other").await.unwrap();
    };
    let (moved, ()) = tokio::join!(moving.into_future(), write);
    let error = moved.unwrap_err();
    assert!(error.is_precondition_failed() && error.to_string().contains("delete one of them"), "{error}");
    assert_eq!(writer.file("ada@contoso.com", "a.txt").unwrap(), "other");
    assert_eq!(other.root().path("In/a.txt").content().await.unwrap(), "a");
    let error = file.move_across(CopyTo::drive("b!nothing", "01X")).await.unwrap_err();
    assert!(error.is_not_found() && drive.item(id(&file.get().await.unwrap())).get().await.is_ok(), "{error}");
}
