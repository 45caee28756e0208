//! Sign-ins that are kept sealed: with which key, and what anyone else makes of them.

use crate::bench::{APP, Bench, CLIENT_INFO};
use graph_auth::{Encrypted, EncryptionKey, MemoryStore, RefreshToken, Saved, Secret, Store};
use graph_transport::testing::Scripted;
use serde_json::{Value, json};

const TEXT: &str = r#"{"RefreshToken":{"é":{"secret":"r1"}}}"#;

fn sealed(outer: &MemoryStore, key: EncryptionKey) -> Encrypted<MemoryStore> {
    Encrypted::new(outer.clone(), key)
}

fn key() -> EncryptionKey {
    EncryptionKey::new([7; 32])
}

fn envelope(outer: &MemoryStore) -> Value {
    serde_json::from_str(outer.contents().unwrap().expose()).unwrap()
}

async fn error(outer: &MemoryStore, key: EncryptionKey) -> String {
    sealed(outer, key).load().await.unwrap_err().to_string()
}

#[tokio::test]
async fn what_is_kept_shows_nothing_and_is_never_the_same_twice() {
    let outer = MemoryStore::default();
    let store = sealed(&outer, key());
    assert!(store.load().await.unwrap().is_none());
    assert_eq!(store.save(&Secret::new(TEXT), None).await.unwrap(), Saved::Done);
    let first = envelope(&outer);
    assert!(!first.to_string().contains("r1"));
    let stored = sealed(&outer, key()).load().await.unwrap().unwrap();
    assert_eq!(stored.contents().expose(), TEXT);
    assert_eq!(store.save(&Secret::new(TEXT), None).await.unwrap(), Saved::Conflict);
    assert_eq!(store.save(&Secret::new(TEXT), Some(stored.version())).await.unwrap(), Saved::Done);
    let second = envelope(&outer);
    assert!(first["nonce"] != second["nonce"] && first["sealed"] != second["sealed"]);
    assert_eq!((&first["version"], &first["salt"]), (&json!(1), &json!(null)));
    let all = format!("{store:?} {:?}", key());
    assert!(all.contains("EncryptionKey { .. }") && !all.contains("r1") && !all.contains("7, 7"), "{all}");
}

#[tokio::test]
async fn the_wrong_key_is_told_from_a_change() {
    let outer = MemoryStore::default();
    sealed(&outer, key()).save(&Secret::new(TEXT), None).await.unwrap();
    assert!(error(&outer, EncryptionKey::new([8; 32])).await.contains("sealed with another key"));
    assert!(
        error(&outer, EncryptionKey::passphrase("correct horse")).await.contains("sealed with a key, and a passphrase")
    );

    let good = envelope(&outer);
    let changed = "was changed since it was saved";
    let others = "sealed with another key or passphrase";
    for (name, value, words) in [
        ("sealed", json!(""), changed),
        ("sealed", json!("AAAA"), changed),
        ("sealed", json!("?"), changed),
        ("sealed", json!(7), changed),
        ("nonce", json!("AAAA"), changed),
        ("nonce", good["key"].clone(), changed),
        ("key", json!("AAAA"), others),
        ("key", json!(null), changed),
        ("salt", json!("AAAA"), "sealed with a passphrase, and a key"),
        ("version", json!(2), "by a later version"),
        ("version", json!(null), "by a later version"),
    ] {
        let mut bad = good.clone();
        bad[name] = value;
        let error = error(&MemoryStore::with(bad.to_string()), key()).await;
        assert!(error.contains(words) && !error.contains("r1"), "{name}: {error}");
    }
    // Each byte counts.
    let text = good["sealed"].as_str().unwrap();
    for at in [0, text.len() / 2] {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let mut bad = good.clone();
        bad["sealed"] = json!(String::from_utf8(bytes).unwrap());
        assert!(error(&MemoryStore::with(bad.to_string()), key()).await.contains(changed));
    }
    for plain in [TEXT, "milk", "[]"] {
        assert!(error(&MemoryStore::with(plain), key()).await.contains("is not sealed"));
    }
}

#[tokio::test]
async fn a_passphrase_does_as_well() {
    let outer = MemoryStore::default();
    let store = sealed(&outer, EncryptionKey::passphrase("correct horse"));
    assert_eq!(store.save(&Secret::new(TEXT), None).await.unwrap(), Saved::Done);
    assert!(envelope(&outer)["salt"].is_string());
    let other = sealed(&outer, EncryptionKey::passphrase("correct horse"));
    assert_eq!(other.load().await.unwrap().unwrap().contents().expose(), TEXT);
    assert!(error(&outer, EncryptionKey::passphrase("battery staple")).await.contains("sealed with another key"));
    assert!(error(&outer, key()).await.contains("sealed with a passphrase, and a key was given"));
    let short = sealed(&MemoryStore::default(), EncryptionKey::passphrase("short"));
    assert!(short.save(&Secret::new(TEXT), None).await.unwrap_err().to_string().contains("is shorter than 8 bytes"));
}

#[tokio::test]
async fn a_credential_does_not_notice() {
    let granted = |number: u32| {
        format!(
            r#"{{"expires_in":0,"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
        )
    };
    let outer = MemoryStore::default();
    let bench = Bench::new(Scripted::default().json(200, &granted(1)).json(200, &granted(2)));
    for expected in ["t1", "t2"] {
        let credential = RefreshToken::new("common", APP, "given").store(sealed(&outer, key()));
        assert_eq!(bench.text(&credential).await, expected);
    }
    assert!(bench.bodies()[1].contains("refresh_token=r1&"));
}
