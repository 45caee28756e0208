//! What the models promise beyond their names: they are small, keep secrets out of logs, and have one entity tag.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_drive::{DriveClient, DriveItem, ItemPreviewInfo, SharingLink, ThumbnailSet, drive_item};
use serde_json::json;

#[test]
fn an_item_is_no_larger_than_what_most_items_have() {
    let size = size_of::<DriveItem>();
    assert!(size <= 1280, "{size} bytes: put `boxed = true` under what few items have");
}

#[test]
fn what_lets_anybody_in_is_not_in_logs() {
    let url = "https://contoso-my.sharepoint.com/s3cret";
    let item: DriveItem = serde_json::from_value(json!({"id": "1", "@microsoft.graph.downloadUrl": url})).unwrap();
    assert_eq!(item.download_url.as_ref().unwrap().expose(), url);
    let preview: ItemPreviewInfo =
        serde_json::from_value(json!({"getUrl": url, "postUrl": url, "postParameters": "s3cret=1"})).unwrap();
    let pictures: ThumbnailSet =
        serde_json::from_value(json!({"id": "0", "small": {"url": url, "width": 96}})).unwrap();
    let link: SharingLink =
        serde_json::from_value(json!({"scope": "anonymous", "webUrl": url, "webHtml": "<iframe src=s3cret>"})).unwrap();
    let shown = format!("{item:?} {preview:?} {pictures:?} {link:?}");
    assert!(shown.contains("anonymous") && !shown.contains("s3cret"), "{shown}");
    // It is told, and never sent back.
    assert_eq!(serde_json::to_value(&item).unwrap(), json!({"id": "1"}));
}

#[test]
fn an_item_has_one_tag_by_whichever_name_it_comes() {
    for name in ["eTag", "@odata.etag"] {
        let item: DriveItem = serde_json::from_value(json!({"name": "a", name: "\"{A},1\""})).unwrap();
        assert_eq!(item.etag.as_deref(), Some("\"{A},1\""));
        assert_eq!(serde_json::to_value(&item).unwrap(), json!({"name": "a"}));
    }
}

#[tokio::test]
async fn the_address_of_a_files_bytes_is_selected_by_its_name() {
    let (_emulator, client) = graph_emulator::doctest();
    let drive = DriveClient::new(&client);
    let file = drive.root().path("a.txt");
    let made = file.upload("a").await.unwrap();
    assert!(made.download_url.is_some() && made.etag.is_some() && made.ctag.is_some());
    let read = file.get().select((drive_item::ID, drive_item::DOWNLOAD_URL)).await.unwrap();
    assert!(read.download_url.unwrap().expose().starts_with("https://contoso-my.sharepoint.com/"));
    assert_eq!((read.id, read.etag), (made.id, None));
    assert!(file.get().select(drive_item::ETAG).await.unwrap().download_url.is_none());
    assert!(drive.root().get().await.unwrap().download_url.is_none(), "a folder has no bytes");
}
