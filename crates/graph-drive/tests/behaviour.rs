//! What each method does to the items of a drive, on the emulator; their bytes have tests of their own.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{client, drive, id, names};
use graph_drive::{Conflict, CopyTo, DriveItem, FileSystemInfo, Folder, OperationState, drive_item, file_system_info};
use graph_emulator::Fault;

/// DRV-06: `drive.root().children().list()`
/// DRV-07: `drive.item(id).children().list()`
/// DRV-W1: `children().list().order_by(…).top(…)`
#[tokio::test]
async fn a_folder_is_listed_in_pages_in_order_and_in_part() {
    let (emulator, drive) = drive(|user| {
        (0..23)
            .fold(user, |user, number| user.file(format!("F/{number:02}.txt"), vec![0; 23 - number]))
            .drive_folder("F/sub")
    });
    let folder = drive.root().path("F");
    let page = folder.children().list().top(10).await.unwrap();
    assert_eq!((page.value.len(), page.next_link.is_some()), (10, true));
    let all = folder.children().list().top(10).items().try_collect().await.unwrap();
    assert_eq!((all.len(), names(&all)[22]), (24, "22.txt"));
    assert_eq!(emulator.journal().matching("GET /me/drive/root:/F:/children").count(), 1 + 3);

    let by_size = folder
        .children()
        .list()
        .select((drive_item::NAME, drive_item::SIZE))
        .order_by(drive_item::SIZE.desc())
        .top(4)
        .items()
        .try_collect()
        .await
        .unwrap();
    assert!(by_size.is_sorted_by_key(|item| -item.size.unwrap()) && by_size.len() == 24);
    assert!(by_size.iter().all(|item| item.etag.is_none() && item.file.is_none()));
    let last = folder.children().list().order_by(drive_item::NAME.desc()).top(1).await.unwrap();
    assert_eq!(names(&last.value), ["sub"]);
    let expanded = folder.get().expand(drive_item::CHILDREN).await.unwrap();
    assert_eq!(expanded.children.unwrap().len(), 24);

    // A listing is gone on with in another process.
    let mut pages = folder.children().list().top(10).pages();
    pages.next().await.unwrap().unwrap();
    let saved = serde_json::to_string(&pages.continuation().unwrap()).unwrap();
    let rest = folder.children().list().resume(serde_json::from_str(&saved).unwrap()).items();
    assert_eq!(rest.try_collect().await.unwrap().len(), 14);

    let error = drive.root().path("F/nothing").children().list().await.unwrap_err();
    assert!(error.is_not_found() && error.to_string().starts_with("drive.items.list: 404 itemNotFound: "), "{error}");
}

/// DRV-40: `item.children().create_folder(name, conflict)`
/// DRV-47: `create_folder(name, Conflict::Rename)`
#[tokio::test]
async fn folders_are_made_by_what_is_to_happen_when_there_is_one() {
    let (_emulator, drive) = drive(|user| user.file("Taken/a.txt", "a").file("file", "x"));
    let children = drive.root().children();
    let made = children.create_folder("Neu & gut", Conflict::Fail).await.unwrap();
    assert_eq!((made.name.as_deref(), made.folder.as_ref().unwrap().child_count), (Some("Neu & gut"), Some(0)));

    let error = children.create_folder("taken", Conflict::Fail).await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert!(error.to_string().starts_with("drive.items.create: 409 nameAlreadyExists: "), "{error}");
    let renamed = children.create_folder("Taken", Conflict::Rename).await.unwrap();
    assert_eq!(renamed.name.as_deref(), Some("Taken 1"));
    let kept = children.create_folder("Taken", Conflict::Replace).await.unwrap();
    assert_eq!(kept.id, drive.root().path("Taken").get().await.unwrap().id);
    assert_eq!(names(&drive.item(id(&kept)).children().list().await.unwrap().value), ["a.txt"], "what is in it stays");
    for conflict in [Conflict::Fail, Conflict::Replace] {
        assert!(children.create_folder("file", conflict).await.unwrap_err().is_conflict());
    }
    let within = drive.item(id(&made)).children().create_folder("Tief", Conflict::Fail).await.unwrap();
    assert_eq!(drive.root().path("Neu & gut/Tief").get().await.unwrap().id, within.id);
}

/// DRV-26: `item.update().set(drive_item::NAME, name)`
/// DRV-W8: `update().if_match(etag)`
#[tokio::test]
async fn an_item_is_renamed_and_described_unless_it_has_changed() {
    let (_emulator, drive) = drive(|user| user.file("a.txt", "a").file("b.txt", "b"));
    let file = drive.root().path("a.txt");
    let before = file.get().await.unwrap();
    let written: jiff::Timestamp = "2001-02-03T04:05:06Z".parse().unwrap();
    let renamed = file
        .update()
        .set(drive_item::NAME, "ä #1.txt")
        .set(drive_item::FILE_SYSTEM_INFO / file_system_info::LAST_MODIFIED_DATE_TIME, written)
        .if_match(before.etag.as_deref().unwrap())
        .await
        .unwrap();
    assert_eq!((&renamed.id, renamed.name.as_deref()), (&before.id, Some("ä #1.txt")));
    assert_eq!(renamed.file_system_info.unwrap().last_modified_date_time, Some(written));
    assert_ne!(renamed.etag, before.etag);
    assert_eq!(renamed.ctag, before.ctag, "the content is what it was");
    assert!(file.get().await.unwrap_err().is_not_found());

    let item = drive.item(id(&before));
    let error = item.update().set(drive_item::NAME, "c").if_match(before.etag.as_deref().unwrap()).await.unwrap_err();
    assert!(error.is_precondition_failed(), "{error}");
    let error = item.update().set(drive_item::NAME, "B.TXT").await.unwrap_err();
    assert!(error.is_conflict() && error.to_string().starts_with("drive.items.update: 409 "), "{error}");
    let renamed = item.update().set(drive_item::NAME, "B.TXT").query(Conflict::NAME, "rename").await.unwrap();
    assert_eq!(renamed.name.as_deref(), Some("B 1.TXT"));
    let error = drive.root().update().set(drive_item::NAME, "top").await.unwrap_err();
    assert!(error.is_access_denied(), "{error}");
}

/// DRV-28: `item.move_to(folder)`
#[tokio::test]
async fn an_item_is_moved_and_keeps_its_id() {
    let (_emulator, drive) = drive(|user| user.file("a.txt", "a").file("To/b.txt", "b").file("Deep/er/c.txt", "c"));
    let to = drive.root().path("To").get().await.unwrap();
    let file = drive.root().path("a.txt").get().await.unwrap();
    let moved = drive.item(id(&file)).move_to(id(&to)).await.unwrap();
    assert_eq!((&moved.id, &moved.parent_reference.unwrap().id), (&file.id, &to.id));
    assert_eq!(drive.root().path("To/a.txt").content().await.unwrap(), "a");

    let root = drive.root().get().await.unwrap();
    let back = drive.root().path("To/b.txt").move_to(id(&root)).set(drive_item::NAME, "a.txt").await.unwrap();
    assert_eq!(back.name.as_deref(), Some("a.txt"));
    let error = drive.item(id(&back)).move_to(id(&to)).await.unwrap_err();
    assert!(error.is_conflict() && error.to_string().starts_with("drive.items.move: 409 "), "{error}");

    let deep = drive.root().path("Deep");
    let within = deep.path("er").get().await.unwrap();
    assert_eq!(deep.move_to(id(&within)).await.unwrap_err().status().unwrap(), 400, "not into itself");
    assert_eq!(deep.move_to("root").await.unwrap_err().status().unwrap(), 400, "the word is no id");
    assert!(deep.move_to("01NOTHING").await.unwrap_err().is_not_found());
    deep.move_to(id(&to)).await.unwrap();
    assert_eq!(drive.root().path("To/Deep/er/c.txt").content().await.unwrap(), "c");
}

/// DRV-29: `item.copy_to(CopyTo::folder(id).name(name))`
/// DRV-30: `monitor.next()`, `monitor.wait()`
#[tokio::test(start_paused = true)]
async fn a_copy_is_watched_to_its_end() {
    let (emulator, drive) = drive(|user| user.file("From/a.txt", "a").file("From/Sub/b.txt", "b").drive_folder("To"));
    let to = id(&drive.root().path("To").get().await.unwrap());
    let mut monitor = drive.root().path("From").copy_to(CopyTo::folder(&to).name("Kopie #1")).await.unwrap();
    assert!(!format!("{monitor:?}").contains(monitor.url()), "its address is a secret");
    let (mut states, mut made) = (Vec::new(), None);
    while let Some(status) = monitor.next().await {
        let status = status.unwrap();
        states.push(status.state);
        made = status.resource_id;
    }
    assert_eq!(states, [OperationState::NotStarted, OperationState::InProgress, OperationState::Completed]);
    let copy = drive.item(made.unwrap()).get().await.unwrap();
    assert_eq!(copy.name.as_deref(), Some("Kopie #1"));
    assert_eq!(drive.root().path("To/Kopie #1/Sub/b.txt").content().await.unwrap(), "b");
    assert_eq!(drive.root().path("From/Sub/b.txt").content().await.unwrap(), "b");
    let asked = emulator.journal().matching("GET /monitor/**");
    assert!(asked.count() == 3 && asked.requests().iter().all(|it| it.header("authorization").is_none()));

    // Under its own name, and to be watched again by somebody who kept the address.
    let monitor = drive.root().path("From/a.txt").copy_to(&to).await.unwrap();
    let again = graph_drive::Monitor::new(&client(&emulator), "drive.items.copy", monitor.url());
    assert_eq!(again.wait().await.unwrap().state, OperationState::Completed);
    assert_eq!(drive.root().path("To/a.txt").content().await.unwrap(), "a");
}

/// DRV-W4: `monitor.wait()`
#[tokio::test(start_paused = true)]
async fn a_copy_that_fails_is_an_error_with_its_reason() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "a").file("To/a.txt", "other"));
    let to = id(&drive.root().path("To").get().await.unwrap());
    let copy = || drive.root().path("a.txt").copy_to(&to);
    let error = copy().await.unwrap().wait().await.unwrap_err();
    assert_eq!(error.code(), Some("nameAlreadyExists"));
    assert!(error.to_string().starts_with("drive.items.copy: "), "{error}");
    assert_eq!(drive.root().path("To/a.txt").content().await.unwrap(), "other");

    copy().query(Conflict::NAME, Conflict::Rename.as_str()).await.unwrap().wait().await.unwrap();
    assert_eq!(drive.root().path("To/a 1.txt").content().await.unwrap(), "a");
    for (state, told) in [("failed", "generalException"), ("cancelled", "the operation was cancelled")] {
        emulator.fault(Fault::operation(state).on("GET /monitor/**"));
        let error = copy().query(Conflict::NAME, "rename").await.unwrap().wait().await.unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
    }
    // A state of tomorrow is waited through.
    emulator.fault(Fault::operation("simmering").on("GET /monitor/**"));
    copy().query(Conflict::NAME, "rename").await.unwrap().wait().await.unwrap();
    assert!(drive.root().path("nothing").copy_to(&to).await.unwrap_err().is_not_found());
}

/// DRV-27: `item.delete()`
/// DRV-W8: `item.permanent_delete()`
#[tokio::test]
async fn what_is_deleted_is_gone_and_for_good_if_that_is_said() {
    let (_emulator, drive) = drive(|user| user.file("F/a.txt", "a").file("b.txt", "b").file("c.txt", "c"));
    let (folder, inner) = (drive.root().path("F"), drive.root().path("F/a.txt").get().await.unwrap());
    let before = folder.get().await.unwrap();
    let error = folder.delete().if_match("\"{0},1\"").await.unwrap_err();
    assert!(error.is_precondition_failed(), "{error}");
    folder.delete().if_match(before.etag.as_deref().unwrap()).await.unwrap();
    assert!(folder.get().await.unwrap_err().is_not_found());
    assert!(drive.item(id(&inner)).get().await.unwrap_err().is_not_found(), "with all that was in it");
    assert!(folder.delete().await.unwrap_err().is_not_found());

    let file = drive.item(id(&drive.root().path("b.txt").get().await.unwrap()));
    file.permanent_delete().await.unwrap();
    assert!(file.permanent_delete().await.unwrap_err().is_not_found());
    // What is in the recycle bin can go for good, too.
    let file = drive.item(id(&drive.root().path("c.txt").get().await.unwrap()));
    file.delete().await.unwrap();
    file.permanent_delete().await.unwrap();
    assert!(file.permanent_delete().await.unwrap_err().is_not_found());
    assert!(drive.root().delete().await.unwrap_err().is_access_denied());
}

/// DRV-14: `drive.search(text)`
/// DRV-15: `item.search(text)`
/// DRV-W6: `drive.search("O'Brien")`
#[tokio::test]
async fn a_search_finds_what_it_is_asked_for_and_takes_no_orders() {
    let (_emulator, drive) = drive(|user| {
        user.file("O'Brien's plan.txt", "…")
            .file("Sub/Letter.txt", "to O'Brien: 100% & more #1")
            .file("Sub/other.txt", "nothing")
            .file("a)b.txt", "…")
    });
    for (text, expected) in [
        ("O'Brien", &["O'Brien's plan.txt", "Letter.txt"][..]),
        ("100% & more #1", &["Letter.txt"]),
        ("a)b", &["a)b.txt"]),
        ("') or search(q='other", &[]),
        ("übermorgen/📎", &[]),
    ] {
        let mut found = drive.search(text).items().try_collect().await.unwrap();
        assert!(found.iter().all(|item| item.search_result.is_some()));
        found.sort_by(|one, other| other.name.cmp(&one.name));
        let mut expected = expected.to_vec();
        expected.sort_by(|one, other| other.cmp(one));
        assert_eq!(names(&found), expected, "{text}");
    }
    let below = drive.root().path("Sub").search("O'Brien").select(drive_item::NAME).items();
    assert_eq!(names(&below.try_collect().await.unwrap()), ["Letter.txt"]);
    let paged = drive.search("txt").top(1).items().try_collect().await.unwrap();
    assert_eq!(paged.len(), 4);
}

#[test]
fn a_model_that_is_sent_says_what_was_set_and_no_more() {
    let mut info = FileSystemInfo::default();
    info.created_date_time = Some("2001-02-03T04:05:06Z".parse().unwrap());
    let mut item = DriveItem::default();
    (item.name, item.folder, item.file_system_info) = (Some("x".into()), Some(Folder::default()), Some(info));
    item.etag = Some("\"1\"".into());
    let sent = serde_json::to_value(&item).unwrap();
    let times = serde_json::json!({"createdDateTime": "2001-02-03T04:05:06Z"});
    assert_eq!(sent, serde_json::json!({"name": "x", "folder": {}, "fileSystemInfo": times}));
}
