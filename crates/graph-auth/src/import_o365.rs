//! [`import_o365`]: sign-ins that python-o365 has kept.

use crate::unified_cache::{Owner, UnifiedCache};
use graph_transport::{Error, Result, Secret};
use serde_json::{Map, Value};

/// The one sign-in service that python-o365 knows.
const ENVIRONMENT: &str = "login.microsoftonline.com";

/// Turns what a token backend of python-o365 has kept, such as its file `o365_token.txt`, into contents of a [`Store`](crate::Store),
/// so that nobody has to sign in again.
///
/// - Since version 2.1 it is a cache in the layout that stores have here too, and is taken as it is.
/// - Before that it is one token without a word on whose it is. Its refresh token is taken, for the app `client_id`; the account
///   is added when it is first used.
///
/// # Errors
/// When the text is neither, such as one that a `cryptography_manager` has encrypted, or has nothing for the app to go on with.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{DeviceCode, MemoryStore, Store, import_o365};
/// # use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// let app = "11111111-2222-3333-4444-555555555555";
/// let text = r#"{"token_type": "Bearer", "scope": ["Mail.Read"], "access_token": "eyJ0", "refresh_token": "0.AX0", "expires_at": 1.5}"#;
/// // Or a file, or whatever else keeps sign-ins.
/// let store = MemoryStore::default();
/// store.save(&import_o365(text, app)?, None).await?;
///
/// let credential = DeviceCode::new("common", app, |prompt| eprintln!("{prompt}")).store(store);
/// # let transport = Scripted::default().json(200, r#"{"expires_in":3599,"access_token":"eyJ1"}"#).json(200, "{}");
/// # let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential);
/// # client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await?;
/// # assert!(String::from_utf8_lossy(&transport.received()[0].body).contains("refresh_token=0.AX0"));
/// # Ok(())
/// # }
/// ```
pub fn import_o365(text: &str, client_id: &str) -> Result<Secret> {
    if client_id.is_empty() {
        return Err(Error::credential("the client id is empty: give that of the app that python-o365 signed in to"));
    }
    let members: Map<String, Value> = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| {
        Error::credential(
            "the text is no token of python-o365, which are JSON objects: if it was encrypted by a cryptography_manager, decrypt it first",
        )
    })?;
    let secret = |name: &str| members.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    if let Some(token) = secret("refresh_token") {
        let owner = Owner { environment: ENVIRONMENT.to_owned(), client_id: client_id.to_owned() };
        let mut cache = UnifiedCache::default();
        cache.put_refresh_token(&owner, "", &Secret::new(token), None, None);
        return Ok(cache.to_secret());
    }
    if secret("access_token").is_some() {
        return Err(Error::credential(
            "the token of python-o365 has no refresh token, so there is nothing to go on with: an app that signs in as itself needs no \
             store, and a person has to sign in again",
        ));
    }
    let text = Secret::new(Value::Object(members).to_string());
    let cache = UnifiedCache::read(&text)?;
    let apps = cache.apps();
    if apps.iter().any(|app| app.eq_ignore_ascii_case(client_id)) {
        return Ok(text);
    }
    Err(Error::credential(if apps.is_empty() {
        "the text holds no sign-in: was it saved by python-o365?".to_owned()
    } else {
        format!("the text holds no sign-in to the app {client_id}, but to {}", apps.join(", "))
    }))
}
