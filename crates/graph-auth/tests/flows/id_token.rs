//! Id tokens: those of the sign-in service are believed, and nobody else's.

use crate::{
    authorization_code::{ADA, Place, parameter},
    bench::APP,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use graph_auth::{AuthorizationCode, IdTokenValidator, Secret};
use graph_emulator::Emulator;
use graph_transport::{Backoff, Endpoint, HttpClient, TransportErrorKind, testing::Scripted};
use serde_json::{Value, json};
use std::time::Duration;

/// A place whose clock goes with this machine's, which tokens' times are held against.
fn place() -> Place {
    let now = jiff::Timestamp::now().to_string();
    Place::of(Emulator::builder().user(ADA, |user| user).starting_at(&now).build())
}

/// An id token of Ada's, and the nonce of her sign-in.
async fn signed_in(place: &Place) -> (Secret, String) {
    let app = AuthorizationCode::new("organizations", place.emulator.client_id(), "http://localhost:1");
    let (page, pending) = app.begin(place.request()).unwrap();
    let redirect = place.emulator.authorize(&page, ADA).unwrap();
    let signed_in = app.finish(place.request(), pending, &redirect.url()).await.unwrap();
    (signed_in.id_token.unwrap(), parameter(&page, "nonce"))
}

fn validator(place: &Place, tenant: &str) -> IdTokenValidator {
    IdTokenValidator::new(tenant, place.emulator.client_id())
}

fn key_fetches(place: &Place) -> usize {
    place.emulator.journal().requests().iter().filter(|request| request.path.ends_with("/discovery/v2.0/keys")).count()
}

/// The token with another head and other claims, and the signature that it had.
fn forged(token: &Secret, head: &Value, change: impl Fn(&mut Value)) -> Secret {
    let parts: Vec<_> = token.expose().split('.').collect();
    let mut claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
    change(&mut claims);
    let part = |json: &Value| URL_SAFE_NO_PAD.encode(json.to_string());
    Secret::new(format!("{}.{}.{}", part(head), part(&claims), parts[2]))
}

fn head(token: &Secret) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.expose().split('.').next().unwrap()).unwrap()).unwrap()
}

#[tokio::test]
async fn the_services_own_word_is_believed() {
    let place = place();
    let (token, nonce) = signed_in(&place).await;
    for tenant in [place.emulator.tenant(), "organizations", "common"] {
        let validator = validator(&place, tenant);
        let claims = validator.validate(&place.http, &place.endpoint, &token, Some(&nonce)).await.unwrap();
        assert_eq!(claims.username.as_deref(), Some(ADA));
        assert_eq!(claims.tenant_id.as_deref(), Some(place.emulator.tenant()));
        assert_eq!(claims.audience, [place.emulator.client_id()]);
        assert!(claims.object_id.is_some() && claims.extra.contains_key("ver"), "{claims:?}");
        let error = validator.validate(&place.http, &place.endpoint, &token, Some("other")).await.unwrap_err();
        assert!(error.to_string().contains("its nonce is another"), "{error}");
    }
    assert_eq!(key_fetches(&place), 3, "once for each validator");
    let strict = validator(&place, "organizations").tenants(["another"]);
    let error = strict.validate(&place.http, &place.endpoint, &token, None).await.unwrap_err();
    assert!(error.to_string().contains("people of its tenant are not let in"), "{error}");
    let other_app = IdTokenValidator::new("organizations", APP);
    let error = other_app.validate(&place.http, &place.endpoint, &token, None).await.unwrap_err();
    assert!(error.to_string().contains("made for another app"), "{error}");
}

#[tokio::test]
async fn forgeries_are_refused_and_repeated_nowhere() {
    let place = place();
    let (token, _) = signed_in(&place).await;
    let good = head(&token);
    let with = |change: Value| {
        let mut head = good.clone();
        head.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        head
    };
    let same = |_: &mut Value| {};
    // Cut where its encoding can be: 256 bytes have 342 characters.
    let short = Secret::new(&token.expose()[..token.expose().len() - 6]);
    let bare = Secret::new(format!("{}.", token.expose().rsplit_once('.').unwrap().0));
    let validator = validator(&place, "organizations");
    for (forgery, words) in [
        (forged(&token, &good, |claims| claims["preferred_username"] = json!("eve@contoso.com")), "its signature"),
        (forged(&token, &good, |claims| claims["exp"] = json!(9_999_999_999_u64)), "its signature"),
        (forged(&token, &with(json!({ "alg": "none" })), same), "not signed by RS256"),
        (forged(&token, &with(json!({ "alg": "HS256" })), same), "not signed by RS256"),
        (forged(&token, &with(json!({ "alg": "PS256" })), same), "not signed by RS256"),
        (forged(&token, &with(json!({ "crit": ["exp"] })), same), "not understood"),
        (forged(&token, &with(json!({ "kid": "mine" })), same), "has not published"),
        (
            forged(&token, &with(json!({ "jwk": { "kty": "RSA" }, "jku": "https://evil.example" })), same),
            "its signature",
        ),
        (short, "its signature"),
        (bare, "its signature"),
        (Secret::new("a.b"), "it is none"),
        (Secret::new("a.b.c.d"), "it is none"),
        (Secret::new(""), "it is none"),
        (Secret::new("e30.e30.!"), "not signed by RS256"),
    ] {
        let error = validator.validate(&place.http, &place.endpoint, &forgery, None).await.unwrap_err();
        let told = format!("{error} {error:?}");
        assert!(told.contains(words), "{words}: {told}");
        assert!(!told.contains("eve@contoso.com") && !told.contains("eyJ"), "{told}");
    }
}

#[tokio::test(start_paused = true)]
async fn keys_that_turn_are_looked_for_once_a_minute() {
    let place = place();
    let validator = validator(&place, "organizations");
    let check = async |token: &Secret| validator.validate(&place.http, &place.endpoint, token, None).await;
    let (old, _) = signed_in(&place).await;
    check(&old).await.unwrap();
    place.emulator.rotate_keys();
    let (new, _) = signed_in(&place).await;
    assert_ne!(head(&old)["kid"], head(&new)["kid"]);
    let error = check(&new).await.unwrap_err();
    assert!(error.to_string().contains("has not published"), "the keys were fetched a moment ago: {error}");
    assert_eq!(key_fetches(&place), 1);
    tokio::time::advance(Duration::from_secs(61)).await;
    check(&new).await.unwrap();
    assert_eq!(key_fetches(&place), 2);
    let mut unknown = head(&new);
    unknown["kid"] = json!("mine");
    let stranger = forged(&new, &unknown, |_| {});
    for _ in 0..50 {
        check(&stranger).await.unwrap_err();
    }
    assert_eq!(key_fetches(&place), 2, "strangers cause no requests");
    tokio::time::advance(Duration::from_secs(61)).await;
    let both = tokio::join!(check(&stranger), check(&stranger));
    assert!(both.0.is_err() && both.1.is_err());
    assert_eq!(key_fetches(&place), 3, "they share one look");
}

#[tokio::test]
async fn a_service_that_cannot_be_asked_lets_nobody_in() {
    let place = place();
    let (token, _) = signed_in(&place).await;
    let issuer = json!({ "issuer": "https://login.microsoftonline.com/t/v2.0" }).to_string();
    let keys =
        json!({ "issuer": "https://login.microsoftonline.com/t/v2.0", "jwks_uri": "https://k.example/k" }).to_string();
    let empty =
        Scripted::default().json(200, &keys).json(200, r#"{"keys":[{"kty":"EC"},{"kty":"RSA","use":"enc"},7]}"#);
    for (script, words) in [
        (Scripted::default().fail(TransportErrorKind::Connect), "did not answer"),
        (Scripted::default().json(200, &issuer), "does not tell where its keys are"),
        (Scripted::default().json(200, &keys).json(500, "{}"), "500"),
        (Scripted::default().json(200, &keys).json(200, "[]"), "is not JSON"),
        (empty, "has not published"),
    ] {
        let http = HttpClient::new(script).retry(Backoff::never());
        let validator = validator(&place, "contoso.com");
        let error = validator.validate(&http, &Endpoint::default(), &token, None).await.unwrap_err().to_string();
        assert!(error.contains(words), "{words}: {error}");
        // The next try asks again.
        validator
            .validate(&place.http, &place.endpoint, &token, None)
            .await
            .map(drop)
            .or_else(|error| match words {
                "has not published" => Ok(()),
                _ => Err(error),
            })
            .unwrap();
    }
}
