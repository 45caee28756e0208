//! A sign-in that was made elsewhere.

use crate::bench::{APP, Bench, CLIENT_INFO};
use graph_auth::{MemoryStore, RefreshToken, SignInError};
use graph_transport::{TransportErrorKind, testing::Scripted};

const ENDED: &str =
    r#"{"error":"invalid_grant","error_description":"AADSTS70008: 0.AXr0000 is old.","error_codes":[70008]}"#;

fn granted(number: u32, lifetime: u32) -> String {
    format!(
        r#"{{"expires_in":{lifetime},"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
    )
}

#[tokio::test]
async fn the_given_token_is_redeemed_and_its_successors_are_kept() {
    let store = MemoryStore::default();
    let bench =
        Bench::new(Scripted::default().json(200, &granted(1, 0)).json(200, &granted(2, 0)).json(200, &granted(3, 0)));
    let credential = || {
        let credential = RefreshToken::new("common", APP, "0.AXr0000").client_secret("s").store(store.clone());
        credential.continuous_access_evaluation(false)
    };
    let first = credential();
    assert_eq!(bench.text(&first).await, "t1");
    assert_eq!(bench.text(&first).await, "t2");
    assert_eq!(bench.text(&credential()).await, "t3", "another run goes on with the newest");
    let bodies = bench.bodies();
    assert_eq!(
        bodies[0],
        format!(
            "client_id={APP}&client_secret=s&grant_type=refresh_token&refresh_token=0.AXr0000\
             &scope=https%3A%2F%2Fgraph.microsoft.com%2F.default%20offline_access%20openid%20profile&client_info=1"
        )
    );
    assert!(bodies[1].contains("refresh_token=r1&") && bodies[2].contains("refresh_token=r2&"));
}

#[tokio::test]
async fn the_given_token_is_the_last_resort() {
    let store = MemoryStore::default();
    let bench = Bench::new(Scripted::default().json(200, &granted(1, 0)).json(400, ENDED).json(200, &granted(2, 3600)));
    let credential = RefreshToken::new("common", APP, "0.AXr0000").store(store.clone());
    bench.text(&credential).await;
    assert_eq!(bench.text(&credential).await, "t2");
    let bodies = bench.bodies();
    assert!(bodies[1].contains("refresh_token=r1&") && bodies[2].contains("refresh_token=0.AXr0000&"));
}

#[tokio::test]
async fn when_all_are_refused_someone_must_sign_in() {
    let bench = Bench::new(Scripted::default().json(400, ENDED));
    let error = bench.token(&RefreshToken::new("common", APP, "0.AXr0000")).await.unwrap_err();
    let text = format!("{error} {error:?} {:?}", error.service_error());
    assert!(
        text.contains("invalid_grant: AADSTS70008: [redacted] is old. The sign-in has ended: sign in again."),
        "{text}"
    );
    assert!(!text.contains("0.AXr0000"), "{text}");
    assert!(SignInError::of(&error).unwrap().needs_sign_in());
}

#[tokio::test]
async fn other_failures_are_no_reason_to_sign_in() {
    let wrong = r#"{"error":"invalid_client","error_codes":[7000215]}"#;
    let bench = Bench::new(Scripted::default().fail(TransportErrorKind::Timeout).json(401, wrong));
    let credential = RefreshToken::new("common", APP, "0.AXr0000").client_secret("s");
    for words in ["the sign-in service did not answer", "The client secret is wrong"] {
        let error = bench.token(&credential).await.unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert!(!SignInError::of(&error).unwrap().needs_sign_in());
    }
    assert!(bench.error(&RefreshToken::new("common", APP, "")).await.starts_with("the refresh token is empty"));
    assert!(!format!("{credential:?}").contains("0.AXr0000"));
}
