//! Our client at a certified OpenID provider that is not Entra.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use graph_auth::{
    AccessToken, Assertion, Certificate, ClientAssertion, ClientCertificate, ClientSecret, DeviceCode, Interactive,
    MemoryStore, Prompt, RefreshToken, SignInError, SignInService, TokenProvider,
};
use graph_transport::{Method, Request};
use serde_json::Value;

use crate::scene::{ADA, Scene, Visitor, enter};

const SCOPES: &[&str] = &["openid", "offline_access"];
/// A provider of one's own has no tenants.
const TENANT: &str = "provider";

async fn service(scene: &Scene) -> SignInService {
    SignInService::discover(&scene.http, scene.text("/provider/issuer")).await.unwrap()
}

async fn interactive(scene: &Scene, store: &MemoryStore) -> AccessToken {
    let visitor = Visitor::new(scene.program("/person"));
    let browser = visitor.clone();
    let credential = Interactive::new(TENANT, "native", move |page| browser.open(page));
    let credential = credential.authority(service(scene).await).prompt(Prompt::Consent).store(store.clone());
    let token = scene.token(&credential, SCOPES).await;
    visitor.is_done();
    token
}

/// A browser, a code, PKCE and the id token.
pub(crate) async fn code(scene: &Scene) {
    let token = interactive(scene, &MemoryStore::default()).await;
    is_ada(scene, &token).await;
}

/// The device flow of RFC 8628 as it stands there: with no interval and no message.
pub(crate) async fn device(scene: &Scene) {
    let person = scene.program("/person");
    let credential = DeviceCode::new(TENANT, "native", move |prompt| {
        assert!(prompt.message.contains(&prompt.user_code), "{prompt}");
        enter(&person, &prompt.verification_uri, &prompt.user_code);
    });
    let token = scene.token(&credential.authority(service(scene).await), SCOPES).await;
    is_ada(scene, &token).await;
}

/// A client secret in the header and in the form, as the app is registered; and a wrong one.
pub(crate) async fn secret(scene: &Scene) {
    let service = service(scene).await;
    for app in ["basic", "post"] {
        let credential = ClientSecret::new(TENANT, app, scene.text("/provider/secret")).authority(service.clone());
        is_app(scene, &credential, app).await;
        let wrong = ClientSecret::new(TENANT, app, "wrong").authority(service.clone());
        refused(scene, &wrong).await;
    }
}

/// `private_key_jwt` as our certificates sign it.
pub(crate) async fn certificate(scene: &Scene) {
    let certificate = Certificate::from_file(Path::new(scene.text("/certificate")), None).unwrap();
    let credential = ClientCertificate::new(TENANT, "key", certificate).authority(service(scene).await);
    is_app(scene, &credential, "key").await;
}

/// `private_key_jwt` as somebody else has signed it; a second time it is refused.
pub(crate) async fn assertion(scene: &Scene) {
    let (service, text) = (service(scene).await, scene.text("/provider/assertion").to_owned());
    let credential = || {
        let text = text.clone();
        let assertion = Assertion::from_fn(move || {
            let text = text.clone();
            async move { Ok(text.into()) }
        });
        ClientAssertion::new(TENANT, "key", assertion).authority(service.clone())
    };
    is_app(scene, &credential(), "key").await;
    refused(scene, &credential()).await;
}

/// Every refresh brings a new refresh token, which is kept; an old one that comes again ends them all.
pub(crate) async fn refresh(scene: &Scene) {
    let store = MemoryStore::default();
    let first = interactive(scene, &store).await;
    let begun = refresh_token(&store).unwrap();

    let again = || async {
        let silent =
            DeviceCode::new(TENANT, "native", |_| panic!("nobody should be asked")).silent().store(store.clone());
        silent.authority(service(scene).await)
    };
    let second = scene.try_token(&again().await, SCOPES, Some(&first)).await.unwrap();
    is_ada(scene, &second).await;
    assert_ne!(first.secret().expose(), second.secret().expose());
    let rotated = refresh_token(&store).unwrap();
    assert_ne!(begun, rotated);

    let thief = RefreshToken::new(TENANT, "native", begun).authority(service(scene).await);
    let error = scene.try_token(&thief, SCOPES, None).await.unwrap_err();
    assert!(SignInError::of(&error).is_some_and(|error| error.needs_sign_in()), "{error}");
    let error = scene.try_token(&again().await, SCOPES, Some(&second)).await.unwrap_err();
    assert!(SignInError::of(&error).is_some_and(|error| error.needs_sign_in()), "{error}");
    assert_eq!(refresh_token(&store), None, "what is dead is not kept");
}

fn refresh_token(store: &MemoryStore) -> Option<String> {
    let kept: Value = serde_json::from_str(store.contents()?.expose()).unwrap();
    let entry = kept["RefreshToken"].as_object()?.values().next()?;
    Some(entry["secret"].as_str().unwrap().to_owned())
}

async fn is_ada(scene: &Scene, token: &AccessToken) {
    let told = scene.get(&format!("{}/me", scene.text("/provider/issuer")), token.secret().expose()).await;
    assert_eq!(told["sub"], ADA);
}

/// Checks that a credential gets a token, and that the provider itself says that it is the app's.
async fn is_app(scene: &Scene, credential: &dyn TokenProvider, app: &str) {
    let token = scene.token(credential, &[]).await;
    let url = format!("{}/token/introspection", scene.text("/provider/issuer"));
    let asker = STANDARD.encode(format!("basic:{}", scene.text("/provider/secret").replace(' ', "+")));
    let request = Request::to_url("interop.introspect", Method::POST, url, "/token/introspection")
        .header("authorization", &format!("Basic {asker}"))
        .content("application/x-www-form-urlencoded", format!("token={}", token.secret().expose()));
    let told: Value = serde_json::from_slice(scene.http.execute(request).await.unwrap().body()).unwrap();
    assert_eq!((&told["active"], &told["client_id"]), (&true.into(), &app.into()), "{told}");
}

async fn refused(scene: &Scene, credential: &dyn TokenProvider) {
    let error = scene.try_token(credential, &[], None).await.unwrap_err();
    assert!(error.to_string().contains("invalid_client"), "{error}");
}
