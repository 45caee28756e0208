//! A drive as a store of objects, held to the tests that the crate `object_store` has for stores.
#![cfg(feature = "object-store")]
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{UNIT, bytes, drive};
use futures_util::TryStreamExt;
use graph_drive::{DriveClient, DriveStore};
use graph_emulator::{Emulator, Fault, UserBuilder};
use object_store::{Error, ObjectStore, ObjectStoreExt, PutMode, integration, path::Path};
use std::{error::Error as _, time::Duration};

fn store() -> (Emulator, DriveStore) {
    let (emulator, _, store) = furnished(|user| user);
    (emulator, store)
}

fn furnished(furnish: impl FnOnce(UserBuilder) -> UserBuilder) -> (Emulator, DriveClient, DriveStore) {
    let (emulator, drive) = drive(furnish);
    let store = DriveStore::new(drive.root().path("data/store"));
    (emulator, drive, store)
}

async fn listed(store: &DriveStore, prefix: Option<&Path>) -> Vec<String> {
    let mut paths: Vec<_> = store.list(prefix).map_ok(|it| it.location.to_string()).try_collect().await.unwrap();
    paths.sort();
    paths
}

/// The requests since the emulator began, each as its line, with what is secret in URLs left out.
fn lines(emulator: &Emulator) -> Vec<String> {
    let journal = emulator.journal();
    let path = |path: &str| path.trim_start_matches("/v1.0").to_owned();
    journal.requests().iter().map(|request| format!("{} {}", request.method, path(&request.path))).collect()
}

#[tokio::test(start_paused = true)]
async fn objects_are_put_got_listed_copied_and_deleted() {
    let (_emulator, store) = store();
    integration::put_get_delete_list(&store).await;
}

#[tokio::test(start_paused = true)]
async fn the_root_of_a_drive_is_a_store() {
    let (_emulator, drive) = drive(|user| user);
    integration::put_get_delete_list(&DriveStore::new(drive.root())).await;
}

#[tokio::test(start_paused = true)]
async fn attributes_are_refused() {
    let (_emulator, store) = store();
    integration::put_get_attributes(&store).await;
}

#[tokio::test(start_paused = true)]
async fn reads_have_conditions() {
    let (_emulator, store) = store();
    integration::get_opts(&store).await;
}

#[tokio::test(start_paused = true)]
async fn writes_have_conditions() {
    let (_emulator, store) = store();
    integration::put_opts(&store, true).await;
}

#[tokio::test(start_paused = true)]
async fn parts_and_streams() {
    let (_emulator, store) = store();
    integration::stream_get(&store).await;
}

#[tokio::test(start_paused = true)]
async fn folders_are_passed_through() {
    let (_emulator, store) = store();
    integration::list_uses_directories_correctly(&store).await;
}

#[tokio::test(start_paused = true)]
async fn listings_have_prefixes() {
    let (_emulator, store) = store();
    integration::list_with_delimiter(&store).await;
}

#[tokio::test(start_paused = true)]
async fn listings_begin_behind_an_offset() {
    let (_emulator, store) = store();
    integration::list_with_offset_exclusivity(&store).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_not_there_is_not_found() {
    let (_emulator, store) = store();
    let error = integration::get_nonexistent_object(&store, None).await.unwrap_err();
    assert!(matches!(error, object_store::Error::NotFound { .. }), "{error}");
}

#[tokio::test(start_paused = true)]
async fn objects_are_copied_and_renamed() {
    let (_emulator, store) = store();
    integration::rename_and_copy(&store).await;
    integration::copy_if_not_exists(&store).await;
    integration::copy_rename_nonexistent_object(&store).await;
}

#[tokio::test(start_paused = true)]
async fn the_last_writer_of_parts_wins() {
    let (_emulator, store) = store();
    integration::multipart_race_condition(&store, true).await;
}

#[tokio::test(start_paused = true)]
async fn parts_may_be_awaited_in_any_order() {
    let (_emulator, store) = store();
    integration::multipart_out_of_order(&store).await;
}

#[tokio::test]
async fn a_range_is_two_requests_and_more_ranges_are_read_at_once() {
    let (emulator, _drive, store) = furnished(|user| user.file("data/store/a.bin", bytes(6 << 20)));
    let path = Path::from("a.bin");
    assert_eq!(store.get_range(&path, 5..15).await.unwrap(), bytes(6 << 20)[5..15]);
    let seen = lines(&emulator);
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert_eq!(seen[0], "GET /me/drive/root:/data/store/a.bin");

    let ranges = [0..10, 2 << 20..(2 << 20) + 5, 5 << 20..6 << 20];
    let parts = store.get_ranges(&path, &ranges).await.unwrap();
    for (range, part) in ranges.iter().zip(parts) {
        assert_eq!(part, bytes(6 << 20)[range.start as usize..range.end as usize]);
    }
    assert_eq!(lines(&emulator).len() - seen.len(), 1 + ranges.len(), "the file is asked about once");
}

#[tokio::test(start_paused = true)]
async fn bytes_go_on_after_a_cut_and_when_their_url_serves_no_more() {
    let (emulator, _drive, store) = furnished(|user| user.file("data/store/a.bin", bytes(3 << 20)));
    let found = store.get(&Path::from("a.bin")).await.unwrap();
    emulator.expire_urls();
    assert_eq!(found.bytes().await.unwrap(), bytes(3 << 20));
    emulator.fault(Fault::throttle(Duration::from_secs(3)).on("GET /me/drive/root:/data/store/a.bin"));
    emulator.fault(Fault::cut_after(1 << 20).on("GET /download/**"));
    let before = lines(&emulator).len();
    assert_eq!(store.get(&Path::from("a.bin")).await.unwrap().bytes().await.unwrap(), bytes(3 << 20));
    let seen = lines(&emulator).split_off(before);
    assert_eq!(seen.len(), 4, "asked about twice and downloaded in two parts: {seen:?}");
}

#[tokio::test]
async fn nothing_but_files_is_read_written_over_or_deleted() {
    let (_emulator, drive, store) = furnished(|user| user.file("data/store/folder/a", "a").file("data/store/b", "b"));
    let folder = Path::from("folder");
    for error in [
        store.get(&folder).await.unwrap_err(),
        store.delete(&folder).await.unwrap_err(),
        store.copy(&folder, &Path::from("c")).await.unwrap_err(),
        store.rename(&folder, &Path::from("c")).await.unwrap_err(),
        store.delete(&Path::default()).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::NotFound { .. }), "{error}");
    }
    for error in [
        store.put(&folder, "x".into()).await.unwrap_err(),
        store.copy(&Path::from("b"), &folder).await.unwrap_err(),
        store.rename(&Path::from("b"), &folder).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");
    }
    assert_eq!(listed(&store, None).await, ["b", "folder/a"]);

    // A folder stays when it is empty, and is neither an object nor a prefix.
    store.delete(&Path::from("folder/a")).await.unwrap();
    assert!(drive.root().path("data/store/folder").get().await.unwrap().is_folder());
    assert_eq!(listed(&store, None).await, ["b"]);
    assert_eq!(store.list_with_delimiter(None).await.unwrap().common_prefixes, []);
}

#[tokio::test]
async fn names_are_as_people_see_them_in_any_case() {
    let (_emulator, drive, store) = furnished(|user| user.file("data/store/Q1 [draft] #2 100%~/Ünder_.csv", "x"));
    let path = Path::parse("Q1 [draft] #2 100%~/Ünder_.csv").unwrap();
    assert_eq!(listed(&store, None).await, [path.as_ref()]);
    assert_eq!(store.get(&path).await.unwrap().bytes().await.unwrap(), "x");
    let other = Path::parse("q1 [DRAFT] #2 100%~/ünder_.CSV").unwrap();
    assert_eq!(store.head(&other).await.unwrap().location, other);
    let error = store.put_opts(&other, "y".into(), PutMode::Create.into()).await.unwrap_err();
    assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");

    store.put(&Path::from("50%.txt"), "y".into()).await.unwrap();
    assert_eq!(drive.root().path("data/store/50%25.txt").content().await.unwrap(), "y", "as `Path::from` encodes it");

    for refused in ["a:b", "a\\b"] {
        let error = store.put(&Path::parse(refused).unwrap(), "x".into()).await.unwrap_err();
        assert!(matches!(error, Error::Generic { .. }) && error.to_string().contains("item-path"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn errors_are_told_in_the_stores_words_and_ours_are_behind_them() {
    let (emulator, _drive, store) = furnished(|user| user.file("data/store/a", "a"));
    let path = Path::from("a");
    for (status, told) in [(401, "Unauthenticated"), (403, "PermissionDenied"), (507, "Generic")] {
        emulator.fault(Fault::graph_error(status, "someCode", "Some words.").always());
        let error = store.head(&path).await.unwrap_err();
        emulator.clear_faults();
        assert!(format!("{error:?}").starts_with(told), "{error:?}");
        let ours = error.source().unwrap().downcast_ref::<graph_drive::Error>().unwrap();
        assert_eq!(ours.status().unwrap().as_u16(), status);
    }
    emulator.fault(Fault::throttle(Duration::from_secs(2)));
    assert_eq!(store.head(&path).await.unwrap().size, 1, "a pause is kept, and the call made again");
    emulator.fault(Fault::graph_error(403, "accessDenied", "No.").on("GET /me/drive/root:/data/store:/children"));
    let error = store.list(None).try_collect::<Vec<_>>().await.unwrap_err();
    assert!(matches!(error, Error::PermissionDenied { .. }), "{error}");
}

#[tokio::test]
async fn a_rename_that_takes_no_place_is_one_step_and_keeps_the_item() {
    let (_emulator, drive, store) = furnished(|user| user.file("data/store/a", "a").file("data/store/b", "b"));
    let before = drive.root().path("data/store/a").get().await.unwrap().id;
    store.rename_if_not_exists(&Path::from("a"), &Path::from("new/A")).await.unwrap();
    assert_eq!(drive.root().path("data/store/new/A").get().await.unwrap().id, before);
    let error = store.rename_if_not_exists(&Path::from("new/A"), &Path::from("b")).await.unwrap_err();
    assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");
    // A copy onto itself and a name that differs in its case are no harm.
    store.copy(&Path::from("b"), &Path::from("B")).await.unwrap();
    store.rename(&Path::from("b"), &Path::from("B")).await.unwrap();
    assert_eq!(listed(&store, None).await, ["B", "new/A"]);
}

#[tokio::test(start_paused = true)]
async fn a_rename_whose_answer_is_lost_is_done() {
    let (emulator, _drive, store) = furnished(|user| user.file("data/store/a", "a"));
    emulator.fault(Fault::reset().on("PATCH /me/drive/root:/data/store/a"));
    store.rename(&Path::from("a"), &Path::from("c")).await.unwrap();
    assert_eq!(listed(&store, None).await, ["c"]);
    emulator.fault(Fault::reset().on("DELETE /me/drive/root:/data/store/c"));
    store.delete(&Path::from("c")).await.unwrap();
    assert_eq!(listed(&store, None).await, [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn parts_go_in_one_session_in_fragments_that_the_drive_takes() {
    let (emulator, drive, store) = furnished(|user| user);
    let whole = bytes(25 << 20);
    let mut upload = store.put_multipart(&Path::from("new/large.bin")).await.unwrap();
    for part in whole.chunks(7_000_001) {
        upload.put_part(part.to_vec().into()).await.unwrap();
    }
    assert_eq!(lines(&emulator), [""; 0], "nothing is sent before the length is known");
    emulator.fault(Fault::reset().on("PUT /upload/**"));
    upload.complete().await.unwrap();
    assert_eq!(drive.root().path("data/store/new/large.bin").content().await.unwrap(), whole);
    let seen = lines(&emulator);
    assert_eq!(seen.iter().filter(|line| line.contains("createUploadSession")).count(), 1, "{seen:?}");
    let sent = emulator.journal().matching("PUT /upload/**");
    let ranges: Vec<_> =
        sent.requests().iter().map(|request| request.header("content-range").unwrap().to_owned()).collect();
    let first = format!("bytes 0-{}/{}", 32 * UNIT - 1, whole.len());
    assert_eq!((ranges.len(), &ranges[0]), (3, &first), "the one whose answer was lost is not sent again: {ranges:?}");
    assert!(seen.iter().any(|line| line.starts_with("GET /upload/")), "the service is asked what it has");

    // A part that nobody awaited is missing, and the upload says so.
    let mut upload = store.put_multipart(&Path::from("b")).await.unwrap();
    drop(upload.put_part("lost".into()));
    let error = upload.complete().await.unwrap_err();
    assert!(error.to_string().contains("await every part"), "{error}");
    // None at all is an empty object.
    store.put_multipart(&Path::from("empty")).await.unwrap().complete().await.unwrap();
    assert_eq!(store.head(&Path::from("empty")).await.unwrap().size, 0);
}

#[tokio::test]
async fn a_listing_walks_folders_and_pages() {
    let (emulator, _drive, store) = furnished(|user| {
        let user = (0..450).fold(user, |user, number| user.file(format!("data/store/many/{number:03}"), "x"));
        (0..20).fold(user, |user, number| user.file(format!("data/store/{number:02}/deep/er/x"), "x"))
    });
    assert_eq!(listed(&store, None).await.len(), 470);
    assert_eq!(listed(&store, Some(&Path::from("many"))).await.len(), 450);
    assert_eq!(store.list_with_delimiter(Some(&Path::from("many"))).await.unwrap().objects.len(), 450);
    assert_eq!(listed(&store, Some(&Path::from("07"))).await, ["07/deep/er/x"]);
    assert!(lines(&emulator).iter().any(|line| line == "GET /me/drive/root:/data/store/07/deep/er:/children"));
    assert_eq!(listed(&store, Some(&Path::from("nothing"))).await, [""; 0]);
    // A folder that goes while the listing is on its way holds nothing.
    emulator.fault(Fault::graph_error(404, "itemNotFound", "Gone.").on("GET /me/drive/root:/data/store/07:/children"));
    assert_eq!(listed(&store, None).await.len(), 469);
}
