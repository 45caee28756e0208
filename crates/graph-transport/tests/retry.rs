//! Which failed attempts are made again: every failure, with every method and every kind of body, on a paused clock.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use bytes::Bytes;
use graph_transport::{
    AccessToken, Backoff, Body, BoxFuture, Budget, Client, Endpoint, HttpClient, Method, Path, Request, Result,
    TokenProvider, TokenRequest, TransportErrorKind, testing::Scripted,
};
use http_body_util::{BodyExt, Full};
use std::time::Duration;
use tokio::time::Instant;

/// When a failure is followed by another attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Again {
    /// Nothing was done.
    Always,
    /// Something may have been done.
    Idempotent,
    /// With another token, once.
    Authorized,
    Never,
}
use Again::{Always, Authorized, Idempotent, Never};

/// What goes wrong: a status and its `Retry-After`, or the network.
#[derive(Clone, Copy, Debug)]
enum Failure {
    Status(u16, Option<&'static str>),
    Network(TransportErrorKind),
}
use Failure::{Network, Status};

const FAILURES: &[(Failure, Again)] = &[
    (Network(TransportErrorKind::Request), Never),
    (Network(TransportErrorKind::Connect), Always),
    (Network(TransportErrorKind::Untrusted), Never),
    (Network(TransportErrorKind::Interrupted), Idempotent),
    (Network(TransportErrorKind::Timeout), Idempotent),
    (Status(300, None), Never),
    (Status(304, None), Never),
    (Status(400, None), Never),
    (Status(401, None), Authorized),
    (Status(402, None), Never),
    (Status(403, None), Never),
    (Status(404, None), Never),
    (Status(405, None), Never),
    (Status(406, None), Never),
    (Status(408, None), Idempotent),
    (Status(409, None), Never),
    (Status(409, Some("1")), Never),
    (Status(410, None), Never),
    (Status(411, None), Never),
    (Status(412, None), Never),
    (Status(413, None), Never),
    (Status(415, None), Never),
    (Status(416, None), Never),
    (Status(422, None), Never),
    (Status(423, None), Never),
    (Status(424, None), Never),
    (Status(429, None), Always),
    (Status(429, Some("1")), Always),
    (Status(429, Some("0.249")), Always),
    (Status(429, Some("Fri, 02 Jan 1970 00:00:00 GMT")), Always),
    (Status(429, Some("soon")), Always),
    (Status(500, None), Idempotent),
    (Status(500, Some("1")), Idempotent),
    (Status(501, None), Never),
    (Status(502, None), Idempotent),
    (Status(503, None), Idempotent),
    (Status(503, Some("1")), Always),
    (Status(503, Some("2.128")), Always),
    (Status(504, None), Idempotent),
    (Status(504, Some("1")), Idempotent),
    (Status(505, None), Never),
    (Status(507, None), Never),
    (Status(509, None), Idempotent),
];

/// Every method, and whether doing it twice does no harm.
fn methods() -> Vec<(&'static str, Request, bool)> {
    let request = |method| Request::new("test.call", method, Path::new("/me/messages/1"));
    vec![
        ("GET", request(Method::GET), true),
        ("HEAD", request(Method::HEAD), true),
        ("PUT", request(Method::PUT), true),
        ("DELETE", request(Method::DELETE), true),
        ("PATCH", request(Method::PATCH), true),
        ("PATCH with If-Match", request(Method::PATCH).if_match("\"1\""), false),
        ("DELETE with If-Match", request(Method::DELETE).if_match("\"1\""), false),
        ("POST", request(Method::POST), false),
        ("POST that may be repeated", request(Method::POST).idempotent(true), true),
        ("PATCH that may not", request(Method::PATCH).idempotent(false), false),
    ]
}

/// Every kind of body, and whether it can be sent again.
fn bodies() -> [(&'static str, Body, bool); 3] {
    let stream = Full::new(Bytes::from_static(b"{}")).map_err(|never| match never {});
    [("no body", Body::empty(), true), ("bytes", Body::from("{}"), true), ("stream", Body::stream(stream), false)]
}

/// Always has another token.
#[derive(Debug)]
struct Renewed;

impl TokenProvider for Renewed {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        Box::pin(std::future::ready(Ok(AccessToken::new("t", Duration::from_secs(3600)))))
    }
}

fn client(transport: &Scripted, policy: Backoff) -> Client {
    Client::new(HttpClient::new(transport.clone()).retry(policy), Endpoint::default(), Renewed)
}

#[tokio::test(start_paused = true)]
async fn the_whole_table() {
    let mut rows = 0;
    for &(failure, again) in FAILURES {
        for (method, request, harmless) in methods() {
            for (kind, body, replayable) in bodies() {
                let transport = match failure {
                    Status(status, Some(wait)) => Scripted::default().answer(status, &[("retry-after", wait)], ""),
                    Status(status, None) => Scripted::default().answer(status, &[], ""),
                    Network(kind) => Scripted::default().fail(kind),
                };
                let transport = transport.json(200, "{}");
                let call = request.try_clone().unwrap().content("application/json", body);
                let result = client(&transport, Backoff::default()).execute(call).await;
                let expected = replayable
                    && match again {
                        Always | Authorized => true,
                        Idempotent => harmless,
                        Never => false,
                    };
                let row = format!("{failure:?}, {method}, {kind}");
                assert_eq!(transport.received().len(), if expected { 2 } else { 1 }, "{row}");
                assert_eq!(result.is_ok(), expected, "{row}");
                if let Ok(response) = result {
                    assert_eq!(response.attempts(), 2, "{row}");
                    let sent = transport.received();
                    assert_eq!(sent[0].body, sent[1].body, "{row}: the same work is asked for");
                }
                rows += 1;
            }
        }
    }
    assert_eq!(rows, FAILURES.len() * 10 * 3);
}

#[tokio::test(start_paused = true)]
async fn a_wait_is_as_long_as_it_was_asked_for() {
    for (asked, least) in [("7", 7.0), ("2.128", 2.128), ("0", 0.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)] {
        let transport = Scripted::default().answer(429, &[("retry-after", asked)], "").json(200, "{}");
        let began = Instant::now();
        client(&transport, Backoff::default()).execute(Request::new("t", Method::GET, Path::new("/me"))).await.unwrap();
        // The first guess of a backoff is a second at most, and the floor of what is waited.
        let waited = began.elapsed().as_secs_f64();
        assert!(waited >= least && waited <= least + 1.8, "Retry-After: {asked} waited {waited}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_limits_of_attempts_time_and_budget() {
    let down = |times| (0..times).fold(Scripted::default(), |script, _| script.answer(500, &[], ""));
    let get = || Request::new("test.get", Method::GET, Path::new("/me"));

    let transport = down(9);
    let error = client(&transport, Backoff::default().attempts(3)).execute(get()).await.unwrap_err();
    assert_eq!((transport.received().len(), error.attempts()), (3, 3));

    let transport = down(99);
    let began = Instant::now();
    let policy = Backoff::default().attempts(99).within(Duration::from_secs(60));
    let error = client(&transport, policy).execute(get()).await.unwrap_err();
    assert!(began.elapsed() <= Duration::from_secs(60) && error.attempts() > 3, "{error}");
    assert!(error.to_string().contains("would come too late"), "{error}");

    // Ten callers of a service that is down share five retries.
    let transport = down(99);
    let budget = Budget::new(5);
    let client = client(&transport, Backoff::default().budget(budget.clone()));
    for _ in 0..10 {
        client.execute(get()).await.unwrap_err();
    }
    assert_eq!((transport.received().len(), budget.left()), (15, 0));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_waits_at_once_and_silence_in_time() {
    let transport = Scripted::default().answer(429, &[("retry-after", "20")], "");
    let began = Instant::now();
    let request = Request::new("test.get", Method::GET, Path::new("/me")).deadline(Duration::from_secs(10));
    let error = client(&transport, Backoff::default()).execute(request).await.unwrap_err();
    assert_eq!(began.elapsed(), Duration::ZERO, "there is no sense in waiting for what comes too late");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(20)));
    assert!(error.to_string().contains("the next try, in 20.0 s, would come too late"), "{error}");

    let down = (0..99).fold(Scripted::default(), |script, _| script.answer(500, &[], ""));
    let http = HttpClient::new(down).retry(Backoff::default().attempts(99)).deadline(Duration::from_secs(30));
    let client = Client::new(http, Endpoint::default(), Renewed);
    let error = client.execute(Request::new("test.get", Method::GET, Path::new("/me"))).await.unwrap_err();
    assert!(began.elapsed() <= Duration::from_secs(30), "{error}");
}
