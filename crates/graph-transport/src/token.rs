//! [`TokenProvider`]: where tokens come from. A vault, a command or a server of yours is fifteen lines away.
//!
//! Invariant: a provider gets the HTTP client from the request it answers, and that client cannot ask for a token: no recursion.

use crate::{BoxFuture, Endpoint, Error, HttpClient, Result, Secret};
use http::HeaderValue;
use std::{
    fmt,
    sync::{Arc, OnceLock},
    time::{Duration, SystemTime},
};

/// Gives tokens. Implementations cache what they get: see [`TokenCache`](crate::TokenCache) and [`Cached`](crate::Cached).
///
/// ```
/// use graph_transport::{AccessToken, BoxFuture, Error, Result, TokenProvider, TokenRequest};
///
/// /// Reads a token that another program keeps fresh.
/// #[derive(Debug)]
/// struct FromFile(std::path::PathBuf);
///
/// impl TokenProvider for FromFile {
///     fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
///         Box::pin(async {
///             let text = std::fs::read_to_string(&self.0)
///                 .map_err(|error| Error::credential("the token file cannot be read").with_source(error))?;
///             Ok(AccessToken::new(text.trim(), std::time::Duration::from_secs(300)))
///         })
///     }
/// }
/// ```
pub trait TokenProvider: fmt::Debug + Send + Sync {
    /// A token for `request`, from a cache or from the sign-in service.
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>>;
}

impl<P: TokenProvider + ?Sized> TokenProvider for Arc<P> {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        (**self).token(request)
    }
}

/// What a token is needed for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TokenRequest<'a> {
    /// Sends requests to the sign-in service, with the same proxy, TLS and retries as every other.
    pub http: &'a HttpClient,
    /// The cloud, and so the sign-in service to ask.
    pub endpoint: &'a Endpoint,
    /// The permissions to ask for.
    pub scopes: &'a [String],
    /// Claims (JSON text) that the service wants the token to satisfy; a cached token does not.
    pub claims: Option<&'a str>,
    /// A token that the service has just refused. Any other that is fresh will do; this one must not be given again.
    pub refused: Option<&'a AccessToken>,
}

impl<'a> TokenRequest<'a> {
    /// A plain request.
    pub fn new(http: &'a HttpClient, endpoint: &'a Endpoint, scopes: &'a [String]) -> Self {
        Self { http, endpoint, scopes, claims: None, refused: None }
    }
}

/// A bearer token and how long it serves. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AccessToken {
    secret: Arc<Held>,
    expires_at: SystemTime,
    refresh_at: SystemTime,
}

/// A token's text, and the header that was made of it when it was first needed.
struct Held {
    text: Secret,
    header: OnceLock<Option<HeaderValue>>,
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

/// How long before its end a token is renewed, unless its issuer says otherwise.
const AHEAD: Duration = Duration::from_secs(300);

impl AccessToken {
    /// A token that expires after `lifetime`, counted from now. It is due for renewal five minutes before, or at half of a life
    /// shorter than ten.
    pub fn new(secret: impl Into<Secret>, lifetime: Duration) -> Self {
        let now = SystemTime::now();
        let after = |wait| now.checked_add(wait).unwrap_or(now);
        Self {
            secret: Arc::new(Held { text: secret.into(), header: OnceLock::new() }),
            expires_at: after(lifetime),
            refresh_at: after(lifetime.saturating_sub(AHEAD).max(lifetime / 2)),
        }
    }

    /// Says when the issuer wants the token renewed, counted from now.
    #[must_use]
    pub fn refresh_in(mut self, wait: Duration) -> Self {
        self.refresh_at = SystemTime::now().checked_add(wait).unwrap_or(self.refresh_at).min(self.expires_at);
        self
    }

    /// The token itself. Do not log it, and do not read it: it is Graph's.
    pub fn secret(&self) -> &Secret {
        &self.secret.text
    }

    /// The value of `Authorization`.
    pub(crate) fn bearer(&self) -> Result<HeaderValue> {
        let header = self.secret.header.get_or_init(|| {
            let mut value = HeaderValue::try_from(format!("Bearer {}", self.secret.text.expose())).ok()?;
            value.set_sensitive(true);
            Some(value)
        });
        header.clone().ok_or_else(|| Error::credential("the token holds what HTTP does not allow in headers"))
    }

    /// When it ends.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at
    }

    /// Whether it still serves at `now`.
    pub fn is_valid(&self, now: SystemTime) -> bool {
        now < self.expires_at
    }

    /// Whether it should be renewed at `now`, though it may still serve.
    pub fn is_due(&self, now: SystemTime) -> bool {
        now >= self.refresh_at
    }

    /// Whether this is the very token that `other` is.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.secret, &other.secret) || self.secret.text.expose() == other.secret.text.expose()
    }

    pub(crate) fn renew_later(&mut self, at: SystemTime) {
        self.refresh_at = at;
    }
}

/// A token that you have already. It is sent as it is, and cannot be renewed.
#[derive(Clone, Debug)]
pub struct StaticToken(AccessToken);

impl StaticToken {
    /// Uses `token` until the service refuses it.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(AccessToken::new(token, Duration::from_secs(u32::MAX.into())))
    }
}

impl TokenProvider for StaticToken {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        let refused = request.refused.is_some() || request.claims.is_some();
        let message = "the service refused the fixed token, which cannot be renewed: get a new one";
        Box::pin(std::future::ready(if refused { Err(Error::credential(message)) } else { Ok(self.0.clone()) }))
    }
}
