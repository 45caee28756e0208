//! The program: one line when ready, answers, and an end with status 0.
#![cfg(all(unix, feature = "bin"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

use http::Request;
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use serde_json::Value;
use std::process::Stdio;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, BufReader},
    process::Command,
};

#[tokio::test]
async fn ready_answering_and_gone() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_graph-emulator"))
        .args([
            "--port",
            "0",
            "--page-size",
            "3",
            "--mailbox-concurrency",
            "4",
            "--latency",
            "1",
            "--one-port",
            "--journal",
            "--starting-at",
            "2026-03-02T09:30:00Z",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(program.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).await.unwrap();
    let ready: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(ready["users"][0], "ada@contoso.com");
    for name in ["graph", "authority", "tenant", "client_id", "client_secret", "token"] {
        assert!(ready[name].as_str().is_some_and(|value| !value.is_empty()), "{name}: {line}");
    }
    let request = Request::get(format!("{}/me/messages", ready["graph"].as_str().unwrap()))
        .header("authorization", format!("Bearer {}", ready["token"].as_str().unwrap()))
        .body(Empty::<Bytes>::new())
        .unwrap();
    let response = Client::builder(TokioExecutor::new()).build_http().request(request).await.unwrap();
    assert_eq!(response.status(), 200);
    let page: Value = serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap();
    assert_eq!(page["value"].as_array().unwrap().len(), 3);
    let newest = page["value"][0]["receivedDateTime"].as_str().unwrap();
    assert!(newest.starts_with("2026-03-02T0"), "{newest}: the demo's mail goes by the clock that was asked for");

    let journal = Request::get(format!("{}/_emulator/journal", ready["authority"].as_str().unwrap()));
    let journal = journal.body(Empty::<Bytes>::new()).unwrap();
    let response = Client::builder(TokioExecutor::new()).build_http().request(journal).await.unwrap();
    let journal: Value = serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap();
    assert_eq!(journal.as_array().map(Vec::len), Some(1), "{journal}");
    assert_eq!((&journal[0]["path"], &journal[0]["status"]), (&"/v1.0/me/messages".into(), &200.into()));

    let led = Request::get(format!("{}/me/drive/root:/Welcome.txt:/content", ready["graph"].as_str().unwrap()))
        .header("authorization", format!("Bearer {}", ready["token"].as_str().unwrap()))
        .body(Empty::<Bytes>::new())
        .unwrap();
    let led = Client::builder(TokioExecutor::new()).build_http().request(led).await.unwrap();
    let (location, authority) = (led.headers()["location"].to_str().unwrap(), ready["authority"].as_str().unwrap());
    assert!(location.starts_with(authority), "{location}");

    let id = program.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
    assert_eq!(program.wait().await.unwrap().code(), Some(0));
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).await.unwrap();
    assert_eq!(rest, "");
}

/// The program with a file of this content as its certificate; without content there is no file.
async fn with_certificate(name: &str, content: Option<&[u8]>) -> (Option<i32>, String, String) {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
    if let Some(content) = content {
        std::fs::write(&path, content).unwrap();
    }
    let mut program = Command::new(env!("CARGO_BIN_EXE_graph-emulator"));
    let output =
        program.arg("--certificate").arg(&path).stdin(Stdio::null()).kill_on_drop(true).output().await.unwrap();
    let _ = std::fs::remove_file(&path);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr).replace(path.to_str().unwrap(), "FILE"))
}

#[tokio::test]
async fn a_certificate_that_is_none_is_told_in_one_line() {
    let elliptic = rcgen::generate_simple_self_signed(["app".to_owned()]).unwrap().cert.der().to_vec();
    let pem = |base64: &str| format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n").into_bytes();
    let elliptic = pem(&base64::Engine::encode(&base64::prelude::BASE64_STANDARD, elliptic));
    for (name, content, words) in [
        ("missing", None, "FILE: No such file"),
        ("empty", Some(Vec::new()), "FILE: there is no -----BEGIN CERTIFICATE----- in it"),
        ("key", Some(b"-----BEGIN PRIVATE KEY-----\nAAAA\n".to_vec()), "FILE: there is no -----BEGIN CERTIFICATE-----"),
        ("cut", Some(b"-----BEGIN CERTIFICATE-----\nMIIB".to_vec()), "FILE: its certificate has no end"),
        ("noise", Some(pem("!!!")), "FILE: its certificate is damaged: it is not base64"),
        ("short", Some(pem("MIIB")), "FILE: its certificate is damaged, or its key is not one of RSA"),
        ("elliptic", Some(elliptic), "FILE: its certificate is damaged, or its key is not one of RSA"),
        ("binary", Some(vec![0x30, 0x82, 0xff]), "FILE: there is no -----BEGIN CERTIFICATE----- in it, as PEM has"),
    ] {
        let (code, stdout, stderr) = with_certificate(name, content.as_deref()).await;
        assert_eq!((code, stdout.as_str(), stderr.lines().count()), (Some(1), "", 1), "{name}: {stderr}");
        assert!(stderr.starts_with(&format!("graph-emulator: {words}")), "{name}: {stderr}");
    }
}
