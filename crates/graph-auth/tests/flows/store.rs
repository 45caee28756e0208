//! Sign-ins that outlive the program, and stores that others use too.

use crate::bench::{APP, Bench, CLIENT_INFO};
use graph_auth::{DeviceCode, DevicePrompt, MemoryStore, Saved, Secret, Store, Stored};
use graph_transport::{BoxFuture, Cloud, Error, Result, testing::Scripted};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering::SeqCst},
};

const CODE: &str = r#"{"user_code":"U","device_code":"d","verification_uri":"https://x.example"}"#;

fn granted(number: u32, lifetime: u32) -> String {
    format!(
        r#"{{"expires_in":{lifetime},"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
    )
}

fn never() -> DeviceCode {
    DeviceCode::new("organizations", APP, |_| unreachable!("nobody should be asked"))
}

fn asked() -> (DeviceCode, Arc<AtomicU32>) {
    let count = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&count);
    let prompt = move |_: &DevicePrompt| {
        counter.fetch_add(1, SeqCst);
    };
    (DeviceCode::new("organizations", APP, prompt), count)
}

/// A cache with one refresh token of this app, as another library writes it.
fn foreign(secret: &str) -> String {
    format!(
        r#"{{"RefreshToken":{{"u.t-login.windows.net-refreshtoken-{APP}----":{{"credential_type":"RefreshToken","secret":"{secret}",
        "home_account_id":"u.t","environment":"login.windows.net","client_id":"{APP}","extra":1}}}},"Later":{{"a":[]}}}}"#
    )
}

/// Runs `before` ahead of each save, as another process would.
struct Raced<F>(MemoryStore, F);

impl<F> std::fmt::Debug for Raced<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<F: Fn(&MemoryStore) -> Result<()> + Send + Sync> Store for Raced<F> {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        self.0.load()
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        match (self.1)(&self.0) {
            Ok(()) => self.0.save(contents, expected),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }
}

/// Saves whatever the version is.
async fn overwrite(store: &MemoryStore, contents: String) {
    let version = store.load().await.unwrap().map(|stored| stored.version().to_owned());
    assert_eq!(store.save(&Secret::new(contents), version.as_deref()).await.unwrap(), Saved::Done);
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_made_before_is_gone_on_with() {
    let store = MemoryStore::with(foreign("r1"));
    let bench = Bench::new(Scripted::default().json(200, &granted(2, 3600)));
    assert_eq!(bench.text(&never().store(store.clone())).await, "t2");
    assert!(bench.bodies()[0].contains("refresh_token=r1&"));
    let kept = store.contents().unwrap();
    for part in [
        r#""secret":"r2""#,
        r#""extra":1"#,
        r#""Later":{"a":[]}"#,
        r#""environment":"login.windows.net""#,
        r#""local_account_id":"u""#,
    ] {
        assert!(kept.expose().contains(part), "{part}: {}", kept.expose());
    }
    assert!(!kept.expose().contains("r1"));
}

#[tokio::test(start_paused = true)]
async fn a_lost_race_is_run_again_on_top_of_the_winner() {
    let races = AtomicU32::new(0);
    let memory = MemoryStore::default();
    let raced = Raced(memory.clone(), move |store: &MemoryStore| {
        if races.fetch_add(1, SeqCst) < 2 {
            let theirs = Secret::new(format!(r#"{{"Theirs":{}}}"#, races.load(SeqCst)));
            let store = store.clone();
            // The store is in memory: its futures are ready at once.
            let version = now(store.load()).unwrap().map(|stored| stored.version().to_owned());
            assert_eq!(now(store.save(&theirs, version.as_deref())).unwrap(), Saved::Done);
        }
        Ok(())
    });
    let bench = Bench::new(Scripted::default().json(200, CODE).json(200, &granted(1, 3600)));
    let (credential, asked) = asked();
    assert_eq!(bench.text(&credential.store(raced)).await, "t1");
    let kept = memory.contents().unwrap();
    assert!(kept.expose().contains(r#""Theirs":2"#) && kept.expose().contains(r#""secret":"r1""#), "{}", kept.expose());
    assert_eq!(asked.load(SeqCst), 1);
}

/// The result of a future that is ready.
fn now<T>(future: BoxFuture<'_, T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => unreachable!("a store in memory never waits"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_newer_token_of_another_process_comes_before_the_person() {
    let store = MemoryStore::with(foreign("r1"));
    let ended = r#"{"error":"invalid_grant","error_codes":[70008]}"#;
    let bench = Bench::new(Scripted::default().json(200, &granted(2, 0)).json(400, ended).json(200, &granted(9, 3600)));
    let credential = never().store(Raced(store.clone(), {
        let once = Mutex::new(2);
        move |store: &MemoryStore| {
            let mut left = once.lock().unwrap();
            *left -= 1;
            if *left == 0 {
                // While the dead token is being removed, another process stores its own.
                let version = now(store.load()).unwrap().map(|stored| stored.version().to_owned());
                now(store.save(&Secret::new(foreign("r8")), version.as_deref())).unwrap();
            }
            Ok(())
        }
    }));
    bench.text(&credential).await;
    assert_eq!(bench.text(&credential).await, "t9");
    assert!(bench.bodies()[2].contains("refresh_token=r8&"));
}

#[tokio::test(start_paused = true)]
async fn a_store_that_cannot_be_written_costs_no_second_sign_in() {
    let bench = Bench::new(Scripted::default().json(200, CODE).json(200, &granted(1, 0)).json(200, &granted(2, 3600)));
    let (credential, asked) = asked();
    let credential =
        credential.store(Raced(MemoryStore::default(), |_: &MemoryStore| Err(Error::credential("the disk is full"))));
    bench.text(&credential).await;
    assert_eq!(bench.text(&credential).await, "t2");
    assert_eq!(asked.load(SeqCst), 1);

    // What another cloud gave is not for this one.
    let bench = Bench::new(Scripted::default().json(200, CODE).json(200, &granted(3, 3600))).cloud(Cloud::CHINA);
    assert_eq!(bench.text(&credential).await, "t3");
    assert_eq!(asked.load(SeqCst), 2);
    assert!(bench.bodies().iter().all(|body| !body.contains("r2")));
}

#[tokio::test(start_paused = true)]
async fn a_store_of_something_else_is_left_alone() {
    let store = MemoryStore::with("shopping: milk");
    let bench = Bench::new(Scripted::default());
    assert!(bench.error(&never().store(store.clone())).await.starts_with("what the store holds is not a token cache"));
    assert_eq!(store.contents().unwrap().expose(), "shopping: milk");
}

#[tokio::test(start_paused = true)]
async fn a_session_never_turns_into_another_persons() {
    let store = MemoryStore::with(foreign("r1"));
    let bench = Bench::new(
        Scripted::default()
            .json(200, &granted(2, 0))
            .json(200, CODE)
            .json(400, r#"{"error":"authorization_declined"}"#),
    );
    let (credential, asked) = asked();
    let credential = credential.store(store.clone());
    bench.text(&credential).await;
    overwrite(&store, foreign("theirs").replace("u.t", "other.t")).await;
    assert!(bench.error(&credential).await.contains("declined"));
    assert_eq!(asked.load(SeqCst), 1);
}
