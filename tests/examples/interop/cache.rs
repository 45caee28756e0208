//! One token cache in one file, which our client shares with Microsoft's libraries.

use std::fs;

use graph_auth::{AccessToken, FileStore, Store};
use serde_json::{Value, json};

use crate::scene::Scene;

/// Where the cache is: in the folder that a row's programs are started in.
const FILE: &str = "cache.json";
/// As the others ask for them.
const SCOPES: &[&str] = &["User.Read", "Mail.Read"];

/// A person signs in, and the sign-in is kept.
pub(crate) async fn write(scene: &Scene) {
    let token = scene.token(&scene.device_code().store(FileStore::new(FILE)), SCOPES).await;
    scene.is_ada(&token).await;
}

/// Goes on with what another has written: its access token is used, and renewed when it is refused. What we do not know stays.
pub(crate) async fn refresh(scene: &Scene) {
    let mut before = cache();
    let later = json!({"of": ["another", "year"]});
    before["Later"] = later.clone();
    for entry in before["RefreshToken"].as_object_mut().unwrap().values_mut() {
        entry["later"] = later.clone();
    }
    fs::write(FILE, before.to_string()).unwrap();

    let credential = scene.device_code().silent().store(FileStore::new(FILE));
    let kept = scene.token(&credential, SCOPES).await;
    assert!(secrets(&before, "AccessToken").any(|secret| secret == kept.secret().expose()), "the kept token is used");
    let renewed = scene.try_token(&credential, SCOPES, Some(&kept)).await.unwrap();
    scene.is_ada(&renewed).await;

    let after = cache();
    assert_eq!(after["Later"], later);
    assert_eq!(after["RefreshToken"].as_object().unwrap().len(), 1, "ours has replaced theirs");
    assert!(after["RefreshToken"].as_object().unwrap().values().all(|entry| entry["later"] == later));
    assert!(secrets(&after, "RefreshToken").all(|new| secrets(&before, "RefreshToken").all(|old| old != new)));
    assert!(secrets(&after, "AccessToken").any(|secret| secret == renewed.secret().expose()));
}

/// Goes on with what another has renewed.
pub(crate) async fn open(scene: &Scene) {
    let store = FileStore::new(FILE);
    let credential = scene.device_code().silent().store(store.clone());
    let kept = scene.token(&credential, SCOPES).await;
    let is_kept =
        |token: &AccessToken| secrets(&cache(), "AccessToken").any(|secret| secret == token.secret().expose());
    assert!(is_kept(&kept));
    let renewed = scene.try_token(&credential, SCOPES, Some(&kept)).await.unwrap();
    scene.is_ada(&renewed).await;
    assert!(is_kept(&renewed) && store.load().await.unwrap().is_some());
}

fn cache() -> Value {
    serde_json::from_str(&fs::read_to_string(FILE).unwrap()).unwrap()
}

fn secrets<'a>(cache: &'a Value, section: &str) -> impl Iterator<Item = &'a str> {
    cache[section].as_object().unwrap().values().map(|entry| entry["secret"].as_str().unwrap())
}
