//! Reads messages one request each, one after the other and 64 at a time: the pipeline's cost on top of the floor.
//!
//! `cargo bench -p graph-tests --bench requests`, with a part of a title behind `--` for some of it alone
//!
//! The floor is hyper-util's client and serde's derive on the same properties, against the same server, which has a thread of its own.
//! Either client has one thread, and connections that are open before the time is taken.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of its own, which ends where it fails"
)]

#[path = "common/duel.rs"]
mod duel;
#[path = "common/floor.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod floor;
#[path = "common/server.rs"]
mod server;

use bytes::Bytes;
use duel::{Duel, Watch, Way};
use graph_mail::MailClient;
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};
use tokio::task::JoinSet;

const ROUNDS: usize = 25;
/// How many requests are in flight, and how many there are.
const SINGLE: (u32, u32) = (1, 4000);
const MANY: (u32, u32) = (64, 20_000);

const DUELS: [Duel; 2] = [
    Duel {
        title: "one at a time",
        work: (SINGLE.1 as f64, "requests"),
        ways: &[
            Way { name: "hyper and serde", run: |watch| by_hand(watch, SINGLE) },
            Way { name: "`get()`", run: |watch| get(watch, SINGLE) },
        ],
    },
    Duel {
        title: "64 at a time",
        work: (MANY.1 as f64, "requests"),
        ways: &[
            Way { name: "hyper and serde", run: |watch| by_hand(watch, MANY) },
            Way { name: "`get()`", run: |watch| get(watch, MANY) },
        ],
    },
];

fn main() {
    duel::run(ROUNDS, &DUELS);
}

fn start() -> String {
    server::start(|_| {
        let message = Bytes::from(server::message(1).to_string());
        move |_| std::future::ready(server::json_answer(message.clone()))
    })
}

fn by_hand(watch: &mut Watch, load: (u32, u32)) {
    let (root, client) = (start(), floor::client());
    run(watch, load, |number| {
        let (client, url) = (client.clone(), format!("{root}/me/messages/{number}"));
        async move { floor::get(&client, url).await }
    });
}

fn get(watch: &mut Watch, load: (u32, u32)) {
    let endpoint = Endpoint::custom(&start(), "http://127.0.0.1").expect("a loopback endpoint");
    let http = HttpClient::new(HyperTransport::new().expect("certificates"));
    let client = Client::new(http, endpoint, StaticToken::new("t")).concurrency(load.0);
    let mail = MailClient::new(&client);
    run(watch, load, |number| {
        let get = mail.message(number.to_string()).get();
        async move {
            std::hint::black_box(get.await.expect("a message"));
        }
    });
}

/// Runs a few requests to open the connections, and then all that are counted.
fn run<F: Future<Output = ()> + Send + 'static>(
    watch: &mut Watch,
    (at_once, requests): (u32, u32),
    request: impl Fn(u32) -> F,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(fly(at_once, requests / 10, &request));
    watch.time(1, || runtime.block_on(fly(at_once, requests, &request)));
}

async fn fly<F: Future<Output = ()> + Send + 'static>(at_once: u32, requests: u32, request: impl Fn(u32) -> F) {
    if at_once == 1 {
        for number in 0..requests {
            request(number).await;
        }
        return;
    }
    let mut flying = JoinSet::new();
    for number in 0..requests {
        if number >= at_once {
            flying.join_next().await.expect("one flies").expect("it ends well");
        }
        flying.spawn(request(number));
    }
    while let Some(done) = flying.join_next().await {
        done.expect("it ends well");
    }
}
