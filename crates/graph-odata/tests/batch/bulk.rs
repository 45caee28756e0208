//! Many requests of one kind: what is told, when, and what of it is in memory.

use crate::service::{Fault, Service, call, mark};
use futures_core::Stream;
use graph_odata::{Bulk, Done, Invoke};
use graph_transport::{ErrorKind, Method};
use serde_json::Value;
use std::{
    cell::Cell,
    collections::BTreeSet,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn a_mailbox_gets_one_full_batch_at_a_time_and_everything_is_told_once() {
    let service = Service::default().latency(Duration::from_millis(30));
    let client = service.client();
    let mut bulk = Bulk::new(&client, (0..2000).map(|number| mark(&client, "ada", number)));
    assert_eq!(bulk.tally().left, Some(2000));
    let (began, mut told) = (Instant::now(), BTreeSet::new());
    while let Some(Done { index, result }) = bulk.next().await {
        assert_eq!(result.unwrap()["line"], format!("PATCH /users/ada/messages/{index}"));
        assert!(told.insert(index), "{index} twice");
    }
    assert_eq!((told.len(), service.sizes().len(), service.state().most), (2000, 100, 1));
    assert_eq!(began.elapsed(), Duration::from_secs(3), "a round trip for twenty");
    let tally = bulk.tally();
    assert_eq!((tally.taken, tally.succeeded, tally.failed, tally.left), (2000, 2000, 0, Some(0)));
}

#[tokio::test(start_paused = true)]
async fn what_nobody_counts_goes_in_several_batches_at_once() {
    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let began = Instant::now();
    let mut bulk = Bulk::new(&client, (0..160).map(|_| call(&client, Method::GET, "/users"))).concurrency(8);
    while let Some(done) = bulk.next().await {
        done.result.unwrap();
    }
    assert_eq!((service.state().most, began.elapsed().as_secs()), (8, 1));
}

#[tokio::test(start_paused = true)]
async fn a_source_is_read_little_ahead() {
    let service = Service::default();
    let client = service.client();
    let taken = Rc::new(Cell::new(0));
    let source = (0..10_000).map(|number| {
        taken.set(number + 1);
        mark(&client, "ada", number)
    });
    let mut bulk = Bulk::new(&client, source);
    for told in 1..=500 {
        bulk.next().await.unwrap().result.unwrap();
        assert!(taken.get() <= told + 60, "{} taken when {told} were told", taken.get());
    }
}

#[tokio::test(start_paused = true)]
async fn throttled_ones_come_later_and_the_others_go_on() {
    let service = Service::default()
        .refuse("GET /users/ada", &[(429, Some("30"))])
        .refuse("PATCH /users/bob/messages/1", &[(404, None)]);
    let client = service.client();
    let ada = call(&client, Method::GET, "/users/ada");
    let verbs = std::iter::once(ada).chain((1..60).map(|number| mark(&client, "bob", number)));
    let mut bulk = Bulk::new(&client, verbs);
    let (mut order, mut failed) = (Vec::new(), Vec::new());
    while let Some(Done { index, result }) = bulk.next().await {
        order.push(index);
        if let Err(error) = result {
            assert!(error.is_not_found(), "{error}");
            failed.push(index);
        }
    }
    assert_eq!((order.len(), order.last(), failed.as_slice()), (60, Some(&0), &[1][..]));
    assert_eq!((bulk.tally().succeeded, bulk.tally().failed), (59, 1));
    assert_eq!(service.done("GET /users/ada"), 1);
}

#[tokio::test(start_paused = true)]
async fn one_that_is_stopped_tells_what_it_took_and_gives_the_rest_back() {
    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let mut bulk = Bulk::new(&client, (0..500).map(|number| mark(&client, "ada", number)));
    bulk.next().await.unwrap().result.unwrap();
    bulk.stop();
    let mut told = 1;
    while let Some(done) = bulk.next().await {
        done.result.unwrap();
        told += 1;
    }
    let taken = bulk.tally().taken;
    assert_eq!(told, taken);
    assert!(taken <= 60, "{taken}");
    assert_eq!(service.state().done.len(), taken, "nothing was done that was not told");
    let mut rest = bulk.into_rest();
    let line = rest.next().unwrap().into_request().line();
    assert_eq!(line, format!("PATCH /users/ada/messages/{taken}"));
    assert_eq!(rest.count(), 500 - taken - 1);
}

#[tokio::test(start_paused = true)]
async fn verbs_that_cannot_be_sent_are_told_and_do_not_end_it() {
    let service = Service::default();
    let client = service.client();
    let verbs = (0..50).map(|number| match number % 2 {
        0 => mark(&client, "ada", number),
        _ => mark(&client, "ada", number).invalid("an odd one"),
    });
    let mut bulk = Bulk::new(&client, verbs);
    while let Some(Done { index, result }) = bulk.next().await {
        assert_eq!(result.is_ok(), index % 2 == 0);
    }
    assert_eq!((bulk.tally().succeeded, bulk.tally().failed), (25, 25));
    assert_eq!(service.state().done.len(), 25);
}

#[tokio::test(start_paused = true)]
async fn a_batch_that_is_lost_fails_its_own_and_the_rest_goes_on() {
    let service = Service::default().faults([Fault::Fine, Fault::Lost]);
    let client = service.client();
    let verbs = (0..100).map(|_| call(&client, Method::POST, "/sendMail").query("$x", "1"));
    let mut bulk = Bulk::new(&client, verbs).concurrency(1);
    let mut failed = 0;
    while let Some(Done { result, .. }) = bulk.next().await {
        if let Err(error) = result {
            assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
            failed += 1;
        }
    }
    assert_eq!(failed, 20);
    assert_eq!(service.done("POST /sendMail?$x=1"), 100, "none was sent twice");
}

/// Verbs that come in groups, with time between them.
struct Groups {
    left: Vec<Vec<Invoke<Value>>>,
    pause: Pin<Box<tokio::time::Sleep>>,
}

impl Stream for Groups {
    type Item = Invoke<Value>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(group) = self.left.first_mut() else { return Poll::Ready(None) };
        if let Some(verb) = group.pop() {
            return Poll::Ready(Some(verb));
        }
        std::task::ready!(self.pause.as_mut().poll(cx));
        self.left.remove(0);
        self.pause.set(tokio::time::sleep(Duration::from_secs(10)));
        self.poll_next(cx)
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_stream_has_is_not_held_back_for_a_full_batch() {
    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let group = |size| (0..size).map(|number| mark(&client, "ada", number)).collect::<Vec<_>>();
    let pause = Box::pin(tokio::time::sleep(Duration::from_secs(10)));
    let mut bulk = Bulk::from_stream(&client, Groups { left: vec![group(3), group(25), group(1)], pause });
    let began = Instant::now();
    let mut at = Vec::new();
    while let Some(done) = bulk.next().await {
        done.result.unwrap();
        at.push(began.elapsed().as_secs());
    }
    assert_eq!(at.len(), 29);
    assert_eq!((at[0], at[2], at[3]), (1, 1, 11), "the first group is there before the second has come: {at:?}");
    assert_eq!(service.sizes(), [3, 20, 5, 1]);
}

#[tokio::test(start_paused = true)]
async fn one_that_is_dropped_leaves_its_places_to_others() {
    let service = Service::default().latency(Duration::from_secs(5));
    let client = service.client();
    let mut bulk = Bulk::new(&client, (0..100).map(|number| mark(&client, "ada", number)));
    assert!(tokio::time::timeout(Duration::from_secs(1), bulk.next()).await.is_err());
    drop(bulk);
    assert_eq!(service.state().within, 0);
    let began = Instant::now();
    let mut bulk = Bulk::new(&client, [mark(&client, "ada", 1)]);
    bulk.next().await.unwrap().result.unwrap();
    assert_eq!(began.elapsed(), Duration::from_secs(5));
    assert!(bulk.next().await.is_none());
}
