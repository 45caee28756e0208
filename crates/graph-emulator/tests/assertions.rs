//! How an application proves itself: certificates, other issuers' tokens; and what it is told when it cannot.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use aws_lc_rs::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use common::{Answer, Graph, entra::*, files};
use graph_emulator::{Emulator, EntraError, Fault};
use serde_json::{Value, json};
use std::sync::OnceLock;
use std::time::Duration;

const START: &str = "2026-03-01T08:00:00Z";
const NOW: i64 = 1_772_352_000;
const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const GRAPH: &str = "https://graph.microsoft.com/.default";
const ISSUER: &str = "https://ci.example/tenant";
const SUBJECT: &str = "repo:contoso/app:ref:refs/heads/main";
const EXCHANGE: &str = "api://AzureADTokenExchange";

struct Identity {
    der: Vec<u8>,
    key: RsaKeyPair,
}

impl Identity {
    fn new() -> Self {
        let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_RSA_SHA256).unwrap();
        let certificate =
            rcgen::CertificateParams::new(vec!["app.contoso.com".into()]).unwrap().self_signed(&key).unwrap();
        Self { der: certificate.der().to_vec(), key: RsaKeyPair::from_pkcs8(&key.serialize_der()).unwrap() }
    }

    fn pem(&self) -> String {
        format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", STANDARD.encode(&self.der))
    }

    fn thumbprint(&self, algorithm: &'static Algorithm) -> String {
        URL_SAFE_NO_PAD.encode(digest(algorithm, &self.der))
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let message = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
        let mut signature = vec![0; self.key.public_modulus_len()];
        let random = SystemRandom::new();
        match header["alg"] == "PS256" {
            true => self.key.sign(&RSA_PSS_SHA256, &random, message.as_bytes(), &mut signature).unwrap(),
            false => self.key.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature).unwrap(),
        }
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// Keys take a moment to make: one that is registered, and one that is not.
fn identity(registered: bool) -> &'static Identity {
    static MADE: OnceLock<[Identity; 2]> = OnceLock::new();
    &MADE.get_or_init(|| [Identity::new(), Identity::new()])[usize::from(!registered)]
}

fn emulator() -> Emulator {
    Emulator::builder().demo().starting_at(START).certificate(&identity(true).pem()).build()
}

fn header() -> Value {
    json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": identity(true).thumbprint(&SHA256) })
}

fn claims_of(emulator: &Emulator) -> Value {
    let endpoint = format!("{AUTHORITY}/{}/oauth2/v2.0/token", emulator.tenant());
    let app = emulator.client_id();
    json!({ "aud": endpoint, "iss": app, "sub": app, "jti": "j-1", "nbf": NOW, "iat": NOW, "exp": NOW + 600 })
}

async fn ask(emulator: &Emulator, assertion: &str) -> Answer {
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_id", emulator.client_id()),
        ("scope", GRAPH),
        ("client_assertion_type", TYPE),
        ("client_assertion", assertion),
    ];
    token_at(emulator, emulator.tenant(), &pairs).await
}

fn changed(mut value: Value, changes: &Value) -> Value {
    for (name, change) in changes.as_object().unwrap() {
        value[name] = change.clone();
    }
    value
}

#[tokio::test]
async fn a_certificate_proves_the_application_in_both_forms() {
    let emulator = emulator();
    let sha1 = identity(true).thumbprint(&SHA1_FOR_LEGACY_USE_ONLY);
    let padded = format!("{}=", identity(true).thumbprint(&SHA256));
    let headers = [
        header(),
        json!({ "alg": "RS256", "typ": "JWT", "x5t": sha1 }),
        json!({ "alg": "RS256", "x5t#S256": padded }),
        json!({ "alg": "PS256", "x5t": sha1 }),
    ];
    for header in headers {
        let body = ask(&emulator, &identity(true).sign(&header, &claims_of(&emulator))).await.expect(200).json;
        assert_eq!(claims(&body["access_token"])["appidacr"], "2", "{header}");
        let mut graph = Graph::new(emulator.clone());
        graph.token = body["access_token"].as_str().unwrap().to_owned();
        graph.get("/users/ada@contoso.com").await.expect(200);
        graph.get("/me").await.expect(400);
    }
    for audience in ["common/oauth2/v2.0/token", "contoso.com/v2.0", "organizations/oauth2/token"] {
        let claims = changed(claims_of(&emulator), &json!({ "aud": format!("{AUTHORITY}/{audience}") }));
        ask(&emulator, &identity(true).sign(&header(), &claims)).await.expect(200);
    }
    // As MSAL for Python writes times.
    let claims = changed(
        claims_of(&emulator),
        &json!({ "nbf": null, "exp": serde_json::from_str::<Value>(&format!("{}.25", NOW + 600)).unwrap() }),
    );
    ask(&emulator, &identity(true).sign(&header(), &claims)).await.expect(200);
}

#[tokio::test]
async fn a_wrong_assertion_is_refused_by_its_number() {
    let emulator = emulator();
    let sign = |header: Value, claims: Value| {
        identity(true).sign(&changed(self::header(), &header), &changed(claims_of(&emulator), &claims))
    };
    let none = || json!({});
    let (other, right) = (identity(false), sign(none(), none()));
    let cut = &right[..right.len() - 8];
    let rows = [
        (other.sign(&header(), &claims_of(&emulator)), 700027),
        (sign(json!({ "x5t#S256": other.thumbprint(&SHA256) }), none()), 700027),
        (sign(json!({ "x5t#S256": null }), none()), 700027),
        (cut.to_owned(), 700027),
        (sign(json!({ "alg": "none" }), none()), 50027),
        ("no token".to_owned(), 50027),
        (sign(none(), json!({ "exp": NOW - 301 })), 700024),
        (sign(none(), json!({ "nbf": NOW + 301 })), 700024),
        (sign(none(), json!({ "exp": null })), 700024),
        (sign(none(), json!({ "sub": "another" })), 700021),
        (sign(none(), json!({ "aud": "https://login.example/common/oauth2/v2.0/token" })), 700023),
        (sign(none(), json!({ "aud": format!("{AUTHORITY}/nowhere.com/oauth2/v2.0/token") })), 700023),
        (sign(none(), json!({ "iss": "https://elsewhere" })), 700211),
    ];
    for (assertion, code) in rows {
        let answer = ask(&emulator, &assertion).await;
        refused(&answer, 401, "invalid_client", code);
        assert!(!answer.text.contains(&assertion));
    }
    // Signed with one algorithm, and said to be signed with the other.
    let (_, rest) = right.split_once('.').unwrap();
    let header = URL_SAFE_NO_PAD.encode(changed(header(), &json!({ "alg": "RS256" })).to_string());
    refused(&ask(&emulator, &format!("{header}.{rest}")).await, 401, "invalid_client", 700027);

    let pairs = [("grant_type", "client_credentials"), ("client_id", emulator.client_id()), ("scope", GRAPH)];
    let (kind, proof) = (("client_assertion_type", "urn:other"), ("client_assertion", right.as_str()));
    let answer = token_at(&emulator, emulator.tenant(), &with(pairs.to_vec(), &[proof])).await;
    refused(&answer, 400, "invalid_request", 900144);
    let answer = token_at(&emulator, emulator.tenant(), &with(pairs.to_vec(), &[kind, proof])).await;
    refused(&answer, 400, "invalid_request", 90023);
    refused(&ask(&Emulator::demo(), &right).await, 401, "invalid_client", 700027);
}

#[tokio::test(start_paused = true)]
async fn an_assertion_is_good_until_it_ends_or_once() {
    let emulator = emulator();
    let assertion = identity(true).sign(&header(), &claims_of(&emulator));
    ask(&emulator, &assertion).await.expect(200);
    tokio::time::advance(Duration::from_secs(899)).await;
    ask(&emulator, &assertion).await.expect(200);
    tokio::time::advance(Duration::from_secs(1)).await;
    refused(&ask(&emulator, &assertion).await, 401, "invalid_client", 700024);

    let strict = Emulator::builder().demo().starting_at(START).certificate(&identity(true).pem());
    let strict = strict.single_use_assertions().build();
    let sign = |id: &Value| identity(true).sign(&header(), &changed(claims_of(&strict), &json!({ "jti": id })));
    ask(&strict, &sign(&json!("a"))).await.expect(200);
    refused(&ask(&strict, &sign(&json!("a"))).await, 401, "invalid_client", 50027);
    refused(&ask(&strict, &sign(&Value::Null)).await, 401, "invalid_client", 50027);
    ask(&strict, &sign(&json!("b"))).await.expect(200);
}

#[tokio::test]
#[should_panic(expected = "its key is not one of RSA")]
async fn what_is_no_certificate_is_not_registered() {
    let key = rcgen::KeyPair::generate().unwrap();
    let elliptic = rcgen::CertificateParams::new(vec!["app".into()]).unwrap().self_signed(&key).unwrap();
    let pem = format!("-----BEGIN CERTIFICATE-----{}-----END CERTIFICATE-----", STANDARD.encode(elliptic.der()));
    drop(Emulator::builder().certificate(&pem));
}

#[tokio::test(start_paused = true)]
async fn another_issuers_token_proves_the_application() {
    let emulator = Emulator::builder().demo().federated_credential(ISSUER, SUBJECT, EXCHANGE).build();
    let assertion = emulator.federated_token(ISSUER, SUBJECT, EXCHANGE);
    ask(&emulator, &assertion).await.expect(200);
    let rows = [
        (emulator.federated_token("https://ci.example/other", SUBJECT, EXCHANGE), 700211),
        (emulator.federated_token(ISSUER, "repo:contoso/app:pull_request", EXCHANGE), 700213),
        (emulator.federated_token(ISSUER, SUBJECT, "api://other"), 700212),
        (identity(false).sign(&json!({ "alg": "RS256" }), &claims(&json!(assertion))), 700027),
    ];
    for (assertion, code) in rows {
        refused(&ask(&emulator, &assertion).await, 401, "invalid_client", code);
    }
    let configuration = format!("{ISSUER}/.well-known/openid-configuration");
    let document = files::send(&emulator, "GET", &configuration, &[], "").await.unwrap().expect(200).json;
    assert_eq!(document["issuer"], ISSUER);
    let keys = files::send(&emulator, "GET", document["jwks_uri"].as_str().unwrap(), &[], "").await.unwrap();
    assert_eq!(keys.json["keys"][0]["kid"], part(&json!(assertion), 0)["kid"]);

    tokio::time::advance(Duration::from_secs(899)).await;
    ask(&emulator, &assertion).await.expect(200);
    tokio::time::advance(Duration::from_secs(1)).await;
    refused(&ask(&emulator, &assertion).await, 401, "invalid_client", 700024);
}

fn exchange<'a>(emulator: &'a Emulator, assertion: &'a str) -> Pairs<'a> {
    vec![
        ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
        ("client_id", emulator.client_id()),
        ("client_secret", emulator.client_secret()),
        ("assertion", assertion),
        ("requested_token_use", "on_behalf_of"),
        ("scope", "https://graph.microsoft.com/User.Read offline_access"),
    ]
}

#[tokio::test(start_paused = true)]
async fn a_server_acts_on_behalf_of_who_calls_it() {
    let emulator = Emulator::builder().demo().consent_needed("Mail.Send").build();
    let assertion = emulator.user_assertion(ADA);
    let right = exchange(&emulator, &assertion);
    let body = token(&emulator, &right).await.expect(200).json;
    let mut graph = Graph::new(emulator.clone());
    graph.token = body["access_token"].as_str().unwrap().to_owned();
    assert_eq!(graph.get("/me").await.expect(200).json["userPrincipalName"], ADA);
    token(&emulator, &refreshing(&emulator, &body)).await.expect(200);
    graph.token = assertion.clone();
    assert!(graph.get("/me").await.expect(401).message().contains("audience"));

    let foreign = emulator.token(ADA);
    let app = [
        ("grant_type", "client_credentials"),
        ("client_id", emulator.client_id()),
        ("client_secret", emulator.client_secret()),
        ("scope", &format!("api://{}/.default", emulator.client_id())),
    ];
    let app = token_at(&emulator, emulator.tenant(), &app).await.expect(200).json["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let rows: &[(Changes<'_>, u16, &str, u32)] = &[
        (&[("client_secret", "")], 401, "invalid_client", 7000216),
        (&[("client_secret", "guess")], 401, "invalid_client", 7000215),
        (&[("assertion", "")], 400, "invalid_request", 900144),
        (&[("requested_token_use", "")], 400, "invalid_request", 900144),
        (&[("requested_token_use", "on_its_own")], 400, "invalid_request", 90023),
        (&[("assertion", "e.y.J")], 400, "invalid_grant", 50013),
        (&[("assertion", &foreign)], 400, "invalid_grant", 500131),
        (&[("assertion", &app)], 400, "invalid_grant", 7000114),
        (&[("scope", "")], 400, "invalid_request", 900144),
        (&[("scope", "Mail.Send")], 400, "invalid_grant", 65001),
    ];
    for (changes, status, error, code) in rows {
        refused(&token(&emulator, &with(right.clone(), changes)).await, *status, error, *code);
    }
    let demand = r#"{"access_token":{"polids":{"essential":true,"values":["p1"]}}}"#;
    emulator.fault(Fault::entra(EntraError::new(50076).claims(demand)));
    let answer = token(&emulator, &right).await;
    refused(&answer, 400, "interaction_required", 50076);
    assert_eq!((&answer.json["claims"], &answer.json["suberror"]), (&demand.into(), &"basic_action".into()));

    tokio::time::advance(Duration::from_secs(3600)).await;
    refused(&token(&emulator, &right).await, 400, "invalid_grant", 500133);
}

#[tokio::test]
async fn a_password_signs_in() {
    let emulator = Emulator::builder().demo().user("zelda@contoso.com", |user| user.password("hunter2")).build();
    let right = vec![
        ("grant_type", "password"),
        ("client_id", emulator.client_id()),
        ("username", "zelda@contoso.com"),
        ("password", "hunter2"),
        ("scope", "User.Read openid offline_access"),
    ];
    let body = token(&emulator, &right).await.expect(200).json;
    assert_eq!(claims(&body["id_token"])["preferred_username"], "zelda@contoso.com");
    assert!(body["refresh_token"].is_string());
    let rows: &[(Changes<'_>, &str, u32)] = &[
        (&[("password", "hunter3")], "invalid_grant", 50126),
        (&[("password", "")], "invalid_request", 900144),
        (&[("username", "nobody@contoso.com")], "invalid_grant", 50034),
        (&[("username", "")], "invalid_request", 900144),
    ];
    for (changes, error, code) in rows {
        let answer = token(&emulator, &with(right.clone(), changes)).await;
        refused(&answer, 400, error, *code);
        assert!(!answer.text.contains("hunter"));
    }
    refused(&token_at(&emulator, "common", &right).await, 400, "invalid_request", 9001023);
    emulator.fault(Fault::entra(50076));
    let answer = token(&emulator, &right).await;
    refused(&answer, 400, "invalid_grant", 50076);
    assert_eq!(answer.json["suberror"], "basic_action");
    token(&emulator, &right).await.expect(200);
}

#[tokio::test]
async fn the_authority_refuses_on_order() {
    let emulator = Emulator::demo();
    let secret = [
        ("grant_type", "client_credentials"),
        ("client_id", emulator.client_id()),
        ("client_secret", emulator.client_secret()),
        ("scope", GRAPH),
    ];
    let ask = || token_at(&emulator, emulator.tenant(), &secret);
    emulator.fault(Fault::entra(7000222));
    // Only the authority's endpoints meet it.
    Graph::new(emulator.clone()).get("/me").await.expect(200);
    refused(&ask().await, 401, "invalid_client", 7000222);
    ask().await.expect(200);

    emulator.fault(Fault::entra(EntraError::new(90033).retry_after(Duration::from_millis(1500))).times(2));
    for _ in 0..2 {
        let answer = ask().await;
        refused(&answer, 503, "temporarily_unavailable", 90033);
        assert_eq!(answer.header("retry-after"), "2");
    }
    ask().await.expect(200);
    emulator.fault(Fault::entra(EntraError::new(99).error("odd").status(418).suberror("why")));
    let answer = ask().await;
    refused(&answer, 418, "odd", 99);
    assert_eq!(answer.json["suberror"], "why");
    assert!(answer.json["error_description"].as_str().unwrap().starts_with("AADSTS99: "));

    // A browser brings it back to the application.
    emulator.fault(Fault::entra(53003).on("POST /*/oauth2/v2.0/authorize"));
    let redirect = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    assert_eq!(redirect.parameter("error"), Some("interaction_required"));
    assert_eq!(redirect.parameter("error_subcode"), Some("message_only"));
    assert_eq!(redirect.parameter("state"), Some("s+1 &"));
}

#[tokio::test]
async fn long_tokens_say_when_to_ask_again_and_refresh_tokens_are_good_for_other_resources() {
    let vault = "https://vault.azure.net";
    let emulator = Emulator::builder().demo().token_lifetime(Duration::from_secs(86_400)).resource(vault).build();
    let redirect = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    let body = token(&emulator, &redemption(&emulator, &redirect)).await.expect(200).json;
    assert_eq!((&body["expires_in"], &body["refresh_in"]), (&86_400.into(), &43_200.into()));
    let scope = format!("{vault}/.default");
    let other = token(&emulator, &with(refreshing(&emulator, &body), &[("scope", &scope)])).await.expect(200).json;
    assert_eq!(claims(&other["access_token"])["aud"], vault);
    assert_eq!(other["scope"], format!("{vault}/user_impersonation {vault}/.default"));
    let unknown = with(refreshing(&emulator, &body), &[("scope", "https://other.example/.default")]);
    refused(&token(&emulator, &unknown).await, 400, "invalid_resource", 500011);

    // What a client can do is said in its tokens.
    let claims_of = r#"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#;
    let capable =
        token(&emulator, &with(refreshing(&emulator, &body), &[("claims", claims_of)])).await.expect(200).json;
    assert_eq!(claims(&capable["access_token"])["xms_cc"], json!(["cp1"]));
    refused(
        &token(&emulator, &with(refreshing(&emulator, &body), &[("claims", "[]")])).await,
        400,
        "invalid_request",
        900142,
    );

    let hourly = Emulator::demo();
    let redirect = hourly.authorize(&authorize_url(&hourly, &[]), ADA).unwrap();
    assert!(token(&hourly, &redemption(&hourly, &redirect)).await.expect(200).json.get("refresh_in").is_none());
}
