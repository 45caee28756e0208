//! Downloads that another call goes on with: of the same version, or anew, and never with half a file under the real name.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{Folder, bytes, drive};
use graph_drive::{Checksum, DriveClient, ErrorKind};
use graph_emulator::{Emulator, Fault};
use std::path::PathBuf;

const SIZE: usize = 3_000_000;

/// Ends a download after so many bytes.
fn cut(emulator: &Emulator, bytes: usize) {
    emulator.fault(Fault::cut_after(bytes).on("GET /download/**"));
    emulator.fault(Fault::graph_error(400, "invalidRequest", "No.").on("GET /download/**"));
}

/// Downloads the file until it is cut after so many bytes.
async fn begin(emulator: &Emulator, drive: &DriveClient, path: &PathBuf, bytes: usize) {
    cut(emulator, bytes);
    let error = drive.root().path("a.bin").content().resumable().to_file(path).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
    emulator.journal().clear();
}

/// The parts of the file that were served, as they were asked for.
fn asked(emulator: &Emulator) -> Vec<String> {
    let served = emulator.journal().matching("GET /download/**");
    served.requests().iter().map(|it| it.header("range").unwrap_or("all").to_owned()).collect()
}

/// Where the bytes are that were kept.
fn part(folder: &Folder) -> PathBuf {
    let found: Vec<_> = folder.names().into_iter().filter(|name| name.ends_with(".part")).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    folder.0.join(&found[0])
}

/// DRV-41: `item.content().resumable().to_file(path)`
/// DRV-W3: `item.content().resumable().to_file(path)`
#[tokio::test(start_paused = true)]
async fn what_was_kept_does_not_come_twice() {
    let whole = bytes(SIZE);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()));
    let folder = Folder::new("resumed");
    let path = folder.0.join("a.bin");
    std::fs::write(&path, "old").unwrap();
    begin(&emulator, &drive, &path, 1_000_000).await;
    assert_eq!(
        (std::fs::read(&path).unwrap(), std::fs::metadata(part(&folder)).unwrap().len()),
        (b"old".into(), 1_000_000)
    );
    begin(&emulator, &drive, &path, 700_000).await;
    assert_eq!(std::fs::read(&path).unwrap(), b"old");

    // Given up, as a process that ends does.
    emulator.fault(Fault::stall().on("GET /download/**"));
    let saving = drive.root().path("a.bin").content().resumable().to_file(&path);
    assert!(tokio::time::timeout(std::time::Duration::from_secs(5), saving).await.is_err());
    assert!(std::fs::metadata(part(&folder)).unwrap().len() >= 1_700_000);
    emulator.journal().clear();

    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let noted = std::sync::Arc::clone(&told);
    let content = drive.root().path("a.bin").content().resumable();
    let content = content.progress(move |it| noted.lock().unwrap().push((it.bytes, it.total)));
    let saved = content.to_file(&path).await.unwrap();
    let item = drive.root().path("a.bin").get().await.unwrap();
    assert_eq!((saved.bytes, saved.etag), (SIZE as u64, item.etag.clone()));
    assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (whole, vec!["a.bin".to_owned()]));
    assert!(told.lock().unwrap()[0].0 > 1_700_000, "what was kept counts");
    assert_eq!(*told.lock().unwrap().last().unwrap(), (SIZE as u64, Some(SIZE as u64)));
    let served = emulator.journal().matching("GET /download/**");
    assert!(served.count() == 1 && served.last().unwrap().header("if-match") == item.etag.as_deref());
    assert!(asked(&emulator)[0].as_str() >= "bytes=1700000-", "{:?}", asked(&emulator));
    assert!(served.last().unwrap().header("authorization").is_none());
}

#[tokio::test(start_paused = true)]
async fn all_of_it_may_have_been_kept() {
    let whole = bytes(SIZE);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()));
    let folder = Folder::new("resumed-all");
    let path = folder.0.join("a.bin");
    begin(&emulator, &drive, &path, 1_000_000).await;
    std::fs::write(part(&folder), &whole).unwrap();
    drive.root().path("a.bin").content().resumable().to_file(&path).await.unwrap();
    assert_eq!(asked(&emulator), ["bytes=2999999-"], "one byte tells whether the version is the same");
    assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (whole, vec!["a.bin".to_owned()]));
}

#[tokio::test(start_paused = true)]
async fn another_version_is_begun_anew() {
    let other: Vec<u8> = bytes(SIZE).into_iter().rev().collect();
    let (emulator, drive) = drive(|user| user.file("a.bin", bytes(SIZE)));
    let folder = Folder::new("resumed-anew");
    let path = folder.0.join("a.bin");
    let file = drive.root().path("a.bin");
    let damage: [&dyn Fn(); 4] = [
        &|| (),
        &|| std::fs::remove_file(part(&folder)).unwrap(),
        &|| std::fs::write(folder.0.join(".a.bin.part.json"), "{\"call\":\"").unwrap(),
        &|| std::fs::write(part(&folder), vec![0; SIZE + 1]).unwrap(),
    ];
    for (at, damage) in damage.iter().enumerate() {
        file.upload(bytes(SIZE)).await.unwrap();
        begin(&emulator, &drive, &path, 1_000_000).await;
        damage();
        let expected = if at == 0 {
            file.upload(other.clone()).await.unwrap();
            other.clone()
        } else {
            bytes(SIZE)
        };
        file.content().resumable().to_file(&path).await.unwrap();
        assert_eq!(asked(&emulator).last().unwrap(), "all", "{at}");
        assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (expected, vec!["a.bin".to_owned()]), "{at}");
        std::fs::remove_file(&path).unwrap();
    }

    // Changed while it is read: what came is no good, and the next call knows it.
    file.upload(bytes(SIZE)).await.unwrap();
    begin(&emulator, &drive, &path, 1_000_000).await;
    emulator.fault(Fault::cut_after(500_000).on("GET /download/**"));
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let saving = file.content().resumable().progress(move |_| tell.send(()).unwrap()).to_file(&path);
    let (saved, ()) = tokio::join!(saving, async {
        told.recv().await;
        file.upload(other.clone()).await.unwrap();
    });
    assert!(saved.unwrap_err().is_precondition_failed());
    assert!(!path.exists());
    file.content().resumable().to_file(&path).await.unwrap();
    assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (other, vec!["a.bin".to_owned()]));

    begin(&emulator, &drive, &path, 1_000_000).await;
    file.delete().await.unwrap();
    assert!(file.content().resumable().to_file(&path).await.unwrap_err().is_not_found());
}

/// DRV-W3: `item.content().resumable().verify(checksum).to_file(path)`
#[tokio::test(start_paused = true)]
async fn what_was_kept_is_verified_too() {
    let whole = bytes(SIZE);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()));
    let folder = Folder::new("resumed-verified");
    let path = folder.0.join("a.bin");
    let file = drive.root().path("a.bin");
    let item = file.get().await.unwrap();
    let save = || file.content().resumable().verify(Checksum::of(&item).unwrap()).to_file(&path);

    begin(&emulator, &drive, &path, 2_000_000).await;
    save().await.unwrap();
    assert_eq!((asked(&emulator), std::fs::read(&path).unwrap()), (vec!["bytes=2000000-".to_owned()], whole.clone()));

    std::fs::write(&path, "old").unwrap();
    begin(&emulator, &drive, &path, 2_000_000).await;
    // A machine that lost its power may have lost bytes of it, too.
    std::fs::write(part(&folder), vec![0; 2_000_000]).unwrap();
    let error = save().await.unwrap_err();
    assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (b"old".into(), vec!["a.bin".to_owned()]), "{error}");
    emulator.journal().clear();
    save().await.unwrap();
    assert_eq!((asked(&emulator), std::fs::read(&path).unwrap()), (vec!["all".to_owned()], whole));
    assert_eq!(folder.names(), ["a.bin"]);
}

#[tokio::test]
async fn a_part_and_several_at_a_time_are_not_gone_on_with() {
    let (emulator, drive) = drive(|user| user.file("a.bin", bytes(SIZE)).file("empty", ""));
    let folder = Folder::new("resumed-wrong");
    let path = folder.0.join("a.bin");
    let content = || drive.root().path("a.bin").content().resumable();
    for wrong in [content().range(..5), content().range(5..), content().parallel(4)] {
        let error = wrong.to_file(&path).await.unwrap_err();
        assert!(error.kind() == ErrorKind::Request && error.to_string().contains("leave out range"), "{error}");
    }
    assert!(emulator.journal().requests().is_empty() && folder.names().is_empty());
    let error = content().to_file(folder.0.join("no/such/folder")).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Request && error.to_string().contains("cannot be written"), "{error}");
    let saved = drive.root().path("empty").content().resumable().to_file(&path).await.unwrap();
    assert_eq!((saved.bytes, folder.names()), (0, vec!["a.bin".to_owned()]));
}
