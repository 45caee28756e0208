//! [`OnBehalfOf`]: a web API that calls Graph for the person who has called it.
//!
//! Invariant: what is kept for one caller is found by the SHA-256 of that caller's token alone, so that no one gets another's.

use crate::{MemoryStore, app::App, credential::credential, digest::sha256, grant::Grant, session::Session};
use graph_transport::{AccessToken, BoxFuture, Error, Result, Secret, TokenCache, TokenProvider, TokenRequest};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// How many callers' tokens are kept, unless told otherwise.
const CALLERS: usize = 1000;

/// Exchanges the token that a web API was called with for one that Graph takes, on behalf of the same person.
///
/// One value serves the whole API, and [`user`](Self::user) gives the credential for one caller. Tokens are kept for each caller apart,
/// for so many [`callers`](Self::callers); whoever has been away longest is forgotten first.
///
/// The API has the *delegated* permissions that the person or an administrator has consented to. It must have validated the token: that
/// it is signed by Microsoft, in time, and made out to the API itself. See Microsoft's page on the
/// [on-behalf-of flow](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential). When the person has to do something first, such as
/// pass another factor, [`SignInError::challenge`](crate::SignInError::challenge) is what to answer the caller with:
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use graph_auth::{OnBehalfOf, SignInError};
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// # let transport = Scripted::default().json(400, r#"{"error":"interaction_required","claims":"{\"access_token\":{}}"}"#);
/// let api = OnBehalfOf::new("contoso.com", "11111111-2222-3333-4444-555555555555").client_secret("s3cret");
/// let http = HttpClient::new(transport);
///
/// // In each request that the API serves:
/// let client = Client::new(http.clone(), Endpoint::default(), api.user("the bearer token of the request"));
/// let failed = client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await.unwrap_err();
///
/// let header = SignInError::of(&failed).and_then(SignInError::challenge).unwrap();
/// assert!(header.starts_with(r#"Bearer realm="", error="insufficient_claims", claims="eyJ"#));
/// # }
/// ```
pub struct OnBehalfOf {
    app: App,
    most: usize,
    callers: Arc<Callers>,
}

/// The callers, the one seen last at the end.
type Callers = Mutex<Vec<([u8; 32], Arc<Caller>)>>;

/// What is kept for one caller.
struct Caller {
    session: Session,
    cache: TokenCache,
}

impl Default for Caller {
    fn default() -> Self {
        Self { session: Session::new(MemoryStore::default()), cache: TokenCache::default() }
    }
}

impl OnBehalfOf {
    /// The web API's own registration, in the tenant of its callers. For callers of many tenants make one for each, since a token is
    /// exchanged in the tenant that it comes from.
    ///
    /// The API proves itself by a [`client_secret`](Self::client_secret), a certificate or an assertion. Nothing is checked or sent until a token
    /// is needed.
    pub fn new(tenant: impl Into<String>, client_id: impl Into<String>) -> Self {
        let app = App { continuous_access_evaluation: true, ..App::new(tenant, client_id) };
        Self { app, most: CALLERS, callers: Arc::default() }
    }

    /// For how many callers at most tokens are kept. A thousand by default.
    #[must_use]
    pub fn callers(mut self, most: usize) -> Self {
        self.most = most.max(1);
        self
    }

    /// The credential for one caller. `assertion` is the access token that the API was called with, without the word `Bearer`.
    ///
    /// Make one for each request that is served; that costs next to nothing, and tokens are shared by all that are made for the same
    /// assertion.
    pub fn user(&self, assertion: impl Into<Secret>) -> OnBehalfOfUser {
        let assertion = assertion.into();
        let key = sha256(assertion.expose().as_bytes());
        let mut callers = self.callers.lock().unwrap_or_else(PoisonError::into_inner);
        let found = callers.iter().rposition(|(known, _)| *known == key).map(|at| callers.remove(at).1);
        let caller = found.unwrap_or_default();
        let excess = (callers.len() + 1).saturating_sub(self.most);
        callers.drain(..excess);
        callers.push((key, Arc::clone(&caller)));
        OnBehalfOfUser { app: self.app.clone(), assertion, caller }
    }
}

credential!(OnBehalfOf { client_secret, client_assertion, certificate, authority, continuous_access_evaluation("On") });

/// Acts for one caller of a web API: see [`OnBehalfOf::user`].
pub struct OnBehalfOfUser {
    app: App,
    assertion: Secret,
    caller: Arc<Caller>,
}

impl OnBehalfOfUser {
    async fn fetch(&self, request: &TokenRequest<'_>) -> Result<AccessToken> {
        if self.assertion.expose().is_empty() {
            return Err(Error::credential(
                "the caller's token is empty: give what stands behind `Bearer` in the request's Authorization",
            ));
        }
        if self.app.proof.is_none() {
            return Err(Error::credential(
                "a web API must prove itself: give its client secret, certificate or assertion",
            ));
        }
        let fields = [("assertion", self.assertion.expose()), ("requested_token_use", "on_behalf_of")];
        let grant = Grant {
            operation: "auth.on_behalf_of",
            grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
            source: "on_behalf_of",
            fields: &fields,
            secret: &self.assertion,
        };
        grant.token(&self.caller.session, &self.app, request).await
    }
}

impl TokenProvider for OnBehalfOfUser {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.caller.cache.serve(request, move |_| async move { self.fetch(&request).await })
    }
}

impl fmt::Debug for OnBehalfOfUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.app.debug("OnBehalfOfUser", f)
    }
}
