//! What calls of one client have in common: pauses, paces, defaults, redirects and the observer.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_transport::{
    AttemptReport, Body, BoxFuture, CallReport, Client, Endpoint, ErrorKind, HttpClient, Method, Observer, Outcome,
    Path, Request, Scope, StaticToken, Transport, TransportError, testing::Scripted,
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::Instant;

fn client(transport: &(impl Transport + Clone + 'static)) -> Client {
    Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("s3cret"))
}

fn get(scope: &'static str) -> Request {
    Request::new("test.get", Method::GET, Path::new("/me").throttled_as(scope))
}

#[tokio::test(start_paused = true)]
async fn what_one_call_is_told_to_wait_all_of_its_scope_wait() {
    let transport = Scripted::default().answer(429, &[("retry-after", "30")], "").json(200, "{}").json(200, "{}");
    let client = client(&transport);
    let began = Instant::now();
    let throttled = async {
        client.execute(get("ada")).await.unwrap();
        began.elapsed()
    };
    let later = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        client.execute(get("ada")).await.unwrap();
        began.elapsed()
    };
    let (first, second) = tokio::join!(throttled, later);
    for waited in [first, second] {
        assert!(waited >= Duration::from_secs(30) && waited < Duration::from_secs(33), "{waited:?}");
    }
    assert_eq!(transport.received().len(), 3, "nobody asked in between");
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_is_too_long_is_told_at_once_and_others_go_on() {
    let transport = Scripted::default().answer(503, &[("retry-after", "900")], "").json(200, "{}");
    let client = client(&transport);
    assert_eq!(client.execute(get("ada")).await.unwrap_err().retry_after(), Some(Duration::from_secs(900)));
    let error = client.execute(get("ada")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Service, 0));
    assert!(error.to_string().starts_with("test.get: 503 "), "{error}");
    assert!(error.to_string().contains("nothing was sent"), "{error}");
    client.execute(get("bob")).await.unwrap();
    assert_eq!(transport.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn quotas_that_answers_tell_are_obeyed_and_reported() {
    let told = [("ratelimit-limit", "1200"), ("ratelimit-remaining", "0"), ("ratelimit-reset", "12")];
    let transport = Scripted::default().answer(200, &told, "{}").json(200, "{}");
    let client = client(&transport);
    let response = client.execute(get("drive")).await.unwrap();
    assert_eq!(response.limits().unwrap().limit, Some(1200));
    let began = Instant::now();
    client.execute(get("drive")).await.unwrap();
    assert!(began.elapsed() >= Duration::from_secs(12));

    let scope = [("x-ms-throttle-scope", "Tenant_Application/ReadWrite/a/b"), ("retry-after", "900")];
    let transport = Scripted::default().answer(429, &scope, "");
    let error = self::client(&transport).execute(get("directory")).await.unwrap_err();
    assert_eq!(error.limits().unwrap().scope.as_deref(), Some("Tenant_Application/ReadWrite/a/b"));
}

#[tokio::test]
async fn defaults_stand_behind_what_a_call_says() {
    let transport = Scripted::default().json(200, "{}");
    let client = client(&transport);
    let client = client.header("Prefer", "IdType=\"ImmutableId\", outlook.timezone=\"UTC\"").unwrap();
    let client = client.header("Accept-Language", "de").unwrap();
    assert!(client.clone().header("a b", "c").is_err());
    let request = get("ada").prefer("outlook.timezone=\"W. Europe Standard Time\"").header("Accept-Language", "en");
    assert_eq!(client.headers_of(&request)["accept-language"], "en");
    client.execute(request).await.unwrap();
    let headers = &transport.received()[0].headers;
    assert_eq!(headers["prefer"], "outlook.timezone=\"W. Europe Standard Time\", IdType=\"ImmutableId\"");
    assert_eq!(headers["accept-language"], "en");
}

#[tokio::test]
async fn redirects_are_followed_and_the_token_stays_where_it_may_be() {
    let to = |url: &'static str| [("location", url)];
    let script = || {
        Scripted::default()
            .answer(301, &to("/beta/me"), "")
            .answer(302, &to("https://cdn.example/a?sig=1"), "")
            .answer(302, &to("https://graph.microsoft.com/v1.0/back"), "")
            .json(200, "{}")
    };
    let transport = script();
    client(&transport).execute(get("ada")).await.unwrap();
    let asked: Vec<_> = transport
        .received()
        .iter()
        .map(|request| (request.uri.to_string(), request.headers.contains_key("authorization")))
        .collect();
    let own = "https://graph.microsoft.com";
    let expected = [(format!("{own}/v1.0/me"), true), (format!("{own}/beta/me"), true)];
    assert_eq!(asked[..2], expected);
    assert_eq!(asked[2], ("https://cdn.example/a?sig=1".into(), false));
    assert_eq!(asked[3], (format!("{own}/v1.0/back"), false), "a stranger does not get the token back into play");

    let transport = script();
    let answer = client(&transport).execute(get("ada").keep_redirects()).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.header("location")), (301, Some("/beta/me")));

    let circle = (0..9).fold(Scripted::default(), |script, _| script.answer(302, &to("/v1.0/me"), ""));
    let error = client(&circle).execute(get("ada")).await.unwrap_err();
    assert!(error.to_string().contains("one redirect after another"), "{error}");

    for location in ["http://plain.example/", "ftp://x/", "https://evil@x/"] {
        let transport = Scripted::default().answer(302, &to(location), "");
        let error = client(&transport).execute(get("ada")).await.unwrap_err();
        assert_eq!((transport.received().len(), error.status().map(|it| it.as_u16())), (1, Some(302)), "{location}");
    }
}

#[tokio::test]
async fn a_pre_authenticated_url_gets_no_token_and_is_not_shown() {
    let url = "https://contoso-my.sharepoint.com/upload?tempauth=t0ken";
    let request =
        || Request::pre_authenticated("drive.upload", Method::PUT, url, "{upload-url}").content("text/plain", "x");
    let transport = Scripted::default().json(201, "{}").json(404, "");
    let client = client(&transport);
    client.execute(request()).await.unwrap();
    let error = client.execute(request()).await.unwrap_err();
    for received in transport.received() {
        assert!(!received.headers.contains_key("authorization"));
        assert_eq!(received.uri, url);
    }
    assert!(!format!("{error} {error:?} {:?}", request()).contains("t0ken"));
    let plain = Request::pre_authenticated("drive.upload", Method::PUT, "http://x.example/?t0ken", "{upload-url}");
    let error = client.execute(plain).await.unwrap_err();
    assert_eq!((error.kind(), transport.received().len()), (ErrorKind::Request, 2));
    assert!(error.to_string().contains("not https") && !error.to_string().contains("t0ken"), "{error}");
}

/// Answers with a body that arrives while it is read.
#[derive(Clone, Debug)]
struct Streaming;

impl Transport for Streaming {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let body = http_body_util::Full::new(bytes::Bytes::from_static(b"bytes"));
        let body = Body::stream(http_body_util::BodyExt::map_err(body, |never| match never {}));
        Box::pin(std::future::ready(Ok(http::Response::new(body))))
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_read_as_it_arrives_keeps_its_place_until_its_end() {
    let client = client(&Streaming).concurrency(1);
    let open = client.open(get("ada")).await.unwrap();
    let waits = tokio::time::timeout(Duration::from_secs(1), client.open(get("ada"))).await;
    assert!(waits.is_err(), "the place is taken");
    assert_eq!(open.into_body().bytes().await.unwrap(), "bytes");
    drop(client.open(get("ada")).await.unwrap());
    client.execute(get("ada")).await.unwrap();
}

/// Keeps what it is told, as text.
#[derive(Clone, Debug, Default)]
struct Told(Arc<Mutex<Vec<String>>>);

impl Observer for Told {
    fn attempt(&self, report: &AttemptReport<'_>) {
        let AttemptReport { operation, method, template, number, outcome, .. } = report;
        self.0.lock().unwrap().push(format!("{operation} {method} {template} #{number} {}", name(outcome)));
    }

    fn call(&self, report: &CallReport<'_>) {
        let CallReport { attempts, waited, outcome, .. } = report;
        self.0.lock().unwrap().push(format!("{attempts} attempts, {} s waited, {}", waited.as_secs(), name(outcome)));
    }
}

fn name(outcome: &Outcome<'_>) -> String {
    match outcome {
        Outcome::Answered(status) => status.as_u16().to_string(),
        Outcome::Failed(error) => format!("{:?}", error.kind()),
        _ => "abandoned".into(),
    }
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_of_every_attempt_and_every_call() {
    let told = Told::default();
    let transport = Scripted::default().answer(429, &[("retry-after", "5")], "").json(200, "{}").json(404, "");
    let http = HttpClient::new(transport).observe(told.clone());
    let client = Client::new(http, Endpoint::default(), StaticToken::new("t"));
    let message = || Request::new("test.get", Method::GET, Path::new("/me/messages").id("message-id", "s3cret"));
    client.execute(message()).await.unwrap();
    client.execute(message()).await.unwrap_err();
    let http = HttpClient::new(Silent).observe(told.clone());
    let silent = Client::new(http, Endpoint::default(), StaticToken::new("t"));
    let given_up = tokio::time::timeout(Duration::from_secs(1), silent.execute(message())).await;
    assert!(given_up.is_err());
    let attempt = "test.get GET /me/messages/{message-id}";
    assert_eq!(
        *told.0.lock().unwrap(),
        [
            format!("{attempt} #1 Service"),
            format!("{attempt} #2 200"),
            "2 attempts, 5 s waited, 200".into(),
            format!("{attempt} #1 Service"),
            "1 attempts, 0 s waited, Service".into(),
            "1 attempts, 0 s waited, abandoned".into(),
        ]
    );
}

/// Never answers.
#[derive(Clone, Debug)]
struct Silent;

impl Transport for Silent {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn a_batch_takes_the_places_of_all_its_items() {
    let client = client(&Streaming).concurrency(4);
    let batch = Request::new("batch", Method::POST, Path::new("/$batch")).throttled_as([
        (Scope::from("ada"), 20),
        (Scope::from("bob"), 1),
        (Scope::unlimited("drive"), 9),
    ]);
    let open = client.open(batch).await.unwrap();
    assert!(tokio::time::timeout(Duration::from_secs(1), client.execute(get("ada"))).await.is_err());
    client.execute(get("bob")).await.unwrap();
    drop(open);
    client.execute(get("ada")).await.unwrap();
}
