//! Many processes of many tasks whose sign-in in Redis has ended at once: one of them renews it for all.

use std::env::current_exe;
use std::io::{Write, stdin};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use graph_auth::{RedisStore, Saved, Store};
use serde_json::Value;

use crate::scene::Scene;

const PROCESSES: usize = 8;
const TASKS: usize = 50;
const SCOPES: &[&str] = &["User.Read", "Mail.Read"];

fn store(scene: &Scene) -> RedisStore {
    RedisStore::connect(scene.text("/redis/url"), "interop:sign-in").unwrap()
}

/// Signs in once, lets the token end, and counts at the emulator how often it is renewed.
pub(crate) async fn processes(scene: &Scene) {
    let first = scene.token(&scene.device_code().store(store(scene)), SCOPES).await;
    end(&store(scene)).await;
    let before = refreshes(scene).await;
    let spawn = |_| {
        let mut command = Command::new(current_exe().unwrap());
        command.args(["auth", "many-process"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
    };
    let mut children: Vec<Child> = (0..PROCESSES).map(spawn).collect();
    // All at once, when all are there.
    for child in &mut children {
        writeln!(child.stdin.take().unwrap()).unwrap();
    }
    let mut tokens = Vec::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "a process failed");
        tokens.extend(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned));
    }
    assert_eq!(tokens.len(), PROCESSES * TASKS);
    tokens.sort_unstable();
    tokens.dedup();
    assert!(tokens.len() == 1 && tokens[0] != first.secret().expose(), "all have one and the same new token");
    assert_eq!(refreshes(scene).await - before, 1, "refreshes at the emulator");
}

/// One of the processes. Prints the token that each of its tasks has got.
pub(crate) async fn process(scene: Arc<Scene>) {
    stdin().read_line(&mut String::new()).unwrap();
    let credential = Arc::new(scene.device_code().silent().store(store(&scene)));
    let task = |_| {
        let (scene, credential) = (Arc::clone(&scene), Arc::clone(&credential));
        tokio::spawn(async move { scene.token(&*credential, SCOPES).await })
    };
    for task in (0..TASKS).map(task).collect::<Vec<_>>() {
        println!("{}", task.await.unwrap().secret().expose());
    }
}

/// Says of every access token in the store that its time is over.
async fn end(store: &RedisStore) {
    let stored = store.load().await.unwrap().unwrap();
    let mut cache: Value = serde_json::from_str(stored.contents().expose()).unwrap();
    let entries = cache["AccessToken"].as_object_mut().unwrap();
    assert_eq!(entries.len(), 1, "the sign-in has brought a token");
    for entry in entries.values_mut() {
        entry["cached_at"] = "1".into();
        entry["expires_on"] = "2".into();
        entry["extended_expires_on"] = "2".into();
    }
    let saved = store.save(&cache.to_string().into(), Some(stored.version())).await.unwrap();
    assert_eq!(saved, Saved::Done);
}

/// How often the emulator was asked to renew a sign-in.
async fn refreshes(scene: &Scene) -> usize {
    let journal = scene.get(&format!("{}/_emulator/journal", scene.text("/emulator/authority")), "").await;
    journal.as_array().unwrap().iter().filter(|request| request["grant_type"] == "refresh_token").count()
}
