//! An app that another issuer vouches for.

use crate::bench::{APP, Bench};
use graph_auth::{Assertion, ClientAssertion, Secret, StaticToken};
use graph_transport::{Cloud, Error, Method, testing::Scripted};
use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering::SeqCst},
};

const TYPE: &str = "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";

fn granted(lifetime: u32) -> String {
    format!(r#"{{"token_type":"Bearer","expires_in":{lifetime},"access_token":"t1"}}"#)
}

fn credential(assertion: Assertion) -> ClientAssertion {
    ClientAssertion::new("contoso.com", APP, assertion)
}

/// A file of this test's own.
fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("assertion-{}-{name}", std::process::id()))
}

#[tokio::test]
async fn the_assertion_stands_in_place_of_a_secret() {
    let bench = Bench::new(Scripted::default().json(200, &granted(0)).json(200, &granted(3600)));
    let count = AtomicU32::new(0);
    let assertion = Assertion::from_fn(move || {
        let number = count.fetch_add(1, SeqCst);
        async move { Ok(Secret::new(format!("head.bo+dy.{number}"))) }
    });
    let credential = credential(assertion);
    bench.text(&credential).await;
    bench.text(&credential).await;
    bench.text(&credential).await;
    let body = |number| {
        format!(
            "client_id={APP}&grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&{TYPE}\
             &client_assertion=head.bo%2Bdy.{number}"
        )
    };
    assert_eq!(bench.bodies(), [body(0), body(1)], "anew for each request, and not while a token serves");
}

#[tokio::test]
async fn a_file_is_read_again_each_time() {
    let file = path("rotates");
    fs::write(&file, "first\n").unwrap();
    let bench = Bench::new(Scripted::default().json(200, &granted(0)).json(200, &granted(0)));
    let credential = credential(Assertion::file(&file));
    bench.text(&credential).await;
    fs::write(&file, "second\n").unwrap();
    bench.text(&credential).await;
    fs::remove_file(&file).unwrap();
    let bodies = bench.bodies();
    assert!(bodies[0].ends_with("=first") && bodies[1].ends_with("=second"), "{bodies:?}");
    let error = bench.error(&credential).await;
    assert!(error.starts_with("the assertion's file") && error.contains("check that the token is mounted"), "{error}");
}

#[tokio::test]
async fn github_is_asked_for_the_clouds_audience() {
    let settings = [
        ("ACTIONS_ID_TOKEN_REQUEST_URL", "https://pipelines.example/token?api-version=2.0"),
        ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "j0b-t0ken"),
    ];
    for (cloud, audience) in [
        (Cloud::GLOBAL, "api%3A%2F%2FAzureADTokenExchange"),
        (Cloud::US_GOVERNMENT, "api%3A%2F%2FAzureADTokenExchangeUSGov"),
        (Cloud::CHINA, "api%3A%2F%2FAzureADTokenExchangeChina"),
    ] {
        let script = Scripted::default().json(200, r#"{"count":1,"value":"id-t0ken"}"#).json(200, &granted(3600));
        let bench = Bench::new(script).cloud(cloud);
        bench.text(&credential(Assertion::github_actions().variables(settings))).await;
        let sent = bench.transport.received();
        assert_eq!(
            *sent[0].uri.to_string(),
            format!("https://pipelines.example/token?api-version=2.0&audience={audience}")
        );
        assert_eq!(sent[0].method, Method::GET);
        assert_eq!(sent[0].headers["authorization"], "Bearer j0b-t0ken");
        assert!(bench.bodies()[1].ends_with("&client_assertion=id-t0ken"));
    }
}

#[tokio::test]
async fn pipelines_are_asked_for_their_connection() {
    let settings = [("SYSTEM_OIDCREQUESTURI", "https://dev.example/oidc"), ("SYSTEM_ACCESSTOKEN", "j0b-t0ken")];
    let script = Scripted::default().json(200, r#"{"oidcToken":"id-t0ken"}"#).json(200, &granted(3600));
    let bench = Bench::new(script);
    bench.text(&credential(Assertion::azure_pipelines("c&1").variables(settings))).await;
    let sent = bench.transport.received();
    assert_eq!(sent[0].uri, "https://dev.example/oidc?api-version=7.1&serviceConnectionId=c%261");
    assert_eq!(sent[0].method, Method::POST);
    assert_eq!(sent[0].headers["authorization"], "Bearer j0b-t0ken");
    assert!(bench.bodies()[1].ends_with("&client_assertion=id-t0ken"));
}

#[tokio::test]
async fn another_identity_vouches() {
    let bench = Bench::new(Scripted::default().json(200, &granted(3600)));
    bench.text(&credential(Assertion::provider(StaticToken::new("of-another")))).await;
    assert!(bench.bodies()[0].ends_with("&client_assertion=of-another"));
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let bench = Bench::new(Scripted::default());
    let none: [(&str, &str); 0] = [];
    let failing = Assertion::from_fn(|| async { Err(Error::credential("the vault is locked: unlock it")) });
    let plain =
        [("ACTIONS_ID_TOKEN_REQUEST_URL", "http://x.example/"), ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "j0b-t0ken")];
    for (assertion, words) in [
        (failing, "the vault is locked"),
        (Assertion::from_fn(|| async { Ok(Secret::new("")) }), "is empty"),
        (Assertion::github_actions().variables(none), "ACTIONS_ID_TOKEN_REQUEST_URL is not set: run in a GitHub"),
        (Assertion::azure_pipelines("c").variables(none), "SYSTEM_OIDCREQUESTURI is not set: run in an Azure"),
        (Assertion::github_actions().variables(plain), "not https"),
    ] {
        let error = bench.error(&credential(assertion)).await;
        assert!(error.contains(words), "{error}");
    }
    assert!(bench.transport.received().is_empty());
    let refused = Bench::new(Scripted::default().json(403, "j0b-t0ken is no good").json(200, r#"{"value":7}"#));
    let settings = [plain[1], ("ACTIONS_ID_TOKEN_REQUEST_URL", "https://x.example/s3cret-path")];
    let error = refused.error(&credential(Assertion::github_actions().variables(settings))).await;
    assert!(error.contains("403") && error.contains("gave no id token") && error.contains("[redacted]"), "{error}");
    assert!(!error.contains("s3cret-path"), "{error}");
    let error = refused.error(&credential(Assertion::github_actions().variables(settings))).await;
    assert!(error.contains("holds no `value`"), "{error}");
}

#[tokio::test]
async fn an_assertion_that_comes_back_is_concealed() {
    let told = r#"{"error":"invalid_client","error_description":"AADSTS700024: head.body.sign is old.","error_codes":[700024]}"#;
    let plain = told.replace("head.body.sign", "It");
    let bench = Bench::new(Scripted::default().json(401, told).json(401, &plain));
    let credential = credential(Assertion::from_fn(|| async { Ok(Secret::new("head.body.sign")) }));
    let error = bench.token(&credential).await.unwrap_err();
    let all = format!("{error} {error:?} {:?}", error.service_error());
    assert!(all.contains("AADSTS700024: [redacted] is old.") && !all.contains("head.body"), "{all}");
    let error = bench.error(&credential).await;
    assert!(error.contains("The assertion is too old or not valid yet: check this machine's clock"), "{error}");
    assert_eq!(
        format!("{credential:?}"),
        format!(r#"ClientAssertion {{ tenant: "contoso.com", client_id: "{APP}", .. }}"#)
    );
}
