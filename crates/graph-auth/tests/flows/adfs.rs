//! Active Directory Federation Services: no tenants, no versions in addresses, no `client_info`, and signatures of the older form.

use crate::{
    authorization_code::parameter,
    bench::{APP, Bench},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use graph_auth::{AuthorizationCode, ClientSecret, DeviceCode, MemoryStore, RefreshToken, SignInService};
use graph_transport::{Endpoint, HttpClient, testing::Scripted};
use serde_json::{Value, json};

const ADFS: &str = "https://fs.contoso.com/adfs";
const BACK: &str = "https://app.example/back";

fn named() -> SignInService {
    SignInService::trusted(ADFS)
}

/// As it publishes itself, with the slashes that it has at the end.
async fn discovered() -> SignInService {
    let document = json!({
        "issuer": ADFS, "authorization_endpoint": format!("{ADFS}/oauth2/authorize/"), "token_endpoint": format!("{ADFS}/oauth2/token/"),
        "jwks_uri": format!("{ADFS}/discovery/keys"), "device_authorization_endpoint": format!("{ADFS}/oauth2/devicecode"),
        "end_session_endpoint": format!("{ADFS}/oauth2/logout"), "response_modes_supported": ["query", "fragment", "form_post"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic", "private_key_jwt", "windows_client_authentication"],
    });
    let transport = Scripted::default().json(200, &document.to_string());
    let found = SignInService::discover(&HttpClient::new(transport.clone()), ADFS).await.unwrap();
    assert_eq!(transport.received()[0].uri, *format!("{ADFS}/.well-known/openid-configuration"));
    found
}

/// An answer whose id token tells a subject, and no object id and no tenant.
fn granted(nonce: &str) -> String {
    let claims =
        json!({ "sub": "S+ubj/ect=", "upn": "ada@contoso.com", "unique_name": "CONTOSO\\ada", "nonce": nonce });
    let id = format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims.to_string()));
    json!({ "access_token": "at", "token_type": "bearer", "expires_in": 3600, "refresh_token": "rt", "id_token": id })
        .to_string()
}

fn kept(store: &MemoryStore) -> Value {
    serde_json::from_str(store.contents().unwrap().expose()).unwrap()
}

#[tokio::test]
async fn a_person_signs_in_and_is_renewed_by_her_subject() {
    for (service, end) in [(named(), ""), (discovered().await, "/")] {
        let store = MemoryStore::default();
        let app = || {
            let app = AuthorizationCode::new("adfs", APP, BACK).authority(service.clone()).store(store.clone());
            app.continuous_access_evaluation(false)
        };
        let scopes = ["https://api.contoso.com/read"];
        let (page, pending) = app().begin(Bench::new(Scripted::default()).scopes(&scopes).request()).unwrap();
        assert!(page.starts_with(&format!("{ADFS}/oauth2/authorize{end}?client_id={APP}&")), "{page}");
        let bench = Bench::new(Scripted::default().json(200, &granted(&parameter(&page, "nonce")))).scopes(&scopes);
        let redirect = format!("?code=c&state={}", parameter(&page, "state"));
        let signed_in = app().finish(bench.request(), pending, &redirect).await.unwrap();
        let account = signed_in.account.unwrap();
        assert_eq!((account.home_account_id.as_str(), account.username.as_str()), ("S+ubj/ect=", "ada@contoso.com"));
        let sent = bench.transport.received();
        assert_eq!(sent.len(), 1, "nobody is asked about the host");
        assert_eq!(sent[0].uri, *format!("{ADFS}/oauth2/token{end}"));

        let mut cache = kept(&store);
        let entry = cache["Account"].as_object_mut().unwrap().values_mut().next().unwrap();
        assert_eq!(
            *entry,
            json!({
                "home_account_id": "S+ubj/ect=", "environment": "fs.contoso.com", "realm": "adfs", "local_account_id": "S+ubj/ect=",
                "username": "ada@contoso.com", "authority_type": "ADFS", "account_source": "authorization_code",
            })
        );
        // Another process finds the token, and when that is refused renews by the subject's refresh token.
        let renewed = json!({ "access_token": "at2", "expires_in": 3600 }).to_string();
        let bench = Bench::new(Scripted::default().json(200, &renewed)).scopes(&scopes);
        let old = bench.token(&app()).await.unwrap();
        assert_eq!((old.secret().expose(), bench.transport.received().len()), ("at", 0));
        let mut request = bench.request();
        request.refused = Some(&old);
        let new = graph_auth::TokenProvider::token(&app(), request).await.unwrap();
        assert_eq!(new.secret().expose(), "at2");
        let body = &bench.bodies()[0];
        assert!(body.contains("refresh_token=rt&") && !body.contains("scope="), "{body}");
        // It told no scopes, so they are those of the sign-in.
        assert_eq!(bench.text(&app().account("s+UBJ/ect=")).await, "at2");
    }
}

#[tokio::test]
async fn a_refresh_that_names_no_scopes_is_not_taken_for_what_was_wanted() {
    let store = MemoryStore::default();
    let credential = || RefreshToken::new("adfs", APP, "given").authority(named()).store(store.clone());
    let answer = |token: &str, scope| {
        let mut answer: Value = serde_json::from_str(&granted("")).unwrap();
        (answer["access_token"], answer["scope"]) = (json!(token), json!(scope));
        answer.to_string()
    };
    let read = Bench::new(Scripted::default().json(200, &answer("r", "read"))).scopes(&["read"]);
    let write = Bench::new(Scripted::default().json(200, &answer("r2", "read")).json(200, &answer("r3", "read")));
    let write = write.scopes(&["write"]);
    assert_eq!((read.text(&credential()).await, read.text(&credential()).await), ("r".into(), "r".into()));
    // What comes is given, since the names of scopes are the service's own; but it is kept as what the service says that it is.
    assert_eq!((write.text(&credential()).await, write.text(&credential()).await), ("r2".into(), "r3".into()));
    assert_eq!(read.text(&credential()).await, "r3");
    assert_eq!(read.transport.received().len() + write.transport.received().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn every_endpoint_stands_below_it() {
    let code =
        r#"{"user_code":"U","device_code":"d","verification_uri":"https://fs.contoso.com/adfs/oauth2/deviceauth"}"#;
    let bench = Bench::new(Scripted::default().json(200, code).json(200, r#"{"access_token":"t"}"#));
    assert_eq!(bench.text(&DeviceCode::new("adfs", APP, |_| {}).authority(named())).await, "t");
    let sent = bench.transport.received();
    assert_eq!(sent[0].uri, *format!("{ADFS}/oauth2/devicecode"));
    assert_eq!(sent[1].uri, *format!("{ADFS}/oauth2/token"));
    let app = AuthorizationCode::new("adfs", APP, BACK).authority(SignInService::trusted(format!("{ADFS}/")));
    assert_eq!(app.sign_out_url(&Endpoint::default(), None).unwrap(), format!("{ADFS}/oauth2/logout"));
    assert!(app.admin_consent_url(&Endpoint::default(), &[], &"s".into()).is_err());

    let error = bench.error(&ClientSecret::new("adfs", APP, "s3cret-of-ours").authority(ADFS)).await;
    assert!(error.contains("fs.contoso.com is no sign-in service of Microsoft's"), "a yes is needed: {error}");
    let elsewhere = SignInService::trusted("https://fs.contoso.com/adfs2");
    let page = AuthorizationCode::new("t", APP, BACK).authority(elsewhere).begin(bench.request()).unwrap().0;
    assert!(page.starts_with("https://fs.contoso.com/adfs2/t/oauth2/v2.0/authorize?"), "{page}");
}

#[tokio::test]
async fn an_app_alone_asks_for_the_scopes_that_the_service_has() {
    let bench = Bench::new(Scripted::default().json(200, r#"{"access_token":"t"}"#)).scopes(&["https://api/a", "b"]);
    assert_eq!(bench.text(&ClientSecret::new("adfs", APP, "s").authority(named())).await, "t");
    assert!(bench.bodies()[0].contains("&scope=https%3A%2F%2Fapi%2Fa%20b"), "{:?}", bench.bodies());
}

#[tokio::test]
async fn providers_of_one_host_keep_their_sign_ins_apart() {
    let realm = async |name: &str| {
        let issuer = format!("https://id.example.com/realms/{name}");
        let document = json!({ "issuer": issuer, "token_endpoint": format!("{issuer}/token") }).to_string();
        SignInService::discover(&HttpClient::new(Scripted::default().json(200, &document)), &issuer).await.unwrap()
    };
    let store = MemoryStore::default();
    for name in ["one", "two"] {
        let granted =
            json!({ "access_token": format!("at-{name}"), "refresh_token": format!("rt-{name}"), "expires_in": 3600 });
        let bench = Bench::new(Scripted::default().json(200, &granted.to_string())).scopes(&["read"]);
        let given = format!("given-{name}");
        let credential =
            RefreshToken::new("any", "app", given.as_str()).authority(realm(name).await).store(store.clone());
        assert_eq!(bench.text(&credential).await, format!("at-{name}"));
        assert!(bench.bodies()[0].contains(&format!("refresh_token={given}&")), "{:?}", bench.bodies());
    }
    assert_eq!(kept(&store)["RefreshToken"].as_object().unwrap().len(), 2);
}
