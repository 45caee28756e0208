//! How much memory a folder of 100,000 files takes: a page's, however it is listed, and what a plan holds of each.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_drive::{DriveClient, ItemHandle, drive_item};
use graph_emulator::Emulator;
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};
use std::{fs, path::PathBuf, process::Command};

const FILES: usize = 100_000;
/// What listing may take beyond what there was at the start.
const ROOM: u64 = 16 << 20;
/// What a plan may hold of each file.
const OF_EACH: u64 = 700;

/// A line of what the system says of this process's memory, in bytes.
fn memory(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|found| found.strip_prefix(line)).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() << 10
}

/// The service is this process, and the client another, whose memory is its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_of_100_000_files_is_walked_in_constant_memory() {
    let furnish = |user| {
        (0..FILES).fold(user, |user: graph_emulator::UserBuilder, at| user.file(format!("Many/{at:06}.txt"), ""))
    };
    let emulator = Emulator::builder().user("ada@contoso.com", furnish).build();
    let server = emulator.listen().await.unwrap();
    let mut client = Command::new(std::env::current_exe().unwrap());
    client.args(["--exact", "the_client", "--ignored", "--nocapture"]);
    client.env("GRAPH", server.graph_url()).env("LOGIN", server.authority());
    client.env("TOKEN", emulator.token("ada@contoso.com"));
    let output = tokio::task::spawn_blocking(move || client.output()).await.unwrap().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    println!("{told}");
    server.shutdown().await;
}

#[tokio::test]
#[ignore = "the other test starts it, as a process of its own"]
async fn the_client() {
    let given = |name: &str| std::env::var(name).unwrap();
    let endpoint = Endpoint::custom(&given("GRAPH"), &given("LOGIN")).unwrap();
    let http = HttpClient::new(HyperTransport::new().unwrap());
    let drive = DriveClient::new(&Client::new(http, endpoint, StaticToken::new(given("TOKEN"))));
    let many = drive.root().path("Many");
    many.get().await.unwrap();
    let before = memory("VmRSS:");

    let list = many.children().list().select((drive_item::NAME, drive_item::SIZE)).top(1000);
    let (mut items, mut count) = (list.items(), 0);
    while let Some(item) = items.next().await {
        assert!(item.unwrap().name.unwrap().ends_with(".txt"));
        count += 1;
    }
    let listed = memory("VmHWM:") - before;
    assert!(count == FILES && listed < ROOM, "{listed} bytes to list {count}");

    planned(&many, before).await;
}

async fn planned(many: &ItemHandle, before: u64) {
    let nowhere = PathBuf::from(format!("/tmp/large-folder-{}", std::process::id()));
    let plan = many.download_tree(&nowhere).plan().await.unwrap();
    let held = memory("VmHWM:") - before;
    assert_eq!(plan.files().len(), FILES);
    assert!(held < ROOM + OF_EACH * FILES as u64, "{held} bytes to plan {FILES}");
    assert!(!nowhere.exists());
}
