//! Tokens under load: many tasks of two users at once, tokens that end in mid-work, and nobody ever speaks with another's token.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_auth::ClientSecret;
use graph_emulator::{Emulator, Fault};
use graph_transport::{
    AccessToken, Body, BoxFuture, Cached, Endpoint, HttpClient, Result, TokenProvider, TokenRequest, Transport,
    TransportError, testing::Scripted,
};
use msgraph::Graph;
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};
use tokio::task::JoinSet;

const USERS: [&str; 2] = ["ada@contoso.com", "bob@contoso.com"];

/// Gets a new token of one user each time it is asked.
#[derive(Clone, Debug)]
struct Fresh {
    emulator: Emulator,
    user: &'static str,
    given: Arc<AtomicUsize>,
}

impl TokenProvider for Fresh {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        Box::pin(async {
            self.given.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok(AccessToken::new(self.emulator.token(self.user), Duration::from_secs(3600)))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn two_users_at_once_never_share_a_token() {
    let emulator = Emulator::demo();
    let mut tasks = JoinSet::new();
    let mut given = Vec::new();
    for user in USERS {
        let provider = Fresh { emulator: emulator.clone(), user, given: Arc::default() };
        given.push(Arc::clone(&provider.given));
        let graph = Graph::builder().transport(emulator.clone()).credential(Cached::new(provider)).build().unwrap();
        for number in 0..50_u64 {
            let graph = graph.clone();
            tasks.spawn(async move {
                tokio::time::sleep(Duration::from_millis(10 * (number % 7))).await;
                let me: Value = graph.get("/me?$select=userPrincipalName").await.unwrap();
                assert_eq!(me["userPrincipalName"], user);
            });
        }
    }
    emulator.fault(Fault::expire_token().on("GET /me").times(20));
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    // A refused token is renewed once for all who had it, so there are far fewer tokens than refusals.
    let given: Vec<_> = given.iter().map(|count| count.load(Ordering::Relaxed)).collect();
    assert!(given.iter().all(|count| (1..=6).contains(count)), "{given:?}");
}

/// A sign-in service that takes its time.
#[derive(Clone, Debug)]
struct Slow(Scripted);

impl Transport for Slow {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            self.0.send(request).await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_tasks_at_a_tokens_end_cause_one_request() {
    let granted = |token: &str, lifetime| format!(r#"{{"access_token":"{token}","expires_in":{lifetime}}}"#);
    let script = Scripted::default().json(200, &granted("old", 0)).json(200, &granted("new", 3600));
    let (http, endpoint) = (HttpClient::new(Slow(script.clone())), Endpoint::default());
    let credential = Arc::new(ClientSecret::new("contoso.com", "11111111-2222-3333-4444-555555555555", "s3cret"));
    let old = credential.token(TokenRequest::new(&http, &endpoint, &[])).await.unwrap();
    assert!(!old.is_valid(SystemTime::now()));

    let mut tasks = JoinSet::new();
    for _ in 0..10_000 {
        let (credential, http, endpoint) = (Arc::clone(&credential), http.clone(), endpoint.clone());
        tasks.spawn(async move {
            let token = credential.token(TokenRequest::new(&http, &endpoint, &[])).await.unwrap();
            assert_eq!(token.secret().expose(), "new");
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    assert_eq!(script.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_ends_in_mid_listing_is_replaced_and_nothing_is_lost() {
    let emulator = Emulator::builder()
        .page_size(5)
        .user(USERS[0], |user| {
            (0..40).fold(user, |user, number| user.message(|message| message.subject(format!("number {number}"))))
        })
        .build();
    let provider = Fresh { emulator: emulator.clone(), user: USERS[0], given: Arc::default() };
    let graph = Graph::builder().transport(emulator.clone()).credential(Cached::new(provider)).build().unwrap();
    let mut items = graph.mail().messages().list().items();
    let mut seen = HashSet::new();
    while let Some(message) = items.next().await {
        seen.insert(message.unwrap().subject.unwrap());
        if seen.len() % 10 == 0 {
            emulator.fault(Fault::expire_token().on("GET /me/messages"));
        }
    }
    assert_eq!(seen.len(), 40);
    let mut answers: HashMap<_, usize> = HashMap::new();
    for request in emulator.journal().requests() {
        *answers.entry(request.status.map_or(0, |status| status.as_u16())).or_default() += 1;
    }
    assert_eq!(answers[&401], 3, "{answers:?}");
}
