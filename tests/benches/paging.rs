//! Lists 50,000 messages in 50 pages, and a tenth of it, from a loopback server: `items()` against the floor.
//!
//! `cargo bench -p graph-tests --bench paging`
//!
//! The floor is what a careful program would write by hand: hyper-util's client, and serde's derive on the same properties. Both run on
//! one thread against the same server, which has a thread of its own, so that the columns for allocations show the client alone.
#![allow(missing_docs, clippy::expect_used, reason = "a program of its own, which ends where it fails")]

#[path = "common/floor.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod floor;
#[path = "paging/pages.rs"]
mod pages;
#[path = "common/server.rs"]
mod server;

use divan::{AllocProfiler, Bencher};
use graph_mail::MailClient;
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// What must not move the peak of memory.
const PAGES: [usize; 2] = [5, 50];
const ITEMS: usize = 1000;

fn main() {
    divan::main();
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

#[divan::bench(args = PAGES, sample_count = 40, sample_size = 1)]
fn floor_hyper_and_derive(bencher: Bencher<'_, '_>, pages: usize) {
    let (runtime, root) = (runtime(), pages::start(pages, ITEMS));
    let client = floor::client();
    bencher.bench_local(|| {
        let count = runtime.block_on(floor::list(&client, &format!("{root}/me/messages")));
        assert_eq!(count, pages * ITEMS);
    });
}

#[divan::bench(args = PAGES, sample_count = 40, sample_size = 1)]
fn items(bencher: Bencher<'_, '_>, pages: usize) {
    let (runtime, root) = (runtime(), pages::start(pages, ITEMS));
    let endpoint = Endpoint::custom(&root, "http://127.0.0.1").expect("a loopback endpoint");
    let http = HttpClient::new(HyperTransport::new().expect("certificates"));
    let mail = MailClient::new(&Client::new(http, endpoint, StaticToken::new("t")));
    bencher.bench_local(|| {
        let count = runtime.block_on(async {
            let (mut items, mut count) = (mail.messages().list().items(), 0);
            while let Some(message) = items.next().await {
                divan::black_box(message.expect("a message"));
                count += 1;
            }
            count
        });
        assert_eq!(count, pages * ITEMS);
    });
}
