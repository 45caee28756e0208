//! Decodes a page of 1,000 messages with every property: into the models, through serde's derive on the same properties, which drops what it
//! does not know, and into `serde_json::Value`.
//!
//! `cargo bench -p graph-tests --bench decode`
//!
//! The three take turns, so that whatever else the machine does falls on all of them; what is told are medians.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of its own, which prints, and ends where it fails"
)]

#[path = "common/floor.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod floor;
#[path = "common/server.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod server;

use bytes::Bytes;
use divan::black_box;
use graph_mail::{Message, Page, Response};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const ITEMS: usize = 1000;
const TURNS: usize = 150;

/// A way to decode a page: its name, and how long a turn takes, first to decode and then in all.
type Way<'a> = (&'a str, &'a dyn Fn() -> [Duration; 2]);

fn main() {
    let value: Vec<Value> = (0..ITEMS).map(server::message).collect();
    let page =
        json!({"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users('ada')/messages", "value": value});
    let page = Bytes::from(page.to_string());
    let derive = || timed(|| serde_json::from_slice(&page).expect("a page"), |page: &floor::Page| page.value.len());
    let models = || {
        let answer = Response::new(StatusCode::OK, HeaderMap::new(), page.clone());
        let read = || answer.json("bench.list").expect("a page").into_body();
        timed(read, |page: &Page<Message>| page.value.len())
    };
    let count = |page: &Value| page["value"].as_array().map_or(0, Vec::len);
    let values = || timed(|| serde_json::from_slice(&page).expect("JSON"), count);

    let ways: [Way<'_>; 3] = [("derive", &derive), ("models", &models), ("Value", &values)];
    let mut times = ways.map(|_| [Vec::with_capacity(TURNS), Vec::with_capacity(TURNS)]);
    for turn in 0..TURNS {
        // Each is first as often: the first one finds memory as the last one left it.
        for at in (0..ways.len()).map(|at| (at + turn) % ways.len()) {
            let [decoded, whole] = ways[at].1();
            times[at][0].push(decoded);
            times[at][1].push(whole);
        }
    }
    let medians = times.map(|times| times.map(median));
    println!("{ITEMS} messages in {} bytes, {TURNS} turns: medians, and how many times the derive's", page.len());
    for ((name, _), times) in ways.into_iter().zip(medians) {
        let shown = |at: usize| format!("{:6.2} ms ({:.2})", times[at] * 1e3, times[at] / medians[0][at]);
        println!("{name:8} decoded {}, decoded and let go {}", shown(0), shown(1));
    }
}

/// How long it takes to decode, and how long until all of it is let go of, too, as whoever lists does with every page.
fn timed<T>(decode: impl FnOnce() -> T, count: impl FnOnce(&T) -> usize) -> [Duration; 2] {
    let began = Instant::now();
    let page = black_box(decode());
    let decoded = began.elapsed();
    assert_eq!(count(&page), ITEMS);
    drop(page);
    [decoded, began.elapsed()]
}

/// In seconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}
