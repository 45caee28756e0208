//! Our client's part in `cargo xtask interop`: `interop SUBJECT STEP` takes one step among programs that others wrote.
//!
//! A step that fails panics where it stands.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a step fails where it stands, and says how it went"
)]

mod cache;
mod certificate;
mod drive;
mod mail;

mod many;
mod page;
mod provider;
mod rerouted;
mod scene;

use std::sync::Arc;

use scene::Scene;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["certificate", file] => certificate::write(file),
        ["auth", step] => auth(Arc::new(Scene::read()), step).await,
        ["mail", step] => mail::step(step).await,
        ["drive", step] => drive::step(step).await,
        _ => panic!("no step is called {arguments:?}"),
    }
}

/// Signing in.
async fn auth(scene: Arc<Scene>, step: &str) {
    match step {
        "provider-code" => provider::code(&scene).await,
        "provider-device" => provider::device(&scene).await,
        "provider-secret" => provider::secret(&scene).await,
        "provider-certificate" => provider::certificate(&scene).await,
        "provider-assertion" => provider::assertion(&scene).await,
        "provider-refresh" => provider::refresh(&scene).await,
        "cache-write" => cache::write(&scene).await,
        "cache-refresh" => cache::refresh(&scene).await,
        "cache-open" => cache::open(&scene).await,
        "many" => many::processes(&scene).await,
        "many-process" => many::process(scene).await,
        "page" => page::sign_in(&scene).await,
        _ => panic!("no step is called {step:?}"),
    }
}
