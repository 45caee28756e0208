//! How bytes come into a drive: in one request, in a session, and in the next process.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ADA, UNIT, bytes, client, drive, id, names};
use graph_drive::{
    Conflict, DriveClient, DriveItem, DriveItemUploadableProperties, FileSystemInfo, Source, Upload, UploadSession,
};
use graph_emulator::{Emulator, Fault};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

/// What takes a session whatever its size, in fragments that are quickly sent.
trait InSession {
    fn in_session(self) -> Self;
}

impl InSession for Upload<DriveItem> {
    fn in_session(self) -> Self {
        self.describe(&DriveItemUploadableProperties::default()).fragment(UNIT as u64)
    }
}

/// The sessions that an upload gave to keep, as text.
type Kept = Arc<Mutex<Vec<String>>>;

fn keeping(upload: Upload<DriveItem>) -> (Upload<DriveItem>, Kept) {
    let kept = Kept::default();
    let keep = Arc::clone(&kept);
    let upload = upload.checkpoint(move |session| keep.lock().unwrap().push(serde_json::to_string(session).unwrap()));
    (upload, kept)
}

fn last(kept: &Kept) -> UploadSession {
    serde_json::from_str(kept.lock().unwrap().last().unwrap()).unwrap()
}

/// How many bytes were taken in by the store.
fn taken(emulator: &Emulator) -> usize {
    let sent = emulator.journal().matching("PUT /upload/**").carried_out();
    sent.requests().iter().map(|request| request.body.len()).sum()
}

/// A file of its own on this machine's disk, gone with its owner.
struct Local(PathBuf);

impl Local {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("graph-drive-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// DRV-44: `item.upload(bytes)`
/// DRV-W7: `drive.item(id).upload(bytes)`
#[tokio::test]
async fn a_small_file_is_made_and_then_replaced() {
    let (emulator, drive) = drive(|user| user);
    let file = drive.root().path("New/Folders/a.txt");
    let made = file.upload("first").await.unwrap();
    assert_eq!((made.size, made.file.as_ref().unwrap().mime_type.as_deref()), (Some(5), Some("text/plain")));
    let replaced = drive.item(id(&made)).upload("second!").await.unwrap();
    assert_eq!((&replaced.id, replaced.size), (&made.id, Some(7)));
    assert_ne!(replaced.ctag, made.ctag);
    assert_eq!(file.content().await.unwrap(), "second!");
    assert_eq!(file.upload("").await.unwrap().size, Some(0), "nothing is something, too");
    assert_eq!(emulator.journal().matching("PUT /upload/**").count(), 0);
    let error = drive.root().path("New").upload("x").await.unwrap_err();
    assert!(error.is_conflict(), "a folder is no file: {error}");
    let local = Local::new("small", b"from disk");
    assert_eq!(file.upload(Source::file(&local.0).await).await.unwrap().size, Some(9));
    let error = file.upload(Source::file("/nowhere/at all").await).await.unwrap_err();
    assert!(error.to_string().contains("/nowhere/at all cannot be read"), "{error}");
    assert_eq!(file.content().await.unwrap(), "from disk");
}

/// DRV-45: `item.upload(Source::file(path).await)`
/// DRV-46: `item.upload(Source::reader(reader, length))`
/// DRV-48: `item.upload(source).describe(&about)`
/// DRV-W7: `item.upload(Source::reader(reader, None))`
#[tokio::test]
async fn a_large_file_goes_in_fragments_with_what_is_said_of_it() {
    let (emulator, drive) = drive(|user| user);
    let whole = bytes(11 << 20);
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&told);
    let mut about = DriveItemUploadableProperties::default();
    let mut times = FileSystemInfo::default();
    times.last_modified_date_time = Some("2001-02-03T04:05:06Z".parse().unwrap());
    about.file_system_info = Some(times);
    let upload = drive.root().path("Übergröße #1.bin").upload(whole.clone()).describe(&about);
    let made = upload.progress(move |it| noted.lock().unwrap().push(it.bytes)).await.unwrap();
    assert_eq!(made.size, Some(11 << 20));
    let written = made.file_system_info.unwrap().last_modified_date_time;
    assert_eq!(written, Some("2001-02-03T04:05:06Z".parse().unwrap()));
    assert_eq!(emulator.file(ADA, "Übergröße #1.bin").unwrap(), whole);
    assert_eq!(*told.lock().unwrap(), [10 << 20, 11 << 20]);
    let sent = emulator.journal().matching("PUT /upload/**");
    let ranges: Vec<_> = sent.requests().iter().map(|it| it.header("content-range").unwrap()).collect();
    assert_eq!(ranges, ["bytes 0-10485759/11534336", "bytes 10485760-11534335/11534336"]);
    assert!(sent.requests().iter().all(|request| request.header("authorization").is_none()));

    let local = Local::new("large", &whole);
    let source = Source::file(&local.0).await;
    drive.root().path("b.bin").upload(source).fragment(4 << 20).await.unwrap();
    assert_eq!(emulator.file(ADA, "b.bin").unwrap(), whole);
    let stream = Source::reader(std::io::Cursor::new(whole.clone()), None);
    drive.root().path("c.bin").upload(stream).await.unwrap();
    assert_eq!(emulator.file(ADA, "c.bin").unwrap(), whole);
}

/// DRV-47: `item.upload(source).conflict(Conflict::Rename)`
#[tokio::test]
async fn what_becomes_of_a_taken_name_does_not_go_by_the_size() {
    for in_session in [false, true] {
        let (_emulator, drive) = drive(|user| user.file("a.txt", "old"));
        let upload = |text: &'static str| {
            let upload = drive.root().path("a.txt").upload(text);
            if in_session { upload.in_session() } else { upload }
        };
        let error = upload("fails").conflict(Conflict::Fail).await.unwrap_err();
        assert!(error.is_conflict() && error.code() == Some("nameAlreadyExists"), "{error}");
        let beside = upload("beside").conflict(Conflict::Rename).await.unwrap();
        assert_eq!(beside.name.as_deref(), Some("a 1.txt"));
        assert_eq!(drive.root().path("a.txt").content().await.unwrap(), "old");
        upload("new").await.unwrap();
        assert_eq!(drive.root().path("a.txt").content().await.unwrap(), "new");
        upload("newer").conflict(Conflict::Replace).await.unwrap();
        assert_eq!(drive.root().path("a.txt").content().await.unwrap(), "newer");
        let all = drive.root().children().list().await.unwrap().value;
        assert_eq!(names(&all), ["a 1.txt", "a.txt"]);
    }
}

#[tokio::test]
async fn what_has_changed_is_not_replaced_by_whoever_has_not_seen_it() {
    for in_session in [false, true] {
        let (emulator, drive) = drive(|user| user.file("a.txt", "old"));
        let file = drive.root().path("a.txt");
        let upload = |by_id: Option<&DriveItem>, text: &'static str| {
            let upload = by_id.map_or_else(|| file.clone(), |item| drive.item(id(item))).upload(text);
            if in_session { upload.in_session() } else { upload }
        };
        let seen = file.get().await.unwrap();
        let seen_tag = seen.etag.as_deref().unwrap();
        let mine = upload(None, "mine").if_match(seen_tag).await.unwrap();
        assert_eq!(mine.id, seen.id);
        for by_id in [None, Some(&seen)] {
            let error = upload(by_id, "too late").if_match(seen_tag).await.unwrap_err();
            assert!(error.is_precondition_failed() && error.status().unwrap() == 412, "{error}");
        }
        upload(Some(&mine), "again").if_match(mine.etag.as_deref().unwrap()).await.unwrap();
        assert_eq!(emulator.file(ADA, "a.txt").unwrap(), "again");
    }
}

/// DRV-W2: `item.upload(source).checkpoint(keep)`, `item.upload(source).resume(session)`
#[tokio::test(start_paused = true)]
async fn another_process_goes_on_with_what_the_service_has() {
    let (emulator, drive) = drive(|user| user);
    let (whole, local) = (bytes(5 * UNIT + 1000), Local::new("resume", &bytes(5 * UNIT + 1000)));
    let upload = drive.root().path("a.bin").upload(Source::file(&local.0).await).in_session();
    let (upload, kept) = keeping(upload);
    // The process dies while the third fragment is under way.
    let dying = emulator.clone();
    let upload = upload.progress(move |progress| {
        if progress.bytes == 2 * UNIT as u64 {
            dying.fault(Fault::slow(Duration::from_secs(60)).on("PUT /upload/**"));
        }
    });
    assert!(tokio::time::timeout(Duration::from_secs(30), upload).await.is_err());
    let session = last(&kept);
    assert_eq!((session.sent(), session.total()), (2 * UNIT as u64, whole.len() as u64));
    assert!(session.expires().is_some());
    assert!(kept.lock().unwrap()[0].contains("\"next\":0"), "it is given as soon as it has begun");

    let other = DriveClient::new(&client(&emulator)).root().path("a.bin");
    let error = other.upload("other bytes").resume(session.clone()).await.unwrap_err();
    assert!(error.to_string().contains("begun with other bytes"), "{error}");
    let upload = other.upload(Source::file(&local.0).await).resume(session.clone()).fragment(2 * UNIT as u64);
    let (upload, kept) = keeping(upload);
    assert_eq!(upload.await.unwrap().size, Some(whole.len() as i64));
    assert_eq!(emulator.file(ADA, "a.bin").unwrap(), whole);
    assert_eq!(taken(&emulator), whole.len(), "no byte was taken twice");
    assert!(last(&kept).sent() > session.sent());

    // The session is gone now: what is complete is replaced by the same, and no second file is made.
    let upload = other.upload(Source::file(&local.0).await).resume(session.clone());
    assert_eq!(upload.await.unwrap().size, Some(whole.len() as i64));
    let upload = other.upload(Source::file(&local.0).await).resume(session).conflict(Conflict::Rename);
    assert!(upload.await.unwrap_err().is_not_found(), "it might make another");
    assert_eq!(names(&drive.root().children().list().await.unwrap().value), ["a.bin"]);
}

/// DRV-W2: `session.cancel(client)`
#[tokio::test(start_paused = true)]
async fn a_session_that_is_given_up_is_forgotten() {
    let (emulator, drive) = drive(|user| user);
    let (upload, kept) = keeping(drive.root().path("a.bin").upload(bytes(3 * UNIT)).in_session());
    emulator.fault(Fault::graph_error(400, "invalidRequest", "No.").on("PUT /upload/**"));
    assert_eq!(upload.await.unwrap_err().status().unwrap(), 400);
    let session = last(&kept);
    let client = client(&emulator);
    session.clone().cancel(&client).await.unwrap();
    session.clone().cancel(&client).await.unwrap();
    assert_eq!(emulator.journal().matching("DELETE /upload/*").carried_out().count(), 1);
    let stream = Source::reader(std::io::Cursor::new(bytes(3 * UNIT)), Some(3 * UNIT as u64));
    let error = drive.root().path("a.bin").upload(stream).resume(session).await.unwrap_err();
    assert!(error.is_not_found(), "a stream cannot be read again: {error}");
    assert!(drive.root().path("a.bin").get().await.unwrap_err().is_not_found());
}

#[tokio::test(start_paused = true)]
async fn a_session_whose_time_is_over_is_begun_anew() {
    let (emulator, drive) = drive(|user| user);
    let whole = bytes(4 * UNIT);
    let (expiring, mut is_over) = (emulator.clone(), false);
    let upload = drive.root().path("a.bin").upload(whole.clone()).in_session().progress(move |progress| {
        if !is_over && progress.bytes == 2 * UNIT as u64 {
            is_over = true;
            expiring.expire_urls();
        }
    });
    upload.await.unwrap();
    assert_eq!(emulator.file(ADA, "a.bin").unwrap(), whole);
    assert_eq!(emulator.journal().matching("POST /me/drive/**").carried_out().count(), 2);
    assert_eq!(taken(&emulator), 6 * UNIT, "two fragments were for nothing");

    let (upload, kept) = keeping(drive.root().path("b.bin").upload(whole.clone()).in_session());
    emulator.fault(Fault::graph_error(400, "invalidRequest", "No.").on("PUT /upload/**"));
    upload.await.unwrap_err();
    tokio::time::advance(Duration::from_secs(25 * 3600)).await;
    let tomorrow = DriveClient::new(&client(&emulator)).root().path("b.bin");
    tomorrow.upload(whole.clone()).resume(last(&kept)).fragment(UNIT as u64).await.unwrap();
    assert_eq!(emulator.file(ADA, "b.bin").unwrap(), whole);
}

#[tokio::test(start_paused = true)]
async fn fragments_that_the_service_has_are_not_sent_again() {
    let (emulator, drive) = drive(|user| user);
    let whole = bytes(4 * UNIT);
    // The first is taken in and its answer lost; of the second the service says that it has it, though it has not.
    emulator.fault(Fault::reset().on("PUT /upload/**"));
    emulator.fault(Fault::graph_error(416, "invalidRange", "There already.").on("PUT /upload/**"));
    drive.root().path("a.bin").upload(whole.clone()).in_session().await.unwrap();
    assert_eq!(emulator.file(ADA, "a.bin").unwrap(), whole);
    assert_eq!(taken(&emulator), whole.len());
    assert_eq!(emulator.journal().matching("GET /upload/*").count(), 2, "the service was asked both times");

    // A service that insists is not followed in circles.
    emulator.fault(Fault::graph_error(416, "invalidRange", "There already.").on("PUT /upload/**").always());
    let error = drive.root().path("b.bin").upload(whole).in_session().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 416, "{error}");
}

#[tokio::test]
async fn a_drive_that_is_full_says_so_before_bytes_are_sent() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "123").drive_quota(UNIT as u64));
    let (small, large) = (drive.root().path("b.bin"), drive.root().path("c.bin"));
    let whole = bytes(2 * UNIT);
    for error in [
        small.upload(whole.clone()).await.unwrap_err(),
        large.upload(whole.clone()).in_session().await.unwrap_err(),
        large.upload(whole).in_session().conflict(Conflict::Rename).await.unwrap_err(),
    ] {
        assert_eq!((error.status().unwrap().as_u16(), error.code()), (507, Some("quotaLimitReached")));
        assert!(error.to_string().starts_with("drive.items.upload: 507 quotaLimitReached: "), "{error}");
        assert!(!error.is_transient(), "waiting makes no room");
    }
    assert_eq!(emulator.journal().matching("/upload/**").count(), 0);
    assert_eq!(names(&drive.root().children().list().await.unwrap().value), ["a.txt"]);
}
