//! A sign-in in a file: who may read it, what it is left as, and many processes at once.

use crate::folder::{Folder, child, given, names};
use graph_auth::{FileStore, Saved, Secret, Store};
use std::fs;

/// Saves on top of whatever is there.
async fn put(store: &FileStore, text: &str) {
    let version = store.load().await.unwrap().map(|stored| stored.version().to_owned());
    assert_eq!(store.save(&Secret::new(text), version.as_deref()).await.unwrap(), Saved::Done);
}

async fn text(store: &FileStore) -> Option<String> {
    Some(store.load().await.unwrap()?.contents().expose().to_owned())
}

#[tokio::test]
async fn a_save_needs_the_version_that_is_there() {
    let folder = Folder::new("versions");
    let store = FileStore::new(folder.path("deep/er/cache.json"));
    assert_eq!(text(&store).await, None);
    put(&store, r#"{"a":1}"#).await;
    let first = store.load().await.unwrap().unwrap();
    put(&store, r#"{"a":2}"#).await;
    for expected in [None, Some(first.version()), Some("")] {
        assert_eq!(store.save(&Secret::new("{}"), expected).await.unwrap(), Saved::Conflict);
    }
    assert_eq!(text(&store).await.unwrap(), r#"{"a":2}"#);
    assert_eq!(names(store.path().parent().unwrap()), ["cache.json"], "no lock file and nothing half written stays");
    assert!(!format!("{store:?} {first:?}").contains(r#""a""#));
}

#[test]
fn it_works_without_a_runtime() {
    let folder = Folder::new("plain");
    let store = FileStore::new(folder.path("cache"));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let contents = Secret::new("{}");
    let mut save = store.save(&contents, None);
    let std::task::Poll::Ready(saved) = save.as_mut().poll(&mut context) else { unreachable!("nothing to wait for") };
    assert_eq!(saved.unwrap(), Saved::Done);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[tokio::test]
    async fn only_its_owner_can_read_it() {
        let folder = Folder::new("modes");
        let store = FileStore::new(folder.path("new/cache"));
        put(&store, "{}").await;
        assert_eq!((mode(store.path()), mode(store.path().parent().unwrap())), (0o600, 0o700));
        put(&store, r#"{"a":1}"#).await;
        assert_eq!(mode(store.path()), 0o600);

        fs::set_permissions(store.path(), fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(text(&store).await.unwrap(), r#"{"a":1}"#);
        assert_eq!(mode(store.path()), 0o600, "repaired");
    }

    #[tokio::test]
    async fn a_link_stays_a_link() {
        let folder = Folder::new("links");
        fs::write(folder.path("real"), "{}").unwrap();
        symlink(folder.path("real"), folder.path("link")).unwrap();
        put(&FileStore::new(folder.path("link")), r#"{"a":1}"#).await;
        assert!(fs::symlink_metadata(folder.path("link")).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(folder.path("real")).unwrap(), r#"{"a":1}"#);
    }
}

#[tokio::test]
async fn what_is_no_cache_is_moved_aside_and_said_so() {
    let folder = Folder::new("bad");
    let store = FileStore::new(folder.path("cache"));
    for (number, poison) in [&b"{\"RefreshToken\": {"[..], b"\xff\xfe{}", b"[]"].into_iter().enumerate() {
        fs::write(store.path(), poison).unwrap();
        // A save that has not seen it does not overwrite it.
        assert_eq!(store.save(&Secret::new("{}"), None).await.unwrap(), Saved::Conflict);
        let error = store.load().await.unwrap_err().to_string();
        let aside = if number == 0 { "cache.bad".to_owned() } else { format!("cache.{}.bad", number + 1) };
        assert!(error.contains("holds no token cache") && error.contains(&aside), "{error}");
        assert!(!error.contains("RefreshToken"), "{error}");
        assert_eq!(fs::read(folder.path(&aside)).unwrap(), poison);
        assert_eq!(text(&store).await, None, "the next start finds nothing");
    }
    put(&store, "{}").await;
    assert_eq!(folder.names(), ["cache", "cache.2.bad", "cache.3.bad", "cache.bad"]);
}

#[tokio::test]
async fn what_cannot_be_used_is_told_with_its_path() {
    let folder = Folder::new("unusable");
    fs::write(folder.path("file"), "").unwrap();
    let below = FileStore::new(folder.path("file/cache"));
    let error = below.save(&Secret::new("{}"), None).await.unwrap_err().to_string();
    assert!(error.starts_with("the sign-in could not be made ready for ") && error.contains("file/cache"), "{error}");
    fs::create_dir(folder.path("cache")).unwrap();
    let error = FileStore::new(folder.path("cache")).load().await.unwrap_err().to_string();
    assert!(error.starts_with("the sign-in could not be read from "), "{error}");
}

/// Counts up in the file, each time on top of what is there.
async fn count(store: &FileStore, times: u64) {
    for _ in 0..times {
        loop {
            let stored = store.load().await.unwrap().unwrap();
            let number: serde_json::Value = serde_json::from_str(stored.contents().expose()).unwrap();
            let next = serde_json::json!({ "count": number["count"].as_u64().unwrap() + 1 }).to_string();
            if store.save(&Secret::new(next), Some(stored.version())).await.unwrap() == Saved::Done {
                break;
            }
        }
    }
}

const PROCESSES: u64 = 4;
const TASKS: u64 = 4;
const TIMES: u64 = 10;

#[tokio::test]
async fn no_save_of_many_processes_is_lost() {
    let folder = Folder::new("many");
    let store = FileStore::new(folder.path("cache"));
    put(&store, r#"{"count":0}"#).await;
    let spawn = |_| child("store_file::counts").env("FILE", store.path()).spawn().unwrap();
    let mut children: Vec<_> = (0..PROCESSES).map(spawn).collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(text(&store).await.unwrap(), format!(r#"{{"count":{}}}"#, PROCESSES * TASKS * TIMES));
    assert_eq!(folder.names(), ["cache"]);
}

#[tokio::test]
#[ignore = "one of the processes"]
async fn counts() {
    let store = FileStore::new(given("FILE"));
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { count(&store, TIMES).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::test]
async fn the_right_to_renew_has_one_holder_and_ends_with_its_process() {
    let folder = Folder::new("right");
    let store = FileStore::new(folder.path("cache"));
    let held = store.lock().await.unwrap().unwrap();
    // It keeps nobody from reading and saving.
    put(&store, "{}").await;
    let other = store.clone();
    let mut waiting = tokio::spawn(async move { other.lock().await.unwrap().unwrap() });
    let soon = std::time::Duration::from_millis(100);
    assert!(tokio::time::timeout(soon, &mut waiting).await.is_err(), "someone has it");
    held.release().await;
    drop(waiting.await.unwrap());
    assert!(!child("store_file::dies_with_the_right").env("FILE", store.path()).status().unwrap().success());
    assert!(folder.names().contains(&"cache.renewal.lockfile".to_owned()));
    drop(store.lock().await.unwrap().unwrap());
    assert_eq!(folder.names(), ["cache"]);
}

#[tokio::test]
#[ignore = "the process that ends"]
async fn dies_with_the_right() {
    let _held = FileStore::new(given("FILE")).lock().await.unwrap().unwrap();
    std::process::abort();
}
