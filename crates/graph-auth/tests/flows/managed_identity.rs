//! The identity of the machine that the program runs on.

use crate::bench::Bench;
use graph_auth::{ManagedIdentity, TokenProvider, Variables};
use graph_transport::{
    Body, BoxFuture, HttpClient, Method, Transport, TransportError, TransportErrorKind, testing::Scripted,
};
use std::time::Duration;
use tokio::time::Instant;

const GRANTED: &str =
    r#"{"access_token":"t1","expires_in":"3600","token_type":"Bearer","resource":"https://graph.microsoft.com"}"#;
const IMDS: [(&str, &str); 0] = [];
const APP_SERVICE: [(&str, &str); 2] =
    [("IDENTITY_ENDPOINT", "http://127.0.0.1:41741/msi/token"), ("IDENTITY_HEADER", "h3ader-t0ken")];
const MACHINE_LEARNING: [(&str, &str); 3] = [
    ("MSI_ENDPOINT", "http://127.0.0.1:42/token"),
    ("MSI_SECRET", "m5i-secret"),
    ("DEFAULT_IDENTITY_CLIENT_ID", "default-id"),
];
const SERVICE_FABRIC: [(&str, &str); 3] = [
    ("IDENTITY_ENDPOINT", "https://10.0.0.4:2377/metadata/identity/oauth2/token"),
    ("IDENTITY_HEADER", "fabr1c-secret"),
    ("IDENTITY_SERVER_THUMBPRINT", "00:11:22:33:44 5566778899aabbccddeeff01234567"),
];
const CLOUD_SHELL: [(&str, &str); 1] = [("MSI_ENDPOINT", "http://localhost:50342/oauth2/token")];
const RESOURCE: &str = "resource=https%3A%2F%2Fgraph.microsoft.com";

fn identity(variables: impl Into<Variables>) -> ManagedIdentity {
    ManagedIdentity::new().variables(variables)
}

/// What stands in for the machine's metadata service when it is only asked whether it is there.
fn probed() -> Scripted {
    Scripted::default()
        .json(400, r#"{"error":"invalid_request","error_description":"Required metadata header not specified"}"#)
}

#[tokio::test(start_paused = true)]
async fn a_virtual_machine() {
    let bench = Bench::new(probed().json(200, GRANTED));
    let credential = identity(IMDS);
    assert_eq!(bench.text(&credential).await, "t1");
    assert_eq!(bench.text(&credential).await, "t1", "kept");
    let sent = bench.transport.received();
    assert_eq!(sent.len(), 2);
    assert!(!sent[0].headers.contains_key("metadata"), "what is asked before has no effect");
    let base = "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01";
    assert_eq!((sent[1].uri.to_string(), &sent[1].method), (format!("{base}&{RESOURCE}"), &Method::GET));
    assert_eq!(sent[1].headers["metadata"], "true");
}

#[tokio::test(start_paused = true)]
async fn each_place_has_its_own_form() {
    let bench = Bench::new(Scripted::default().json(200, GRANTED).json(200, GRANTED).json(200, GRANTED));
    for variables in [Variables::from(APP_SERVICE), MACHINE_LEARNING.into(), CLOUD_SHELL.into()] {
        assert_eq!(bench.text(&identity(variables)).await, "t1");
    }
    let sent = bench.transport.received();
    assert_eq!(
        sent[0].uri,
        "http://127.0.0.1:41741/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com"
    );
    assert_eq!(sent[0].headers["x-identity-header"], "h3ader-t0ken");
    assert_eq!(
        sent[1].uri,
        "http://127.0.0.1:42/token?api-version=2017-09-01&resource=https%3A%2F%2Fgraph.microsoft.com&clientid=default-id"
    );
    assert_eq!(sent[1].headers["secret"], "m5i-secret");
    assert_eq!((sent[2].uri.to_string().as_str(), &sent[2].method), (CLOUD_SHELL[0].1, &Method::POST));
    assert_eq!(bench.bodies()[2], RESOURCE);
}

#[tokio::test(start_paused = true)]
async fn an_identity_is_chosen_as_each_place_wants_it() {
    let id = "/subscriptions/s/x";
    for (credential, ending) in [
        (identity(APP_SERVICE).client_id("c"), Ok("&client_id=c")),
        (identity(APP_SERVICE).object_id("o"), Ok("&object_id=o")),
        (identity(APP_SERVICE).resource_id(id), Ok("&mi_res_id=%2Fsubscriptions%2Fs%2Fx")),
        (identity(MACHINE_LEARNING).client_id("c"), Ok("&clientid=c")),
        (identity(MACHINE_LEARNING).object_id("o"), Err("choose the identity by its client id")),
        (identity(CLOUD_SHELL).client_id("c"), Err("Cloud Shell has one identity")),
        (identity(APP_SERVICE).client_id(""), Err("the identity's client id is empty")),
    ] {
        let bench = Bench::new(Scripted::default().json(200, GRANTED));
        match ending {
            Ok(ending) => {
                bench.text(&credential).await;
                let uri = bench.transport.received()[0].uri.to_string();
                assert!(uri.ends_with(ending), "{uri}");
            }
            Err(words) => {
                let error = bench.error(&credential).await;
                assert!(error.contains(words) && bench.transport.received().is_empty(), "{error}");
            }
        }
    }
    let bench = Bench::new(probed().json(200, GRANTED));
    bench.text(&identity(IMDS).resource_id(id)).await;
    assert!(bench.transport.received()[1].uri.to_string().ends_with("&msi_res_id=%2Fsubscriptions%2Fs%2Fx"));
}

#[tokio::test(start_paused = true)]
async fn another_identity_than_was_asked_for_is_refused() {
    let other = GRANTED.replace("\"token_type\"", "\"client_id\":\"other\",\"token_type\"");
    let same = other.replace("other", "THIS-one");
    let bench = Bench::new(Scripted::default().json(200, &other).json(200, &same));
    let credential = identity(APP_SERVICE).client_id("this-one");
    let error = bench.error(&credential).await;
    assert!(error.contains("App Service did not give the identity that was asked for"), "{error}");
    assert_eq!(bench.text(&credential).await, "t1");
}

#[tokio::test(start_paused = true)]
async fn what_passes_is_waited_for() {
    let script = probed().json(404, "").json(410, "").json(500, "{}").json(200, GRANTED);
    let bench = Bench::new(script);
    let credential = identity(IMDS);
    let error = bench.error(&credential).await;
    assert!(error.contains("500") && bench.transport.received().len() == 4, "three attempts: {error}");
    assert_eq!(bench.text(&credential).await, "t1");

    let upgrading = (0..40).fold(probed(), |script, _| script.json(410, "")).json(200, GRANTED);
    let started = Instant::now();
    assert_eq!(Bench::new(upgrading).text(&identity(IMDS)).await, "t1");
    assert_eq!(started.elapsed(), Duration::from_secs(40), "an upgrade may take more than a minute");

    for (status, attempts) in [(404, 1), (410, 1), (429, 3), (500, 3), (408, 3), (501, 1), (400, 1)] {
        let bench = Bench::new((0..4).fold(Scripted::default(), |script, _| script.json(status, "")));
        bench.error(&identity(APP_SERVICE)).await;
        assert_eq!(bench.transport.received().len(), attempts, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn elsewhere_than_on_azure_it_fails_soon() {
    for kind in [TransportErrorKind::Connect, TransportErrorKind::Timeout] {
        let bench = Bench::new(Scripted::default().fail(kind).fail(kind));
        let started = Instant::now();
        let error = bench.token(&identity(IMDS)).await.unwrap_err();
        assert!(error.to_string().starts_with("no managed identity: nothing on this machine answers"), "{error}");
        assert!(!error.is_transient(), "no wait makes it Azure");
        assert!(started.elapsed() < Duration::from_secs(3));
    }
}

#[tokio::test(start_paused = true)]
async fn failures_say_what_to_do_and_no_secret() {
    let missing = r#"{"error":"invalid_request","error_description":"Identity not found"}"#;
    let bench = Bench::new(probed().json(400, missing));
    let error = bench.error(&identity(IMDS)).await;
    assert!(
        error.contains("400 invalid_request: the machine's metadata service gave no token: Identity not found: assign a managed identity"),
        "{error}"
    );
    for body in ["bad h3ader-t0ken", r#"{"error":"x","error_description":"bad h3ader-t0ken"}"#] {
        let bench = Bench::new(Scripted::default().json(403, body));
        let error = bench.token(&identity(APP_SERVICE)).await.unwrap_err();
        let all = format!("{error} {error:?} {:?} {:?}", error.service_error(), identity(APP_SERVICE));
        assert!(all.contains("403") && all.contains("[redacted]") && !all.contains("h3ader-t0ken"), "{all}");
    }
    let nothing = Bench::new(Scripted::default());
    let strange = [("IDENTITY_ENDPOINT", "http://identity.example/"), APP_SERVICE[1]];
    assert!(nothing.error(&identity(strange)).await.contains("neither https nor on this machine"));
    let nothing = nothing.scopes(&["Mail.Read"]);
    assert!(nothing.error(&identity(APP_SERVICE)).await.contains("asks for one scope, which ends in /.default"));
    assert!(nothing.transport.received().is_empty());
}

#[tokio::test(start_paused = true)]
async fn service_fabric_is_asked_through_a_pinned_server() {
    let bench = Bench::new(Scripted::default().json(200, &GRANTED.replace("\"3600\"", "3600")));
    assert_eq!(bench.text(&identity(SERVICE_FABRIC)).await, "t1");
    let sent = &bench.transport.received()[0];
    assert_eq!(
        sent.uri.to_string(),
        format!("https://10.0.0.4:2377/metadata/identity/oauth2/token?api-version=2019-07-01-preview&{RESOURCE}")
    );
    assert_eq!(sent.headers["secret"], "fabr1c-secret");
    assert_eq!(sent.pinned.unwrap().to_string(), "00112233445566778899AABBCCDDEEFF01234567");

    let nothing = Bench::new(Scripted::default());
    let error = nothing.error(&identity(SERVICE_FABRIC).client_id("c")).await;
    assert!(error.contains("the application's manifest names: do not choose another"), "{error}");
    let with = |at: usize, value| {
        let mut variables = SERVICE_FABRIC;
        variables[at].1 = value;
        identity(variables)
    };
    let error = nothing.error(&with(0, "http://127.0.0.1:2377/x")).await;
    assert!(error.contains("Service Fabric's endpoint is not https"), "{error}");
    let error = nothing.error(&with(2, "00112233")).await;
    assert!(error.starts_with("IDENTITY_SERVER_THUMBPRINT: a certificate's thumbprint is its SHA-1"), "{error}");
    assert!(nothing.transport.received().is_empty());
}

/// A transport that knows nothing of certificates.
#[derive(Debug)]
struct Plain(Scripted);

impl Transport for Plain {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.0.send(request)
    }
}

#[tokio::test(start_paused = true)]
async fn service_fabric_needs_a_transport_that_can_pin_and_an_endpoint_that_is_the_one() {
    let script = Scripted::default().json(200, GRANTED);
    let plain = Bench::over(HttpClient::new(Plain(script.clone())));
    let error = plain.error(&identity(SERVICE_FABRIC)).await;
    assert!(error.starts_with("the transport cannot hold a server to its certificate"), "{error}");
    assert!(script.received().is_empty());

    let bench = Bench::new(Scripted::default().fail(TransportErrorKind::Untrusted));
    let error = bench.error(&identity(SERVICE_FABRIC)).await;
    assert!(
        error.contains("Service Fabric gave no token: scripted failure: compare IDENTITY_SERVER_THUMBPRINT"),
        "{error}"
    );
    assert_eq!(bench.transport.received().len(), 1, "not tried again");
}

#[tokio::test(start_paused = true)]
async fn no_secret_follows_a_redirect() {
    for variables in [Variables::from(APP_SERVICE), MACHINE_LEARNING.into(), CLOUD_SHELL.into(), SERVICE_FABRIC.into()]
    {
        for status in [302, 307] {
            let redirect = [("location", "https://elsewhere.example/")];
            let bench = Bench::new(Scripted::default().answer(status, &redirect, "").json(200, GRANTED));
            let error = bench.error(&identity(variables.clone())).await;
            assert!(error.contains("answered with a redirect, which is not followed"), "{error}");
            assert_eq!(bench.transport.received().len(), 1);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn after_a_claims_challenge_no_cache_gives_the_same_token() {
    let script = || Scripted::default().json(200, GRANTED).json(200, &GRANTED.replace("t1", "t2"));
    // SHA-256 of "t1".
    let revoked = "&token_sha256_to_refresh=628b49d96dcde97a430dd4f597705899e09a968f793491e4b704cae33a40dc02";
    for (variables, names) in [
        (Variables::from(APP_SERVICE), true),
        (SERVICE_FABRIC.into(), true),
        // These have no word for it.
        (MACHINE_LEARNING.into(), false),
    ] {
        let bench = Bench::new(script());
        let credential = identity(variables);
        let old = bench.token(&credential).await.unwrap();
        let mut request = bench.request();
        (request.refused, request.claims) = (Some(&old), Some(r#"{"access_token":{"nbf":{"essential":true}}}"#));
        assert_eq!(credential.token(request).await.unwrap().secret().expose(), "t2");
        assert_eq!(bench.text(&credential).await, "t2", "and from then on");
        let sent = bench.transport.received();
        assert!(!sent[0].uri.to_string().contains("sha256"));
        assert_eq!(sent[1].uri.to_string().ends_with(revoked), names, "{}", sent[1].uri);
    }
    // Claims alone, of a caller that keeps its tokens itself.
    let bench = Bench::new(script());
    let credential = identity(APP_SERVICE);
    bench.text(&credential).await;
    let mut request = bench.request();
    request.claims = Some("{}");
    assert_eq!(credential.token(request).await.unwrap().secret().expose(), "t2");
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced() {
    let bench = Bench::new(Scripted::default().json(200, GRANTED).json(200, &GRANTED.replace("t1", "t2")));
    let credential = identity(APP_SERVICE);
    let old = bench.token(&credential).await.unwrap();
    let mut request = bench.request();
    request.refused = Some(&old);
    assert_eq!(credential.token(request).await.unwrap().secret().expose(), "t2");
}
