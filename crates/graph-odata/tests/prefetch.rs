//! What fetching ahead gains, what it holds meanwhile and what it leaves to others.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use futures_core::Stream;
use graph_odata::{Items, List, Path};
use graph_transport::{
    AccessToken, Body, BoxFuture, Client, Endpoint, HttpClient, Result, StaticToken, TokenProvider, TokenRequest,
    Transport, TransportError,
};
use serde_json::{Value, json};
use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::time::{Instant, sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);

/// Ten pages of two items, each of which takes a second from when it is asked for.
#[derive(Clone, Debug, Default)]
struct Slow {
    asked: Arc<AtomicUsize>,
}

impl Transport for Slow {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            self.asked.fetch_add(1, Ordering::Relaxed);
            sleep(SECOND).await;
            let number: u32 =
                request.uri().query().and_then(|query| query.strip_prefix("p=")).map_or(1, |n| n.parse().unwrap());
            let mut page = json!({"value": [number, number]});
            if number < 10 {
                page["@odata.nextLink"] = json!(format!("https://graph.microsoft.com/v1.0/x?p={}", number + 1));
            }
            Ok(http::Response::new(Body::from(page.to_string())))
        })
    }
}

fn client(transport: &Slow, tokens: impl TokenProvider + 'static) -> Client {
    Client::new(HttpClient::new(transport.clone()), Endpoint::default(), tokens)
}

fn list(client: &Client) -> List<Value> {
    List::new(client, "test.list", Path::new("/me/messages").throttled_as("mailbox"))
}

fn items(client: &Client) -> Items<Value> {
    list(client).items().prefetch()
}

fn seconds(since: Instant) -> f64 {
    (since.elapsed().as_secs_f64() * 10.0).round() / 10.0
}

#[tokio::test(start_paused = true)]
async fn the_way_of_a_page_overlaps_with_the_callers_work() {
    let client = client(&Slow::default(), StaticToken::new("t"));
    for (ahead, expected) in [(true, 11.0), (false, 20.0)] {
        let pages = list(&client).pages();
        let mut pages = if ahead { pages.prefetch() } else { pages };
        let began = Instant::now();
        while let Some(page) = pages.next().await {
            page.unwrap();
            sleep(SECOND).await;
        }
        assert_eq!(seconds(began), expected, "pages, ahead: {ahead}");

        let items = list(&client).items();
        let mut items = if ahead { items.prefetch() } else { items };
        let (began, mut all) = (Instant::now(), Vec::new());
        while let Some(item) = items.next().await {
            all.push(item.unwrap());
            sleep(SECOND / 2).await;
        }
        assert_eq!(seconds(began), expected, "items, ahead: {ahead}");
        assert_eq!(all.len(), 20);
    }
}

#[tokio::test(start_paused = true)]
async fn streams_and_lenient_items_fetch_ahead_too() {
    let client = client(&Slow::default(), StaticToken::new("t"));
    let mut stream = items(&client);
    let began = Instant::now();
    let mut count = 0;
    while let Some(item) = std::future::poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
        item.unwrap();
        count += 1;
        sleep(SECOND / 2).await;
    }
    assert_eq!((seconds(began), count), (11.0, 20));
    let mut lenient = items(&client).lenient();
    let began = Instant::now();
    while let Some(item) = lenient.next().await {
        item.unwrap();
        sleep(SECOND / 2).await;
    }
    assert_eq!(seconds(began), 11.0);
}

#[tokio::test(start_paused = true)]
async fn one_page_ahead_and_no_more_and_a_continuation_knows_nothing_of_it() {
    let transport = Slow::default();
    let client = client(&transport, StaticToken::new("t"));
    let mut items = items(&client);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    sleep(60 * SECOND).await;
    assert_eq!(transport.asked.load(Ordering::Relaxed), 2);
    let saved = items.continuation().unwrap();
    // However long it was left alone, it is asked for once.
    sleep(3600 * SECOND).await;
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    assert_eq!(transport.asked.load(Ordering::Relaxed), 3);
    drop(items);
    assert_eq!(list(&client).resume(saved).items().try_collect().await.unwrap()[..2], [1, 2]);
}

#[tokio::test(start_paused = true)]
async fn the_last_place_is_left_to_others() {
    let transport = Slow::default();
    let client = client(&transport, StaticToken::new("t"));
    let mut busy = Vec::new();
    for _ in 0..6 {
        let mut items = items(&client);
        timeout(5 * SECOND, items.next()).await.unwrap().unwrap().unwrap();
        busy.push(items);
    }
    // Three of them have a page under way which they do not look at; a call that is waited for gets through all the same.
    assert_eq!(transport.asked.load(Ordering::Relaxed), 9);
    timeout(2 * SECOND, list(&client).into_future()).await.unwrap().unwrap();

    let alone = client.clone().concurrency(1);
    let mut items = items(&alone);
    items.next().await.unwrap().unwrap();
    timeout(2 * SECOND, list(&alone).into_future()).await.unwrap().unwrap();
    assert_eq!(items.try_collect().await.unwrap().len(), 19);
    drop(busy);
}

/// Gives the first token at once and takes its time for others, one at a time.
#[derive(Debug, Default)]
struct SlowTokens {
    asked: AtomicUsize,
    flight: tokio::sync::Mutex<()>,
}

impl TokenProvider for SlowTokens {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        Box::pin(async {
            let _flight = self.flight.lock().await;
            if self.asked.fetch_add(1, Ordering::Relaxed) > 0 {
                sleep(SECOND).await;
            }
            Ok(AccessToken::new("t", 3600 * SECOND))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_for_a_token_that_is_fetched_ahead() {
    let client = client(&Slow::default(), SlowTokens::default());
    let mut items = items(&client);
    items.next().await.unwrap().unwrap();
    // Had the page ahead kept the flight of the token, this would wait for ever.
    timeout(5 * SECOND, list(&client).into_future()).await.unwrap().unwrap();
    assert_eq!(items.try_collect().await.unwrap().len(), 19);
}
