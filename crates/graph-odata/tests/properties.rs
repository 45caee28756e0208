//! Whatever a service answers to batches, listings and transfers: nothing panics, every request has one outcome, and no token leaves for a
//! stranger's host.
//!
//! `PROPTEST_CASES=1000000 cargo test -p graph-odata --release --test properties` makes a long run of it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use bytes::Bytes;
use graph_odata::{Batch, Delta, Download, Invoke, List, Monitor, Path, Upload};
use graph_transport::{
    Backoff, Client, Endpoint, HttpClient, Method, Request, StaticToken,
    testing::{Received, Scripted},
};
use http::HeaderValue;
use proptest::prelude::*;
use serde_json::{Value, json};

const OWN: &str = "graph.microsoft.com";

/// Pieces joined at random, and any text at all.
fn made_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![5 => proptest::sample::select(pieces).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop_oneof![4 => proptest::collection::vec(piece, 0..24).prop_map(|parts| parts.concat()), 1 => any::<String>()]
}

#[rustfmt::skip]
fn batch_answers() -> impl Strategy<Value = String> {
    let whole = made_of(&[
        "{", "}", "[", "]", ":", ",", "\"responses\"", "\"id\"", "\"1\"", "\"2\"", "1", "2", "\"status\"", "200", "204", "302", "404",
        "\"headers\"", "\"body\"", "null", "\"aGk=\"", "{\"responses\":[", "{\"id\":\"1\",\"status\":", "\"Content-Type\"", "\"image/png\"",
    ]);
    let member = prop_oneof![
        Just(json!(null)), any::<i64>().prop_map(Value::from), any::<f64>().prop_map(Value::from), "\\PC{0,20}".prop_map(Value::from),
        Just(json!({"a": [1]})), Just(json!([])), Just(json!("aGk="))
    ];
    let response = (
        prop_oneof![Just(json!("1")), Just(json!("2")), Just(json!(2)), member.clone()],
        prop_oneof![4 => (100_u16..600).prop_map(Value::from), 1 => member.clone()],
        prop_oneof![Just(json!({"Content-Type": "image/png"})), Just(json!({"Retry-After": "9999999"})), member.clone()],
        member,
    );
    let responses = proptest::collection::vec(response, 0..4).prop_map(|all| {
        let all = all.into_iter().map(|(id, status, headers, body)| {
            json!({"id": id, "status": status, "headers": headers, "body": body})
        });
        json!({"responses": all.collect::<Vec<_>>()}).to_string()
    });
    prop_oneof![whole, responses]
}

#[rustfmt::skip]
fn links() -> impl Strategy<Value = String> {
    made_of(&[
        "https://", "http://", "HTTPS://", "//", "/", "\\", "@", ":", ":443", ":80", "?", "#", "%2f", "%40", ".", "..", OWN,
        "GRAPH.MICROSOFT.COM", "evil.example", "graph.microsoft.com.evil.example", "graph.microsoft.com@evil.example", "127.0.0.1",
        "localhost", "[::1]", "/v1.0/me", "\t", "\n", " ", "user:pass@", "x",
    ])
}

#[rustfmt::skip]
fn ranges() -> impl Strategy<Value = String> {
    made_of(&["bytes", " ", "=", "-", "/", "*", "0", "7", "8", "9", "99", "18446744073709551615", "18446744073709551616", ",", "+1", "é"])
}

fn client(transport: &Scripted) -> Client {
    let http = HttpClient::new(transport.clone()).retry(Backoff::never());
    Client::new(http, Endpoint::default(), StaticToken::new("s3cret"))
}

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(future)
}

/// A header can hold only some texts; what it cannot hold nobody can send.
fn header(text: &str) -> String {
    HeaderValue::from_str(text).map_or(String::new(), |_| text.to_owned())
}

fn check(received: &[Received]) -> Result<(), TestCaseError> {
    for request in received {
        let goes_home = request.uri.scheme_str() == Some("https")
            && request.uri.host().is_some_and(|host| host.eq_ignore_ascii_case(OWN))
            && matches!(request.uri.port_u16(), None | Some(443));
        prop_assert!(goes_home || !request.headers.contains_key("authorization"), "{}", request.uri);
    }
    Ok(())
}

fn call(client: &Client, path: &'static str) -> Invoke<Value> {
    Invoke::request(client, Request::new("test.call", Method::POST, Path::new(path)))
}

proptest! {
    #[test]
    fn any_answer_to_a_batch(body in batch_answers()) {
        let transport = Scripted::default().json(200, &body);
        let client = client(&transport);
        let mut batch = Batch::new(&client);
        let (one, other) = (batch.add(call(&client, "/a")), batch.add(call(&client, "/b")));
        if let Ok(mut answers) = run(batch.send()) {
            for handle in [one, other] {
                if let Err(error) = answers.take(handle) {
                    let line = error.to_string();
                    prop_assert!(line.starts_with("test.call: ") && !line.contains(char::is_control), "{line:?}");
                }
            }
        }
        prop_assert_eq!(transport.received().len(), 1);
    }

    #[test]
    fn any_link_in_a_listing_or_a_round_of_changes(link in links()) {
        for name in ["@odata.nextLink", "@odata.deltaLink"] {
            let page = json!({"value": [{"id": "1"}], name: link}).to_string();
            let transport = Scripted::default().json(200, &page).json(200, "{\"value\":[]}");
            run(async {
                // Some of these are refused, which is as good.
                let _ = List::<Value>::new(&client(&transport), "test.list", Path::new("/me/x")).items().try_collect().await;
            });
            check(&transport.received())?;
            let transport = Scripted::default().json(200, &page).json(200, "{\"value\":[]}");
            run(async {
                let client = client(&transport);
                let mut changes = Delta::<Value>::new(&client, "test.delta", Path::new("/me/x/delta")).changes();
                while let Some(Ok(_)) = changes.next().await {}
                if let Some(link) = changes.delta_link() {
                    let mut changes = Delta::<Value>::new(&client, "test.delta", Path::new("/me/x/delta")).resume(link);
                    while let Some(Ok(_)) = changes.next().await {}
                }
            });
            check(&transport.received())?;
        }
    }

    #[test]
    fn any_address_of_bytes_and_of_operations(link in links()) {
        let transport = Scripted::default().answer(302, &[("location", &header(&link))], "").json(200, "x");
        let _ = run(Download::new(&client(&transport), "test.get", Path::new("/me/x/content")).into_future());
        check(&transport.received())?;

        let session = json!({"uploadUrl": link, "nextExpectedRanges": ["0-"]}).to_string();
        let transport = Scripted::default().json(200, &session).json(201, "{}");
        let upload = Upload::<Value>::to_drive(&client(&transport), "test.put", Path::new("/me/x:"), "bytes");
        let _ = run(upload.describe(&json!({})).into_future());
        check(&transport.received())?;

        let transport = Scripted::default().json(200, r#"{"status":"completed"}"#);
        let _ = run(Monitor::new(&client(&transport), "test.copy", link).wait());
        check(&transport.received())?;
    }

    #[test]
    fn any_part_of_a_download(range in ranges(), length in ranges(), status in prop_oneof![Just(200_u16), Just(206), Just(416)]) {
        let headers = [("content-range", header(&range)), ("content-length", header(&length))];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        let transport = Scripted::default().answer(status, &headers, "0123456789").answer(status, &headers, "0123456789");
        let download = Download::new(&client(&transport), "test.get", Path::new("/me/x/content")).range(3..8);
        if let Ok(bytes) = run(download.into_future()) {
            // As the service numbers them, or fewer where it says that there are no more.
            prop_assert!(Bytes::from_static(b"0123456789").windows(bytes.len().max(1)).any(|part| part == bytes) || bytes.is_empty());
            prop_assert!(bytes.len() <= 5);
        }
    }
}
