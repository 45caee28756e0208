//! [`DeviceCode`]: a person signs in on any device by entering a short code.
//!
//! Invariant: nobody is asked to sign in while a token still serves, nor because the network or the service fails.

use crate::{
    DevicePrompt, MemoryStore,
    app::App,
    credential::credential,
    device_flow::{DeviceFlow, OPERATION},
    session::{Next, Session},
};
use graph_transport::{AccessToken, BoxFuture, Result, TokenCache, TokenProvider, TokenRequest};
use std::sync::{Arc, Mutex, PoisonError};

/// Signs a person in: for command lines, and for machines without a browser.
///
/// When a token is first needed, the program is given a short code and an address to show. The call waits until the person has signed
/// in there. From then on tokens are renewed without the person, and with a [`store`](Self::store) the sign-in outlives the
/// program. The code is shown again only when the service asks for a new sign-in.
///
/// Dropping the call ends the waiting. The next call shows the same code again while it can still be used.
///
/// The app must allow public client flows, and has the *delegated* permissions that the person consents to. See Microsoft's page on the
/// [device code flow](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{DeviceCode, MemoryStore};
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// // In place of the network: a code, twice the sign-in service's word that was asked for it, and Graph.
/// let transport = Scripted::default()
///     .json(200, r#"{"user_code":"FJC3RPMSK","device_code":"d","verification_uri":"https://microsoft.com/devicelogin"}"#)
///     .json(400, r#"{"error":"authorization_pending"}"#)
///     .json(200, r#"{"expires_in":3599,"access_token":"eyJ0","refresh_token":"r"}"#)
///     .json(200, r#"{"displayName":"Ada"}"#);
/// let store = MemoryStore::default();
/// let credential = DeviceCode::new("organizations", "11111111-2222-3333-4444-555555555555", |prompt| eprintln!("{prompt}"))
///     .store(store.clone());
/// let client = Client::new(HttpClient::new(transport), Endpoint::default(), credential);
/// client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await?;
///
/// assert!(store.contents().is_some());
/// # Ok(())
/// # }
/// ```
pub struct DeviceCode {
    app: App,
    prompt: Arc<dyn Fn(&DevicePrompt) + Send + Sync>,
    session: Session,
    silent: bool,
    cache: TokenCache,
    /// A code that was shown and neither entered nor refused yet.
    pending: Mutex<Option<DeviceFlow>>,
}

impl DeviceCode {
    /// An app for the people of a tenant: its id, one of its domains, or `organizations` (work and school accounts), `consumers` (personal ones)
    /// or `common` (both). `prompt` shows the code; it is called anew for each sign-in, and should return at once.
    ///
    /// Nothing is checked or sent until a token is needed.
    pub fn new(
        tenant: impl Into<String>,
        client_id: impl Into<String>,
        prompt: impl Fn(&DevicePrompt) + Send + Sync + 'static,
    ) -> Self {
        Self {
            app: App { continuous_access_evaluation: true, ..App::new(tenant, client_id) },
            prompt: Arc::new(prompt),
            session: Session::new(MemoryStore::default()),
            silent: false,
            cache: TokenCache::default(),
            pending: Mutex::default(),
        }
    }

    async fn fetch(&self, request: &TokenRequest<'_>, serves: bool) -> Result<AccessToken> {
        match self.session.go_on(&self.app, request, OPERATION, !self.silent && !serves).await? {
            Next::Token(token) => Ok(token),
            Next::Ask(claims) => self.sign_in(request, claims.as_deref()).await,
        }
    }

    async fn sign_in(&self, request: &TokenRequest<'_>, claims: Option<&str>) -> Result<AccessToken> {
        let left = lock(&self.pending).take().filter(|flow| flow.serves(&self.app, request, claims));
        let flow = match left {
            Some(flow) => flow,
            None => DeviceFlow::begin(&self.app, request, claims).await?,
        };
        // Kept for the next call, should this one be dropped.
        *lock(&self.pending) = Some(flow.clone());
        (self.prompt)(&flow.prompt());
        let result = flow.wait(&self.app, request).await;
        *lock(&self.pending) = None;
        let answer = result?;
        self.session.keep(&self.app, request, &answer, None, "device_code").await?;
        Ok(answer.access_token)
    }
}

fn lock<T>(slot: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

credential!(DeviceCode { store, account, silent, person, authority, continuous_access_evaluation("On") });

impl TokenProvider for DeviceCode {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |serves| async move { self.fetch(&request, serves).await })
    }
}
