//! The first credential that works, and the one that the environment describes.

use crate::bench::{APP, Bench};
use graph_auth::{Chain, ClientSecret, Environment, ManagedIdentity, SignInError, StaticToken};
use graph_transport::{TransportErrorKind, testing::Scripted};
use std::{fs, path::PathBuf};

const GRANTED: &str = r#"{"token_type":"Bearer","expires_in":0,"access_token":"t1"}"#;
const NONE: [(&str, &str); 0] = [];

fn secret(tenant: &str) -> ClientSecret {
    ClientSecret::new(tenant, APP, "s3cret-value")
}

#[tokio::test]
async fn the_first_that_works_is_kept() {
    let wrong = r#"{"error":"invalid_client","error_description":"AADSTS7000215: Wrong."}"#;
    let bench = Bench::new(Scripted::default().json(401, wrong).json(200, GRANTED).json(401, wrong).json(200, GRANTED));
    let chain = Chain::new()
        .then(Environment::new().variables(NONE))
        .then(secret("one"))
        .then(secret("two"))
        .then(secret("three"));
    assert_eq!(bench.text(&chain).await, "t1");
    let error = bench.error(&chain).await;
    assert!(error.starts_with("auth.client_secret: 401"), "the one that worked tells its own failure: {error}");
    assert_eq!(bench.text(&chain).await, "t1");
    let asked: Vec<_> = bench.transport.received().iter().map(|sent| sent.uri.path()[1..4].to_owned()).collect();
    assert_eq!(asked, ["one", "two", "two", "two"]);
}

#[tokio::test]
async fn what_may_pass_ends_the_search() {
    let bench = Bench::new(Scripted::default().fail(TransportErrorKind::Connect).json(200, GRANTED));
    let chain = Chain::new().then(secret("one")).then(StaticToken::new("someone else's"));
    assert!(bench.error(&chain).await.contains("did not answer"));
    assert_eq!(bench.text(&chain).await, "t1");
}

#[tokio::test(start_paused = true)]
async fn a_failure_lists_every_attempt() {
    let silence = TransportErrorKind::Timeout;
    let ended = r#"{"error":"invalid_grant","error_description":"AADSTS50126: No.","error_codes":[50126]}"#;
    let bench = Bench::new(Scripted::default().fail(silence).fail(silence).json(400, ended));
    let chain = Chain::new()
        .then(Environment::new().variables(NONE))
        .then(ManagedIdentity::new().variables(NONE))
        .then(graph_auth::UsernamePassword::new("organizations", APP, "ada", "p4ssword-of-ada"));
    let error = bench.token(&chain).await.unwrap_err();
    let text = error.to_string();
    for part in [
        "none of 3 credentials gave a token: Environment: the environment describes no credential",
        "; ManagedIdentity: no managed identity",
        "; UsernamePassword: AADSTS50126: No. The user name or password is wrong",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(SignInError::of(&error).unwrap().needs_sign_in(), "a sign-in would help one of them");
    assert!(bench.error(&Chain::new()).await.contains("add one with `then`"));
}

#[tokio::test]
async fn the_environment_is_read_as_other_tools_read_it() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("federated-{}", std::process::id()));
    fs::write(&file, "header.payload.sign").unwrap();
    let app = [("AZURE_TENANT_ID", "contoso.com"), ("AZURE_CLIENT_ID", APP)];
    for (given, sent) in [
        (vec![("AZURE_CLIENT_SECRET", "s3cret-value")], "&client_secret=s3cret-value&grant_type=client_credentials&"),
        (
            vec![("AZURE_CLIENT_SECRET", "other"), ("GRAPH_CLIENT_SECRET", "s3cret-value")],
            "&client_secret=s3cret-value&",
        ),
        (vec![("AZURE_FEDERATED_TOKEN_FILE", file.to_str().unwrap())], "&client_assertion=header.payload.sign"),
        (vec![("AZURE_USERNAME", "ada"), ("AZURE_PASSWORD", "p")], "&grant_type=password&username=ada&password=p&"),
    ] {
        let bench = Bench::new(Scripted::default().json(200, GRANTED));
        let all: Vec<_> =
            app.into_iter().chain(given).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let host = ("AZURE_AUTHORITY_HOST".to_owned(), "https://login.microsoftonline.us/".to_owned());
        let look_up = move |name: &str| {
            all.iter().chain([&host]).find(|(known, _)| known == name).map(|(_, value)| value.clone())
        };
        let credential = Environment::new().variables(graph_auth::Variables::from_fn(look_up));
        bench.text(&credential).await;
        assert!(bench.bodies()[0].contains(sent), "{}", bench.bodies()[0]);
        assert_eq!(bench.transport.received()[0].uri, "https://login.microsoftonline.us/contoso.com/oauth2/v2.0/token");
        let shown = format!("{credential:?}");
        assert!(shown.contains("contoso.com") && !shown.contains("s3cret"), "{shown}");
    }
    fs::remove_file(&file).unwrap();
}

#[cfg(feature = "certificate")]
#[tokio::test]
async fn a_certificate_of_the_environment() {
    use base64::{Engine, engine::general_purpose::STANDARD};

    let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_RSA_SHA256).unwrap();
    let own = rcgen::CertificateParams::new(vec![]).unwrap().self_signed(&key).unwrap();
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("certificate-{}.pem", std::process::id()));
    let section =
        |label: &str, der: &[u8]| format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der));
    fs::write(&file, section("CERTIFICATE", own.der()) + &section("PRIVATE KEY", &key.serialize_der())).unwrap();
    let variables = [
        ("AZURE_TENANT_ID", "contoso.com"),
        ("AZURE_CLIENT_ID", APP),
        ("AZURE_CLIENT_CERTIFICATE_PATH", file.to_str().unwrap()),
        ("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN", "True"),
    ];
    let bench = Bench::new(Scripted::default().json(200, GRANTED));
    bench.text(&Environment::new().variables(variables)).await;
    fs::remove_file(&file).unwrap();
    assert!(bench.bodies()[0].contains("&client_assertion=ey"));
    let error = bench.error(&Environment::new().variables(variables)).await;
    assert!(error.contains("certificate's file") && error.contains("cannot be used"), "{error}");
}

#[tokio::test]
async fn what_the_environment_misses_is_named() {
    let bench = Bench::new(Scripted::default());
    let error = bench.error(&Environment::new().variables(NONE)).await;
    assert!(error.contains("set AZURE_TENANT_ID"), "{error}");
    let error = bench.error(&Environment::new().variables([("GRAPH_TENANT_ID", "t")])).await;
    assert!(error.contains("set AZURE_CLIENT_ID"), "{error}");
    let error = bench.error(&Environment::new().variables([("GRAPH_TENANT_ID", "t"), ("AZURE_CLIENT_ID", "c")])).await;
    assert!(
        error.contains("AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, AZURE_FEDERATED_TOKEN_FILE"),
        "{error}"
    );
}
