//! A person who signs in on a page and is sent back: to a web app, or by way of what they paste.

use crate::bench::{APP, Bench};
use graph_auth::{
    Account, AuthorizationCode, MemoryStore, PastedRedirect, PendingSignIn, Prompt, ResponseMode, Secret, SignInError,
    TokenProvider, TokenRequest,
};
use graph_emulator::Emulator;
use graph_transport::{Cloud, Endpoint, HttpClient, Result, testing::Scripted};
use std::sync::{Arc, Mutex};

pub(crate) const ADA: &str = "ada@contoso.com";
pub(crate) const BRIAN: &str = "brian@contoso.com";
const BACK: &str = "https://app.example/back";

/// A sign-in service with people in it, and what a request to it needs.
pub(crate) struct Place {
    pub(crate) emulator: Emulator,
    pub(crate) http: HttpClient,
    pub(crate) endpoint: Endpoint,
    pub(crate) scopes: Vec<String>,
}

impl Place {
    pub(crate) fn new() -> Self {
        let people = Emulator::builder().user(ADA, |user| user.display_name("Ada")).user(BRIAN, |user| user);
        Self::of(people.redirect_uri(BACK).build())
    }

    pub(crate) fn of(emulator: Emulator) -> Self {
        let scopes = vec!["https://graph.microsoft.com/Mail.Read".to_owned()];
        Self { http: HttpClient::new(emulator.clone()), emulator, endpoint: Endpoint::default(), scopes }
    }

    pub(crate) fn request(&self) -> TokenRequest<'_> {
        TokenRequest::new(&self.http, &self.endpoint, &self.scopes)
    }

    pub(crate) fn web_app(&self) -> AuthorizationCode {
        AuthorizationCode::new("organizations", self.emulator.client_id(), BACK)
            .client_secret(self.emulator.client_secret())
    }

    /// Signs `user` in, as a browser and a web app do together.
    pub(crate) async fn sign_in(&self, credential: &AuthorizationCode, user: &str) -> Result<Account> {
        let (page, pending) = credential.begin(self.request())?;
        let redirect = self.emulator.authorize(&page, user).unwrap();
        Ok(credential.finish(self.request(), pending, &redirect.url()).await?.account.unwrap())
    }

    /// How often tokens were asked for.
    pub(crate) fn redemptions(&self) -> usize {
        self.emulator.journal().matching("POST /organizations/oauth2/v2.0/token").count()
    }
}

/// A parameter of an address, decoded as far as these tests need it.
pub(crate) fn parameter(url: &str, name: &str) -> String {
    let query = url.split_once('?').unwrap().1;
    let found = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
    found.unwrap_or_default().replace("%3A", ":").replace("%2F", "/").replace("%20", " ")
}

#[tokio::test]
async fn a_web_app_signs_a_person_in_and_goes_on() {
    let place = Place::new();
    let store = MemoryStore::default();
    let (page, pending) = place.web_app().begin(place.request()).unwrap();
    // Another process finishes.
    let kept = serde_json::to_string(&pending).unwrap();
    let redirect = place.emulator.authorize(&page, ADA).unwrap();
    let pending: PendingSignIn = serde_json::from_str(&kept).unwrap();
    let credential = place.web_app().store(store.clone());
    assert_eq!(credential.signed_in(&place.endpoint).await.unwrap(), None);
    let error = credential.token(place.request()).await.unwrap_err();
    assert!(SignInError::of(&error).unwrap().needs_sign_in());

    let signed_in = credential.finish(place.request(), pending, &redirect.url()).await.unwrap();
    let account = signed_in.account.unwrap();
    assert_eq!((account.username.as_str(), account.name.as_deref()), (ADA, Some("Ada")));
    assert_eq!((account.tenant.as_str(), account.to_string().as_str()), (place.emulator.tenant(), ADA));
    assert_eq!(account.environment, "login.microsoftonline.com");
    assert_eq!((&signed_in.scopes, signed_in.granted.contains(&"openid".to_owned())), (&place.scopes, true));
    assert!(signed_in.id_token.is_some());

    credential.token(place.request()).await.unwrap();
    assert_eq!(place.redemptions(), 1, "the token came with the sign-in");
    let other = vec!["https://graph.microsoft.com/User.Read".to_owned()];
    credential.token(TokenRequest::new(&place.http, &place.endpoint, &other)).await.unwrap();
    assert_eq!(place.redemptions(), 2, "other scopes are asked for with the refresh token");
    assert_eq!(place.web_app().store(store).signed_in(&place.endpoint).await.unwrap(), Some(account));
}

#[tokio::test]
async fn the_page_is_told_who_asks_for_what_and_no_secret() {
    let place = Place::new();
    let mut request = place.request();
    request.claims = Some(r#"{"access_token":{"acrs":{"values":["c1"]}}}"#);
    let credential = place
        .web_app()
        .prompt(Prompt::SelectAccount)
        .domain_hint("contoso.com")
        .account(ADA)
        .response_mode(ResponseMode::FormPost);
    let (page, pending) = credential.begin(request).unwrap();
    for (name, value) in [
        ("client_id", place.emulator.client_id()),
        ("response_type", "code"),
        ("redirect_uri", BACK),
        ("response_mode", "form_post"),
        ("scope", "https://graph.microsoft.com/Mail.Read offline_access openid profile"),
        ("code_challenge_method", "S256"),
        ("client_info", "1"),
        ("prompt", "select_account"),
        ("login_hint", "ada%40contoso.com"),
        ("domain_hint", "contoso.com"),
    ] {
        assert_eq!(parameter(&page, name), value, "{name}");
    }
    assert!(parameter(&page, "claims").contains("acrs") && parameter(&page, "claims").contains("xms_cc"));
    let verifier = serde_json::to_value(&pending).unwrap()["verifier"].as_str().unwrap().to_owned();
    let shown = format!("{page} {pending:?} {credential:?}");
    for secret in [verifier.as_str(), place.emulator.client_secret()] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(!format!("{pending:?}").contains(&parameter(&page, "state")));
    let (again, _) = credential.begin(request).unwrap();
    for name in ["state", "nonce", "code_challenge"] {
        assert_eq!(parameter(&page, name).len(), 43);
        assert_ne!(parameter(&page, name), parameter(&again, name), "{name}");
    }
}

#[tokio::test]
async fn redirects_come_in_every_mode() {
    let place = Place::new();
    for mode in [ResponseMode::Query, ResponseMode::Fragment, ResponseMode::FormPost] {
        let credential = place.web_app().response_mode(mode);
        let (page, pending) = credential.begin(place.request()).unwrap();
        let redirect = place.emulator.authorize(&page, ADA).unwrap();
        let brought = redirect.form().unwrap_or_else(|| redirect.url());
        credential.finish(place.request(), pending, &brought).await.unwrap();
    }
}

#[tokio::test]
async fn a_redirect_of_another_sign_in_is_not_taken() {
    let place = Place::new();
    let credential = place.web_app();
    let (page, _) = credential.begin(place.request()).unwrap();
    let (_, pending) = credential.begin(place.request()).unwrap();
    let redirect = place.emulator.authorize(&page, ADA).unwrap().url();
    let state = serde_json::to_value(&pending).unwrap()["state"].as_str().unwrap().to_owned();
    for (text, words) in [
        (redirect.clone(), "does not belong to this sign-in"),
        (format!("{BACK}?code=1.C"), "does not belong to this sign-in"),
        (format!("{BACK}?error=access_denied"), "does not belong to this sign-in"),
        (format!("{BACK}?code=1&code=2&state={state}"), "says the same thing twice"),
        (format!("{BACK}?state={state}"), "holds no code"),
        (format!("{BACK}?code=1&state={state}&iss=https://login.example/t"), "another sign-in service"),
        (String::new(), "does not belong to this sign-in"),
    ] {
        let error = credential.finish(place.request(), pending.clone(), &text).await.unwrap_err();
        assert!(error.to_string().contains(words), "{text}: {error}");
    }
    assert_eq!(place.redemptions(), 0, "nothing was sent");
    assert_eq!(credential.signed_in(&place.endpoint).await.unwrap(), None);
}

#[tokio::test]
async fn a_sign_in_is_finished_where_it_was_begun() {
    let place = Place::new();
    let (page, pending) = place.web_app().begin(place.request()).unwrap();
    let redirect = place.emulator.authorize(&page, ADA).unwrap().url();
    let china = Endpoint::of(Cloud::CHINA);
    let elsewhere = TokenRequest::new(&place.http, &china, &place.scopes);
    let other_app = AuthorizationCode::new("organizations", APP, BACK);
    for error in [
        place.web_app().finish(elsewhere, pending.clone(), &redirect).await.unwrap_err(),
        other_app.finish(place.request(), pending.clone(), &redirect).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains("begun with another app, tenant or cloud"), "{error}");
    }
    assert_eq!(place.redemptions(), 0);
}

#[tokio::test]
async fn a_redirect_that_comes_again_changes_nothing() {
    let place = Place::new();
    let credential = place.web_app();
    let (page, pending) = credential.begin(place.request()).unwrap();
    let redirect = place.emulator.authorize(&page, ADA).unwrap();
    credential.finish(place.request(), pending.clone(), &redirect.url()).await.unwrap();
    let error = credential.finish(place.request(), pending, &redirect.url()).await.unwrap_err();
    assert!(error.to_string().contains("invalid_grant"), "{error}");
    assert!(!error.to_string().contains(redirect.code().unwrap()), "{error}");
    credential.token(place.request()).await.unwrap();
    assert_eq!(credential.signed_in(&place.endpoint).await.unwrap().unwrap().username, ADA);
}

#[tokio::test]
async fn refusals_on_the_page_are_told() {
    let place = Place::new();
    let credential = place.web_app();
    let (page, pending) = credential.begin(place.request()).unwrap();
    let declined = place.emulator.decline(&page).unwrap();
    let error = credential.finish(place.request(), pending, &declined.url()).await.unwrap_err();
    assert!(error.to_string().starts_with("access_denied: AADSTS65004"), "{error}");
    assert_eq!(SignInError::of(&error).unwrap().code(), Some("access_denied"));
    assert!(!SignInError::of(&error).unwrap().needs_sign_in());

    let quiet = place.web_app().prompt(Prompt::None);
    let (page, pending) = quiet.begin(place.request()).unwrap();
    let nobody = place.emulator.authorize(&page, ADA).unwrap();
    let error = quiet.finish(place.request(), pending, &nobody.url()).await.unwrap_err();
    assert!(error.to_string().contains("Somebody has to act on the page"), "{error}");
    assert!(SignInError::of(&error).unwrap().needs_sign_in());
}

#[tokio::test]
async fn a_wrong_secret_and_a_wrong_address_are_told() {
    let place = Place::new();
    let wrong = place.web_app().client_secret("wr0ng-secret");
    let error = place.sign_in(&wrong, ADA).await.unwrap_err();
    assert!(error.to_string().contains("The client secret is wrong"), "{error}");
    assert!(!error.to_string().contains("wr0ng-secret"), "{error}");
    for address in ["", "app.example/back", "https://app.example/#x", "://x", "https://"] {
        let error = AuthorizationCode::new("t", APP, address).begin(place.request()).unwrap_err();
        assert!(error.to_string().contains("the redirect address must be a whole URL"), "{address}: {error}");
    }
    let error = AuthorizationCode::new("a/b", APP, BACK).begin(place.request()).unwrap_err();
    assert!(error.to_string().contains("the tenant must be"), "{error}");
    let error = AuthorizationCode::new("t", "", BACK).begin(place.request()).unwrap_err();
    assert!(error.to_string().contains("the client id is empty"), "{error}");
}

/// An id token that nobody has signed.
fn id_token(claims: &str) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
}

#[tokio::test]
async fn tokens_that_were_made_for_another_sign_in_are_not_kept() {
    let answer = format!(r#"{{"access_token":"t","refresh_token":"r","id_token":"{}"}}"#, id_token(r#"{"nonce":"x"}"#));
    let bench = Bench::new(Scripted::default().json(200, &answer));
    let store = MemoryStore::default();
    let credential = AuthorizationCode::new("common", APP, BACK).store(store.clone());
    let (page, pending) = credential.begin(bench.request()).unwrap();
    let redirect = format!("?code=c&state={}", parameter(&page, "state"));
    let error = credential.finish(bench.request(), pending, &redirect).await.unwrap_err();
    assert!(error.to_string().contains("its nonce is another"), "{error}");
    assert!(store.contents().is_none());
}

#[tokio::test]
async fn the_code_is_redeemed_as_the_standard_has_it_and_repeated_nowhere() {
    let echo = r#"{"error":"invalid_grant","error_description":"AADSTS1: c0de-0f-ada"}"#;
    let bench = Bench::new(Scripted::default().json(400, echo));
    let credential = AuthorizationCode::new("common", APP, BACK).continuous_access_evaluation(false);
    let (page, pending) = credential.begin(bench.request()).unwrap();
    let verifier = serde_json::to_value(&pending).unwrap()["verifier"].as_str().unwrap().to_owned();
    let redirect = format!("?code=c0de-0f-ada&state={}", parameter(&page, "state"));
    let error = credential.finish(bench.request(), pending, &redirect).await.unwrap_err();
    let told = format!("{error} {error:?} {:?}", error.service_error());
    assert!(told.contains("[redacted]") && !told.contains("c0de-0f-ada"), "{told}");
    assert_eq!(
        bench.bodies()[0],
        format!(
            "client_id={APP}&grant_type=authorization_code&code=c0de-0f-ada&redirect_uri=https%3A%2F%2Fapp.example%2Fback\
             &code_verifier={verifier}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default%20offline_access%20openid%20profile\
             &client_info=1"
        )
    );
}

#[tokio::test]
async fn an_administrator_consents_for_everybody() {
    let app = AuthorizationCode::new("organizations", APP, BACK);
    let state = Secret::new("st4te");
    let scopes = ["https://graph.microsoft.com/Mail.Read".to_owned()];
    assert_eq!(
        app.admin_consent_url(&Endpoint::default(), &scopes, &state).unwrap(),
        format!(
            "https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id={APP}&scope=https%3A%2F%2Fgraph.microsoft.com\
             %2FMail.Read&redirect_uri=https%3A%2F%2Fapp.example%2Fback&state=st4te"
        )
    );
    assert_eq!(app.admin_consent(&state, "?admin_consent=True&tenant=t1&state=st4te").unwrap(), "t1");
    for (redirect, words) in [
        ("?admin_consent=True&tenant=t1&state=x", "its state is another"),
        ("?admin_consent=True&tenant=t1", "its state is another"),
        ("?tenant=t1&state=st4te", "does not tell that an administrator"),
        ("?error=access_denied&state=st4te", "access_denied"),
    ] {
        let error = app.admin_consent(&state, redirect).unwrap_err().to_string();
        assert!(error.contains(words), "{redirect}: {error}");
    }
    assert!(app.admin_consent(&Secret::new(""), "?admin_consent=True&tenant=t1").is_err());
}

#[tokio::test]
async fn what_a_person_pastes_signs_them_in() {
    let place = Place::new();
    let emulator = place.emulator.clone();
    let pages = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&pages);
    let store = MemoryStore::default();
    let credential = PastedRedirect::new("organizations", place.emulator.client_id(), move |page| {
        let redirect = emulator.authorize(&page, ADA).unwrap().url();
        seen.lock().unwrap().push(page);
        Box::pin(async move { Ok(format!(" {redirect}\r\n")) })
    })
    .store(store.clone());
    let silent = PastedRedirect::new("organizations", place.emulator.client_id(), |_| unreachable!()).silent();
    let error = silent.token(place.request()).await.unwrap_err();
    assert!(SignInError::of(&error).unwrap().needs_sign_in());

    credential.token(place.request()).await.unwrap();
    credential.token(place.request()).await.unwrap();
    assert_eq!(pages.lock().unwrap().len(), 1);
    let page = pages.lock().unwrap()[0].clone();
    assert_eq!(parameter(&page, "redirect_uri"), "https://login.microsoftonline.com/common/oauth2/nativeclient");
    silent.store(store).token(place.request()).await.unwrap();
}

#[tokio::test]
async fn what_is_pasted_need_not_be_an_address() {
    let bench = Bench::new(Scripted::default());
    for text in ["", "yes", "https://example.com", "?code=1&state=2"] {
        let credential = PastedRedirect::new("common", APP, move |_| Box::pin(async move { Ok(text.to_owned()) }));
        let error = bench.error(&credential).await;
        assert!(error.contains("does not belong to this sign-in"), "{text}: {error}");
    }
    assert!(bench.transport.received().is_empty());
}
