//! Moves a folder of 5,000 files of 64 KiB to and from a loopback service that takes 10 ms for every request: trees against the floor.
//!
//! `cargo bench -p graph-tests --bench tree`, with a part of a title behind `--` for some of it alone
//!
//! The first way of each is what cannot be beaten: the same bytes as one stream, and the time that the service takes for one request a file,
//! eight at a time. The second is a careful program by hand, on hyper-util, which knows all files beforehand and has eight tasks. Files are in
//! the temporary folder. Each run is a process of its own, whose memory is what the system says, the service's share included.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of its own, which ends where it fails"
)]

#[path = "tree/by_hand.rs"]
mod by_hand;
#[path = "tree/server.rs"]
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
use graph_drive::{DriveClient, ItemHandle};
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};
use std::{fs, path::Path, time::Duration};

const FOLDERS: usize = 50;
const FILES: usize = 5000;
const SIZE: usize = 64 << 10;
const AT_ONCE: usize = 8;
/// How long the service takes for every request.
const LATENCY: Duration = Duration::from_millis(10);
const ROUNDS: usize = 5;
const WORK: (f64, &str) = (FILES as f64, "files");

const DUELS: [Duel; 2] = [
    Duel {
        title: "download",
        work: WORK,
        ways: &[
            Way { name: "one stream, and waiting", run: |watch| on_drive(watch, false, root, by_hand::stream_down) },
            Way { name: "hyper, 8 tasks", run: |watch| on_drive(watch, false, root, by_hand::download) },
            Way { name: "`download_tree`", run: |watch| on_drive(watch, false, folder, download) },
            Way { name: "`download_tree().durable()`", run: |watch| on_drive(watch, false, folder, durable) },
            Way { name: "`download_tree().verify()`", run: |watch| on_drive(watch, false, folder, verified) },
        ],
    },
    Duel {
        title: "upload",
        work: WORK,
        ways: &[
            Way { name: "one stream, and waiting", run: |watch| on_drive(watch, true, root, by_hand::stream_up) },
            Way { name: "hyper, 8 tasks", run: |watch| on_drive(watch, true, root, by_hand::upload) },
            Way { name: "`upload_tree`", run: |watch| on_drive(watch, true, empty, upload) },
            Way { name: "`upload_tree().keep_times()`", run: |watch| on_drive(watch, true, empty, timed) },
        ],
    },
];

fn main() {
    duel::run(ROUNDS, &DUELS);
}

/// Does some work with a service, with what is made `ready` for it before, and with a folder on the disk that is filled or not there.
fn on_drive<T>(watch: &mut Watch, filled: bool, ready: fn(&str) -> T, work: impl AsyncFnOnce(T, &Path)) {
    let scratch = std::env::temp_dir().join(format!("tree-{:016x}", fastrand::u64(..)));
    fs::create_dir(&scratch).expect("a folder");
    let local = scratch.join("tree");
    if filled {
        for file in 0..FILES {
            let folder = local.join(drive::folder_name(file));
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join(drive::file_name(file)), [b'x'; SIZE]).expect("space");
        }
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let made = ready(&drive::start());
    watch.time(1, || runtime.block_on(work(made, &local)));
    fs::remove_dir_all(scratch).expect("a folder to take away");
}

fn root(root: &str) -> String {
    root.to_owned()
}

fn folder(root: &str) -> ItemHandle {
    drive(root).root().path("tree")
}

fn empty(root: &str) -> ItemHandle {
    drive(root).root().path("empty")
}

fn drive(root: &str) -> DriveClient {
    let endpoint = Endpoint::custom(root, "http://127.0.0.1").expect("a loopback endpoint");
    let http = HttpClient::new(HyperTransport::new().expect("certificates"));
    DriveClient::new(&Client::new(http, endpoint, StaticToken::new("t")))
}

async fn download(folder: ItemHandle, local: &Path) {
    let report = folder.download_tree(local).await.expect("a report").complete().expect("every file");
    assert_eq!((report.done.len(), report.bytes), (FILES, (FILES * SIZE) as u64));
}

async fn durable(folder: ItemHandle, local: &Path) {
    let report = folder.download_tree(local).durable().await.expect("a report").complete().expect("every file");
    assert_eq!(report.done.len(), FILES);
}

async fn verified(folder: ItemHandle, local: &Path) {
    let report = folder.download_tree(local).verify().await.expect("a report").complete().expect("every file");
    assert_eq!(report.done.len(), FILES);
}

async fn upload(folder: ItemHandle, local: &Path) {
    let report = folder.upload_tree(local).await.expect("a report").complete().expect("every file");
    assert_eq!((report.done.len(), report.bytes), (FILES, (FILES * SIZE) as u64));
}

async fn timed(folder: ItemHandle, local: &Path) {
    let report = folder.upload_tree(local).keep_times().await.expect("a report").complete().expect("every file");
    assert_eq!(report.done.len(), FILES);
}
