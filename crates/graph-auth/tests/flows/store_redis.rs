//! A sign-in that many machines share. Runs on the server that `REDIS_URL` names, or one that is started for the test; without
//! either it says that it was skipped.

use crate::{
    folder::{Folder, child, given},
    store_many::{ended, one_process, requests},
};
use graph_auth::{RedisStore, Saved, Secret, Store};
use std::{
    process::{Child, Command, Stdio},
    time::Duration,
};
use tokio::time::timeout;

/// A server, and a key of this test's own.
struct Redis {
    url: String,
    key: String,
    _folder: Folder,
    server: Option<Child>,
}

impl Redis {
    #[allow(clippy::print_stdout, reason = "who runs the tests should know what did not run")]
    async fn start(test: &str) -> Option<Self> {
        let folder = Folder::new("redis");
        let key = format!("graph-auth-test:{test}:{}", std::process::id());
        if let Ok(url) = std::env::var("REDIS_URL") {
            return Some(Self { url, key, _folder: folder, server: None });
        }
        // A socket instead of a port: no other test can take it.
        let socket = folder.path("socket");
        let mut command = Command::new("redis-server");
        command.args(["--port", "0", "--save", "", "--appendonly", "no"]);
        command.arg("--unixsocket").arg(&socket).arg("--dir").arg(folder.path("")).stdout(Stdio::null());
        let Ok(server) = command.spawn() else {
            println!("skipped: there is no redis-server here, and REDIS_URL is not set");
            return None;
        };
        let url = format!("redis+unix://{}", socket.display());
        let redis = Self { url, key, _folder: folder, server: Some(server) };
        while redis.store().load().await.is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Some(redis)
    }

    fn store(&self) -> RedisStore {
        RedisStore::connect(&self.url, &self.key).unwrap()
    }

    async fn command<T: redis::FromRedisValue>(&self, name: &str, arguments: &[&str]) -> T {
        let client = redis::Client::open(self.url.as_str()).unwrap();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        redis::cmd(name).arg(arguments).query_async(&mut connection).await.unwrap()
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

#[tokio::test]
async fn a_save_needs_the_version_that_is_there() {
    let Some(redis) = Redis::start("versions").await else { return };
    let store = redis.store().keep_for(Duration::from_secs(60));
    assert!(store.load().await.unwrap().is_none());
    assert_eq!(store.save(&secret("one"), None).await.unwrap(), Saved::Done);
    let first = redis.store().load().await.unwrap().unwrap();
    assert_eq!(first.contents().expose(), "one");
    assert_eq!(store.save(&secret("two"), None).await.unwrap(), Saved::Conflict);
    assert_eq!(store.save(&secret("two é"), Some(first.version())).await.unwrap(), Saved::Done);
    assert_eq!(store.save(&secret("three"), Some(first.version())).await.unwrap(), Saved::Conflict);
    assert_eq!(store.load().await.unwrap().unwrap().contents().expose(), "two é");
    let left: i64 = redis.command("PTTL", &[&redis.key]).await;
    assert!((1..=60_000).contains(&left), "{left}");
    assert!(!format!("{store:?}").contains("redis+unix"));
}

#[tokio::test]
async fn a_connection_that_is_gone_is_made_anew() {
    let Some(redis) = Redis::start("gone").await else { return };
    let store = redis.store();
    store.save(&secret("one"), None).await.unwrap();
    let _: i64 = redis.command("CLIENT", &["KILL", "TYPE", "normal", "SKIPME", "yes"]).await;
    assert_eq!(store.load().await.unwrap().unwrap().contents().expose(), "one");
}

#[tokio::test]
async fn what_cannot_be_used_is_said_without_the_password() {
    for url in ["", "milk", "http://u:s3cret@localhost"] {
        let error = RedisStore::connect(url, "k").unwrap_err();
        assert!(error.to_string().starts_with("the address of Redis cannot be used"), "{error}");
        assert!(!format!("{error} {error:?}").contains("s3cret"));
    }
    let folder = Folder::new("none");
    let url = format!("redis+unix://{}?pass=s3cret", folder.path("socket").display());
    let store = RedisStore::connect(&url, "k").unwrap();
    let error = store.load().await.unwrap_err();
    assert!(error.to_string().starts_with("the sign-in could not be read from Redis: "), "{error}");
    assert!(!format!("{store:?} {error} {error:?}").contains("s3cret"));
    let Some(redis) = Redis::start("type").await else { return };
    let _: String = redis.command("SET", &[&redis.key, "a text"]).await;
    let error = redis.store().load().await.unwrap_err().to_string();
    assert!(error.contains("WRONGTYPE"), "{error}");
    let _: i64 = redis.command("DEL", &[&redis.key]).await;
}

#[tokio::test]
async fn the_right_to_renew_has_one_holder_who_keeps_it_and_gives_it_back() {
    let Some(redis) = Redis::start("right").await else { return };
    let store = redis.store().right_lasts(Duration::from_millis(200));
    let other = redis.store();
    let held = store.lock().await.unwrap().unwrap();
    let longer = Duration::from_millis(500);
    tokio::select! {
        () = held.keep() => unreachable!("nobody takes it away"),
        taken = timeout(longer, other.lock()) => assert!(taken.is_err(), "it is kept for longer than it lasts"),
    }
    held.release().await;
    let next = other.lock().await.unwrap().unwrap();
    // A holder that vanishes has it for a while.
    drop(next);
    assert!(timeout(Duration::from_millis(100), store.lock()).await.is_err());
    let _: i64 = redis.command("DEL", &[&format!("{}:renewal", redis.key)]).await;
    drop(store.lock().await.unwrap().unwrap());
    timeout(Duration::from_secs(5), other.lock()).await.unwrap().unwrap().unwrap().release().await;
}

#[tokio::test]
async fn a_right_that_was_lost_is_noticed_and_not_given_back() {
    let Some(redis) = Redis::start("lost").await else { return };
    let key = format!("{}:renewal", redis.key);
    let held = redis.store().right_lasts(Duration::from_millis(100)).lock().await.unwrap().unwrap();
    let _: String = redis.command("SET", &[&key, "someone else"]).await;
    timeout(Duration::from_secs(5), held.keep()).await.unwrap();
    held.release().await;
    let holder: String = redis.command("GET", &[&key]).await;
    assert_eq!(holder, "someone else");
    let _: i64 = redis.command("DEL", &[&key]).await;
}

#[tokio::test]
async fn one_of_all_processes_renews_a_sign_in() {
    let Some(redis) = Redis::start("many").await else { return };
    let store = redis.store();
    assert_eq!(store.save(&ended().into(), None).await.unwrap(), Saved::Done);
    let place = format!("{} {}", redis.url, redis.key);
    assert_eq!(requests("store_redis::process", &place), 1);
    assert!(store.load().await.unwrap().unwrap().contents().expose().contains(r#""secret":"r2""#));
    let _: i64 = redis.command("DEL", &[&redis.key]).await;
}

#[tokio::test]
#[ignore = "one of the processes"]
async fn process() {
    let place = given("STORE");
    let (url, key) = place.split_once(' ').unwrap();
    one_process(RedisStore::connect(url, key).unwrap()).await;
}

#[tokio::test]
async fn no_save_of_many_processes_is_lost() {
    let Some(redis) = Redis::start("counts").await else { return };
    redis.store().save(&secret("0"), None).await.unwrap();
    let spawn = |_| {
        let mut child = child("store_redis::counts");
        child.env("URL", &redis.url).env("KEY", &redis.key).spawn().unwrap()
    };
    for mut child in (0..4).map(spawn).collect::<Vec<_>>() {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(redis.store().load().await.unwrap().unwrap().contents().expose(), "200");
    let _: i64 = redis.command("DEL", &[&redis.key]).await;
}

#[tokio::test]
#[ignore = "one of the processes"]
async fn counts() {
    let store = RedisStore::connect(&given("URL"), given("KEY")).unwrap();
    for _ in 0..50 {
        loop {
            let stored = store.load().await.unwrap().unwrap();
            let next = (stored.contents().expose().parse::<u32>().unwrap() + 1).to_string();
            if store.save(&secret(&next), Some(stored.version())).await.unwrap() == Saved::Done {
                break;
            }
        }
    }
}
