//! A sign-in as an object of a cloud's storage.

use crate::{
    bench::{APP, Bench, CLIENT_INFO},
    folder::Folder,
};
use graph_auth::{ObjectStore, RefreshToken, Saved, Secret, Store};
use graph_transport::testing::Scripted;
use object_store::{ObjectStoreExt, local::LocalFileSystem, memory::InMemory, path::Path};
use std::sync::Arc;

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

#[tokio::test]
async fn a_save_needs_the_version_that_is_there() {
    let bucket: Arc<dyn object_store::ObjectStore> = Arc::new(InMemory::new());
    let store = ObjectStore::new(Arc::clone(&bucket), "sign-ins/ada.json").unwrap();
    assert!(store.load().await.unwrap().is_none());
    assert_eq!(store.save(&secret("one"), None).await.unwrap(), Saved::Done);
    let first = store.load().await.unwrap().unwrap();
    assert_eq!(first.contents().expose(), "one");
    assert_eq!(store.save(&secret("two"), None).await.unwrap(), Saved::Conflict);
    assert_eq!(store.save(&secret("two"), Some(first.version())).await.unwrap(), Saved::Done);
    assert_eq!(store.save(&secret("three"), Some(first.version())).await.unwrap(), Saved::Conflict);
    // What was deleted is not there to be replaced.
    let second = store.load().await.unwrap().unwrap();
    bucket.delete(&Path::from("sign-ins/ada.json")).await.unwrap();
    assert_eq!(store.save(&secret("three"), Some(second.version())).await.unwrap(), Saved::Conflict);
    assert!(store.load().await.unwrap().is_none());
    assert!(!format!("{store:?} {second:?}").contains("two"));
}

#[tokio::test]
async fn many_saves_at_once_are_all_kept() {
    let bucket = Arc::new(InMemory::new());
    let store = ObjectStore::new(bucket, "count").unwrap();
    store.save(&secret("0"), None).await.unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                loop {
                    let stored = store.load().await.unwrap().unwrap();
                    tokio::task::yield_now().await;
                    let next = (stored.contents().expose().parse::<u32>().unwrap() + 1).to_string();
                    if store.save(&secret(&next), Some(stored.version())).await.unwrap() == Saved::Done {
                        break;
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(store.load().await.unwrap().unwrap().contents().expose(), "20");
}

#[tokio::test]
async fn a_credential_goes_on_with_it() {
    let granted = |number: u32| {
        format!(
            r#"{{"expires_in":0,"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
        )
    };
    let bucket: Arc<dyn object_store::ObjectStore> = Arc::new(InMemory::new());
    let bench = Bench::new(Scripted::default().json(200, &granted(1)).json(200, &granted(2)));
    for expected in ["t1", "t2"] {
        let store = ObjectStore::new(Arc::clone(&bucket), "ada").unwrap();
        assert_eq!(bench.text(&RefreshToken::new("common", APP, "given").store(store)).await, expected);
    }
    assert!(bench.bodies()[1].contains("refresh_token=r1&"));
}

#[tokio::test]
async fn what_cannot_be_used_is_said() {
    let folder = Folder::new("object");
    let bucket: Arc<dyn object_store::ObjectStore> =
        Arc::new(LocalFileSystem::new_with_prefix(folder.path("")).unwrap());
    let store = ObjectStore::new(Arc::clone(&bucket), "ada").unwrap();
    assert_eq!(store.save(&secret("{}"), None).await.unwrap(), Saved::Done);
    assert_eq!(store.save(&secret("{}"), None).await.unwrap(), Saved::Conflict);
    let stored = store.load().await.unwrap().unwrap();
    let error = store.save(&secret("s3cret"), Some(stored.version())).await.unwrap_err().to_string();
    assert!(error.contains("cannot replace an object on condition") && error.contains("FileStore"), "{error}");
    assert!(!error.contains("s3cret"), "{error}");

    std::fs::write(folder.path("ada"), b"\xff").unwrap();
    assert!(store.load().await.unwrap_err().to_string().contains("holds no text"));
    for path in ["", "/", "a/../b", "a//b"] {
        let error = ObjectStore::new(Arc::clone(&bucket), path).unwrap_err().to_string();
        assert!(error.starts_with("the object's path "), "{path}: {error}");
    }
}
