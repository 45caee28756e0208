//! A drive of a million items followed by an index: the first round, one in which little has changed, and what the index takes.
//!
//! `cargo bench -p graph-tests --bench sync`
//!
//! The service is in this process and writes its pages while it is asked, which is the first row, and a part of the second. Memory is
//! what the process has grown by, as the system tells it.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of its own, which ends where it fails"
)]

use bytes::Bytes;
use graph_drive::{DriveClient, DriveIndex};
use graph_transport::{Body, BoxFuture, Client, Endpoint, HttpClient, StaticToken, Transport, TransportError};
use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

const ITEMS: usize = 1_000_000;
/// How many items a folder holds, and a page.
const FOLDER: usize = 100;
const PAGE: usize = 200;
/// One item of so many has another name in the second round.
const RENAMED: usize = 1000;

/// A drive of folders with files: item 0 is the root, and every hundredth a folder in it.
#[derive(Clone, Debug)]
struct Service;

impl Transport for Service {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let query = request.uri().query().unwrap_or_default();
        let number = |name: &str| query.split('&').find_map(|it| it.strip_prefix(name)?.parse::<usize>().ok());
        let (from, renamed) = (number("from=").unwrap_or_default(), number("since=").is_some());
        let page = Bytes::from(page(from, if renamed { RENAMED } else { 1 }));
        Box::pin(async move { Ok(http::Response::new(Body::from(page))) })
    }
}

fn page(from: usize, step: usize) -> String {
    let (mut page, mut at) = (String::from("{\"value\":["), from);
    for _ in 0..PAGE {
        if at >= ITEMS {
            break;
        }
        let comma = if at > from { "," } else { "" };
        write!(page, "{comma}{}", item(at, step > 1)).expect("text");
        at += step;
    }
    let (link, query) = match at < ITEMS {
        true if step > 1 => ("nextLink", format!("since=1&from={at}")),
        true => ("nextLink", format!("from={at}")),
        false => ("deltaLink", "since=1".to_owned()),
    };
    write!(page, "],\"@odata.{link}\":\"https://graph.microsoft.com/v1.0/me/drive/root/delta?{query}\"}}")
        .expect("text");
    page
}

fn item(at: usize, renamed: bool) -> String {
    let id = |at: usize| format!("01BYE5RZ{at:026}");
    let common = format!("\"id\":\"{}\",\"eTag\":\"\\\"{{3F2504E0-4F89-11D3-9A0C-{at:012}}},1\\\"\"", id(at));
    if at == 0 {
        return format!("{{{common},\"name\":\"root\",\"root\":{{}},\"folder\":{{}}}}");
    }
    let is_folder = at.is_multiple_of(FOLDER);
    let parent = if is_folder { 0 } else { at / FOLDER * FOLDER };
    let facet = match is_folder {
        true => "\"folder\":{\"childCount\":99}".to_owned(),
        false => format!("\"file\":{{\"hashes\":{{\"quickXorHash\":\"{at:027}=\"}}}}"),
    };
    let word = if renamed { "Renamed" } else { "Document" };
    format!(
        "{{{common},\"name\":\"{word} {at}.docx\",\"parentReference\":{{\"driveId\":\"b!x\",\"id\":\"{}\"}},{facet},\"size\":{at},\
         \"fileSystemInfo\":{{\"lastModifiedDateTime\":\"2026-01-02T03:04:05Z\"}}}}",
        id(parent)
    )
}

/// What the process has in memory, in bytes. 0 where the system does not tell.
fn memory() -> usize {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or_default() * 4096
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let made = work();
    (made, began.elapsed())
}

fn row(what: &str, time: Duration, more: &str) {
    println!("| {what} | {:.2} s | {:.2} µs | {more} |", time.as_secs_f64(), time.as_secs_f64() * 1e6 / ITEMS as f64);
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = Client::new(HttpClient::new(Service), Endpoint::default(), StaticToken::new("t"));
    let drive = DriveClient::new(&client);
    let sync = |index: &mut DriveIndex| {
        runtime.block_on(async { drive.root().sync(index).await.expect("a round").differences.len() })
    };
    println!("| {ITEMS} items | time | per item | |\n|---|---|---|---|");
    let (_, pages) = timed(|| (0..ITEMS).step_by(PAGE).map(|from| page(from, 1).len()).sum::<usize>());
    row("the service alone", pages, "pages of 200");
    let mut index = DriveIndex::new();
    let (steps, first) = timed(|| sync(&mut index));
    row("first round", first, &format!("{steps} steps"));
    let (steps, next) = timed(|| sync(&mut index));
    row("next round", next, &format!("{steps} steps"));
    let (text, saved) = timed(|| serde_json::to_string(&index).expect("JSON"));
    row("save", saved, &format!("{} bytes an item, as JSON", text.len() / ITEMS));
    let read = || serde_json::from_str::<DriveIndex>(&text).expect("an index");
    // What one takes for a while, the next takes again: what the process grows by is what the index holds.
    let (_another, before) = (read(), memory());
    let (index, read) = timed(read);
    row("read", read, &format!("{} bytes an item in memory", memory().saturating_sub(before) / ITEMS));
    let (found, find) = timed(|| index.iter().filter(|item| index.find(&item.path()).is_some()).count());
    row("path and find of each", find, &format!("{found} found"));
}
