//! A process that is killed in the middle of a large upload, and another that goes on with what it has kept.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_drive::{Client, DriveClient, DriveItem, Endpoint, HttpClient, Source, StaticToken, Upload, UploadSession};
use graph_emulator::{Emulator, Recorded, Server};
use graph_transport::HyperTransport;
use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const ADA: &str = "ada@contoso.com";
const SIZE: u64 = 512 << 20;
const FRAGMENT: u64 = 10 << 20;
/// How much the first process has told to be sent when it is killed.
const ENOUGH: u64 = 200 << 20;

/// What is at the beginning of each megabyte.
fn mark(megabyte: u64) -> [u8; 8] {
    (megabyte.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1).to_le_bytes()
}

/// A file that is mostly empty, so that it is quick to make, and has another mark in each megabyte.
fn large_file(path: &Path) {
    let mut file = File::create(path).unwrap();
    file.set_len(SIZE).unwrap();
    for megabyte in 0..SIZE >> 20 {
        file.seek(SeekFrom::Start(megabyte << 20)).unwrap();
        file.write_all(&mark(megabyte)).unwrap();
    }
}

/// Starts a process that uploads, or goes on.
fn start(emulator: &Emulator, server: &Server, file: &Path, kept: &Path) -> Child {
    let mut client = Command::new(std::env::current_exe().unwrap());
    client.args(["--exact", "the_client", "--ignored", "--nocapture"]).stdout(Stdio::piped());
    client.env("GRAPH", server.graph_url()).env("LOGIN", server.authority()).env("TOKEN", emulator.token(ADA));
    client.env("FILE", file).env("KEPT", kept);
    client.spawn().unwrap()
}

/// The bytes that a request was to carry: the first, and the one behind the last.
fn range(request: &Recorded) -> (u64, u64) {
    let range = request.header("content-range").unwrap().strip_prefix("bytes ").unwrap();
    let (first, last) = range.split('/').next().unwrap().split_once('-').unwrap();
    (first.parse().unwrap(), last.parse::<u64>().unwrap() + 1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_is_killed_has_sent_nothing_in_vain_but_the_open_fragment() {
    let emulator = Emulator::builder().user(ADA, |user| user).build();
    let server = emulator.listen().await.unwrap();
    let scratch =
        |name: &str| -> PathBuf { std::env::temp_dir().join(format!("killed-{}-{name}", std::process::id())) };
    let (file, kept) = (scratch("file"), scratch("kept"));
    large_file(&file);

    let mut first = start(&emulator, &server, &file, &kept);
    let told = BufReader::new(first.stdout.take().unwrap());
    let (first, sent) = tokio::task::spawn_blocking(move || {
        let mut sent = 0;
        for line in told.lines() {
            sent = line.unwrap().strip_prefix("sent ").map_or(sent, |bytes| bytes.parse().unwrap());
            if sent >= ENOUGH {
                break;
            }
        }
        first.kill().unwrap();
        let status = first.wait().unwrap();
        (status, sent)
    })
    .await
    .unwrap();
    assert!(!first.success() && (ENOUGH..SIZE).contains(&sent), "{first}: {sent} bytes");
    assert!(emulator.file(ADA, "large.bin").is_none(), "nothing is there before all of it is");
    let before = emulator.journal().matching("PUT /upload/*").carried_out();
    let accepted = before.requests().iter().map(|request| range(request).1).max().unwrap();
    emulator.journal().clear();

    let second = start(&emulator, &server, &file, &kept);
    let output = tokio::task::spawn_blocking(move || second.wait_with_output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(
        emulator.journal().matching("POST **/createUploadSession").count(),
        0,
        "it goes on with the same session"
    );
    let after: Vec<_> = emulator.journal().matching("PUT /upload/*").requests().iter().map(range).collect();
    assert!(after[0].0 >= accepted, "{} was accepted, and it goes on at {}", accepted, after[0].0);
    assert!(after[0].0 - accepted <= FRAGMENT, "what the killed process had on its way may have arrived");
    assert!(after.windows(2).all(|pair| pair[0].1 == pair[1].0), "each byte once, in order");
    assert_eq!(after.last().unwrap().1, SIZE);

    let content = emulator.file(ADA, "large.bin").unwrap();
    assert_eq!(content.len() as u64, SIZE);
    for megabyte in 0..SIZE >> 20 {
        let at = (megabyte << 20) as usize;
        assert_eq!(content[at..at + 8], mark(megabyte), "megabyte {megabyte}");
    }
    for path in [file, kept] {
        fs::remove_file(path).unwrap();
    }
    server.shutdown().await;
}

#[tokio::test]
#[ignore = "the other test starts it, as a process of its own"]
async fn the_client() {
    let given = |name: &str| std::env::var(name).unwrap();
    let endpoint = Endpoint::custom(&given("GRAPH"), &given("LOGIN")).unwrap();
    let http = HttpClient::new(HyperTransport::new().unwrap());
    let drive = DriveClient::new(&Client::new(http, endpoint, StaticToken::new(given("TOKEN"))));
    let kept = PathBuf::from(given("KEPT"));
    let upload: Upload<DriveItem> =
        drive.root().path("large.bin").upload(Source::file(given("FILE")).await).fragment(FRAGMENT);
    let upload = match fs::read_to_string(&kept) {
        Ok(text) => upload.resume(serde_json::from_str::<UploadSession>(&text).unwrap()),
        Err(_) => upload,
    };
    // A file that is written beside the other and moved is whole, whenever the process ends.
    let beside = kept.with_extension("new");
    let keep = move |session: &UploadSession| {
        fs::write(&beside, serde_json::to_string(session).unwrap()).unwrap();
        fs::rename(&beside, &kept).unwrap();
    };
    let made = upload.checkpoint(keep).progress(|progress| println!("sent {}", progress.bytes)).await.unwrap();
    assert_eq!(made.size, Some(SIZE as i64));
}
