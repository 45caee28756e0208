//! [`ClientSecret`]: an app that signs in as itself, with a secret.

use crate::{app::App, credential::credential, proof::Proof};
use graph_transport::{AccessToken, BoxFuture, Result, Secret, TokenCache, TokenProvider, TokenRequest};

const OPERATION: &str = "auth.client_secret";

/// Signs an app in as itself, without a user: for services and scheduled work.
///
/// The app has the *application* permissions that an administrator has consented to, in the one tenant. Tokens are kept and renewed
/// ahead of their end; many tasks that need one cause one request. A certificate or a managed identity is safer where there is one.
///
/// See Microsoft's page on the
/// [client credentials flow](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::ClientSecret;
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// // In place of the network: first the sign-in service answers, then Graph.
/// let transport = Scripted::default()
///     .json(200, r#"{"token_type":"Bearer","expires_in":3599,"access_token":"eyJ0"}"#)
///     .json(200, r#"{"value":[]}"#);
/// let credential = ClientSecret::new("contoso.com", "11111111-2222-3333-4444-555555555555", "s3cret");
/// let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential);
/// client.execute(Request::new("users.list", Method::GET, Path::new("/users"))).await?;
///
/// let sent = transport.received();
/// assert_eq!(sent[0].uri, "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token");
/// assert_eq!(sent[1].headers["authorization"], "Bearer eyJ0");
/// # Ok(())
/// # }
/// ```
pub struct ClientSecret {
    app: App,
    cache: TokenCache,
}

impl ClientSecret {
    /// An app in a tenant. `tenant` is the tenant's id or one of its domains, `client_id` the app's id, and `secret` the *value* of one of
    /// its client secrets, not the secret's id.
    ///
    /// Nothing is checked or sent until a token is needed.
    pub fn new(tenant: impl Into<String>, client_id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let app = App { proof: Proof::Secret(secret.into()), ..App::new(tenant, client_id) };
        Self { app, cache: TokenCache::default() }
    }
}

credential!(ClientSecret { authority, continuous_access_evaluation("Off") });

impl TokenProvider for ClientSecret {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| async move { self.app.sign_in_alone(&request, OPERATION).await })
    }
}
