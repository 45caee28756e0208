//! Moves 1 GiB to and from a loopback server, in every way that the SDK has: throughput and memory against the floor.
//!
//! `cargo bench -p graph-tests --bench bytes`, with a part of a title behind `--` for some of it alone
//!
//! The floor is hyper-util's client against the same server, which has a thread of its own. Uploads send fragments of the same size, since
//! a service takes large files in no other way; by hand a file's are sent in two ways, while they are read and after that, and the faster
//! one is the floor. Files are in the temporary folder, and what is read there is in the system's memory already. Each run is a process of
//! its own with clients that are ready, and its memory is what the system says, the server's share included. The floor hashes nothing;
//! where the SDK verifies, it makes the bytes' QuickXorHash.
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

use by_hand::Bare;
use duel::{Duel, Watch, Way};
use graph_drive::QuickXorHash;
use graph_odata::{Check, Download, Path, Result, Source, Upload};
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};
use serde_json::Value;
use std::{
    fs::File,
    path::Path as FilePath,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::io::{AsyncRead, ReadBuf};

const SIZE: u64 = 1 << 30;
/// What a fragment is by default.
const FRAGMENT: u64 = 10 << 20;
const ROUNDS: usize = 15;
const WORK: (f64, &str) = ((SIZE / 1_000_000) as f64, "MB");

const DUELS: [Duel; 4] = [
    Duel {
        title: "download in chunks",
        work: WORK,
        ways: &[
            Way { name: "hyper", run: |watch| on_drive(watch, Bare::new, async |bare| bare.download().await) },
            Way { name: "`Download::open`", run: |watch| on_drive(watch, client, |client| download(content(&client))) },
            Way {
                name: "`open`, verified",
                run: |watch| on_drive(watch, client, |client| download(content(&client).verify(Same::new()))),
            },
        ],
    },
    Duel {
        title: "download to a file",
        work: WORK,
        ways: &[
            Way { name: "hyper", run: |watch| with_scratch(watch, 0, Bare::new, Bare::download_to) },
            Way { name: "`Download::to_file`", run: |watch| with_scratch(watch, 0, client, download_to) },
            Way { name: "`to_file`, verified", run: |watch| with_scratch(watch, 0, client, verify_to) },
        ],
    },
    Duel {
        title: "upload of a file",
        work: WORK,
        ways: &[
            Way { name: "hyper, while read", run: |watch| with_scratch(watch, SIZE, Bare::new, Bare::stream_file) },
            Way { name: "hyper, when read", run: |watch| with_scratch(watch, SIZE, Bare::new, Bare::upload_file) },
            Way { name: "`Source::file`", run: |watch| with_scratch(watch, SIZE, client, upload_file) },
            Way { name: "`file`, verified", run: |watch| with_scratch(watch, SIZE, client, verify_file) },
        ],
    },
    Duel {
        title: "upload of a stream",
        work: WORK,
        ways: &[
            Way {
                name: "hyper, when read",
                run: |watch| on_drive(watch, Bare::new, async |bare| bare.upload(Endless).await),
            },
            Way {
                name: "`Source::reader`",
                run: |watch| on_drive(watch, client, async |client| upload(&client, endless()).await),
            },
            Way {
                name: "`reader`, verified",
                run: |watch| {
                    on_drive(watch, client, async |client| made(begun(&client, endless()).verify(Same::new())).await)
                },
            },
        ],
    },
];

fn main() {
    duel::run(ROUNDS, &DUELS);
}

/// Does some work with a drive and with what is made `ready` for it before, and gets to know how many bytes were moved.
fn on_drive<T>(watch: &mut Watch, ready: fn(&str) -> T, work: impl AsyncFnOnce(T) -> u64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let made = ready(&drive::start(SIZE));
    let moved = watch.time(1, || runtime.block_on(work(made)));
    assert_eq!(moved, SIZE);
}

/// The same with a place for a file, or with a file of so many bytes that is in memory already.
fn with_scratch<T>(watch: &mut Watch, length: u64, ready: fn(&str) -> T, work: impl AsyncFnOnce(&T, &FilePath) -> u64) {
    let path = std::env::temp_dir().join(format!("bytes-{:016x}", fastrand::u64(..)));
    if length > 0 {
        File::create_new(&path).expect("a file").set_len(length).expect("space");
        std::io::copy(&mut File::open(&path).expect("the file"), &mut std::io::sink()).expect("bytes");
    }
    on_drive(watch, ready, async |made| work(&made, &path).await);
    std::fs::remove_file(path).expect("a file to take away");
}

fn client(root: &str) -> Client {
    let endpoint = Endpoint::custom(root, "http://127.0.0.1").expect("a loopback endpoint");
    Client::new(HttpClient::new(HyperTransport::new().expect("certificates")), endpoint, StaticToken::new("t"))
}

fn content(client: &Client) -> Download {
    Download::new(client, "drive.items.content", Path::new("/me/drive/items/1/content"))
}

async fn download(download: Download) -> u64 {
    let (mut content, mut count) = (download.open().await.expect("the content"), 0);
    while let Some(chunk) = content.chunk().await {
        count += std::hint::black_box(chunk.expect("bytes")).len() as u64;
    }
    count
}

async fn download_to(client: &Client, path: &FilePath) -> u64 {
    content(client).to_file(path).await.expect("a file").bytes
}

async fn verify_to(client: &Client, path: &FilePath) -> u64 {
    content(client).verify(Same::new()).to_file(path).await.expect("a file").bytes
}

async fn verify_file(client: &Client, path: &FilePath) -> u64 {
    made(begun(client, Source::file(path).await).verify(Same::new())).await
}

async fn upload_file(client: &Client, path: &FilePath) -> u64 {
    upload(client, Source::file(path).await).await
}

async fn upload(client: &Client, source: Source) -> u64 {
    made(begun(client, source)).await
}

fn begun(client: &Client, source: Source) -> Upload<Value> {
    Upload::to_drive(client, "drive.items.upload", Path::new("/me/drive/items/1"), source)
}

async fn made(upload: Upload<Value>) -> u64 {
    assert_eq!(upload.await.expect("an item")["id"], "1");
    SIZE
}

/// The bytes' hash, which is made as the drive's own checks make it, and read at the end.
struct Same(QuickXorHash);

impl Same {
    fn new() -> Self {
        Self(QuickXorHash::new())
    }
}

impl<T> Check<T> for Same {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(self: Box<Self>, _: &T) -> Result<()> {
        std::hint::black_box(self.0.finish());
        Ok(())
    }
}

fn endless() -> Source {
    Source::reader(Endless, Some(SIZE))
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
