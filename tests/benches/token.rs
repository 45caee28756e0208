//! What a token costs that is kept already: alone, and when 64 tasks ask at once.
//!
//! `cargo bench -p graph-tests --bench token`
//!
//! Each sample is 64 thousand tokens, so 12.8 ms are 200 ns a token.
#![allow(missing_docs, clippy::expect_used, reason = "a program of its own, which ends where it fails")]

use divan::{Bencher, black_box, counter::ItemsCount};
use graph_auth::ClientSecret;
use graph_transport::{Endpoint, HttpClient, TokenProvider, TokenRequest, testing::Scripted};
use std::sync::Arc;
use tokio::{runtime::Builder, task::JoinSet};

const TASKS: usize = 64;
const EACH: usize = 1000;

fn main() {
    divan::main();
}

struct Kept {
    credential: ClientSecret,
    http: HttpClient,
    endpoint: Endpoint,
    scopes: [String; 1],
}

impl Kept {
    /// A credential that has been asked once.
    async fn new() -> Arc<Self> {
        let script = Scripted::default().json(200, r#"{"access_token":"t","expires_in":86400}"#);
        let endpoint = Endpoint::default();
        let kept = Self {
            credential: ClientSecret::new("contoso.com", "11111111-2222-3333-4444-555555555555", "s3cret"),
            http: HttpClient::new(script),
            scopes: [endpoint.default_scope()],
            endpoint,
        };
        kept.ask().await;
        Arc::new(kept)
    }

    async fn ask(&self) {
        let request = TokenRequest::new(&self.http, &self.endpoint, &self.scopes);
        black_box(self.credential.token(request).await.expect("a token"));
    }
}

#[divan::bench]
fn one_task(bencher: Bencher<'_, '_>) {
    let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
    let kept = runtime.block_on(Kept::new());
    bencher.counter(ItemsCount::new(TASKS * EACH)).bench_local(|| {
        runtime.block_on(async {
            for _ in 0..TASKS * EACH {
                kept.ask().await;
            }
        });
    });
}

#[divan::bench]
fn sixty_four_tasks(bencher: Bencher<'_, '_>) {
    let runtime = Builder::new_multi_thread().enable_time().build().expect("a runtime");
    let kept = runtime.block_on(Kept::new());
    bencher.counter(ItemsCount::new(TASKS * EACH)).bench_local(|| {
        runtime.block_on(async {
            let mut tasks = JoinSet::new();
            for _ in 0..TASKS {
                let kept = Arc::clone(&kept);
                tasks.spawn(async move {
                    for _ in 0..EACH {
                        kept.ask().await;
                    }
                });
            }
            while let Some(done) = tasks.join_next().await {
                done.expect("a task's end");
            }
        });
    });
}
