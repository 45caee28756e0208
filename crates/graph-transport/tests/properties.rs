//! Whatever a service sends: nothing panics, every error is one line, and no token leaves for a stranger's host.
//!
//! `PROPTEST_CASES=1000000 cargo test -p graph-transport --release --test properties` makes a long run of it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_transport::{
    Backoff, Client, Endpoint, Error, HeaderMap, HttpClient, Method, Path, Request, StaticToken, StatusCode,
    testing::Scripted,
};
use http::{HeaderName, HeaderValue, Uri};
use proptest::prelude::*;
use std::{str::FromStr, time::Duration};

const OWN: &str = "graph.microsoft.com";

/// Pieces that headers, links and envelopes are made of, joined at random, and any text at all.
fn made_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => proptest::sample::select(pieces).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[0-9]{1,20}"];
    prop_oneof![3 => proptest::collection::vec(piece, 0..12).prop_map(|parts| parts.concat()), 1 => any::<String>()]
}

fn challenges() -> impl Strategy<Value = String> {
    made_of(&[
        "Bearer ",
        "PoP ",
        "bearer",
        "realm=",
        "claims=",
        "error=",
        "\"",
        "\\\"",
        "\\",
        ",",
        " ",
        "=",
        "==",
        ";",
        "insufficient_claims",
        "eyJhY2Nlc3NfdG9rZW4iOnt9fQ==",
        "eyJhY2Nlc3NfdG9rZW4iOnt9fQ",
        "{\"access_token\":{}}",
        "authorization_uri=",
        "\t",
        "é",
    ])
}

fn links() -> impl Strategy<Value = String> {
    made_of(&[
        "https://",
        "http://",
        "HTTPS://",
        "//",
        "/",
        "\\",
        "@",
        ":",
        ":443",
        ":80",
        "?",
        "#",
        "%2f",
        "%40",
        ".",
        "..",
        "graph.microsoft.com",
        "GRAPH.MICROSOFT.COM",
        "evil.example",
        "graph.microsoft.com.evil.example",
        "graph.microsoft.com@evil.example",
        "127.0.0.1",
        "localhost",
        "[::1]",
        "/v1.0/me",
        "\t",
        "\n",
        " ",
        "user:pass@",
        "x",
    ])
}

fn envelopes() -> impl Strategy<Value = String> {
    made_of(&[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"error\"",
        "\"code\"",
        "\"message\"",
        "\"innerError\"",
        "\"innererror\"",
        "\"details\"",
        "\"target\"",
        "null",
        "true",
        "1e999",
        "\"x\"",
        "\"\"",
        "\"request-id\"",
        "\"error_description\"",
        "<html>",
        "<title>",
        "</title>",
        "\r\n",
        "\u{1b}[2J",
        "{\"error\":{\"code\":\"a\",\"message\":\"b\",\"innerError\":",
        "{\"error\":\"invalid_grant\"",
    ])
}

fn error(status: u16, headers: &[(&'static str, &str)], body: &[u8]) -> Error {
    let pairs = headers.iter().filter_map(|(name, value)| {
        Some((HeaderName::from_static(name), HeaderValue::from_bytes(value.as_bytes()).ok()?))
    });
    Error::service(StatusCode::from_u16(status).unwrap(), &pairs.collect::<HeaderMap>(), body)
}

/// What every error must be, whatever came.
fn check(error: &Error) -> Result<(), TestCaseError> {
    let line = error.clone().at("test.call", Some("c1"), 1).to_string();
    prop_assert!(!line.contains(|it: char| it.is_control() || it == '\u{2028}' || it == '\u{2029}'), "{line:?}");
    prop_assert!(line.starts_with("test.call: "), "{line:?}");
    let _ = (format!("{error:?}"), error.code(), error.request_id(), error.is_transient(), error.service_error());
    if let Some(wait) = error.retry_after() {
        prop_assert!(wait <= Duration::from_secs(86_400), "{wait:?}");
    }
    if let Some(claims) = error.claims() {
        prop_assert!(claims.starts_with('{'), "claims are JSON: {claims:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_challenge(value in challenges(), status in prop_oneof![Just(401_u16), Just(403)]) {
        check(&error(status, &[("www-authenticate", &value)], b""))?;
    }

    #[test]
    fn any_retry_after(value in prop_oneof![
        "\\PC{0,40}", "-?[0-9]{0,400}(\\.[0-9]{0,20})?(e[0-9]{1,4})?",
        "(Mon|Tue|Xyz), [0-9]{1,3} (Jan|Feb|Foo) [0-9]{1,6} [0-9]{1,3}:[0-9]{2}:[0-9]{2} (GMT|UTC|\\+9999|-0000)",
    ]) {
        check(&error(429, &[("retry-after", &value), ("ratelimit-reset", &value), ("x-ms-throttle-limit-percentage", &value)], b""))?;
    }

    #[test]
    fn any_error_body(body in envelopes(), bytes in proptest::collection::vec(any::<u8>(), 0..200), status in 400_u16..600) {
        for kind in ["application/json", "text/html", "text/plain; charset=utf-8", ""] {
            check(&error(status, &[("content-type", kind)], body.as_bytes()))?;
            check(&error(status, &[("content-type", kind)], &bytes))?;
        }
    }

    #[test]
    fn a_trusted_link_is_one_to_the_own_origin(link in links()) {
        if Endpoint::default().trusts(&link) {
            let lower = link.to_ascii_lowercase();
            let rest = lower.strip_prefix("https://").and_then(|rest| rest.strip_prefix(OWN));
            let rest = rest.map(|rest| rest.strip_prefix(":443").unwrap_or(rest));
            prop_assert!(rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#'])), "{link:?}");
        }
    }

    #[test]
    fn no_link_and_no_redirect_takes_the_token_to_a_stranger(link in links(), location in links()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        // A header cannot hold every text; what it cannot hold nobody can send.
        let location = HeaderValue::from_str(&location).map_or(String::new(), |_| location);
        let transport = Scripted::default().answer(302, &[("location", &location)], "").json(200, "{}").json(200, "{}");
        let http = HttpClient::new(transport.clone()).retry(Backoff::never());
        let client = Client::new(http, Endpoint::default(), StaticToken::new("s3cret"));
        runtime.block_on(async {
            let first = Request::new("test.list", Method::GET, Path::new("/me/messages"));
            // Some of these are refused, which is as good.
            let _ = client.execute(first.try_clone().unwrap()).await;
            let _ = client.execute(first.follow(link)).await;
        });
        for request in transport.received() {
            let goes_home = request.uri.scheme_str() == Some("https")
                && request.uri.host().is_some_and(|host| host.eq_ignore_ascii_case(OWN))
                && matches!(request.uri.port_u16(), None | Some(443));
            prop_assert!(goes_home || !request.headers.contains_key("authorization"), "{}", request.uri);
        }
    }

    #[test]
    fn any_id_stays_one_segment(id in any::<String>()) {
        let path = Path::new("/me/messages").id("message-id", &id).join("move");
        let line = Request::new("test", Method::GET, path).line();
        let uri = Uri::from_str(line.strip_prefix("GET ").unwrap()).unwrap();
        prop_assert_eq!(uri.path().split('/').count(), 5, "{}", uri);
        prop_assert!(uri.query().is_none());
    }
}
