//! A file's versions: listed, read, brought back.

use crate::common::drive;
use graph_drive::drive_item_version;
use graph_emulator::Fault;
use std::time::Duration;

/// DRV-31: `item.versions().list()`
/// DRV-32: `item.version(id).get()`
/// DRV-33: `item.version(id).restore()`
/// DRV-34: `item.version(id).content()`
#[tokio::test]
async fn what_a_file_was_is_read_and_brought_back() {
    let (_emulator, drive) =
        drive(|user| user.file("plan.txt", "one").file("plan.txt", "two!").file("plan.txt", "three"));
    let plan = drive.root().path("plan.txt");
    let all = plan.versions().list().top(2).items().try_collect().await.unwrap();
    let ids: Vec<_> = all.iter().map(|version| version.require_id().unwrap().as_str()).collect();
    assert_eq!((ids, all[1].size), (vec!["3.0", "2.0", "1.0"], Some(4)));

    let second = plan.version("2.0");
    let told =
        second.get().select((drive_item_version::SIZE, drive_item_version::LAST_MODIFIED_DATE_TIME)).await.unwrap();
    assert!(told.size == Some(4) && told.last_modified_date_time.is_some() && told.last_modified_by.is_none());
    assert_eq!(second.content().await.unwrap(), "two!");
    assert_eq!(second.content().range(1..3).await.unwrap(), "wo");
    second.restore().await.unwrap();
    assert_eq!(plan.content().await.unwrap(), "two!");
    let after = plan.versions().list().await.unwrap().value;
    assert_eq!((after.len(), after[0].id.as_ref().unwrap().as_str()), (4, "4.0"), "none is lost");
}

/// DRV-33: `item.version(id).restore()`
/// DRV-34: `item.version(id).content().to_file(path)`
#[tokio::test(start_paused = true)]
async fn the_current_version_is_the_files_own_and_a_cut_is_gone_on_from() {
    let (emulator, drive) = drive(|user| user.file("a.bin", vec![1; 5000]).file("a.bin", "now"));
    let file = drive.root().path("a.bin");
    let error = file.version("2.0").content().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
    assert_eq!(file.version("2.0").restore().await.unwrap_err().status().unwrap(), 400);
    let error = file.version("9.0").get().await.unwrap_err();
    assert!(error.is_not_found() && error.to_string().starts_with("drive.versions.get: 404 "), "{error}");

    emulator.fault(Fault::throttle(Duration::from_secs(2)).on("GET /me/drive/**"));
    emulator.fault(Fault::cut_after(1000).on("GET /download/**"));
    let path = std::env::temp_dir().join(format!("graph-drive-version-{}", std::process::id()));
    let saved = file.version("1.0").content().to_file(&path).await.unwrap();
    assert_eq!((saved.bytes, std::fs::read(&path).unwrap()), (5000, vec![1; 5000]));
    std::fs::remove_file(path).unwrap();
    assert_eq!(emulator.journal().matching("GET /download/**").count(), 2);
    // A version that is restored twice makes two, so nobody insists when an answer is lost.
    emulator.fault(Fault::cut_body().on("POST /me/drive/**"));
    assert!(file.version("1.0").restore().await.is_err());
    assert_eq!(emulator.journal().matching("POST /me/drive/**").count(), 2, "the one that was refused, and this");
}
