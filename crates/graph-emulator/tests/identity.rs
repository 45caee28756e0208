//! Managed identities at each place that has tokens for them, and consent of an administrator.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph, entra::*, files};
use graph_emulator::{Emulator, EmulatorBuilder, Fault, IdentityHost};
use serde_json::json;
use std::time::Duration;

const START: &str = "2026-03-01T08:00:00Z";
const ENDS: i64 = 1_772_352_000 + 3600;
const RESOURCE: &str = "resource=https%3A%2F%2Fgraph.microsoft.com%2F";
const ONE: (&str, &str, &str) = ("c-1", "o-1", "/subscriptions/s/resourceGroups/g/providers/id/one");

fn builder() -> EmulatorBuilder {
    Emulator::builder().demo().starting_at(START)
}

fn both() -> Emulator {
    builder().system_assigned_identity().user_assigned_identity(ONE.0, ONE.1, ONE.2).build()
}

fn variable(emulator: &Emulator, host: IdentityHost, name: &str) -> String {
    let all = emulator.identity_environment(host, None);
    all.into_iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{host:?} has no {name}")).1
}

async fn get(emulator: &Emulator, url: &str, headers: &[(&str, &str)]) -> Answer {
    files::send(emulator, "GET", url, headers, "").await.unwrap()
}

async fn imds(emulator: &Emulator, rest: &str) -> Answer {
    let url = format!("http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&{rest}");
    get(emulator, &url, &[("metadata", "true")]).await
}

async fn takes(emulator: &Emulator, answer: &Answer) {
    let mut graph = Graph::new(emulator.clone());
    graph.token = answer.json["access_token"].as_str().unwrap_or_else(|| panic!("{}", answer.text)).to_owned();
    graph.get("/users/ada@contoso.com").await.expect(200);
    assert!(graph.get("/me").await.expect(400).message().contains("delegated"));
}

#[tokio::test]
async fn every_place_gives_a_token_in_its_own_way() {
    let emulator = both();
    let token = imds(&emulator, RESOURCE).await.expect(200);
    assert_eq!((&token.json["expires_in"], &token.json["expires_on"]), (&"3600".into(), &ENDS.to_string().into()));
    assert_eq!(token.json["resource"], "https://graph.microsoft.com/");
    takes(&emulator, &token).await;

    let (endpoint, secret) = ("IDENTITY_ENDPOINT", "IDENTITY_HEADER");
    let of = |host, name| variable(&emulator, host, name);
    let url = format!("{}?api-version=2019-08-01&{RESOURCE}", of(IdentityHost::AppService, endpoint));
    let token = get(&emulator, &url, &[("X-IDENTITY-HEADER", &of(IdentityHost::AppService, secret))]).await.expect(200);
    assert_eq!((&token.json["expires_on"], token.json.get("expires_in")), (&ENDS.to_string().into(), None));
    takes(&emulator, &token).await;

    let url = format!("{}?api-version=2017-09-01&{RESOURCE}", of(IdentityHost::AzureMl, "MSI_ENDPOINT"));
    let token = get(&emulator, &url, &[("secret", &of(IdentityHost::AzureMl, "MSI_SECRET"))]).await.expect(200);
    assert_eq!(token.json["expires_on"], "03/01/2026 09:00:00 +00:00");
    takes(&emulator, &token).await;

    let url = format!("{}?api-version=2019-07-01-preview&{RESOURCE}", of(IdentityHost::ServiceFabric, endpoint));
    let token = get(&emulator, &url, &[("Secret", &of(IdentityHost::ServiceFabric, secret))]).await.expect(200);
    assert_eq!(token.json["expires_on"], ENDS);
    assert_eq!(of(IdentityHost::ServiceFabric, "IDENTITY_SERVER_THUMBPRINT").len(), 40);
    takes(&emulator, &token).await;

    let kind = ("content-type", "application/x-www-form-urlencoded");
    let url = of(IdentityHost::CloudShell, "MSI_ENDPOINT");
    let token =
        files::send(&emulator, "POST", &url, &[kind, ("metadata", "true")], RESOURCE).await.unwrap().expect(200);
    takes(&emulator, &token).await;
    let elsewhere = emulator.identity_environment(IdentityHost::Imds, Some("http://127.0.0.1:5000/"));
    assert_eq!(elsewhere, [("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:5000".to_owned())]);
}

#[tokio::test]
async fn identities_are_chosen_and_named() {
    let emulator = both();
    let choices = [("client_id", ONE.0), ("object_id", ONE.1), ("msi_res_id", ONE.2), ("mi_res_id", ONE.2)];
    for (name, value) in choices {
        let token = imds(&emulator, &format!("{RESOURCE}&{name}={value}")).await.expect(200).json;
        let claims = claims(&token["access_token"]);
        assert_eq!((&claims["appid"], &claims["oid"]), (&ONE.0.into(), &ONE.1.into()));
        assert_eq!((&claims["xms_mirid"], &token[name]), (&ONE.2.into(), &value.into()));
    }
    let system = imds(&emulator, RESOURCE).await.expect(200).json;
    assert!(claims(&system["access_token"]).get("xms_mirid").is_none());

    let lone = builder().user_assigned_identity(ONE.0, ONE.1, ONE.2).build();
    assert_eq!(imds(&lone, RESOURCE).await.expect(200).json["client_id"], ONE.0);
    let two =
        builder().user_assigned_identity(ONE.0, ONE.1, ONE.2).user_assigned_identity("c-2", "o-2", "/two").build();
    assert!(imds(&two, RESOURCE).await.expect(400).text.contains("Several"));
    assert!(
        imds(&two, &format!("{RESOURCE}&client_id=c-1&object_id=o-1")).await.expect(400).text.contains("More than one")
    );
    for (emulator, rest) in [(&emulator, "client_id=c-9"), (&builder().identity_hosts().build(), "")] {
        let answer = imds(emulator, &format!("{RESOURCE}&{rest}")).await.expect(400);
        assert_eq!(answer.json, json!({ "error": "invalid_request", "error_description": "Identity not found" }));
    }
}

#[tokio::test]
async fn what_a_place_does_not_like_it_refuses() {
    let emulator = both();
    let base = "http://169.254.169.254/metadata/identity/oauth2/token?api-version=";
    let ask = async |rest: &str, headers: &[(&str, &str)]| get(&emulator, &format!("{base}{rest}"), headers).await;
    let metadata = ("metadata", "true");
    let right = format!("2018-02-01&{RESOURCE}");
    assert!(ask(&right, &[]).await.expect(400).text.contains("metadata header"));
    assert!(ask(&right, &[("metadata", "false")]).await.expect(400).text.contains("metadata header"));
    assert!(ask(&right, &[metadata, ("x-forwarded-for", "::1")]).await.expect(400).text.contains("proxy"));
    assert!(ask(&format!("1999-01-01&{RESOURCE}"), &[metadata]).await.expect(400).text.contains("api-version"));
    assert!(ask("2018-02-01", &[metadata]).await.expect(400).text.contains("'resource'"));
    let unknown = ask("2018-02-01&resource=https%3A%2F%2Fnowhere", &[metadata]).await.expect(400);
    assert_eq!(unknown.json["error"], "invalid_resource");

    let url = format!("http://127.0.0.1:41741/msi/token?api-version=2019-08-01&{RESOURCE}");
    let refused = get(&emulator, &url, &[("x-identity-header", "guess")]).await.expect(401);
    assert!(refused.json["statusCode"] == 401 && refused.json["correlationId"].is_string(), "{}", refused.text);
    let url =
        format!("https://localhost:2377/metadata/identity/oauth2/token?api-version=2019-07-01-preview&{RESOURCE}");
    assert!(get(&emulator, &url, &[]).await.expect(401).json["error"]["code"].is_string());

    // A place that is being upgraded, has too much to do, or is broken.
    for status in [410, 429, 500] {
        emulator.fault(Fault::status(status).on("GET /metadata/identity/oauth2/token"));
        ask(&right, &[metadata]).await.expect(status);
        ask(&right, &[metadata]).await.expect(200);
    }
    let without = Emulator::builder().demo().strict(false).build();
    imds(&without, RESOURCE).await.expect(501);
}

#[tokio::test]
async fn arc_wants_the_key_that_it_has_put_into_a_file() {
    let directory = std::env::temp_dir().join(format!("graph-emulator-arc-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let build =
        || builder().system_assigned_identity().user_assigned_identity(ONE.0, ONE.1, ONE.2).arc_keys(&directory);
    let emulator = build().build();
    let endpoint = variable(&emulator, IdentityHost::Arc, "IDENTITY_ENDPOINT");
    assert_eq!(variable(&emulator, IdentityHost::Arc, "IMDS_ENDPOINT"), "http://127.0.0.1:40342");
    let url = format!("{endpoint}?api-version=2020-06-01&{RESOURCE}");
    let metadata = ("metadata", "true");
    get(&emulator, &url, &[]).await.expect(400);
    let challenged = get(&emulator, &url, &[metadata]).await.expect(401);
    let path = challenged.header("www-authenticate").strip_prefix("Basic realm=").unwrap().to_owned();
    assert!(path.starts_with(directory.to_str().unwrap()) && path.ends_with(".key"), "{path}");
    let key = std::fs::read_to_string(&path).unwrap();
    assert!(!challenged.text.contains(&key));
    let shown = format!("Basic {key}");
    get(&emulator, &url, &[metadata, ("authorization", "Basic guess")]).await.expect(401);
    let token = get(&emulator, &url, &[metadata, ("authorization", &shown)]).await.expect(200);
    takes(&emulator, &token).await;
    get(&emulator, &url, &[metadata, ("authorization", &shown)]).await.expect(401);

    // An old agent answers as if nobody had chosen.
    for (emulator, named) in [(build().build(), true), (build().old_arc_agent().build(), false)] {
        let url = format!("{url}&client_id={}", ONE.0);
        let challenged = get(&emulator, &url, &[metadata]).await.expect(401);
        let path = challenged.header("www-authenticate").strip_prefix("Basic realm=").unwrap().to_owned();
        let shown = format!("Basic {}", std::fs::read_to_string(&path).unwrap());
        let token = get(&emulator, &url, &[metadata, ("authorization", &shown)]).await.expect(200).json;
        assert_eq!(token.get("client_id").is_some(), named, "{token}");
        assert_eq!(claims(&token["access_token"])["appid"] == ONE.0, named);
    }
    std::fs::remove_dir_all(&directory).unwrap();

    let nowhere = builder().system_assigned_identity().build();
    let challenged = get(&nowhere, &url, &[metadata]).await.expect(401);
    assert!(challenged.header("www-authenticate").starts_with("Basic realm=/var/opt/azcmagent/tokens/"));
}

#[tokio::test]
async fn an_identity_proves_an_application() {
    let issuer = "https://login.microsoftonline.com/{tenantid}/v2.0";
    let exchange = "api://AzureADTokenExchange";
    let emulator =
        builder().federated_credential(issuer, ONE.1, exchange).user_assigned_identity(ONE.0, ONE.1, ONE.2).build();
    let proof = imds(&emulator, "resource=api%3A%2F%2FAzureADTokenExchange").await.expect(200).json;
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_id", emulator.client_id()),
        ("scope", "https://graph.microsoft.com/.default"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", proof["access_token"].as_str().unwrap()),
    ];
    let answer = token_at(&emulator, emulator.tenant(), &pairs).await.expect(200);
    assert_eq!(claims(&answer.json["access_token"])["appid"], emulator.client_id());
}

#[tokio::test]
async fn tokens_of_identities_end_as_others_do() {
    let emulator = builder().system_assigned_identity().token_lifetime(Duration::from_secs(86_400)).build();
    let token = imds(&emulator, RESOURCE).await.expect(200).json;
    assert_eq!((&token["expires_in"], &token["refresh_in"]), (&"86400".into(), &"43200".into()));
}

#[tokio::test]
async fn an_administrator_agrees_for_everybody() {
    let emulator = Emulator::builder().demo().consent_needed("Mail.Send").consent_needed("Sites.Read.All").build();
    let silent = |scope| authorize_url(&emulator, &[("prompt", "none"), ("scope", scope)]);
    let bob = "bob@contoso.com";
    emulator.authorize(&authorize_url(&emulator, &[]), bob).unwrap();
    let error = |scope| emulator.authorize(&silent(scope), bob).unwrap().parameter("error").map(str::to_owned);
    assert_eq!(error("Mail.Send").as_deref(), Some("consent_required"));

    let pairs =
        [("client_id", emulator.client_id()), ("redirect_uri", BACK), ("state", "12 3"), ("scope", "Mail.Send")];
    let second = format!("{AUTHORITY}/organizations/v2.0/adminconsent?{}", form(&pairs));
    let declined = emulator.decline(&second).unwrap();
    assert_eq!((declined.parameter("error"), declined.parameter("state")), (Some("access_denied"), Some("12 3")));
    assert_eq!(error("Mail.Send").as_deref(), Some("consent_required"));
    let agreed = emulator.authorize(&second, ADA).unwrap();
    let expected = format!("{BACK}?admin_consent=True&tenant={}&scope=Mail.Send&state=12%203", emulator.tenant());
    assert_eq!(agreed.url(), expected);
    assert_eq!((error("Mail.Send"), error("Sites.Read.All").as_deref()), (None, Some("consent_required")));

    let first = format!("{AUTHORITY}/{}/adminconsent?{}", emulator.tenant(), form(&pairs[..3]));
    let agreed = emulator.authorize(&first, ADA).unwrap();
    assert_eq!((agreed.parameter("admin_consent"), agreed.parameter("scope")), (Some("True"), None));
    assert_eq!(error("Sites.Read.All"), None);

    let bare = format!("{AUTHORITY}/organizations/v2.0/adminconsent?{}", form(&pairs[..3]));
    let redirect = emulator.authorize(&bare, ADA).unwrap();
    assert!(redirect.parameter("error_description").unwrap().starts_with("AADSTS900144"));
    let strange = second.replace("53211", "53211%2Felsewhere");
    assert!(emulator.authorize(&strange, ADA).unwrap_err().to_string().contains("AADSTS50011"));
}
