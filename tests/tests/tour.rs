//! The tour, as the README's first command runs it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

#[path = "../../crates/msgraph/examples/tour/main.rs"]
#[allow(dead_code, unreachable_pub, reason = "a program, run here as a module")]
mod tour;

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

async fn run(file: &str) -> (msgraph::Result<()>, String) {
    let buffer = Buffer::default();
    let result = tour::run(file, &tour::Screen::new(buffer.clone())).await;
    let text = String::from_utf8(buffer.0.lock().unwrap().clone()).unwrap();
    (result, text)
}

#[tokio::test(start_paused = true)]
async fn the_tour_shows_every_step() {
    if std::env::var_os("GRAPH_CLIENT_ID").is_some() {
        return; // It would run against the real service.
    }
    let (result, text) = run(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).await;
    result.unwrap();
    for expected in [
        "Sign in",
        "Ada types the code and approves",
        "page 1",
        "page 2",
        "page 3",
        "Sent “Greetings from the tour” to ada@contoso.com, with README.md attached.",
        "“Greetings from the tour”, 1 attachment(s).",
        "now it is marked read.",
        "The week, in the zone Europe/London",
        "Engineering meeting",
        "Kept README.md in the drive",
        "  Tour/README.md, ",
        "Read back, byte for byte.",
        "Sales by region, from Reports/2026.xlsx",
        "North ",
        "The service was too busy once",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in:\n{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_missing_file_is_told_before_anything_else() {
    let (result, text) = run("no/such/file").await;
    assert!(result.unwrap_err().to_string().starts_with("the file no/such/file cannot be attached"));
    assert_eq!(text, "");
}
