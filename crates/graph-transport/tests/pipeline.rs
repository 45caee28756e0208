//! The pipeline's contract, attempt by attempt, on scripted answers and a paused clock.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_transport::{
    AccessToken, Body, BoxFuture, Client, Endpoint, ErrorKind, HttpClient, Method, Path, Request, Result, StaticToken,
    TokenProvider, TokenRequest, TransportErrorKind, testing::Scripted,
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::Instant;

fn client(transport: &Scripted) -> Client {
    Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("s3cret"))
}

fn get() -> Request {
    Request::new("test.get", Method::GET, Path::new("/me"))
}

fn post() -> Request {
    Request::new("test.post", Method::POST, Path::new("/me/sendMail")).json(&1)
}

#[tokio::test(start_paused = true)]
async fn each_attempt_carries_the_same_call_and_its_own_token() {
    let transport = Scripted::default().answer(429, &[("retry-after", "2.5")], "").json(200, "{}");
    let started = Instant::now();
    client(&transport).execute(get()).await.unwrap();
    let waited = started.elapsed();
    assert!(waited >= Duration::from_millis(2500) && waited < Duration::from_secs(4), "{waited:?}");
    let received = transport.received();
    assert_eq!(received.len(), 2);
    for request in &received {
        assert_eq!(request.uri, "https://graph.microsoft.com/v1.0/me");
        assert_eq!(request.headers["authorization"], "Bearer s3cret");
        assert_eq!(request.headers["client-request-id"], received[0].headers["client-request-id"]);
        assert!(request.headers["user-agent"].to_str().unwrap().starts_with("msgraph-rust/"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_post_is_made_again_only_when_nothing_was_done() {
    let refused = Scripted::default().answer(503, &[("retry-after", "1")], "").json(202, "");
    client(&refused).execute(post()).await.unwrap();
    assert_eq!(refused.received().len(), 2);

    for script in [Scripted::default().json(500, ""), Scripted::default().fail(TransportErrorKind::Interrupted)] {
        client(&script.clone().json(202, "")).execute(post()).await.unwrap_err();
        assert_eq!(script.received().len(), 1);
    }
    let unsent = Scripted::default().fail(TransportErrorKind::Connect).json(202, "");
    client(&unsent).execute(post()).await.unwrap();
    assert_eq!(unsent.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_sent_at_most_once() {
    let transport = Scripted::default().answer(429, &[("retry-after", "1")], "").json(200, "{}");
    let body = Body::stream(http_body_util::BodyExt::map_err(http_body_util::Empty::new(), |never| match never {}));
    let error = client(&transport).execute(post().content("text/plain", body)).await.unwrap_err();
    assert!(error.is_throttled(), "{error}");
    assert_eq!(transport.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_limit_fails_at_once_and_says_so() {
    let transport = Scripted::default().answer(429, &[("retry-after", "600")], "");
    let started = Instant::now();
    let error = client(&transport).execute(get()).await.unwrap_err();
    assert_eq!(started.elapsed(), Duration::ZERO);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(600)));
    assert!(error.to_string().ends_with("1 attempt, retry after 600 s)"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn silence_ends_with_a_time_out() {
    #[derive(Debug)]
    struct Silence;
    impl graph_transport::Transport for Silence {
        fn send(
            &self,
            _: http::Request<Body>,
        ) -> BoxFuture<'_, Result<http::Response<Body>, graph_transport::TransportError>> {
            Box::pin(std::future::pending())
        }
    }
    let http = HttpClient::new(Silence).timeout(Duration::from_secs(5));
    let client = Client::new(http, Endpoint::default(), StaticToken::new("t"));
    let error = client.execute(post()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.to_string().starts_with("test.post: no answer within 5 s"), "{error}");
}

/// Gives a new token each time and notes what it was asked.
#[derive(Clone, Debug, Default)]
struct Fresh(Arc<Mutex<Vec<Asked>>>);

/// Whether a token was refused, and the claims.
type Asked = (bool, Option<String>);

impl TokenProvider for Fresh {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        let mut asked = self.0.lock().unwrap();
        asked.push((request.refused.is_some(), request.claims.map(Into::into)));
        let token = AccessToken::new(format!("t{}", asked.len()), Duration::from_secs(3600));
        Box::pin(std::future::ready(Ok(token)))
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_once_with_the_claims_asked_for() {
    let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ==""#;
    let transport = Scripted::default()
        .answer(401, &[("www-authenticate", challenge)], "")
        .json(200, "{}")
        .json(401, "")
        .json(401, "");
    let provider = Fresh::default();
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), provider.clone());

    client.execute(post()).await.unwrap();
    assert_eq!(transport.received()[1].headers["authorization"], "Bearer t2");
    assert_eq!(provider.0.lock().unwrap()[1], (true, Some(r#"{"a":1}"#.into())));

    let error = client.execute(get()).await.unwrap_err();
    assert!(error.is_unauthorized() && error.attempts() == 2, "{error}");
}

#[tokio::test]
async fn a_foreign_link_gets_no_token_and_no_request() {
    let transport = Scripted::default();
    let link = "https://graph.microsoft.com.evil.example/v1.0/me/messages?$skip=10";
    let error =
        client(&transport).execute(Request::to_url("test.next", Method::GET, link, "{next-link}")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "test.next: a link leads to graph.microsoft.com.evil.example, which is not https://graph.microsoft.com/v1.0: \
         the token stays here (see Endpoint::trust)"
    );
    assert!(transport.received().is_empty());
}

#[tokio::test]
async fn bad_input_is_an_error_and_not_another_call() {
    let transport = Scripted::default();
    let path = Path::new("/me/messages").id("message-id", "");
    let error = client(&transport).execute(Request::new("test.delete", Method::DELETE, path)).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "test.delete: {message-id} must be a value, not empty and not dots: /me/messages/{message-id}"
    );
    assert!(transport.received().is_empty());
}

#[tokio::test]
async fn a_post_without_a_body_says_so() {
    let transport = Scripted::default().json(202, "");
    client(&transport).execute(Request::new("test.send", Method::POST, Path::new("/x"))).await.unwrap();
    assert_eq!(transport.received()[0].headers["content-length"], "0");
}

#[tokio::test]
async fn no_secret_in_any_debug_output() {
    let transport = Scripted::default().json(401, "").json(401, "");
    let client = client(&transport);
    let error = client.execute(get()).await.unwrap_err();
    for text in
        [format!("{client:?}"), format!("{error:?}"), error.to_string(), format!("{:?}", StaticToken::new("s3cret"))]
    {
        assert!(!text.contains("s3cret"), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_keeps_its_facts_when_there_is_no_other_token() {
    let body = r#"{"error":{"code":"InvalidAuthenticationToken","message":"Lifetime validation failed."}}"#;
    let transport = Scripted::default().answer(401, &[("request-id", "r1")], body);
    let error = client(&transport).execute(get()).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(
        error.to_string(),
        "test.get: 401 InvalidAuthenticationToken: Lifetime validation failed; and there is no other token: the service \
         refused the fixed token, which cannot be renewed: get a new one (request r1, 1 attempt)"
    );
}

#[tokio::test(start_paused = true)]
async fn a_long_sign_in_leaves_the_time_for_retries_alone() {
    #[derive(Debug)]
    struct Slow;
    impl TokenProvider for Slow {
        fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
            Box::pin(async {
                tokio::time::sleep(Duration::from_secs(600)).await;
                Ok(AccessToken::new("t", Duration::from_secs(3600)))
            })
        }
    }
    let transport = Scripted::default().answer(429, &[("retry-after", "1")], "").json(200, "{}");
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), Slow);
    client.execute(get()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_conditional_change_is_not_made_twice() {
    let transport = Scripted::default().fail(TransportErrorKind::Interrupted).json(412, "");
    let patch = Request::new("test.update", Method::PATCH, Path::new("/me/x")).if_match("1").json(&1);
    let error = client(&transport).execute(patch).await.unwrap_err();
    assert_eq!((error.kind(), transport.received().len()), (ErrorKind::Interrupted, 1));
}

#[tokio::test]
async fn what_was_not_modified_is_no_redirect() {
    let error = client(&Scripted::default().json(304, "")).execute(get()).await.unwrap_err();
    assert!(error.is_not_modified());
    assert_eq!(error.message(), "the item is what it was");
}

#[tokio::test]
async fn an_answer_cannot_forge_lines_or_command_a_terminal() {
    let body = "{\"error\":{\"code\":\"a\\nb\",\"message\":\"c\\r\\nd\\u001b[2J\\u2028e\",\"innerError\":{\"request-id\":\"r\\nFAKE\"}}}";
    let error = client(&Scripted::default().json(400, body)).execute(get()).await.unwrap_err();
    assert_eq!(error.to_string(), "test.get: 400 a b: c d [2J e (request r FAKE, 1 attempt)");
}

#[tokio::test]
async fn nothing_takes_any_answer() {
    let transport = Scripted::default().json(200, r#"{"a":1}"#).json(204, "");
    for _ in 0..2 {
        client(&transport).execute_json::<()>(get()).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_whose_words_are_cut_off_is_a_refusal_all_the_same() {
    /// Refuses once, and the connection ends within the refusal's body; then accepts.
    #[derive(Debug, Default)]
    struct Cut(std::sync::atomic::AtomicBool);
    impl graph_transport::Transport for Cut {
        fn send(
            &self,
            _: http::Request<Body>,
        ) -> BoxFuture<'_, Result<http::Response<Body>, graph_transport::TransportError>> {
            let mut answer = http::Response::new(Body::empty());
            if !self.0.swap(true, std::sync::atomic::Ordering::SeqCst) {
                let body = http_body_util::BodyExt::map_err(Ended, |()| {
                    graph_transport::TransportError::new(TransportErrorKind::Interrupted, "cut")
                });
                answer = http::Response::new(Body::stream(body));
                *answer.status_mut() = http::StatusCode::TOO_MANY_REQUESTS;
                answer.headers_mut().insert("retry-after", http::HeaderValue::from_static("1"));
            }
            Box::pin(std::future::ready(Ok(answer)))
        }
    }
    struct Ended;
    impl http_body::Body for Ended {
        type Data = bytes::Bytes;
        type Error = ();
        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<std::result::Result<http_body::Frame<bytes::Bytes>, ()>>> {
            std::task::Poll::Ready(Some(Err(())))
        }
    }
    let client = Client::new(HttpClient::new(Cut::default()), Endpoint::default(), StaticToken::new("t"));
    // A POST whose outcome were unknown would not be made again; a 429 says that nothing was done.
    assert_eq!(client.execute(post()).await.unwrap().attempts(), 2);
}
