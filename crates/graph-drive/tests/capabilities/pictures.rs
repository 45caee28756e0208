//! Thumbnails: in sets, in every size, and none where there is no picture.

use crate::common::drive;
use graph_drive::{ThumbnailSize, thumbnail_set};

/// A PNG's beginning, which tells its measures.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

/// DRV-25: `item.thumbnails().list()`, `item.thumbnail(size).content()`
#[tokio::test]
async fn a_picture_has_thumbnails_of_every_size() {
    let (_emulator, drive) = drive(|user| user.file("p.png", png(1000, 500)).file("a.txt", "a"));
    let picture = drive.root().path("p.png");
    let set = picture.thumbnails().list().await.unwrap().value.remove(0);
    let large = set.large.as_ref().unwrap();
    assert_eq!((large.width, large.height), (Some(800), Some(400)));
    assert!(set.medium.is_some() && set.small.is_some() && set.id.as_ref().unwrap().as_str() == "0");
    let small = picture.thumbnails().list().select(thumbnail_set::SMALL).await.unwrap().value.remove(0);
    assert!(small.small.is_some() && small.large.is_none());

    for size in [ThumbnailSize::Medium, ThumbnailSize::Within(300, 400), ThumbnailSize::Cropped(50, 50)] {
        let thumbnail = picture.thumbnail(size);
        assert!(thumbnail.get().await.unwrap().url.is_some());
        assert!(!thumbnail.content().await.unwrap().is_empty());
    }
    assert!(picture.thumbnails().get("7", ThumbnailSize::Small).get().await.unwrap_err().is_not_found());
    let text = drive.root().path("a.txt");
    assert!(text.thumbnails().list().await.unwrap().value.is_empty());
    let error = text.thumbnail(ThumbnailSize::Small).content().await.unwrap_err();
    assert!(error.to_string().starts_with("drive.thumbnails.content: 404 itemNotFound: "), "{error}");
}
