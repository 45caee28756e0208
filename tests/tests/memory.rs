//! How much memory large attachments take: a fragment's, whatever their size.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_emulator::Emulator;
use graph_mail::{Client, Endpoint, HttpClient, MailClient, Message, Source, StaticToken};
use graph_transport::HyperTransport;
use std::{
    fs::{self, File},
    io::{Read, Write},
    path::PathBuf,
    process::Command,
};

/// The largest attachment that many organizations take, and more.
const SIZE: u64 = 120 << 20;
/// What may be taken beyond what there was at the start.
const ROOM: u64 = 32 << 20;

/// A line of what the system says of this process's memory, in bytes.
fn memory(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|found| found.strip_prefix(line)).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() << 10
}

/// The bytes of a megabyte, another for each of them.
fn megabyte(number: u64) -> Vec<u8> {
    (0..1_u64 << 20).map(|at| (at.wrapping_mul(31) ^ number.wrapping_mul(17)) as u8).collect()
}

fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("memory-{}-{name}", std::process::id()))
}

/// The service is this process, and the client another, whose memory is its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_attachment_of_120_mib_goes_up_and_down_in_constant_memory() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let (up, down) = (scratch("up"), scratch("down"));
    let mut file = File::create(&up).unwrap();
    for number in 0..SIZE >> 20 {
        file.write_all(&megabyte(number)).unwrap();
    }
    let mut client = Command::new(std::env::current_exe().unwrap());
    client.args(["--exact", "the_client", "--ignored", "--nocapture"]);
    client.env("GRAPH", server.graph_url()).env("LOGIN", server.authority());
    client.env("TOKEN", emulator.token("ada@contoso.com")).env("UP", &up).env("DOWN", &down);
    let output = tokio::task::spawn_blocking(move || client.output()).await.unwrap().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");

    let mut came = File::open(&down).unwrap();
    for number in 0..SIZE >> 20 {
        let mut part = vec![0; 1 << 20];
        came.read_exact(&mut part).unwrap();
        assert!(part == megabyte(number), "megabyte {number}");
    }
    for path in [up, down] {
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
    let mail = MailClient::new(&Client::new(http, endpoint, StaticToken::new(given("TOKEN"))));
    let draft = mail.messages().create(Message::new().to("bob@contoso.com").subject("Large")).await.unwrap();
    let draft = mail.message(draft.require_id().unwrap());
    let before = memory("VmRSS:");

    let id = draft.attachments().upload("large.bin", Source::file(given("UP")).await).await.unwrap();
    let sent = memory("VmHWM:") - before;
    assert!(sent < ROOM, "{sent} bytes to send {SIZE}");
    let saved = draft.attachment(id).content().to_file(given("DOWN")).await.unwrap();
    let taken = memory("VmHWM:") - before;
    assert!(saved.bytes == SIZE && taken < ROOM, "{taken} bytes to read {}", saved.bytes);
    println!("{sent} bytes more to send {SIZE}, {taken} to read them as well");
}
