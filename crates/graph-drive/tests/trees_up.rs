//! Folders that go to a drive: whole, once, and on from where they were.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ADA, Folder, bytes, drive};
use graph_drive::{Conflict, LeftOutReason, TreeState};
use graph_emulator::Fault;
use std::{
    fs,
    sync::{Arc, Mutex},
    time::Duration,
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

/// DRV-W2: `folder.upload_tree(local).checkpoint(…)`, `.resume(state)` and `.verify()`
#[tokio::test(start_paused = true)]
async fn a_large_file_goes_on_where_it_was_and_small_ones_are_not_sent_again() {
    let film = bytes(35 << 20);
    let local = Folder::new("tree-up-resumed");
    write(&local, "a.txt", "a");
    write(&local, "film.mp4", &film);
    let (emulator, drive) = drive(|user| user);
    let to = drive.root().path("To");
    let saved = Arc::new(Mutex::new(String::new()));
    let keep = Arc::clone(&saved);
    // After some fragments nothing moves any more, and the program is ended.
    let cutting = emulator.clone();
    let tree = to.upload_tree(&local.0).checkpoint(move |state| {
        *keep.lock().unwrap() = serde_json::to_string(state).unwrap();
        if state.sessions().any(|(_, session)| session.sent() == 20 << 20) {
            cutting.fault(Fault::slow(Duration::from_secs(3600)).on("PUT /upload/**"));
        }
    });
    assert!(tokio::time::timeout(Duration::from_secs(60), tree.into_future()).await.is_err());
    assert!(emulator.file(ADA, "To/film.mp4").is_none() && emulator.file(ADA, "To/a.txt").is_some());

    emulator.clear_faults();
    emulator.journal().clear();
    let state: TreeState = serde_json::from_str(&saved.lock().unwrap()).unwrap();
    let keep = Arc::clone(&saved);
    let tree = to.upload_tree(&local.0).resume(state).verify();
    let tree = tree.checkpoint(move |state| *keep.lock().unwrap() = serde_json::to_string(state).unwrap());
    let report = tree.await.unwrap().complete().unwrap();
    assert_eq!((report.done.len(), report.skipped.len()), (1, 1), "{report}");
    assert_eq!(emulator.file(ADA, "To/film.mp4").unwrap(), film);
    assert_eq!(*saved.lock().unwrap(), r#"{"altered":{},"sessions":{}}"#);
    let sent = emulator.journal().matching("PUT /upload/**").carried_out();
    let sent = sent.requests().iter().map(|it| it.body.len()).sum::<usize>();
    assert!(sent <= 15 << 20, "what was there is not sent again: {sent}");

    // What was begun with other bytes is begun anew.
    let state = r#"{"sessions":{"film.mp4":{"url":"https://contoso.sharepoint.com/upload/none","next":1,"total":36700160,"modified":1}}}"#;
    let other: Vec<u8> = film.iter().rev().copied().collect();
    write(&local, "film.mp4", &other);
    let report = to.upload_tree(&local.0).resume(serde_json::from_str(state).unwrap()).verify().await.unwrap();
    assert_eq!(report.complete().unwrap().done.len(), 1);
    assert_eq!(emulator.file(ADA, "To/film.mp4").unwrap(), other);
}

#[tokio::test(start_paused = true)]
async fn whatever_happens_on_the_way_all_of_it_arrives_once() {
    type Made = fn() -> Fault;
    let film = bytes(11 << 20);
    let faults: [(&str, Made); 10] = [
        ("GET /me/drive/root:/To", || Fault::throttle(Duration::from_secs(7)).times(2)),
        ("GET /drives/*/items/*/children", || Fault::throttle(Duration::from_secs(7)).times(2)),
        ("GET /drives/*/items/*/children", Fault::cut_body),
        ("POST /drives/*/items/*/children", || Fault::throttle(Duration::from_secs(7))),
        ("POST /drives/*/items/*/children", Fault::reset),
        ("POST /drives/*/items/*/children", Fault::reset_unread),
        ("PUT /drives/*/items/*/*/content", || Fault::throttle(Duration::from_secs(7)).times(3)),
        ("PUT /drives/*/items/*/*/content", Fault::reset),
        ("POST /drives/*/items/*/*/createUploadSession", || Fault::html(503)),
        ("PUT /upload/**", || Fault::reset_unread().times(2)),
    ];
    for (number, (on, fault)) in faults.into_iter().enumerate() {
        let local = Folder::new(&format!("tree-up-faults-{number}"));
        write(&local, "sub/b.txt", "b");
        write(&local, "sub/c.txt", "c");
        write(&local, "film.mp4", &film);
        let (emulator, drive) = drive(|user| user.drive_folder("To"));
        emulator.fault(fault().on(on));
        let report = drive.root().path("To").upload_tree(&local.0).verify().await.unwrap().complete().unwrap();
        assert_eq!((report.done.len(), report.folders), (3, 1), "{on} {number}");
        assert_eq!(emulator.file(ADA, "To/film.mp4").unwrap(), film);
        assert_eq!(emulator.file(ADA, "To/sub/b.txt").unwrap(), "b");
        assert_eq!(drive.root().path("To").children().list().await.unwrap().value.len(), 2, "{on} {number}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_fails_is_told_and_stops_the_others_only_if_that_is_wanted() {
    let local = Folder::new("tree-up-some");
    for at in 0..20 {
        write(&local, &format!("{at:02}.txt"), format!("{at}"));
    }
    write(&local, "no/way.txt", "x");
    write(&local, "no/entry/y.txt", "y");
    let (emulator, drive) = drive(|user| user.drive_folder("To"));
    let to = drive.root().path("To");
    emulator
        .fault(Fault::graph_error(507, "quotaLimitReached", "Full.").on("PUT /drives/*/items/*/*/content").times(2));
    emulator.fault(Fault::graph_error(403, "accessDenied", "No.").on("POST /drives/*/items/*/children"));
    let report = to.upload_tree(&local.0).await.unwrap();
    let status = |error: &graph_drive::Error| error.status().map_or(0, |status| status.as_u16());
    let mut failed: Vec<_> = report.failed.iter().map(|it| (it.path.as_str(), status(&it.error))).collect();
    failed.sort_unstable();
    assert_eq!(failed.iter().filter(|(_, status)| *status == 507).count(), 2, "{failed:?}");
    // The folder is asked for once, and what would be in it is not sent elsewhere.
    assert_eq!(failed.iter().filter(|(_, status)| *status == 403).count(), 1, "{failed:?}");
    assert_eq!(failed.iter().filter(|(path, _)| path.starts_with("no")).count(), 4, "{failed:?}");
    assert_eq!(report.done.len(), 18);
    emulator.journal().expect("POST /drives/*/items/*/children").times(1);
    let report = to.upload_tree(&local.0).await.unwrap().complete().unwrap();
    assert_eq!((report.done.len(), report.skipped.len(), report.folders), (4, 18, 2), "{report}");

    write(&local, "00.txt", "other");
    write(&local, "01.txt", "other");
    emulator.fault(Fault::graph_error(423, "resourceLocked", "Locked.").on("PUT /drives/*/items/*/*/content").always());
    let report = to.upload_tree(&local.0).at_once(1).stop_at_first_error().await.unwrap();
    assert_eq!((report.done.len(), report.failed.len()), (0, 1), "{report}");

    let error = to.upload_tree(local.0.join("00.txt")).await.unwrap_err().to_string();
    assert!(error.starts_with("drive.items.upload_tree: ") && error.contains("is no folder"), "{error}");
    let error = to.upload_tree(local.0.join("none")).plan().await.unwrap_err().to_string();
    assert!(error.contains("cannot be read"), "{error}");
    let error = to.path("02.txt").upload_tree(&local.0).await.unwrap_err().to_string();
    assert!(error.contains("it is no folder"), "{error}");
    let error = drive.item("01NONE").upload_tree(&local.0).await.unwrap().complete().unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

/// DRV-47: `folder.upload_tree(local).conflict(…)`
#[tokio::test]
async fn what_is_there_already_stays_or_gives_way_as_is_said() {
    let local = Folder::new("tree-up-conflict");
    write(&local, "same.txt", "same");
    write(&local, "Other.txt", "mine");
    let (emulator, drive) =
        drive(|user| user.file("To/same.txt", "same").file("To/other.TXT", "theirs").file("To/own.txt", "own"));
    let to = drive.root().path("To");
    let report = to.upload_tree(&local.0).conflict(Conflict::Fail).await.unwrap();
    assert_eq!((report.done.len(), report.skipped.len()), (0, 1), "{report}");
    assert_eq!(report.left_out[0].reason, LeftOutReason::Exists);
    let report = to.upload_tree(&local.0).conflict(Conflict::Rename).await.unwrap();
    assert_eq!(report.done.len(), 1);
    assert_eq!(emulator.file(ADA, "To/Other 1.txt").unwrap(), "mine");
    assert_eq!(emulator.file(ADA, "To/other.TXT").unwrap(), "theirs");
    let report = to.upload_tree(&local.0).await.unwrap();
    assert_eq!(report.done.len(), 1);
    assert_eq!(emulator.file(ADA, "To/other.TXT").unwrap(), "mine");
    assert_eq!(emulator.file(ADA, "To/own.txt").unwrap(), "own");
}

/// DRV-48: `folder.upload_tree(local).keep_times()`
#[tokio::test]
async fn small_files_keep_their_times_when_that_is_worth_a_request() {
    let local = Folder::new("tree-up-times");
    write(&local, "a.txt", "a");
    let time: jiff::Timestamp = "2001-02-03T04:05:06Z".parse().unwrap();
    fs::File::options().write(true).open(local.0.join("a.txt")).unwrap().set_modified(time.into()).unwrap();
    let (_emulator, drive) = drive(|user| user);
    let to = drive.root().path("To");
    let report = to.upload_tree(&local.0).keep_times().await.unwrap().complete().unwrap();
    assert_eq!(report.done[0].modified(), Some(time));
    let told = to.path("a.txt").get().await.unwrap().file_system_info.unwrap();
    assert_eq!(told.last_modified_date_time, Some(time));
    // And back, to the second.
    let back = Folder::new("tree-up-times-back");
    drop(to.download_tree(&back.0).await.unwrap().complete().unwrap());
    assert_eq!(fs::metadata(back.0.join("a.txt")).unwrap().modified().unwrap(), std::time::SystemTime::from(time));
}

#[cfg(unix)]
#[tokio::test]
async fn what_no_drive_takes_is_left_out_with_what_to_do() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener};
    let (local, outside) = (Folder::new("tree-up-names"), Folder::new("tree-up-outside"));
    for name in ["ok.txt", "OK.txt", "a:b", "CON", "ends.", "~tilde", "what?"] {
        write(&local, name, name);
    }
    write(&outside, "secret.txt", "secret");
    symlink(&outside.0, local.0.join("link")).unwrap();
    symlink(outside.0.join("secret.txt"), local.0.join("secret.txt")).unwrap();
    fs::write(local.0.join(std::ffi::OsStr::from_bytes(b"\xff.txt")), "x").unwrap();
    let _socket = UnixListener::bind(local.0.join("socket")).unwrap();
    let (emulator, drive) = drive(|user| user);
    let report = drive.root().path("To").upload_tree(&local.0).await.unwrap().complete().unwrap();
    let told: Vec<_> = report.left_out.iter().map(|it| (it.path.as_str(), it.reason.to_string())).collect();
    let refused = |name, why| (name, format!("SharePoint takes no such name, since {why}: rename it"));
    let sign = r#"it holds one of " * : < > ? / \ | or a control character"#;
    assert_eq!(
        told,
        [
            refused("CON", "the service keeps it for itself"),
            refused("a:b", sign),
            refused("ends.", "it ends with a dot"),
            ("link", LeftOutReason::Link.to_string()),
            ("ok.txt", LeftOutReason::NameTaken.to_string()),
            ("secret.txt", LeftOutReason::Link.to_string()),
            ("socket", LeftOutReason::NotAFile.to_string()),
            refused("what?", sign),
            refused("~tilde", "it begins with a tilde"),
            ("\u{fffd}.txt", LeftOutReason::NameUnreadable.to_string()),
        ]
    );
    assert_eq!(emulator.file(ADA, "To/OK.txt").unwrap(), "OK.txt");
    assert_eq!(report.done.len(), 1, "and nothing else");
}

#[tokio::test]
async fn a_file_that_changes_or_goes_between_plan_and_run_is_sent_as_it_is_or_told() {
    let local = Folder::new("tree-up-changed");
    write(&local, "gone.txt", "g");
    write(&local, "new.txt", "old");
    write(&local, "turned", "t");
    let (emulator, drive) = drive(|user| user.file("To/there.txt", "x"));
    let plan = drive.root().path("To").upload_tree(&local.0).verify().plan().await.unwrap();
    fs::remove_file(local.0.join("gone.txt")).unwrap();
    fs::remove_file(local.0.join("turned")).unwrap();
    fs::create_dir(local.0.join("turned")).unwrap();
    write(&local, "new.txt", "changed");
    let report = plan.run().await.unwrap();
    let failed: Vec<_> = report.failed.iter().map(ToString::to_string).collect();
    assert!(failed.len() == 2 && failed.iter().all(|it| it.contains("is no file any more")), "{failed:?}");
    assert_eq!(emulator.file(ADA, "To/new.txt").unwrap(), "changed");
    assert_eq!(report.bytes, 7);
}
