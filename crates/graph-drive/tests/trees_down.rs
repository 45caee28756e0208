//! Folders that come to this machine's disk: whole, once, under safe names, whatever happens on the way.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{Folder, bytes, drive};
use std::{
    fs,
    sync::{Arc, Mutex},
};

/// DRV-43: `folder.download_tree(local)`, with `.plan()` and `.progress(…)`
#[tokio::test]
async fn a_folder_comes_with_all_that_is_in_it() {
    let film = bytes(3 << 20);
    let (emulator, drive) = drive(|user| {
        user.file("Reports/2026/q1.csv", "year,sales\n")
            .file("Reports/2026/deep/er/film.mp4", film.clone())
            .file("Reports/.hidden", "h")
            .file("Reports/empty.txt", "")
            .drive_folder("Reports/nothing here")
            .file("Elsewhere/x.txt", "x")
    });
    let local = Folder::new("tree-down");
    let to = local.0.join("here/reports");
    let tree = || drive.root().path("Reports").download_tree(&to);

    let plan = tree().plan().await.unwrap();
    assert!(!to.exists(), "a plan changes nothing");
    let files: Vec<_> = plan.files().iter().map(|file| (file.path(), file.size())).collect();
    assert_eq!((plan.bytes(), files.len()), (12 + (3 << 20) - 1 + 1, 4), "{files:?}");
    let mut folders: Vec<_> = plan.folders().collect();
    folders.sort_unstable();
    assert_eq!(folders, ["", "2026", "2026/deep", "2026/deep/er", "nothing here"]);

    emulator.journal().clear();
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&told);
    let progress = move |p: graph_drive::TreeProgress<'_>| {
        noted.lock().unwrap().push((p.path.to_owned(), p.file.bytes, p.tree.bytes, p.tree.total, p.files));
    };
    let report = plan.run().progress(progress).await.unwrap().complete().unwrap();
    assert_eq!((report.done.len(), report.bytes, report.folders), (4, 12 + (3 << 20), 5), "{report}");
    assert_eq!(fs::read(to.join("2026/deep/er/film.mp4")).unwrap(), film);
    assert_eq!(fs::read_to_string(to.join("2026/q1.csv")).unwrap(), "year,sales\n");
    assert_eq!(fs::read_to_string(to.join(".hidden")).unwrap(), "h");
    assert!(to.join("nothing here").is_dir() && fs::read(to.join("empty.txt")).unwrap().is_empty());
    let journal = emulator.journal();
    assert_eq!(journal.requests().len(), 4, "one request for each file");
    assert_eq!(journal.matching("GET /download/**").count(), 4);
    let told = std::mem::take(&mut *told.lock().unwrap());
    let last = told.last().unwrap();
    assert_eq!((last.2, last.3, last.4), (report.bytes, Some(report.bytes), 4));
    assert!(told.windows(2).all(|pair| pair[0].2 <= pair[1].2 && pair[0].4 <= pair[1].4));
    assert!(told.iter().any(|it| it.0 == "2026/deep/er/film.mp4" && it.1 == 3 << 20));

    // Once more, in one go: all of it is there.
    emulator.journal().clear();
    let report = tree().await.unwrap();
    assert_eq!((report.done.len(), report.skipped.len(), report.folders), (0, 4, 0), "{report}");
    assert_eq!(emulator.journal().matching("GET /download/**").count(), 0);
    let item = drive.root().path("Reports/2026/q1.csv").get().await.unwrap();
    let modified = fs::metadata(to.join("2026/q1.csv")).unwrap().modified().unwrap();
    let told = item.file_system_info.unwrap().last_modified_date_time.unwrap();
    assert_eq!(jiff::Timestamp::try_from(modified).unwrap(), told);

    // What was changed on either side comes anew, and what is here alone stays.
    drive.root().path("Reports/2026/q1.csv").upload("changed").await.unwrap();
    fs::write(to.join("empty.txt"), "not any more").unwrap();
    fs::write(to.join("own.txt"), "own").unwrap();
    let report = tree().await.unwrap().complete().unwrap();
    let mut done: Vec<_> = report.done.iter().map(|file| file.path()).collect();
    done.sort_unstable();
    assert_eq!(done, ["2026/q1.csv", "empty.txt"]);
    assert_eq!(fs::read_to_string(to.join("2026/q1.csv")).unwrap(), "changed");
    assert_eq!(fs::read_to_string(to.join("own.txt")).unwrap(), "own");
}
