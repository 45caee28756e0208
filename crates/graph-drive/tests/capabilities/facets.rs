//! What an item tells of itself: its kind, its facets, where it is.

use crate::common::{client, drive};
use graph_drive::{DriveClient, DriveItem, ItemKind};
use serde_json::json;

/// DRV-16: `item.kind()`, `item.is_folder()`, `item.is_file()`
/// DRV-17: `DriveItem`
/// DRV-19: `item.file`, `item.extension()`
/// DRV-23: `drive.item(item.parent_id())`
/// DRV-24: `DriveClient::at(client, drive_id)`
#[tokio::test]
async fn an_item_says_what_it_is_and_where() {
    let (emulator, drive) = drive(|user| user.file("Reports/Q1 100%.tar.gz", "abc"));
    let item = drive.root().path("Reports/Q1 100%.tar.gz").get().await.unwrap();
    assert_eq!((item.kind(), item.is_folder(), item.extension()), (Some(ItemKind::File), false, Some("gz")));
    assert_eq!((item.path().as_deref(), item.size), (Some("Reports/Q1 100%.tar.gz"), Some(3)));
    let hashes = item.file.as_ref().unwrap().hashes.as_ref().unwrap();
    assert!(hashes.quick_xor_hash.is_some() && item.file.as_ref().unwrap().mime_type.is_some());
    assert!(item.web_url.is_some() && item.created_date_time.is_some() && item.last_modified_date_time.is_some());
    let by = item.created_by.as_ref().unwrap().user.as_ref().unwrap();
    assert_eq!(by.display_name.as_deref(), Some("ada"));

    let parent = drive.item(item.parent_id().unwrap()).get().await.unwrap();
    assert_eq!((parent.name.as_deref(), parent.kind()), (Some("Reports"), Some(ItemKind::Folder)));
    let drive_id = item.parent_reference.as_ref().unwrap().drive_id.clone().unwrap();
    assert_eq!(DriveClient::at(&client(&emulator), drive_id).get().await.unwrap().id, drive.get().await.unwrap().id);
    let (home, path) = item.address().unwrap();
    drive.root().path("Reports/Q1 100%.tar.gz").update().set(graph_drive::drive_item::NAME, "new").await.unwrap();
    let found = DriveClient::at(&client(&emulator), home).at_path(&path);
    assert_eq!(found.get().await.unwrap().name.as_deref(), Some("new"), "an address outlives a new name");
}

/// DRV-20: `item.image`
/// DRV-21: `item.photo`
/// DRV-16: `item.image`, `item.photo`
#[test]
fn pictures_tell_what_the_camera_wrote() {
    let item: DriveItem = serde_json::from_value(json!({
        "name": "p.jpg", "file": {"mimeType": "image/jpeg"}, "image": {"width": 4000, "height": 3000},
        "photo": {"takenDateTime": "2026-01-02T03:04:05Z", "cameraMake": "Fabrikam", "cameraModel": "F1", "fNumber": 2.8,
            "exposureNumerator": 1.0, "exposureDenominator": 200.0, "focalLength": 35.0, "iso": 400, "orientation": 1},
        "location": {"latitude": 47.6, "longitude": -122.1, "altitude": 10.0},
    }))
    .unwrap();
    let (image, photo) = (item.image.as_ref().unwrap(), item.photo.as_ref().unwrap());
    assert_eq!((image.width, image.height), (Some(4000), Some(3000)));
    assert_eq!((photo.camera_make.as_deref(), photo.camera_model.as_deref()), (Some("Fabrikam"), Some("F1")));
    assert_eq!((photo.f_number, photo.focal_length, photo.iso), (Some(2.8), Some(35.0), Some(400)));
    assert_eq!((photo.exposure_numerator, photo.exposure_denominator), (Some(1.0), Some(200.0)));
    assert_eq!(photo.taken_date_time.unwrap().to_string(), "2026-01-02T03:04:05Z");
    assert_eq!(item.location.as_ref().unwrap().latitude, Some(47.6));
    assert_eq!(item.kind(), Some(ItemKind::File));
}
