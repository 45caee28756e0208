//! Folders that come to this machine's disk: whole, once, under safe names, whatever happens on the way.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{Folder, bytes, drive};
use graph_drive::{Conflict, LeftOutReason};
use graph_emulator::Fault;
use std::{
    fs,
    sync::{Arc, Mutex},
    time::Duration,
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

#[tokio::test(start_paused = true)]
async fn whatever_happens_on_the_way_files_are_whole_or_absent() {
    let film = bytes(3 << 20);
    type Made = fn() -> Fault;
    let faults: [(&str, Made); 9] = [
        ("GET /drives/*/items/*/children", || Fault::throttle(Duration::from_secs(7)).times(2)),
        ("GET /drives/*/items/*/children", Fault::cut_body),
        ("GET /drives/*/items/*/children", Fault::empty_page),
        ("GET /drives/*/items/*/children", Fault::unknown_members),
        ("GET /download/**", || Fault::throttle(Duration::from_secs(7)).times(3)),
        ("GET /download/**", || Fault::cut_after(1_500_000).times(2)),
        ("GET /download/**", Fault::reset),
        ("GET /download/**", || Fault::graph_error(401, "unauthenticated", "The URL is too old.")),
        ("GET /download/**", || Fault::graph_error(404, "itemNotFound", "Gone.")),
    ];
    for (number, (on, fault)) in faults.into_iter().enumerate() {
        let (emulator, drive) =
            drive(|user| user.file("F/a/film.mp4", film.clone()).file("F/b.txt", "b").file("F/c.txt", "c"));
        let local = Folder::new(&format!("tree-down-faults-{number}"));
        emulator.fault(fault().on(on));
        let report = drive.root().path("F").download_tree(&local.0).verify().await.unwrap().complete().unwrap();
        assert_eq!(report.done.len(), 3, "{on} {number}");
        assert!(fs::read(local.0.join("a/film.mp4")).unwrap() == film, "{on} {number}");
        assert_eq!(fs::read_to_string(local.0.join("b.txt")).unwrap(), "b");
        let names = local.names();
        assert_eq!(names.len(), 3, "no draft is left: {names:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_fails_is_told_and_stops_the_others_only_if_that_is_wanted() {
    let (emulator, drive) =
        drive(|user| (0..20).fold(user, |user, at| user.file(format!("F/{at:02}.txt"), format!("{at}"))));
    let folder = drive.root().path("F");
    let local = Folder::new("tree-down-some");
    let refusal = || Fault::graph_error(423, "resourceLocked", "Locked.").on("GET /download/**").times(2);
    emulator.fault(refusal());
    let report = folder.download_tree(&local.0).await.unwrap();
    assert_eq!((report.done.len(), report.failed.len()), (18, 2), "{report}");
    let failure = &report.failed[0];
    assert_eq!(failure.error.status().unwrap(), 423);
    assert!(failure.to_string().starts_with(&format!("{:?}: drive.items.content: 423 ", failure.path)), "{failure}");
    let error = report.complete().unwrap_err().to_string();
    assert!(error.contains("; the file or folder is \"0"), "{error}");
    // What is left comes the next time.
    let report = folder.download_tree(&local.0).await.unwrap().complete().unwrap();
    assert_eq!((report.done.len(), report.skipped.len()), (2, 18), "{report}");

    fs::remove_dir_all(&local.0).unwrap();
    emulator.fault(refusal());
    let report = folder.download_tree(&local.0).at_once(1).stop_at_first_error().await.unwrap();
    assert_eq!((report.done.len(), report.failed.len()), (0, 1), "{report}");

    // A folder below that cannot be read costs what is in it.
    drive.root().path("F/sub/x.txt").upload("x").await.unwrap();
    emulator.fault(Fault::graph_error(403, "accessDenied", "No.").on("GET /drives/*/items/*/children"));
    let error = folder.download_tree(&local.0).await.unwrap().complete().unwrap_err();
    assert!(error.is_access_denied(), "{error}");
    let error = drive.root().path("F/00.txt").download_tree(&local.0).await.unwrap_err().to_string();
    assert!(error.starts_with("drive.items.download_tree: ") && error.contains("only folders are trees"), "{error}");
    assert!(drive.root().path("none").download_tree(&local.0).plan().await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn what_changes_between_plan_and_run_comes_as_it_is_or_is_told() {
    let (_emulator, drive) = drive(|user| user.file("F/gone.txt", "g").file("F/new.txt", "old").file("F/turned", "t"));
    let local = Folder::new("tree-down-changed");
    let plan = drive.root().path("F").download_tree(&local.0).verify().plan().await.unwrap();
    drive.root().path("F/gone.txt").delete().await.unwrap();
    drive.root().path("F/turned").delete().await.unwrap();
    drive.root().path("F/turned/x").upload("x").await.unwrap();
    drive.root().path("F/new.txt").upload("changed").await.unwrap();
    let report = plan.run().await.unwrap();
    let mut failed: Vec<_> = report.failed.iter().map(|it| (it.path.as_str(), it.error.is_not_found())).collect();
    failed.sort_unstable();
    assert_eq!(failed, [("gone.txt", true), ("turned", true)]);
    assert_eq!(fs::read_to_string(local.0.join("new.txt")).unwrap(), "changed");
    let report = drive.root().path("F").download_tree(&local.0).verify().await.unwrap().complete().unwrap();
    assert_eq!((report.done.len(), report.skipped.len()), (1, 1), "{report}");

    // The same length, another content: the hash tells.
    let plan = drive.root().path("F").download_tree(&local.0).conflict(Conflict::Rename).verify();
    drive.root().path("F/new.txt").upload("CHANGED").await.unwrap();
    let plan = plan.plan().await.unwrap();
    drive.root().path("F/new.txt").upload("cHANGED").await.unwrap();
    let report = plan.run().await.unwrap().complete().unwrap();
    assert_eq!(report.done[0].local(), local.0.join("new 1.txt"));
    assert_eq!(fs::read_to_string(local.0.join("new 1.txt")).unwrap(), "cHANGED");
    assert_eq!(fs::read_to_string(local.0.join("new.txt")).unwrap(), "changed");
    let again =
        drive.root().path("F").download_tree(&local.0).conflict(Conflict::Rename).verify().plan().await.unwrap();
    assert_eq!((again.files().len(), again.present().len()), (0, 2), "it is found again under that name");
    let kept = drive.root().path("F").download_tree(&local.0).conflict(Conflict::Fail).verify().plan().await.unwrap();
    assert_eq!(kept.left_out()[0].to_string(), r#""new.txt": there is another file of that name already"#);
}

#[cfg(unix)]
#[tokio::test]
async fn the_disk_is_left_only_where_it_was_named() {
    use std::os::unix::fs::symlink;
    let (_emulator, drive) = drive(|user| {
        user.file("F/link/x.txt", "x").file("F/dir", "a file").file("F/file/y", "y").file("F/target.txt", "t")
    });
    let (local, other) = (Folder::new("tree-down-links"), Folder::new("tree-down-outside"));
    symlink(&other.0, local.0.join("link")).unwrap();
    fs::create_dir(local.0.join("dir")).unwrap();
    fs::write(local.0.join("file"), "in the way").unwrap();
    fs::write(other.0.join("target.txt"), "theirs").unwrap();
    symlink(other.0.join("target.txt"), local.0.join("target.txt")).unwrap();
    let report = drive.root().path("F").download_tree(&local.0).await.unwrap().complete().unwrap();
    let mut left_out: Vec<_> = report.left_out.iter().map(|it| (it.path.as_str(), it.reason.clone())).collect();
    left_out.sort_by_key(|(path, _)| *path);
    let in_the_way = LeftOutReason::InTheWay;
    assert_eq!(left_out, [("dir", in_the_way.clone()), ("file", in_the_way), ("link", LeftOutReason::Link)]);
    assert_eq!(other.names(), ["target.txt"], "nothing went through a link");
    assert_eq!(fs::read_to_string(other.0.join("target.txt")).unwrap(), "theirs");
    assert_eq!(fs::read_to_string(local.0.join("target.txt")).unwrap(), "t");
    assert!(
        fs::symlink_metadata(local.0.join("target.txt")).unwrap().is_file(),
        "the link was replaced, and not what it led to"
    );

    // The folder itself may be a link: its owner says so. What comes in the way after the plan was made is not gone through either.
    let named = other.0.join("named");
    symlink(&local.0, &named).unwrap();
    fs::remove_file(local.0.join("link")).unwrap();
    let plan = drive.root().path("F").download_tree(&named).plan().await.unwrap();
    symlink(&other.0, local.0.join("link")).unwrap();
    let report = plan.run().await.unwrap();
    assert!(
        report.failed.iter().all(|it| it.error.to_string().contains("is in place of a folder")),
        "{:?}",
        report.failed
    );
    assert_eq!(report.failed.len(), 2, "the folder and its file");
    assert!(!other.0.join("x.txt").exists());
}

#[tokio::test(start_paused = true)]
async fn dropped_in_the_midst_it_leaves_whole_files_alone() {
    let film = bytes(5 << 20);
    let (emulator, drive) = drive(|user| user.file("F/a.txt", "a").file("F/film.mp4", film.clone()));
    let local = Folder::new("tree-down-dropped");
    emulator.fault(Fault::stall().on("GET /download/**").times(1));
    let tree = drive.root().path("F").download_tree(&local.0).at_once(1);
    // The first file stops in the middle for a hundred seconds.
    assert!(tokio::time::timeout(Duration::from_secs(50), tree.into_future()).await.is_err());
    assert_eq!(local.names(), Vec::<String>::new(), "nothing, and no draft");
    let report = drive.root().path("F").download_tree(&local.0).await.unwrap().complete().unwrap();
    assert_eq!(report.done.len(), 2);
    assert!(fs::read(local.0.join("film.mp4")).unwrap() == film);
}

/// DRV-W9: `folder.download_tree(local).at_once(8)`
#[tokio::test(start_paused = true)]
async fn several_files_are_on_their_way_at_a_time() {
    let time = |at_once: usize| async move {
        let emulator = graph_emulator::Emulator::builder()
            .latency(Duration::from_secs(1))
            .user(common::ADA, |user| (0..32).fold(user, |user, number| user.file(format!("F/{number}.txt"), "x")))
            .build();
        let drive = graph_drive::DriveClient::new(&common::client(&emulator));
        let local = Folder::new(&format!("tree-at-once-{at_once}"));
        let began = tokio::time::Instant::now();
        let report = drive.root().path("F").download_tree(&local.0).at_once(at_once).await.unwrap();
        assert_eq!(report.done.len(), 32);
        began.elapsed().as_secs()
    };
    let (one, eight) = (time(1).await, time(8).await);
    assert!(one >= 32 && eight <= 32 / 8 + 3, "{one} s one by one, {eight} s by eights");
}

#[tokio::test]
async fn a_disk_that_takes_nothing_is_told_for_each_file() {
    let (emulator, drive) = drive(|user| user.file("F/a.txt", "a").file("F/sub/b.txt", "b"));
    let local = Folder::new("tree-down-no-disk");
    fs::write(local.0.join("file"), "in the way").unwrap();
    let report = drive.root().path("F").download_tree(local.0.join("file/below")).await.unwrap();
    let mut failed: Vec<_> = report.failed.iter().map(|it| it.path.as_str()).collect();
    failed.sort_unstable();
    assert_eq!((failed, report.done.len()), (vec!["", "a.txt", "sub", "sub/b.txt"], 0));
    let told = report.failed.iter().find(|it| it.path == "a.txt").unwrap().to_string();
    assert!(told.contains("drive.items.download_tree: ") && told.contains("cannot be read or written"), "{told}");
    assert_eq!(fs::read_to_string(local.0.join("file")).unwrap(), "in the way");
    assert!(emulator.journal().matching("GET /download/**").count() <= 2, "nobody insists");
}

/// DRV-43: `folder.download_tree(local)`, again after an interruption
#[tokio::test(start_paused = true)]
async fn a_large_file_that_was_interrupted_goes_on_where_it_was() {
    let film = bytes(33 << 20);
    let (emulator, drive) = drive(|user| user.file("F/film.mp4", film.clone()));
    let local = Folder::new("tree-large");
    let tree = || drive.root().path("F").download_tree(&local.0).verify();
    emulator.fault(Fault::cut_after(20 << 20).on("GET /download/*/*"));
    emulator.fault(Fault::graph_error(400, "invalidRequest", "No.").on("GET /download/*/*"));
    let report = tree().await.unwrap();
    assert!(report.failed.iter().any(|failure| failure.path == "film.mp4"), "{report}");
    assert!(!local.0.join("film.mp4").exists(), "whole or absent");

    emulator.journal().clear();
    let report = tree().await.unwrap().complete().unwrap();
    assert!(report.done.iter().any(|file| file.path() == "film.mp4"), "{report}");
    assert_eq!(fs::read(local.0.join("film.mp4")).unwrap(), film);
    let asked = emulator.journal().matching("GET /download/*/*");
    let ranges: Vec<_> = asked.requests().iter().filter_map(|it| it.header("range")).collect();
    assert_eq!(ranges, ["bytes=20971520-"], "what had come is not asked for again");
    assert_eq!(fs::read_dir(&local.0).unwrap().count(), 1, "nothing is left beside it");
    assert!(tree().plan().await.unwrap().files().is_empty());
}
