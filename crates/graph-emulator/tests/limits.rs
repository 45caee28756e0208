//! Requests that are really under way: latency, and how many a mailbox takes at once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::{Emulator, Fault};
use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, TransportError};
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use serde_json::{Value, json};
use std::{pin::Pin, sync::Arc, time::Duration};
use tokio::{task::JoinSet, time::Instant};

const SECOND: Duration = Duration::from_secs(1);

fn graph(most: usize) -> Arc<Graph> {
    Arc::new(Graph::new(Emulator::builder().demo().mailbox_concurrency(most).latency(SECOND).build()))
}

type Sent<'g> = Pin<Box<dyn Future<Output = Result<Answer, TransportError>> + Send + 'g>>;

fn send<'g>(graph: &'g Graph, method: &'g str, path: &'g str, body: Option<Value>) -> Sent<'g> {
    Box::pin(async move { graph.try_call(method, path, body.map(|body| body.to_string())).await })
}

/// The statuses of requests that are sent at once, in order.
async fn at_once(graph: &Arc<Graph>, paths: &[&'static str]) -> Vec<u16> {
    let mut sent = JoinSet::new();
    for (at, path) in paths.iter().copied().enumerate() {
        let graph = Arc::clone(graph);
        sent.spawn(async move { (at, graph.get(path).await.status.as_u16()) });
    }
    let mut statuses = sent.join_all().await;
    statuses.sort_unstable();
    statuses.into_iter().map(|(_, status)| status).collect()
}

/// A batch of so many requests to Ada's mailbox.
fn batch(count: usize, serial: bool) -> Value {
    let request = |at: usize| {
        let depends_on: Vec<String> = (serial && at > 0).then(|| (at - 1).to_string()).into_iter().collect();
        json!({"id": at.to_string(), "method": "GET", "url": "/me/mailFolders/inbox", "dependsOn": depends_on})
    };
    json!({"requests": (0..count).map(request).collect::<Vec<_>>()})
}

/// How many requests of a batch were answered with that status.
fn count(answer: &Answer, status: u16) -> usize {
    let answers = answer.json["responses"].as_array().unwrap();
    answers.iter().filter(|answer| answer["status"] == status).count()
}

#[tokio::test(start_paused = true)]
async fn every_answer_takes_its_time() {
    let graph = graph(4);
    let before = Instant::now();
    graph.get("/me").await.expect(200);
    graph.get("/me/nothing-here-is").await.expect(501);
    graph.emulator.journal().expect("GET /me/nothing-here-is").times(1);
    graph.emulator.fault(Fault::slow(SECOND * 2));
    graph.get("/me").await.expect(200);
    graph.emulator.fault(Fault::throttle(SECOND));
    graph.get("/me").await.expect(429);
    assert_eq!(before.elapsed(), SECOND * 6);
    graph.emulator.fault(Fault::refuse());
    graph.try_call("GET", "/me", None).await.unwrap_err();
    assert_eq!(before.elapsed(), SECOND * 6, "where there is no answer, there is nothing to hold back");
}

#[tokio::test(start_paused = true)]
async fn more_than_a_mailbox_takes_are_refused() {
    let graph = graph(4);
    let statuses = at_once(&graph, &["/me/messages"; 6]).await;
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 2, "{statuses:?}");
    let refused = graph.emulator.journal().matching("GET /me/messages");
    assert_eq!((refused.count(), refused.carried_out().count()), (6, 4));
    // Each mailbox has places of its own, and the directory is no mailbox.
    let mixed = ["/me/messages", "/me/messages", "/users/bob@contoso.com/messages", "/me", "/users", "/me/mailFolders"];
    assert_eq!(at_once(&graph, &mixed).await, [200; 6]);
    let unlimited = Arc::new(Graph::new(Emulator::builder().demo().latency(SECOND).build()));
    assert_eq!(at_once(&unlimited, &["/me/messages"; 20]).await, [200; 20]);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_says_when_there_will_be_a_place() {
    let graph = graph(1);
    let first = tokio::spawn({
        let graph = Arc::clone(&graph);
        async move { graph.get("/me/messages").await.status }
    });
    tokio::task::yield_now().await;
    let refused = graph.get("/me/messages").await.expect(429);
    assert_eq!((refused.code(), refused.header("retry-after")), ("ApplicationThrottled", "1.249"));
    assert!(refused.message().contains("MailboxConcurrency"));
    assert_eq!(first.await.unwrap(), 200);
    graph.get("/me/messages").await.expect(200);
}

#[tokio::test(start_paused = true)]
async fn who_goes_away_gives_the_place_back() {
    let graph = graph(1);
    for _ in 0..3 {
        let gone = tokio::time::timeout(SECOND / 2, graph.get("/me/messages")).await;
        assert!(gone.is_err());
    }
    graph.get("/me/messages").await.expect(200);
    for fault in [Fault::reset(), Fault::reset_unread(), Fault::cut_body(), Fault::refuse()] {
        graph.emulator.fault(fault);
        graph.try_call("GET", "/me/messages", None).await.unwrap_err();
        graph.get("/me/messages").await.expect(200);
    }
    assert_eq!(graph.emulator.journal().matching("GET /me/messages").carried_out().count(), 3 + 1 + 2 + 4);
}

#[tokio::test(start_paused = true)]
async fn a_parallel_batch_takes_as_many_places_as_it_has_requests_up_to_four() {
    let graph = graph(4);
    for (size, places) in [(1, 1), (3, 3), (4, 4), (20, 4)] {
        let (whole, mut others) = (batch(size, false), JoinSet::new());
        let mut under_way = send(&graph, "POST", "/$batch", Some(whole));
        assert!(tokio::time::timeout(SECOND / 2, &mut under_way).await.is_err());
        for _ in 0..4 {
            let graph = Arc::clone(&graph);
            others.spawn(async move { graph.get("/me/messages").await.status.as_u16() });
        }
        assert_eq!(count(&under_way.await.unwrap().expect(200), 200), size);
        let served = others.join_all().await.iter().filter(|status| **status == 200).count();
        assert_eq!(served, 4 - places, "beside a batch of {size}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_chained_batch_takes_one_place() {
    let graph = graph(4);
    let mut sent = JoinSet::new();
    for _ in 0..4 {
        let graph = Arc::clone(&graph);
        sent.spawn(async move { graph.post("/$batch", batch(5, true)).await });
    }
    assert!(sent.join_all().await.iter().all(|answer| count(answer, 200) == 5));
}

#[tokio::test(start_paused = true)]
async fn what_finds_no_place_in_a_batch_is_refused_by_itself() {
    let graph = graph(4);
    let mut first = send(&graph, "GET", "/me/messages", None);
    assert!(tokio::time::timeout(SECOND / 2, &mut first).await.is_err());
    let answer = graph.post("/$batch", batch(8, false)).await.expect(200);
    assert_eq!((count(&answer, 200), count(&answer, 429)), (6, 2));
    let refused = answer.json["responses"].as_array().unwrap().iter().find(|answer| answer["status"] == 429).unwrap();
    assert_eq!(refused["headers"]["Retry-After"], "1.249");
    drop(first);

    let mut full: Vec<_> = (0..4).map(|_| send(&graph, "GET", "/me/messages", None)).collect();
    for under_way in &mut full {
        assert!(tokio::time::timeout(SECOND / 100, under_way).await.is_err());
    }
    let answer = graph.post("/$batch", batch(3, true)).await.expect(200);
    assert_eq!((count(&answer, 429), count(&answer, 424)), (1, 2));
    let inbox = graph.emulator.journal().matching("GET /me/mailFolders/inbox");
    assert_eq!((inbox.count(), inbox.carried_out().count()), (11, 6));
}

#[tokio::test(start_paused = true)]
async fn the_sdks_client_stays_within_the_limit() {
    let graph = graph(4);
    let credential = graph.emulator.credential("ada@contoso.com");
    let client = Client::new(HttpClient::new(graph.emulator.clone()), Endpoint::default(), credential);
    let mut sent = JoinSet::new();
    for _ in 0..40 {
        let client = client.clone();
        let request = Request::new("messages.list", Method::GET, Path::new("/me/messages").throttled_as("me"));
        sent.spawn(async move { client.execute(request).await.unwrap().status().as_u16() });
    }
    assert_eq!(sent.join_all().await, [200; 40]);
    graph.emulator.journal().expect("GET /me/messages").times(40);
}

#[tokio::test]
async fn on_a_port_a_place_is_held_as_long_as_the_connection_waits() {
    let emulator = Emulator::builder().demo().mailbox_concurrency(1).build();
    let server = emulator.listen().await.unwrap();
    let url = format!("{}/me/messages", server.graph_url());
    let get = async |client: &hyper_util::client::legacy::Client<_, Empty<Bytes>>| {
        let bearer = format!("Bearer {}", emulator.token("ada@contoso.com"));
        let request = http::Request::get(&url).header("authorization", bearer).body(Empty::new()).unwrap();
        client.request(request).await.unwrap()
    };
    let client = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new()).build_http();
    emulator.fault(Fault::stall());
    let stalled = get(&client).await;
    assert_eq!((stalled.status().as_u16(), get(&client).await.status().as_u16()), (200, 429));
    drop(stalled);
    // The server learns of it in its own time.
    let mut status = 429;
    for _ in 0..100_000 {
        let response = get(&client).await;
        status = response.status().as_u16();
        response.into_body().collect().await.unwrap();
        if status == 200 {
            break;
        }
    }
    assert_eq!(status, 200, "the place is free again");
    server.shutdown().await;
}
