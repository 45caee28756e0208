//! [`RefreshToken`]: goes on with a sign-in that was made elsewhere.

use crate::{MemoryStore, Store, app::App, credential::credential, session::Session};
use graph_transport::{AccessToken, BoxFuture, Error, Result, Secret, TokenCache, TokenProvider, TokenRequest};

const OPERATION: &str = "auth.refresh_token";

/// Acts for a person whose refresh token the program has: from a web app's sign-in, another tool or another library.
///
/// The service may give a newer refresh token with each access token; the newest is kept in the [`store`](Self::store) and used from then on.
/// When it is refused, the one given at first is tried; when that is refused too, [`SignInError::needs_sign_in`](crate::SignInError::needs_sign_in)
/// says so.
///
/// See Microsoft's page on
/// [refresh tokens](https://learn.microsoft.com/entra/identity-platform/refresh-tokens).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{MemoryStore, RefreshToken};
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// let transport = Scripted::default()
///     .json(200, r#"{"expires_in":3599,"access_token":"eyJ0","refresh_token":"the next one"}"#)
///     .json(200, r#"{"displayName":"Ada"}"#);
/// let store = MemoryStore::default();
/// let credential = RefreshToken::new("common", "11111111-2222-3333-4444-555555555555", "0.AX0").store(store.clone());
/// let client = Client::new(HttpClient::new(transport), Endpoint::default(), credential);
/// client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await?;
///
/// assert!(store.contents().is_some_and(|kept| kept.expose().contains("the next one")));
/// # Ok(())
/// # }
/// ```
pub struct RefreshToken {
    app: App,
    given: Secret,
    session: Session,
    cache: TokenCache,
}

impl RefreshToken {
    /// The app that the refresh token was given to, and a tenant that the person signs in to (its id, one of its domains, `organizations`,
    /// `consumers` or `common`).
    ///
    /// Nothing is checked or sent until a token is needed.
    pub fn new(tenant: impl Into<String>, client_id: impl Into<String>, refresh_token: impl Into<Secret>) -> Self {
        Self {
            app: App { continuous_access_evaluation: true, ..App::new(tenant, client_id) },
            given: refresh_token.into(),
            session: Session::new(MemoryStore::default()),
            cache: TokenCache::default(),
        }
    }

    /// Keeps the newest refresh token here. By default it is kept in memory.
    ///
    /// What the store holds for this app counts as this person's, and comes before the token given: see [`Store`].
    #[must_use]
    pub fn store(mut self, store: impl Store + 'static) -> Self {
        self.session.keep_in(store);
        self
    }

    async fn fetch(&self, request: &TokenRequest<'_>) -> Result<AccessToken> {
        if self.given.expose().is_empty() {
            return Err(Error::credential("the refresh token is empty: was the variable that holds it set?"));
        }
        self.session.refresh(&self.app, request, OPERATION, Some(&self.given)).await
    }
}

credential!(RefreshToken {
    person, client_secret, client_assertion, certificate, origin, authority, continuous_access_evaluation("On"),
});

impl TokenProvider for RefreshToken {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| async move { self.fetch(&request).await })
    }
}
