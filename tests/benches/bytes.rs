//! Moves 512 MiB to and from a loopback server, in every way that the SDK has: throughput and memory against the floor.
//!
//! `cargo bench -p graph-tests --bench bytes`, with a part of a title behind `--` for some of it alone
//!
//! The floor is hyper-util's client against the same server, which has a thread of its own. Uploads send fragments of the same size, since
//! a service takes large files in no other way; by hand a file's are sent in two ways, while they are read and after that, and the faster
//! one is the floor. Files are in the temporary folder, and what is read there is in the system's memory already. Each run is a process of
//! its own, whose memory is what the system says of it, the server's share included.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of its own, which ends where it fails"
)]

#[path = "bytes/by_hand.rs"]
mod by_hand;
#[path = "bytes/server.rs"]
mod drive;
#[path = "common/duel.rs"]
mod duel;
#[path = "common/floor.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod floor;
#[path = "common/server.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod server;

use duel::{Duel, Watch, Way};
use graph_odata::{Download, Path, Source, Upload};
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};
use std::{
    fs::File,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::io::{AsyncRead, ReadBuf};

const SIZE: u64 = 512 << 20;
/// What a fragment is by default.
const FRAGMENT: u64 = 10 << 20;
const ROUNDS: usize = 9;
const WORK: (f64, &str) = ((SIZE / 1_000_000) as f64, "MB");

const DUELS: [Duel; 4] = [
    Duel {
        title: "download in chunks",
        work: WORK,
        ways: &[
            Way { name: "hyper", run: |watch| on_drive(watch, async |root| by_hand::download(&root).await) },
            Way { name: "`Download::open`", run: |watch| on_drive(watch, async |root| download(&root).await) },
        ],
    },
    Duel {
        title: "download to a file",
        work: WORK,
        ways: &[
            Way { name: "hyper", run: |watch| with_scratch(watch, 0, by_hand::download_to) },
            Way { name: "`Download::to_file`", run: |watch| with_scratch(watch, 0, download_to) },
        ],
    },
    Duel {
        title: "upload of a file",
        work: WORK,
        ways: &[
            Way { name: "hyper, while it is read", run: |watch| with_scratch(watch, SIZE, stream_by_hand) },
            Way { name: "hyper, fragments read first", run: |watch| with_scratch(watch, SIZE, upload_by_hand) },
            Way { name: "`Source::file`", run: |watch| with_scratch(watch, SIZE, upload_file) },
        ],
    },
    Duel {
        title: "upload of a stream",
        work: WORK,
        ways: &[
            Way {
                name: "hyper, fragments read first",
                run: |watch| on_drive(watch, async |root| by_hand::upload(&root, Endless, SIZE, FRAGMENT).await),
            },
            Way {
                name: "`Source::reader`",
                run: |watch| on_drive(watch, async |root| upload(&root, Source::reader(Endless, Some(SIZE))).await),
            },
        ],
    },
];

fn main() {
    duel::run(ROUNDS, &DUELS);
}

/// Does some work with a drive that is ready: it gets the service root and gives how many bytes were moved.
fn on_drive(watch: &mut Watch, work: impl AsyncFnOnce(String) -> u64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let root = drive::start(SIZE);
    let moved = watch.time(1, || runtime.block_on(work(root)));
    assert_eq!(moved, SIZE);
}

/// The same with a place for a file, or a file of so many bytes that is in memory already.
fn with_scratch(watch: &mut Watch, length: u64, work: impl AsyncFnOnce(&str, &std::path::Path) -> u64) {
    let path = std::env::temp_dir().join(format!("bytes-{:016x}", fastrand::u64(..)));
    if length > 0 {
        File::create_new(&path).expect("a file").set_len(length).expect("space");
        std::io::copy(&mut File::open(&path).expect("the file"), &mut std::io::sink()).expect("bytes");
    }
    on_drive(watch, async |root| work(&root, &path).await);
    std::fs::remove_file(path).expect("a file to take away");
}

fn content(root: &str) -> Download {
    Download::new(&client(root), "drive.items.content", Path::new("/me/drive/items/1/content"))
}

async fn download(root: &str) -> u64 {
    let (mut content, mut count) = (content(root).open().await.expect("the content"), 0);
    while let Some(chunk) = content.chunk().await {
        count += std::hint::black_box(chunk.expect("bytes")).len() as u64;
    }
    count
}

async fn download_to(root: &str, path: &std::path::Path) -> u64 {
    content(root).to_file(path).await.expect("a file").bytes
}

async fn stream_by_hand(root: &str, path: &std::path::Path) -> u64 {
    by_hand::stream(root, path, SIZE, FRAGMENT).await
}

async fn upload_by_hand(root: &str, path: &std::path::Path) -> u64 {
    by_hand::upload(root, tokio::fs::File::open(path).await.expect("a file"), SIZE, FRAGMENT).await
}

async fn upload_file(root: &str, path: &std::path::Path) -> u64 {
    upload(root, Source::file(path).await).await
}

async fn upload(root: &str, source: Source) -> u64 {
    let item = Path::new("/me/drive/items/1");
    let made: serde_json::Value =
        Upload::to_drive(&client(root), "drive.items.upload", item, source).await.expect("an item");
    assert_eq!(made["id"], "1");
    SIZE
}

fn client(root: &str) -> Client {
    let endpoint = Endpoint::custom(root, "http://127.0.0.1").expect("a loopback endpoint");
    Client::new(HttpClient::new(HyperTransport::new().expect("certificates")), endpoint, StaticToken::new("t"))
}

/// A stream that always has more, for whoever counts what they take.
struct Endless;

impl AsyncRead for Endless {
    fn poll_read(self: Pin<&mut Self>, _: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        static CHUNK: [u8; 64 << 10] = [b'x'; 64 << 10];
        into.put_slice(&CHUNK[..into.remaining().min(CHUNK.len())]);
        Poll::Ready(Ok(()))
    }
}
