//! A sign-in in a keyring: in parts that fit, whole or not at all, with each failure told.

use graph_auth::{KeyringStore, Saved, Secret, Store};
use keyring_core::{
    CredentialStore, Entry, Error, Result,
    api::{Credential, CredentialApi, CredentialStoreApi},
};
use std::{
    any::Any,
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};

/// A keyring in memory with the limit of Windows, which fails after so many writes.
#[derive(Clone, Default)]
struct Ring(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    entries: BTreeMap<String, Vec<u8>>,
    writes_left: Option<u32>,
}

struct Place(Ring, String);

impl CredentialStoreApi for Ring {
    fn vendor(&self) -> String {
        "test".into()
    }

    fn id(&self) -> String {
        "test".into()
    }

    fn build(&self, service: &str, user: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        Ok(Entry::new_with_credential(Arc::new(Place(self.clone(), format!("{service}/{user}")))))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl CredentialApi for Place {
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        let mut state = self.0.0.lock().unwrap();
        if secret.len() > 2560 {
            return Err(Error::TooLong("password".into(), 2560));
        }
        if let Some(left) = &mut state.writes_left {
            *left = left.checked_sub(1).ok_or_else(|| Error::NoStorageAccess("it was locked".into()))?;
        }
        state.entries.insert(self.1.clone(), secret.to_vec());
        Ok(())
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        self.0.0.lock().unwrap().entries.get(&self.1).cloned().ok_or(Error::NoEntry)
    }

    fn delete_credential(&self) -> Result<()> {
        self.0.0.lock().unwrap().entries.remove(&self.1).map(|_| ()).ok_or(Error::NoEntry)
    }

    fn get_credential(&self) -> Result<Option<Arc<Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Ring {
    fn store(&self, user: &str) -> KeyringStore {
        let ring: Arc<CredentialStore> = Arc::new(self.clone());
        KeyringStore::within(ring, "graph-auth-test", user)
    }

    fn names(&self) -> Vec<String> {
        self.0.lock().unwrap().entries.keys().map(|name| name.replace("graph-auth-test/", "")).collect()
    }

    fn writes(&self, left: Option<u32>) {
        self.0.lock().unwrap().writes_left = left;
    }
}

/// A text of so many bytes, which is cut in the midst of letters.
fn long(letter: char, bytes: usize) -> Secret {
    Secret::new(letter.to_string().repeat(bytes / letter.len_utf8()))
}

async fn text(store: &KeyringStore) -> Option<String> {
    Some(store.load().await.unwrap()?.contents().expose().to_owned())
}

/// Saves on top of whatever is there.
async fn put(store: &KeyringStore, text: &Secret) -> graph_transport::Result<Saved> {
    let version = store.load().await?.map(|stored| stored.version().to_owned());
    store.save(text, version.as_deref()).await
}

#[tokio::test]
async fn a_text_of_any_length_fits() {
    let ring = Ring::default();
    let store = ring.store("ada");
    assert_eq!(text(&store).await, None);
    for (bytes, parts) in [(0, 0), (10, 1), (2048, 1), (2049, 2), (20_001, 10), (3, 1)] {
        let secret = long('€', bytes);
        assert_eq!(put(&store, &secret).await.unwrap(), Saved::Done, "{bytes}");
        assert_eq!(text(&store).await.unwrap(), secret.expose(), "{bytes}");
        assert!(ring.names().len() <= parts + 1, "{bytes}: {:?}", ring.names());
    }
    // Another user's is another.
    assert_eq!(text(&ring.store("bob")).await, None);
    assert!(!format!("{store:?}").contains('€'));
}

#[tokio::test]
async fn a_save_needs_the_version_that_is_there() {
    let store = Ring::default().store("versions");
    assert_eq!(put(&store, &long('a', 5000)).await.unwrap(), Saved::Done);
    let first = store.load().await.unwrap().unwrap();
    assert_eq!(store.save(&long('b', 1), None).await.unwrap(), Saved::Conflict);
    assert_eq!(store.save(&long('b', 1), Some(first.version())).await.unwrap(), Saved::Done);
    assert_eq!(store.save(&long('c', 1), Some(first.version())).await.unwrap(), Saved::Conflict);
    assert_eq!(text(&store).await.unwrap(), "b");
}

#[tokio::test]
async fn a_save_that_is_cut_short_leaves_what_was_there() {
    let ring = Ring::default();
    let store = ring.store("cut");
    put(&store, &long('a', 5000)).await.unwrap();
    for writes in 0..4 {
        ring.writes(Some(writes));
        let error = put(&store, &long('b', 6100)).await.unwrap_err().to_string();
        assert!(error.contains("could not be written to the keyring") && error.contains("unlock it"), "{error}");
        assert!(!error.contains("bb"), "{error}");
        ring.writes(None);
        assert_eq!(text(&store).await.unwrap(), "a".repeat(5000), "{writes}");
    }
    put(&store, &long('b', 10)).await.unwrap();
    assert_eq!(text(&store).await.unwrap(), "b".repeat(10));
    put(&store, &long('c', 10)).await.unwrap();
    assert_eq!(ring.names().len(), 2, "nothing is left of them: {:?}", ring.names());
}

#[tokio::test]
async fn what_is_not_whole_or_not_ours_is_said() {
    let ring = Ring::default();
    let store = ring.store("eve");
    put(&store, &long('a', 5000)).await.unwrap();
    let part = ring.names().into_iter().find(|name| name.ends_with(".1")).unwrap();
    ring.0.lock().unwrap().entries.remove(&format!("graph-auth-test/{part}"));
    let error = store.load().await.unwrap_err().to_string();
    assert!(error.contains("parts of it are missing") && error.contains("user eve"), "{error}");
    for foreign in ["hunter2", "{}", r#"{"side":"c","parts":0,"version":""}"#, r#"{"side":"a","parts":-1}"#] {
        ring.0.lock().unwrap().entries.insert("graph-auth-test/eve".into(), foreign.into());
        for error in [store.load().await.unwrap_err(), store.save(&long('a', 1), None).await.unwrap_err()] {
            let error = error.to_string();
            assert!(error.contains("another program has an entry") && !error.contains("hunter2"), "{error}");
        }
    }
}

#[tokio::test]
async fn saves_at_once_are_all_kept_where_there_is_a_lock() {
    if std::env::var_os("XDG_RUNTIME_DIR").is_none_or(|folder| folder.is_empty()) {
        // Without a folder of the user's own there is no lock, and so no such promise.
        assert!(Ring::default().store("alone").lock().await.unwrap().is_none());
        return;
    }
    let store = Ring::default().store("many");
    put(&store, &Secret::new("0")).await.unwrap();
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                loop {
                    let stored = store.load().await.unwrap().unwrap();
                    let next = stored.contents().expose().parse::<u32>().unwrap() + 1;
                    let next = Secret::new(next.to_string());
                    if store.save(&next, Some(stored.version())).await.unwrap() == Saved::Done {
                        break;
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(text(&store).await.unwrap(), "8");
    store.lock().await.unwrap().unwrap().release().await;
}

#[cfg(feature = "encrypted")]
#[tokio::test]
async fn a_key_is_made_once_and_kept() {
    use graph_auth::{Encrypted, EncryptionKey, MemoryStore};

    let ring = Ring::default();
    let outer = MemoryStore::default();
    for expected in [None, Some("{}")] {
        let key = EncryptionKey::kept_in(&ring.store("key")).await.unwrap();
        let store = Encrypted::new(outer.clone(), key);
        let stored = store.load().await.unwrap();
        assert_eq!(stored.as_ref().map(|stored| stored.contents().expose()), expected);
        store.save(&Secret::new("{}"), stored.as_ref().map(|stored| stored.version())).await.unwrap();
    }
    put(&ring.store("sign-in"), &Secret::new("{}")).await.unwrap();
    let error = EncryptionKey::kept_in(&ring.store("sign-in")).await.unwrap_err().to_string();
    assert!(error.contains("is no key"), "{error}");
}
