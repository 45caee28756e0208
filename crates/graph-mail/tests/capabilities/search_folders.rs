//! Search folders.

use crate::{letter, subjects, two};
use graph_mail::{Field, MailSearchFolder, WellKnownFolder, mail_search_folder, message};

/// MBX-W3: `folders().create_search(MailSearchFolder::new(name, sources, filter))`
#[tokio::test]
async fn a_search_folder_shows_what_its_filter_finds() {
    let (_emulator, ada, bob) = two();
    let below = ada.inbox().child_folders().create("2026").await.unwrap();
    let from_bob = message::SUBJECT.contains("O'Brien") & message::IS_READ.eq(false);
    let search = || MailSearchFolder::new("Unread", [WellKnownFolder::Inbox], from_bob.clone());
    let place = ada.folder(WellKnownFolder::SearchFolders).child_folders();
    let nested = place.create_search(search().include_nested()).await.unwrap();
    assert!(place.create_search(search()).await.unwrap_err().is_conflict());
    bob.send(letter("O'Brien's figures")).await.unwrap();
    bob.send(letter("Other")).await.unwrap();
    bob.send(letter("For O'Brien")).await.unwrap();
    let newest = ada.inbox().messages().list().await.unwrap().value.remove(0);
    ada.message(newest.require_id().unwrap()).move_to(below.require_id().unwrap()).await.unwrap();

    let folder = ada.folder(nested.require_id().unwrap());
    assert_eq!(subjects(&ada, nested.require_id().unwrap()).await, ["For O'Brien", "O'Brien's figures"]);
    assert_eq!(folder.messages().count().await.unwrap(), 2);
    let read: MailSearchFolder = folder.get().await.unwrap().read_as().unwrap();
    assert_eq!(read.filter_query.as_deref(), Some("contains(subject,'O''Brien') and isRead eq false"));
    assert_eq!((read.include_nested_folders, read.total_item_count), (Some(true), Some(2)));

    let other = message::SUBJECT.eq("Other").to_string();
    let changed = folder.update().set(Field::derived() / mail_search_folder::FILTER_QUERY, other).await.unwrap();
    assert_eq!(changed.total_item_count, Some(1));
    let wrong = MailSearchFolder::new("Wrong", ["x".repeat(60)], message::IS_READ.eq(true));
    assert!(place.create_search(wrong).await.unwrap_err().is_not_found());
}
