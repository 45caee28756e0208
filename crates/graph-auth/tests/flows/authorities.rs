//! Whom to ask: every cloud's sign-in service, external tenants, and providers that are not Microsoft's.

use crate::{
    authorization_code::parameter,
    bench::{APP, Bench},
};
use graph_auth::{
    AuthorizationCode, ClientSecret, DeviceCode, RefreshToken, SignInError, SignInService, TokenProvider, TokenRequest,
};
use graph_transport::{Cloud, Endpoint, HttpClient, TransportErrorKind, testing::Scripted};

const ISSUER: &str = "https://id.example.com/realms/one";
const BACK: &str = "https://app.example/back";

/// A provider that is certified and does as little as the standard lets it.
fn document(more: &str) -> String {
    format!(
        r#"{{"issuer":"{ISSUER}","authorization_endpoint":"https://id.example.com/login?realm=one","token_endpoint":"https://id.example.com/token",
        "jwks_uri":"https://keys.example.com/one"{more}}}"#
    )
}

async fn discovered(more: &str) -> SignInService {
    let http = HttpClient::new(Scripted::default().json(200, &document(more)));
    SignInService::discover(&http, ISSUER).await.unwrap()
}

#[tokio::test]
async fn each_clouds_own_service_is_asked() {
    for cloud in Cloud::ALL {
        let bench = Bench::new(Scripted::default()).cloud(*cloud);
        let (page, _) = AuthorizationCode::new("common", APP, BACK).begin(bench.request()).unwrap();
        assert!(page.starts_with(&format!("{}/common/oauth2/v2.0/authorize?", cloud.authority)), "{page}");
        assert!(parameter(&page, "scope").starts_with(&format!("{}/.default ", cloud.graph)), "{page}");
    }
}

#[tokio::test]
async fn external_tenants_have_hosts_of_their_own() {
    let bench = Bench::new(Scripted::default());
    let app =
        AuthorizationCode::new("contoso.onmicrosoft.com", APP, BACK).authority(SignInService::external("contoso"));
    let (page, _) = app.begin(bench.request()).unwrap();
    assert!(page.starts_with("https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?"), "{page}");
    let app = AuthorizationCode::new("t", APP, BACK).authority(SignInService::external("evil.example/"));
    assert!(app.begin(bench.request()).unwrap_err().to_string().contains("evil.example"), "no way to another host");
}

#[tokio::test]
async fn strangers_are_told_nothing_without_a_yes() {
    let answer = r#"{"access_token":"t"}"#;
    let bench = Bench::new(Scripted::default().json(200, answer));
    let error = bench.error(&ClientSecret::new("t", APP, "s3cret-of-ours").authority("https://login.example")).await;
    assert!(error.contains("login.example is no sign-in service of Microsoft's that is known"), "{error}");
    assert!(bench.transport.received().is_empty());
    let trusted = SignInService::trusted("https://login.example");
    assert_eq!(bench.text(&ClientSecret::new("t", APP, "s3cret-of-ours").authority(trusted)).await, "t");
    assert_eq!(bench.transport.received()[0].uri, "https://login.example/t/oauth2/v2.0/token");
}

#[tokio::test]
async fn microsoft_is_asked_about_a_service_that_is_not_known() {
    let emulator = graph_emulator::Emulator::demo();
    let http = HttpClient::new(emulator.clone());
    let confirm = async |address: &str| SignInService::confirmed(&http, &Endpoint::default(), address).await;
    let error = confirm("https://login.example").await.unwrap_err();
    assert!(error.to_string().contains("login.example is no sign-in service that Microsoft knows"), "{error}");
    assert_eq!(SignInError::of(&error).unwrap().code(), Some("invalid_instance"));
    confirm("https://login.microsoftonline.us").await.unwrap();
    assert_eq!(emulator.journal().matching("GET /common/discovery/instance").count(), 1, "what is known is not asked");

    let transport = Scripted::default().json(200, r#"{"tenant_discovery_endpoint":"https://login.new.example/t"}"#);
    let http = HttpClient::new(transport.clone());
    let new = SignInService::confirmed(&http, &Endpoint::default(), "https://login.new.example").await.unwrap();
    assert_eq!(
        transport.received()[0].uri,
        "https://login.microsoftonline.com/common/discovery/instance?api-version=1.1&authorization_endpoint=\
         https%3A%2F%2Flogin.new.example%2Fcommon%2Foauth2%2Fv2.0%2Fauthorize"
    );
    let bench = Bench::new(Scripted::default().json(200, r#"{"access_token":"t"}"#));
    assert_eq!(bench.text(&ClientSecret::new("t", APP, "s").authority(new)).await, "t");
}

#[tokio::test]
async fn a_provider_of_someone_elses_is_asked_where_it_says() {
    let service = discovered(r#","authorization_response_iss_parameter_supported":true"#).await;
    let granted = r#"{"access_token":"t","token_type":"bearer","refresh_token":"r"}"#;
    let bench = Bench::new(Scripted::default().json(200, granted).json(200, granted)).scopes(&["api://x/Read"]);
    let app = AuthorizationCode::new("any", "my app", BACK).client_secret("s+3cret").authority(service);
    let (page, pending) = app.begin(bench.request()).unwrap();
    assert!(
        page.starts_with("https://id.example.com/login?realm=one&client_id=my%20app&response_type=code&"),
        "{page}"
    );
    let state = parameter(&page, "state");
    for issuer in ["", "&iss=https://id.example.com", "&iss=https://evil.example"] {
        let error = app.finish(bench.request(), pending.clone(), &format!("?code=c&state={state}{issuer}")).await;
        assert!(error.unwrap_err().to_string().contains("comes from another sign-in service"), "{issuer}");
    }
    let redirect = format!("?code=c&state={state}&iss={ISSUER}");
    let signed_in = app.finish(bench.request(), pending, &redirect).await.unwrap();
    assert_eq!(signed_in.account, None, "it told nobody's name");
    // Who does not say what was granted has granted what was asked for.
    assert_eq!(signed_in.granted, ["api://x/Read", "offline_access", "openid", "profile"]);
    assert_eq!(bench.transport.received()[0].uri, "https://id.example.com/token");
    assert!(bench.bodies()[0].contains("client_secret=s%2B3cret"));
    let error = app.admin_consent_url(&Endpoint::default(), &[], &"s".into()).unwrap_err();
    assert!(error.to_string().contains("Microsoft's own"), "{error}");
    assert!(app.sign_out_url(&Endpoint::default(), None).unwrap_err().to_string().contains("no endpoint for logout"));
}

#[tokio::test]
async fn a_secret_travels_in_the_header_where_no_form_is_read() {
    let service = discovered(r#","token_endpoint_auth_methods_supported":["client_secret_basic"]"#).await;
    let refused = r#"{"error":"invalid_client"}"#;
    let bench = Bench::new(Scripted::default().json(401, refused));
    let error = bench.token(&ClientSecret::new("any", "my app", "s+3cret:").authority(service)).await.unwrap_err();
    let sent = &bench.transport.received()[0];
    // `my%20app:s%2B3cret%3A`
    assert_eq!(sent.headers["authorization"], "Basic bXklMjBhcHA6cyUyQjNjcmV0JTNB");
    assert!(!bench.bodies()[0].contains("client_secret"));
    let facts = SignInError::of(&error).unwrap();
    assert_eq!((facts.code(), facts.number()), (Some("invalid_client"), None));
    assert!(!format!("{error} {error:?}").contains("bXklMjBhcHA"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn device_codes_need_say_no_more_than_the_standard() {
    let service = discovered(r#","device_authorization_endpoint":"https://id.example.com/device""#).await;
    let code = r#"{"user_code":"U","device_code":"d","verification_uri":"https://id.example.com/d","expires_in":60}"#;
    let script = Scripted::default().json(200, code).json(400, r#"{"error":"slow_down"}"#);
    let bench = Bench::new(script.json(200, r#"{"access_token":"t"}"#));
    let shown = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let seen = std::sync::Arc::clone(&shown);
    let show = move |prompt: &graph_auth::DevicePrompt| *seen.lock().unwrap() = prompt.to_string();
    assert_eq!(bench.text(&DeviceCode::new("any", "app", show).authority(service)).await, "t");
    assert_eq!(bench.transport.received()[0].uri, "https://id.example.com/device");
    assert_eq!(*shown.lock().unwrap(), "To sign in, open https://id.example.com/d in a browser and enter the code U.");
    let without = DeviceCode::new("any", "app", |_| unreachable!()).authority(discovered("").await);
    assert!(bench.error(&without).await.contains("no endpoint for devicecode"));
}

#[tokio::test]
async fn a_refresh_elsewhere_asks_for_no_more_than_was_granted() {
    let service = discovered("").await;
    let bench = Bench::new(Scripted::default().json(200, r#"{"access_token":"t"}"#)).scopes(&["api://x/Read"]);
    assert_eq!(bench.text(&RefreshToken::new("any", "app", "r").authority(service)).await, "t");
    let body = &bench.bodies()[0];
    assert!(body.contains("&refresh_token=r&") && !body.contains("scope="), "{body}");
}

#[tokio::test]
async fn a_document_must_be_that_of_whom_was_asked() {
    let discover = async |script: Scripted, issuer: &str| {
        let http = HttpClient::new(script).retry(graph_transport::Backoff::never());
        SignInService::discover(&http, issuer).await.unwrap_err().to_string()
    };
    let own = |body: &str| Scripted::default().json(200, body);
    for (script, issuer, words) in [
        (own(&document("")), "https://id.example.com", "another issuer"),
        (own(&document(r#","end_session_endpoint":"http://id.example.com/out""#)), ISSUER, "is not https"),
        (own("<html>"), ISSUER, "is not JSON"),
        (own("{}"), ISSUER, "does not name its issuer"),
        (Scripted::default().json(404, "{}"), ISSUER, "404"),
        (Scripted::default().fail(TransportErrorKind::Connect), ISSUER, "did not answer"),
        (Scripted::default(), "http://id.example.com", "must be an absolute https:// URL"),
        (Scripted::default(), "https://id.example.com/?a", "without ? and #"),
    ] {
        let error = discover(script, issuer).await;
        assert!(error.contains(words), "{error}");
    }
}

#[tokio::test]
async fn a_tenants_cloud_is_found_by_asking() {
    let find = async |service: SignInService, body: &str| {
        let transport = Scripted::default().json(200, body);
        let found = service.endpoint_of(&HttpClient::new(transport.clone()), "contoso.us").await;
        (found, transport.received())
    };
    for cloud in Cloud::ALL {
        let graph = cloud.graph.trim_start_matches("https://");
        let body = format!(r#"{{"issuer":"{}/t/v2.0","msgraph_host":"{graph}"}}"#, cloud.authority);
        let (found, sent) = find(SignInService::default(), &body).await;
        assert_eq!(found.unwrap(), Endpoint::of(*cloud));
        let asked = "https://login.microsoftonline.com/contoso.us/v2.0/.well-known/openid-configuration";
        assert_eq!(sent[0].uri, asked);
    }
    let (found, _) = find(
        SignInService::trusted("https://login.example"),
        r#"{"issuer":"https://login.example/t/v2.0","msgraph_host":"graph.example"}"#,
    )
    .await;
    let found = found.unwrap();
    assert_eq!((found.root(), found.authority()), ("https://graph.example/v1.0", "https://login.example"));
    assert_eq!(found.default_scope(), "https://graph.example/.default");
    let (found, _) = find(SignInService::default(), r#"{"issuer":"https://login.microsoftonline.com/t/v2.0"}"#).await;
    assert!(found.unwrap_err().to_string().contains("does not tell where"));
    for host in ["evil.example/v1.0?x=", "a@evil.example", "evil.example#"] {
        let body = format!(r#"{{"issuer":"https://login.microsoftonline.com/t/v2.0","msgraph_host":"{host}"}}"#);
        assert!(find(SignInService::default(), &body).await.0.is_err(), "{host}");
    }
}

#[tokio::test]
async fn the_emulator_is_a_provider_like_any_other() {
    let emulator = graph_emulator::Emulator::demo();
    let http = HttpClient::new(emulator.clone());
    let issuer = format!("https://login.microsoftonline.com/{}/v2.0", emulator.tenant());
    let service = SignInService::discover(&http, &issuer).await.unwrap();
    let credential = ClientSecret::new("any", emulator.client_id(), emulator.client_secret()).authority(service);
    let (endpoint, scopes) = (Endpoint::default(), [Endpoint::default().default_scope()]);
    credential.token(TokenRequest::new(&http, &endpoint, &scopes)).await.unwrap();
}
