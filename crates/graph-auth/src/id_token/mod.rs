//! [`IdTokenValidator`]: finds out whether an id token is what a sign-in service says to this app.
//!
//! Invariant: nothing in a token decides how it is checked, and strangers' tokens cause at most one request a minute.

mod claims;
mod keys;

pub use claims::IdClaims;

use crate::{SignInService, authority::Authority, openid_configuration::OpenIdConfiguration, sign_in_error::explain};
use claims::Expected;
use graph_transport::{Endpoint, Error, HttpClient, Method, Request, Result, Secret};
use jiff::Timestamp;
use keys::{Found, Keys, Parts};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

const OPERATION: &str = "auth.id_token";
/// How long keys are believed. Services publish new ones long before they use them.
const LIFETIME: Duration = Duration::from_secs(24 * 3600);
/// How often a token with an unknown key may cause a look for new ones.
const PAUSE: Duration = Duration::from_secs(60);
/// How far clocks may differ by default.
const LEEWAY: Duration = Duration::from_secs(300);

/// Checks id tokens, for web apps that let people in by them: signature, issuer, audience, nonce and times.
///
/// Keys are fetched when they are first needed, kept for a day, and looked for again when a token names one that is new. One validator serves a
/// whole program: share it.
///
/// A token that came straight from the sign-in service, as that of
/// [`AuthorizationCode::finish`](crate::AuthorizationCode::finish), has been compared with its sign-in already; one that came through a
/// browser has not.
///
/// See Microsoft's page on [id tokens](https://learn.microsoft.com/entra/identity-platform/id-tokens).
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let now = jiff::Timestamp::now().to_string();
/// # let emulator = graph_emulator::Emulator::builder().user("ada@contoso.com", |user| user).starting_at(&now).build();
/// # let (http, app) = (graph_transport::HttpClient::new(emulator.clone()), emulator.client_id().to_owned());
/// use graph_auth::{AuthorizationCode, IdTokenValidator, TokenRequest, scopes};
/// use graph_transport::Endpoint;
///
/// # let endpoint = Endpoint::default();
/// # let credential = AuthorizationCode::new("organizations", &app, "http://localhost");
/// # let scopes = scopes(&endpoint, ["basic"])?;
/// # let (page, pending) = credential.begin(TokenRequest::new(&http, &endpoint, &scopes))?;
/// # let redirect = emulator.authorize(&page, "ada@contoso.com").unwrap().url();
/// let signed_in = credential.finish(TokenRequest::new(&http, &endpoint, &scopes), pending, &redirect).await?;
/// let validator = IdTokenValidator::new("organizations", &app);
/// let claims = validator.validate(&http, &Endpoint::default(), &signed_in.id_token.unwrap(), None).await?;
/// assert_eq!(claims.username.as_deref(), Some("ada@contoso.com"));
/// # Ok(())
/// # }
/// ```
pub struct IdTokenValidator {
    authority: Authority,
    client_id: String,
    tenants: Vec<String>,
    leeway: Duration,
    kept: Mutex<Option<Arc<Kept>>>,
    flight: tokio::sync::Mutex<()>,
}

/// What a service has published.
struct Kept {
    /// Where it was asked for.
    source: String,
    configuration: Arc<OpenIdConfiguration>,
    keys: Keys,
    at: Instant,
}

impl IdTokenValidator {
    /// Tokens for one app. `tenant` is whose people are let in: a tenant's id or one of its domains; `organizations`, `consumers` or `common` let in
    /// people of every tenant of that kind: name those that are meant with [`tenants`](Self::tenants), or check them yourself.
    pub fn new(tenant: impl Into<String>, client_id: impl Into<String>) -> Self {
        Self {
            authority: Authority::new(tenant),
            client_id: client_id.into(),
            tenants: Vec::new(),
            leeway: LEEWAY,
            kept: Mutex::default(),
            flight: tokio::sync::Mutex::default(),
        }
    }

    /// Believes this sign-in service instead of the cloud's own.
    #[must_use]
    pub fn authority(mut self, service: impl Into<SignInService>) -> Self {
        self.authority.at(service);
        self
    }

    /// Lets in the people of these tenants alone, by the tenants' ids.
    #[must_use]
    pub fn tenants(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tenants = ids.into_iter().map(Into::into).collect();
        self
    }

    /// How far this machine's clock may be off: five minutes by default.
    #[must_use]
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// What a token says, if it is true. `nonce` is the text that the app sent to the sign-in page, where it sent one itself.
    ///
    /// # Errors
    /// When the token is not accepted, with the reason; when the service's keys cannot be had. Neither repeats the token.
    pub async fn validate(
        &self,
        http: &HttpClient,
        endpoint: &Endpoint,
        token: &Secret,
        nonce: Option<&str>,
    ) -> Result<IdClaims> {
        let parts = Parts::read(token.expose())?;
        let source = self.authority.root(endpoint)?;
        let kept = match self.known(&source) {
            None => self.newer(http, endpoint, &source, None).await?,
            Some(kept) => match kept.keys.verify(&parts)? {
                Found::Unknown if kept.at.elapsed() > PAUSE => {
                    self.newer(http, endpoint, &source, Some(kept.at)).await?
                }
                _ => kept,
            },
        };
        let Found::Signed(key_issuer) = kept.keys.verify(&parts)? else {
            return Err(Error::credential(
                "the id token is not accepted: it names a key that the sign-in service has not published",
            ));
        };
        let expected = Expected {
            client_id: &self.client_id,
            issuer: &kept.configuration.issuer,
            key_issuer,
            nonce,
            tenants: &self.tenants,
            work_only: self.authority.tenant().eq_ignore_ascii_case("organizations"),
            now: Timestamp::now(),
            leeway: self.leeway,
        };
        IdClaims::check(parts.claims, &expected)
    }

    /// What is kept of a service and still believed.
    fn known(&self, source: &str) -> Option<Arc<Kept>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clone().filter(|kept| kept.source == source && kept.at.elapsed() <= LIFETIME)
    }

    /// What the service publishes since then. Who waits for another's look takes what that one has found; whose key is known does not wait.
    async fn newer(
        &self,
        http: &HttpClient,
        endpoint: &Endpoint,
        source: &str,
        since: Option<Instant>,
    ) -> Result<Arc<Kept>> {
        let _flight = self.flight.lock().await;
        if let Some(kept) = self.known(source).filter(|kept| since.is_none_or(|since| kept.at > since)) {
            return Ok(kept);
        }
        let configuration = self.authority.configuration(http, endpoint).await?;
        let Some(url) = &configuration.jwks_uri else {
            return Err(Error::credential("the sign-in service does not tell where its keys are"));
        };
        let answer = http.execute(Request::to_url(OPERATION, Method::GET, url, "/{keys}")).await;
        let keys = Keys::read(answer.map_err(|error| explain(error, &[]))?.body())?;
        let kept = Arc::new(Kept { source: source.to_owned(), configuration, keys, at: Instant::now() });
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&kept));
        Ok(kept)
    }
}

impl fmt::Debug for IdTokenValidator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IdTokenValidator")
            .field("tenant", &self.authority.tenant())
            .field("client_id", &self.client_id)
            .field("tenants", &self.tenants)
            .finish_non_exhaustive()
    }
}
