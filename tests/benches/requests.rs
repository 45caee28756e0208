//! Reads 2,000 messages one request each, one after the other and 64 at a time: the pipeline's cost on top of the floor.
//!
//! `cargo bench -p graph-tests --bench requests`
//!
//! The floor is hyper-util's client and serde's derive on the same properties, against the same server, which has a thread of its own.
#![allow(missing_docs, clippy::expect_used, reason = "a program of its own, which ends where it fails")]

#[path = "common/floor.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod floor;
#[path = "common/server.rs"]
mod server;

use bytes::Bytes;
use divan::{AllocProfiler, Bencher};
use graph_mail::MailClient;
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};
use tokio::task::JoinSet;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const REQUESTS: u32 = 2000;
const AT_ONCE: [u32; 2] = [1, 64];

fn main() {
    divan::main();
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn start() -> String {
    server::start(|_| {
        let message = Bytes::from(server::message(1).to_string());
        move |_| std::future::ready(server::json_answer(message.clone()))
    })
}

/// Runs so many requests, of which so many are in flight.
async fn run<F: Future<Output = ()> + Send + 'static>(at_once: u32, request: impl Fn(u32) -> F) {
    if at_once == 1 {
        for number in 0..REQUESTS {
            request(number).await;
        }
        return;
    }
    let mut flying = JoinSet::new();
    for number in 0..REQUESTS {
        if number >= at_once {
            flying.join_next().await.expect("one flies").expect("it ends well");
        }
        flying.spawn(request(number));
    }
    while let Some(done) = flying.join_next().await {
        done.expect("it ends well");
    }
}

#[divan::bench(args = AT_ONCE, sample_count = 20, sample_size = 1)]
fn floor_hyper_and_derive(bencher: Bencher<'_, '_>, at_once: u32) {
    let (runtime, root, client) = (runtime(), start(), floor::client());
    bencher.bench_local(|| {
        runtime.block_on(run(at_once, |number| {
            let (client, url) = (client.clone(), format!("{root}/me/messages/{number}"));
            async move { floor::get(&client, url).await }
        }));
    });
}

#[divan::bench(args = AT_ONCE, sample_count = 20, sample_size = 1)]
fn get(bencher: Bencher<'_, '_>, at_once: u32) {
    let (runtime, root) = (runtime(), start());
    let endpoint = Endpoint::custom(&root, "http://127.0.0.1").expect("a loopback endpoint");
    let http = HttpClient::new(HyperTransport::new().expect("certificates"));
    let client = Client::new(http, endpoint, StaticToken::new("t")).concurrency(at_once);
    let mail = MailClient::new(&client);
    bencher.bench_local(|| {
        runtime.block_on(run(at_once, |number| {
            let get = mail.message(number.to_string()).get();
            async move {
                divan::black_box(get.await.expect("a message"));
            }
        }));
    });
}
