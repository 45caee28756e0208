//! [`ClientAssertion`]: an app that signs in as itself, with what another issuer says of it.

use crate::{Assertion, app::App, credential::credential, proof::Proof};
use graph_transport::{AccessToken, BoxFuture, Result, TokenCache, TokenProvider, TokenRequest};

const OPERATION: &str = "auth.client_assertion";

/// Signs an app in as itself, without a secret to keep: a cluster, a build service or another identity vouches for it.
///
/// The app's registration names the issuer, subject and audience that it trusts as a *federated credential*. The app has the
/// *application* permissions that an administrator has consented to, in the one tenant. See Microsoft's page on
/// [workload identity federation](https://learn.microsoft.com/entra/workload-id/workload-identity-federation).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{Assertion, ClientAssertion, Secret};
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// let transport = Scripted::default()
///     .json(200, r#"{"token_type":"Bearer","expires_in":3599,"access_token":"eyJ0"}"#)
///     .json(200, r#"{"value":[]}"#);
/// // In a cluster: `Assertion::file("/var/run/secrets/azure/tokens/azure-identity-token")`.
/// let assertion = Assertion::from_fn(|| async { Ok(Secret::new("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")) });
/// let credential = ClientAssertion::new("contoso.com", "11111111-2222-3333-4444-555555555555", assertion);
/// let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential);
/// client.execute(Request::new("users.list", Method::GET, Path::new("/users"))).await?;
///
/// let sent = transport.received();
/// assert!(sent[0].body.ends_with(b"client_assertion=eyJhbGciOiJSUzI1NiJ9.e30.c2ln"));
/// assert_eq!(sent[1].headers["authorization"], "Bearer eyJ0");
/// # Ok(())
/// # }
/// ```
pub struct ClientAssertion {
    app: App,
    cache: TokenCache,
}

impl ClientAssertion {
    /// An app in a tenant (the tenant's id or one of its domains), and who vouches for it.
    ///
    /// Nothing is checked, read or sent until a token is needed.
    pub fn new(tenant: impl Into<String>, client_id: impl Into<String>, assertion: Assertion) -> Self {
        let app = App { proof: Proof::Assertion(assertion), ..App::new(tenant, client_id) };
        Self { app, cache: TokenCache::default() }
    }
}

credential!(ClientAssertion { authority, continuous_access_evaluation("Off") });

impl TokenProvider for ClientAssertion {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| async move { self.app.sign_in_alone(&request, OPERATION).await })
    }
}
