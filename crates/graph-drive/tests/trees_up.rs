//! Folders that go to a drive: whole, once, and on from where they were.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ADA, Folder, bytes, drive};
use std::{
    fs,
    sync::{Arc, Mutex},
};

fn write(folder: &Folder, path: &str, content: impl AsRef<[u8]>) {
    let path = folder.0.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// DRV-45: `folder.upload_tree(local)`, with `.plan()` and `.progress(…)`
#[tokio::test]
async fn a_folder_goes_with_all_that_is_in_it() {
    let film = bytes(11 << 20);
    let local = Folder::new("tree-up");
    write(&local, "2026/q1.csv", "year,sales\n");
    write(&local, "2026/deep/er/film.mp4", &film);
    write(&local, ".hidden", "h");
    write(&local, "empty.txt", "");
    fs::create_dir(local.0.join("nothing here")).unwrap();
    let (emulator, drive) = drive(|user| user.file("Elsewhere/x.txt", "x"));
    let to = drive.root().path("Backups/My Reports");
    let tree = || to.upload_tree(&local.0);

    let plan = tree().plan().await.unwrap();
    assert_eq!((plan.files().len(), plan.bytes(), plan.folders().count()), (4, 12 + (11 << 20), 5), "{plan}");
    assert!(to.get().await.unwrap_err().is_not_found(), "a plan changes nothing");

    emulator.journal().clear();
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&told);
    let run = plan.run().progress(move |p| noted.lock().unwrap().push((p.tree.bytes, p.tree.total, p.files)));
    let report = run.await.unwrap().complete().unwrap();
    assert_eq!((report.done.len(), report.bytes, report.folders), (4, 12 + (11 << 20), 5), "{report}");
    for (path, content) in [("2026/deep/er/film.mp4", &film[..]), (".hidden", b"h"), ("empty.txt", b"")] {
        assert_eq!(emulator.file(ADA, &format!("Backups/My Reports/{path}")).unwrap(), content, "{path}");
    }
    assert!(to.path("nothing here").get().await.unwrap().folder.is_some());
    assert_eq!(told.lock().unwrap().last(), Some(&(report.bytes, Some(report.bytes), 4)));
    let journal = emulator.journal();
    assert_eq!(journal.matching("PUT /drives/*/items/*/*/content").count(), 3, "one request for each small file");
    assert_eq!(journal.matching("POST /drives/*/items/*/children").count(), 4, "one for each folder");

    // The time of a large file came along; those of small ones are told from others by their hashes.
    let film = to.path("2026/deep/er/film.mp4").get().await.unwrap();
    let modified = fs::metadata(local.0.join("2026/deep/er/film.mp4")).unwrap().modified().unwrap();
    let modified = jiff::Timestamp::try_from(modified).unwrap().as_second();
    assert_eq!(film.file_system_info.unwrap().last_modified_date_time.unwrap().as_second(), modified);
    emulator.journal().clear();
    let report = tree().await.unwrap();
    assert_eq!((report.done.len(), report.skipped.len(), report.folders), (0, 4, 0), "{report}");
    assert!(emulator.journal().requests().iter().all(|request| request.method == "GET"));
}
