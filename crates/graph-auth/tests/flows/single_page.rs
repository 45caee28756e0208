//! A redirect address that is registered as a single-page app's: codes and refresh tokens are redeemed from its pages' origin alone.

use crate::{
    authorization_code::{ADA, Place},
    bench::{APP, Bench},
};
use graph_auth::{AuthorizationCode, MemoryStore, RefreshToken, SignInError, TokenProvider, TokenRequest};
use graph_emulator::Emulator;
use graph_transport::testing::Scripted;
use std::time::Duration;

const BACK: &str = "https://spa.example/back";

fn place() -> Place {
    Place::of(Emulator::builder().user(ADA, |user| user).single_page_redirect_uri(BACK).build())
}

fn app(place: &Place) -> AuthorizationCode {
    AuthorizationCode::new("organizations", place.emulator.client_id(), BACK)
}

#[tokio::test(start_paused = true)]
async fn its_origin_goes_along_with_codes_and_refresh_tokens() {
    let place = place();
    let store = MemoryStore::default();
    let error = place.sign_in(&app(&place), ADA).await.unwrap_err();
    assert!(error.to_string().contains("AADSTS9002327"), "{error}");
    assert!(error.to_string().contains("name the app's origin (`origin`)"), "{error}");

    let credential = app(&place).origin("https://spa.example").store(store.clone());
    place.sign_in(&credential, ADA).await.unwrap();
    let old = credential.token(place.request()).await.unwrap();
    let mut request = place.request();
    request.refused = Some(&old);
    credential.token(request).await.unwrap();
    let sent = place.emulator.journal().matching("POST /organizations/oauth2/v2.0/token");
    let origins: Vec<_> = sent.requests().iter().map(|request| request.header("origin").map(str::to_owned)).collect();
    assert_eq!(origins, [None, Some("https://spa.example".into()), Some("https://spa.example".into())]);

    // A program that goes on with the sign-in needs it as well, as soon as it needs a token that is not stored.
    let scopes = ["User.Read", "Files.Read"].map(|name| vec![format!("https://graph.microsoft.com/{name}")]);
    let [mut request, last] = [&scopes[0], &scopes[1]].map(|it| TokenRequest::new(&place.http, &place.endpoint, it));
    let refused = app(&place).store(store.clone()).token(request).await.unwrap_err();
    assert!(refused.to_string().contains("AADSTS9002327"), "{refused}");
    assert!(!SignInError::of(&refused).unwrap().needs_sign_in(), "the sign-in is good");
    app(&place).origin("https://spa.example/").store(store.clone()).token(request).await.unwrap();
    request = last;

    tokio::time::advance(Duration::from_secs(24 * 3600)).await;
    let ended = app(&place).origin("https://spa.example").store(store).token(request).await.unwrap_err();
    assert!(ended.to_string().contains("AADSTS700084") && SignInError::of(&ended).unwrap().needs_sign_in(), "{ended}");
}

#[tokio::test]
async fn no_other_app_is_given_tokens_with_it() {
    let place = Place::new();
    let error = place.sign_in(&place.web_app().origin("https://app.example"), ADA).await.unwrap_err();
    assert!(error.to_string().contains("AADSTS9002326") && error.to_string().contains("name no origin"), "{error}");
}

#[tokio::test]
async fn an_origin_is_a_scheme_and_a_host() {
    let bench = Bench::new(Scripted::default().json(200, r#"{"access_token":"t"}"#));
    for wrong in ["", "app.example", "https://", "https://app.example/back", "https://app.example?a", "null"] {
        let error = bench.error(&RefreshToken::new("t", APP, "r").origin(wrong)).await;
        assert!(error.contains("leave the path of the redirect address out"), "{wrong}: {error}");
    }
    assert!(bench.transport.received().is_empty());
    bench.text(&RefreshToken::new("t", APP, "r").origin("http://localhost:3000")).await;
    assert_eq!(bench.transport.received()[0].headers["origin"], "http://localhost:3000");
}
