//! [`UsernamePassword`]: signs a person in by name and password, where nothing better is left.

use crate::{MemoryStore, app::App, credential::credential, grant::Grant, session::Session};
use graph_transport::{AccessToken, BoxFuture, Error, Result, Secret, TokenCache, TokenProvider, TokenRequest};

/// Signs a person in by name and password. **Deprecated by Microsoft**: use [`DeviceCode`](crate::DeviceCode), or an app's own sign-in, wherever
/// that is possible.
///
/// It works for work and school accounts of the tenant alone: not for personal ones, nor for accounts that sign in elsewhere or have
/// multi-factor authentication. The password is sent once; from then on refresh tokens serve, and it is sent again only when they are refused.
///
/// The app must allow public client flows, or prove itself. See Microsoft's page on
/// [this flow](https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::UsernamePassword;
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// let transport = Scripted::default()
///     .json(200, r#"{"expires_in":3599,"access_token":"eyJ0","refresh_token":"r"}"#)
///     .json(200, r#"{"displayName":"Ada"}"#);
/// let app = "11111111-2222-3333-4444-555555555555";
/// let credential = UsernamePassword::new("contoso.com", app, "test@contoso.com", "p4ssword");
/// let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential);
/// client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await?;
/// assert_eq!(transport.received()[1].headers["authorization"], "Bearer eyJ0");
/// # Ok(())
/// # }
/// ```
pub struct UsernamePassword {
    app: App,
    username: String,
    password: Secret,
    session: Session,
    cache: TokenCache,
}

impl UsernamePassword {
    /// A person of a tenant: the tenant's id, one of its domains, or `organizations`.
    ///
    /// Nothing is checked or sent until a token is needed.
    pub fn new(
        tenant: impl Into<String>,
        client_id: impl Into<String>,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        let username = username.into();
        let mut session = Session::new(MemoryStore::default());
        session.signs_in_as(&username);
        Self {
            app: App { continuous_access_evaluation: true, ..App::new(tenant, client_id) },
            username,
            password: password.into(),
            session,
            cache: TokenCache::default(),
        }
    }

    async fn fetch(&self, request: &TokenRequest<'_>) -> Result<AccessToken> {
        if self.username.is_empty() || self.password.expose().is_empty() {
            return Err(Error::credential(
                "user name and password must both be given: were the variables that hold them set?",
            ));
        }
        if ["common", "consumers"].iter().any(|shared| self.app.authority.tenant().eq_ignore_ascii_case(shared)) {
            return Err(Error::credential(
                "a password is taken for work and school accounts only: give the account's tenant, or organizations",
            ));
        }
        let fields = [("username", self.username.as_str()), ("password", self.password.expose())];
        let grant = Grant {
            operation: "auth.username_password",
            grant_type: "password",
            source: "password",
            fields: &fields,
            secret: &self.password,
        };
        grant.token(&self.session, &self.app, request).await
    }
}

credential!(UsernamePassword { store, person, client_secret, client_assertion, certificate, authority, continuous_access_evaluation("On") });

impl TokenProvider for UsernamePassword {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| async move { self.fetch(&request).await })
    }
}
