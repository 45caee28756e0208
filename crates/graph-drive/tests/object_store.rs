//! A drive as a store of objects, held to the tests that the crate `object_store` has for stores.
#![cfg(feature = "object-store")]
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::drive;
use graph_drive::DriveStore;
use graph_emulator::Emulator;
use object_store::integration;

fn store() -> (Emulator, DriveStore) {
    let (emulator, drive) = drive(|user| user);
    (emulator, DriveStore::new(drive.root().path("data/store")))
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
