//! How bytes come out of a drive: whole, in part, to disk, and never of two versions.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ADA, Folder, bytes, drive};
use graph_drive::{Content, ErrorKind, Result};
use graph_emulator::Fault;
use graph_transport::{StaticToken, testing::Scripted};
use std::sync::{Arc, Mutex};

async fn rest(content: &mut Content) -> Result<Vec<u8>> {
    let mut read = Vec::new();
    while let Some(chunk) = content.chunk().await {
        read.extend_from_slice(&chunk?);
    }
    Ok(read)
}

/// DRV-41: `item.content()`, `item.content().open()`, `item.content().to_writer(writer)`
#[tokio::test]
async fn a_file_comes_whole_and_its_token_stays_with_graph() {
    let whole = bytes(100_000);
    let (emulator, drive) =
        drive(|user| user.file("50% #1.bin", whole.clone()).file("empty.txt", "").drive_folder("F"));
    let file = drive.root().path("50% #1.bin");
    assert_eq!(file.content().await.unwrap(), whole);
    assert_eq!(drive.root().path("empty.txt").content().await.unwrap(), "");

    let mut content = file.content().open().await.unwrap();
    let item = file.get().await.unwrap();
    assert_eq!((content.length(), content.etag()), (Some(100_000), item.etag.as_deref()));
    assert_eq!(content.media_type(), Some("application/octet-stream"));
    assert_eq!(rest(&mut content).await.unwrap(), whole);
    let mut written = Vec::new();
    assert_eq!(file.content().to_writer(&mut written).await.unwrap(), 100_000);
    assert_eq!(written, whole);

    let journal = emulator.journal();
    let (asked, served) = (journal.matching("GET /me/drive/**"), journal.matching("GET /download/**"));
    assert!(asked.requests().iter().all(|request| request.header("authorization").is_some()));
    assert!(served.count() == 4 && served.requests().iter().all(|it| it.header("authorization").is_none()));
    let error = drive.root().path("F").content().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
    let error = drive.root().path("nothing").content().await.unwrap_err();
    assert!(error.to_string().starts_with("drive.items.content: 404 itemNotFound: "), "{error}");
}

/// DRV-W3: `item.content().range(range)`, `item.content().parallel(4)`
#[tokio::test]
async fn parts_are_asked_for_where_the_bytes_are() {
    let whole = bytes(9 << 20);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()));
    let file = drive.root().path("a.bin");
    assert_eq!(file.content().range(..5).await.unwrap(), whole[..5]);
    assert_eq!(file.content().range(3..=7).await.unwrap(), whole[3..8]);
    assert_eq!(file.content().range((9 << 20) - 4..).await.unwrap(), whole[(9 << 20) - 4..]);
    assert_eq!(file.content().range((9 << 20) - 4..1 << 30).await.unwrap().len(), 4, "up to the end");
    let error = file.content().range(1 << 30..).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 416, "{error}");
    let (from, to) = (7, 7);
    let error = file.content().range(from..to).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Request && error.to_string().contains("the range holds no byte"), "{error}");
    let asked = emulator.journal().matching("GET /me/drive/**");
    assert!(asked.requests().iter().all(|request| request.header("range").is_none()));

    emulator.journal().clear();
    assert_eq!(file.content().parallel(4).await.unwrap(), whole);
    let served = emulator.journal().matching("GET /download/**");
    let ranges: Vec<_> = served.requests().iter().map(|request| request.header("range").unwrap()).collect();
    assert_eq!(ranges, ["bytes=0-8388607", "bytes=8388608-9437183"]);
}

/// DRV-41: `item.content().to_file(path)`
/// DRV-W3: `item.content().to_file(path)`
#[tokio::test(start_paused = true)]
async fn a_file_on_disk_is_the_old_one_or_all_of_the_new() {
    let whole = bytes(300_000);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()));
    let folder = Folder::new("to-file");
    let path = folder.0.join("a.bin");
    std::fs::write(&path, "old").unwrap();
    let content = || drive.root().path("a.bin").content();

    // Cut, and the rest is refused.
    emulator.fault(Fault::cut_after(200_000).on("GET /download/**"));
    emulator.fault(Fault::graph_error(400, "invalidRequest", "No.").on("GET /download/**"));
    let error = content().to_file(&path).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), emulator.journal().matching("GET /download/**").count()), (400, 2));
    assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (b"old".to_vec(), vec!["a.bin".to_owned()]));

    // Given up in the midst of it.
    let told = Arc::new(Mutex::new(0));
    let noted = Arc::clone(&told);
    emulator.fault(Fault::stall().on("GET /download/**"));
    let saving = content().progress(move |it| *noted.lock().unwrap() = it.bytes).to_file(&path);
    assert!(tokio::time::timeout(std::time::Duration::from_secs(5), saving).await.is_err());
    assert!(*told.lock().unwrap() > 0);
    assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (b"old".to_vec(), vec!["a.bin".to_owned()]));

    let saved = content().to_file(&path).await.unwrap();
    assert_eq!((saved.bytes, saved.etag), (300_000, drive.root().path("a.bin").get().await.unwrap().etag));
    assert_eq!((std::fs::read(&path).unwrap(), folder.names()), (whole, vec!["a.bin".to_owned()]));
    let error = content().to_file(folder.0.join("no/such/folder")).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Request && error.to_string().contains("cannot be written"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_address_that_has_become_too_old_is_asked_for_anew() {
    let whole = bytes(300_000);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()));
    let file = drive.root().path("a.bin");
    // One that is refused as soon as it is given out has not become too old.
    emulator.fault(Fault::graph_error(403, "accessDenied", "No.").on("GET /download/**"));
    assert!(file.content().await.unwrap_err().is_access_denied());
    assert_eq!(emulator.journal().matching("GET /download/**").count(), 1);

    emulator.fault(Fault::cut_after(1000).on("GET /download/**"));
    let mut content = file.content().open().await.unwrap();
    let mut read = content.chunk().await.unwrap().unwrap().to_vec();
    emulator.expire_urls();
    emulator.journal().clear();
    read.extend(rest(&mut content).await.unwrap());
    assert_eq!(read, whole);
    let journal = emulator.journal();
    let statuses: Vec<_> =
        journal.matching("/download/**").requests().iter().map(|it| it.status.unwrap().as_u16()).collect();
    assert_eq!((statuses, journal.matching("GET /me/drive/**").count()), (vec![401, 206], 1));
    let part = journal.matching("/download/**").last().unwrap().header("range").unwrap().to_owned();
    assert_eq!(part, "bytes=1000-", "what has come is not asked for again");
}

#[tokio::test(start_paused = true)]
async fn bytes_of_two_versions_are_never_mixed() {
    let (emulator, drive) = drive(|user| user.file("a.bin", bytes(300_000)));
    let file = drive.root().path("a.bin");
    // Of the same length, so that nothing but the tag tells them apart.
    let other: Vec<u8> = bytes(300_000).into_iter().rev().collect();
    emulator.fault(Fault::cut_after(1000).on("GET /download/**"));
    let mut content = file.content().open().await.unwrap();
    assert_eq!(content.chunk().await.unwrap().unwrap().len(), 1000);
    file.upload(other.clone()).await.unwrap();
    let error = rest(&mut content).await.unwrap_err();
    assert!(error.is_precondition_failed() && error.to_string().contains("begin again"), "{error}");
    assert_eq!(file.content().await.unwrap(), other);

    // Deleted meanwhile.
    emulator.fault(Fault::cut_after(1000).on("GET /download/**"));
    let mut content = file.content().open().await.unwrap();
    content.chunk().await.unwrap().unwrap();
    file.delete().await.unwrap();
    assert!(rest(&mut content).await.unwrap_err().is_not_found());
    assert!(emulator.file(ADA, "a.bin").is_none());
}

#[tokio::test]
async fn a_redirect_to_a_strangers_host_is_followed_without_the_token() {
    let service =
        Scripted::default().answer(302, &[("location", "https://stranger.example/a?t=1")], "").answer(200, &[], "x");
    let http = graph_drive::HttpClient::new(service.clone());
    let client = graph_drive::Client::new(http, graph_drive::Endpoint::default(), StaticToken::new("secret"));
    let read = graph_drive::DriveClient::new(&client).root().path("a.bin").content().await.unwrap();
    assert_eq!(read, "x");
    let asked = service.received();
    let seen: Vec<_> = asked.iter().map(|it| (it.uri.host(), it.headers.contains_key("authorization"))).collect();
    assert_eq!(seen, [(Some("graph.microsoft.com"), true), (Some("stranger.example"), false)]);
}
