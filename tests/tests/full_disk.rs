//! A disk that has no more room for a download: what was there before is there still, and nothing torn beside it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_drive::{Client, DriveClient, Endpoint, ErrorKind, HttpClient};
use graph_emulator::Emulator;
use std::{fs, path::PathBuf, process::Command};

const ADA: &str = "ada@contoso.com";
const SIZE: usize = 8 << 20;

fn drive() -> (Emulator, DriveClient) {
    let emulator = Emulator::builder().user(ADA, |user| user.file("a.bin", vec![7; SIZE])).build();
    let client = Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), emulator.credential(ADA));
    let drive = DriveClient::new(&client);
    (emulator, drive)
}

/// A process that may write files of a megabyte and no more stands for a disk of that size.
#[test]
fn a_download_that_finds_no_room_leaves_what_was_there() {
    let folder = std::env::temp_dir().join(format!("full-disk-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let target = folder.join("a.bin");
    fs::write(&target, "old").unwrap();
    // The limit counts blocks of 512 bytes; without the signal, writing beyond it is an error like any other.
    let script = "trap '' XFSZ; ulimit -f 2048; exec \"$0\" \"$@\"";
    let mut client = Command::new("sh");
    client.args(["-c", script]).arg(std::env::current_exe().unwrap());
    client.args(["--exact", "the_client", "--ignored", "--nocapture"]).env("TARGET", &target);
    let output = client.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert_eq!(fs::read(&target).unwrap(), b"old");
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.bin"], "nothing torn is beside it");
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
#[ignore = "the other test starts it, as a process of its own"]
async fn the_client() {
    let (_emulator, drive) = drive();
    let target = PathBuf::from(std::env::var("TARGET").unwrap());
    let error = drive.root().path("a.bin").content().to_file(&target).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request, "{error}");
    assert!(error.to_string().contains("a.bin cannot be written: "), "{error}");
    let cause = std::error::Error::source(&error).unwrap().downcast_ref::<std::io::Error>().unwrap();
    assert_eq!(cause.kind(), std::io::ErrorKind::FileTooLarge);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_writer_that_is_full_is_the_error_and_its_reason() {
    let (_emulator, drive) = drive();
    let mut full = tokio::fs::OpenOptions::new().write(true).open("/dev/full").await.unwrap();
    let error = drive.root().path("a.bin").content().to_writer(&mut full).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Request && error.to_string().contains("cannot be written on"), "{error}");
    let cause = std::error::Error::source(&error).unwrap().downcast_ref::<std::io::Error>().unwrap();
    assert_eq!(cause.kind(), std::io::ErrorKind::StorageFull);
}
