//! An app that signs in as itself.

use crate::bench::{APP, Bench, CP1};
use graph_auth::{ClientSecret, SignInError, TokenProvider};
use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, TransportErrorKind, testing::Scripted};

const GRANTED: &str = r#"{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"t1"}"#;

fn credential() -> ClientSecret {
    ClientSecret::new("contoso.com", APP, "s3cret&+/é")
}

#[tokio::test]
async fn the_request_is_the_flows_own() {
    let bench = Bench::new(Scripted::default().json(200, GRANTED));
    let credential = credential();
    assert_eq!(bench.text(&credential).await, "t1");
    assert_eq!(bench.text(&credential).await, "t1", "kept");
    let sent = bench.transport.received();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].method, Method::POST);
    assert_eq!(sent[0].uri, "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token");
    assert_eq!(sent[0].headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(sent[0].headers["accept"], "application/json");
    assert_eq!(
        bench.bodies()[0],
        "client_id=11111111-2222-3333-4444-555555555555&client_secret=s3cret%26%2B%2F%C3%A9&grant_type=client_credentials\
         &scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
    );
}

#[tokio::test]
async fn a_challenge_is_passed_on_and_the_capability_when_wanted() {
    let bench = Bench::new(Scripted::default().json(200, GRANTED).json(200, GRANTED).json(200, GRANTED));
    let mut challenge = bench.request();
    challenge.claims = Some(r#"{"a":1}"#);
    let plain = credential();
    plain.token(challenge).await.unwrap();
    let capable = credential().continuous_access_evaluation(true);
    bench.text(&capable).await;
    capable.token(challenge).await.unwrap();
    let bodies = bench.bodies();
    assert!(bodies[0].ends_with("&claims=%7B%22a%22%3A1%7D"), "{}", bodies[0]);
    assert!(bodies[1].ends_with(CP1), "{}", bodies[1]);
    assert!(bodies[2].contains("&claims=%7B%22a%22%3A1%2C%22access_token%22%3A%7B%22xms_cc"), "{}", bodies[2]);
}

#[tokio::test]
async fn a_challenge_of_graph_reaches_the_sign_in_service() {
    let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ==""#;
    let transport = Scripted::default()
        .json(200, GRANTED)
        .answer(401, &[("www-authenticate", challenge)], "")
        .json(200, &GRANTED.replace("t1", "t2"))
        .json(200, "{}");
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential());
    client.execute(Request::new("users.list", Method::GET, Path::new("/users"))).await.unwrap();
    let sent = transport.received();
    assert!(String::from_utf8_lossy(&sent[2].body).ends_with("&claims=%7B%22a%22%3A1%7D"));
    assert_eq!(sent[3].headers["authorization"], "Bearer t2");
}

#[tokio::test]
async fn the_error_says_what_to_do() {
    let body = r#"{"error":"invalid_client","error_description":"AADSTS7000215: Wrong. Trace ID: a\r\nCorrelation ID: c1",
        "error_codes":[7000215],"timestamp":"2026-01-01 00:00:00Z","trace_id":"a","correlation_id":"c1","suberror":"x"}"#;
    let bench = Bench::new(Scripted::default().json(401, body));
    let error = bench.token(&credential()).await.unwrap_err();
    let id = error.client_request_id().unwrap();
    assert_eq!(
        error.to_string(),
        format!(
            "auth.client_secret: 401 invalid_client: AADSTS7000215: Wrong. The client secret is wrong: give the secret's value, not \
             its id, and check that it is this app's. [suberror x, correlation id c1] (client request {id}, 1 attempt)"
        )
    );
    let facts = SignInError::of(&error).unwrap();
    assert_eq!((facts.number(), facts.suberror(), facts.correlation_id()), (Some(7_000_215), Some("x"), Some("c1")));
    assert!(!facts.needs_sign_in() && facts.claims().is_none());
}

#[tokio::test]
async fn a_secret_that_comes_back_is_concealed() {
    let bodies = [
        r#"{"error":"invalid_client","error_description":"AADSTS1: 's3cret&+/é' is wrong"}"#,
        r#"{"error":"s3cret&+/é","error_description":"client_secret=s3cret%26%2B%2F%C3%A9"}"#,
        r#"{"error":"invalid_client","error_description":"no","inner":[{"s3cret&+/é":1}]}"#,
        "you sent s3cret&+/é",
        "<!doctype html><title>s3cret&+/é</title>",
    ];
    for body in bodies {
        let error = Bench::new(Scripted::default().json(401, body)).token(&credential()).await.unwrap_err();
        let all = format!("{error} {error:?} {:?}", error.service_error());
        assert!(!all.contains("s3cret") && all.contains("401"), "{all}");
    }
    let long = format!("{}s3cret&+/é", "x".repeat(155));
    let error = Bench::new(Scripted::default().json(401, &long)).error(&credential()).await;
    assert!(error.contains("x[redacted]…"), "{error}");
}

#[tokio::test]
async fn debug_shows_who_asks_and_nothing_more() {
    assert_eq!(
        format!("{:?}", credential()),
        r#"ClientSecret { tenant: "contoso.com", client_id: "11111111-2222-3333-4444-555555555555", .. }"#
    );
}

#[tokio::test]
async fn what_cannot_work_is_said_before_anything_is_sent() {
    let bench = Bench::new(Scripted::default());
    for (credential, reason) in [
        (ClientSecret::new("common", APP, "s"), "an app cannot sign in at \"common\": give the id"),
        (ClientSecret::new("consumers", APP, "s"), "an app cannot sign in at \"consumers\""),
        (ClientSecret::new("a/b", APP, "s"), "the tenant must be its id"),
        (ClientSecret::new("", APP, "s"), "the tenant must be its id"),
        (ClientSecret::new("t", "", "s"), "the client id is empty"),
        (ClientSecret::new("t", APP, ""), "the client secret is empty"),
        (ClientSecret::new("t", APP, "s").authority("http://login.example"), "the authority's address cannot be used"),
    ] {
        let error = bench.error(&credential).await;
        assert!(error.starts_with(reason), "{error}");
    }
    let bench = bench.scopes(&["Mail.Read"]);
    assert!(bench.error(&credential()).await.starts_with("an app without a user asks for one scope"));
    assert!(bench.transport.received().is_empty());
}

#[tokio::test]
async fn silence_and_nonsense_are_told_apart() {
    let bench = Bench::new(
        Scripted::default()
            .fail(TransportErrorKind::Connect)
            .json(200, "<html>welcome to the hotel</html>")
            .json(503, "")
            .json(200, GRANTED),
    );
    let credential = credential().authority("http://localhost:7000");
    assert_eq!(
        bench.error(&credential).await,
        "auth.client_secret: the sign-in service did not answer: scripted failure (client request id, 1 attempt)"
    );
    assert!(bench.error(&credential).await.contains("is not JSON"));
    assert!(bench.error(&credential).await.contains("503 Service Unavailable"));
    assert_eq!(bench.text(&credential).await, "t1", "a failure is not kept");
    assert_eq!(bench.transport.received()[3].uri, "http://localhost:7000/contoso.com/oauth2/v2.0/token");
}
