//! [`Interactive`]: a person signs in with the browser of this machine, which comes back to the program by itself.

mod listener;
mod visit;

use crate::{
    MemoryStore, ResponseMode,
    app::App,
    code_flow::{self, Page},
    credential::credential,
    session::{Next, Session},
};
use graph_transport::{AccessToken, BoxFuture, Error, Result, TokenCache, TokenProvider, TokenRequest};
use listener::Listener;
use std::{io, sync::Arc, time::Duration};
use tokio::time::timeout;

const OPERATION: &str = "auth.interactive";
/// How long a person may take by default.
const TIME: Duration = Duration::from_secs(300);
#[cfg(feature = "browser")]
/// How long it shows whether a browser can be started: what is missing fails at once.
const START: Duration = Duration::from_millis(50);

/// Signs a person in with the browser of the machine that the program runs on: for desktops.
///
/// When a token is first needed, a port is opened for this machine alone, and the browser is sent to the sign-in page, which sends it back
/// there. The call waits for that. From then on tokens are renewed without the person; with a [`store`](Self::store) the sign-in
/// outlives the program. The page is opened again only when the service asks for a new sign-in.
///
/// Dropping the call closes the port. Where the browser is on another machine use [`DeviceCode`](crate::DeviceCode).
///
/// The app needs the redirect address `http://localhost` on the platform for mobile and desktop apps, and *delegated* permissions. It needs a
/// runtime of tokio with I/O. See Microsoft's page on
/// [redirect addresses](https://learn.microsoft.com/entra/identity-platform/reply-url).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::Interactive;
/// use graph_transport::{Client, Endpoint, HttpClient, testing::Scripted};
///
/// let credential = Interactive::new("organizations", "11111111-2222-3333-4444-555555555555", |page| {
///     // Open `page` in a browser here. `Interactive::browser` does so by itself.
///     println!("A browser window was opened for you to sign in.");
///     Ok(())
/// });
/// # let transport = Scripted::default();
/// let client = Client::new(HttpClient::new(transport), Endpoint::default(), credential);
/// # Ok(())
/// # }
/// ```
pub struct Interactive {
    app: App,
    open: Arc<Open>,
    port: u16,
    time: Duration,
    page: Page,
    session: Session,
    silent: bool,
    cache: TokenCache,
}

/// Opens an address in a browser.
type Open = dyn Fn(&str) -> io::Result<()> + Send + Sync;

impl Interactive {
    /// An app for the people of a tenant: its id, one of its domains, `organizations`, `consumers` or `common`. `open` opens an address in a
    /// browser; it is called anew for each sign-in, and should return at once.
    ///
    /// Nothing is checked, opened or sent until a token is needed.
    pub fn new(
        tenant: impl Into<String>,
        client_id: impl Into<String>,
        open: impl Fn(&str) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self {
            app: App { continuous_access_evaluation: true, ..App::new(tenant, client_id) },
            open: Arc::new(open),
            port: 0,
            time: TIME,
            page: Page { response_mode: ResponseMode::FormPost, ..Page::default() },
            session: Session::new(MemoryStore::default()),
            silent: false,
            cache: TokenCache::default(),
        }
    }

    /// The same, with the person's own browser.
    #[cfg(feature = "browser")]
    pub fn browser(tenant: impl Into<String>, client_id: impl Into<String>) -> Self {
        Self::new(tenant, client_id, |page| open::that_detached_with_timeout(page, START))
    }

    /// Awaits the browser on this port instead of any that is free: for sign-in services that want the whole address registered,
    /// `http://localhost:{port}`.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// How long the person may take: five minutes by default.
    #[must_use]
    pub fn timeout(mut self, time: Duration) -> Self {
        self.time = time;
        self
    }

    /// How the browser brings the code: [`FormPost`](ResponseMode::FormPost) by default where the service can, so that the code stays out
    /// of the browser's history. A [`Fragment`](ResponseMode::Fragment) does not reach the program.
    #[must_use]
    pub fn response_mode(mut self, mode: ResponseMode) -> Self {
        self.page.response_mode = mode;
        self
    }

    async fn fetch(&self, request: &TokenRequest<'_>, serves: bool) -> Result<AccessToken> {
        match self.session.go_on(&self.app, request, OPERATION, !self.silent && !serves).await? {
            Next::Token(token) => Ok(token),
            Next::Ask(claims) => Box::pin(self.sign_in(request, claims.as_deref())).await,
        }
    }

    async fn sign_in(&self, request: &TokenRequest<'_>, claims: Option<&str>) -> Result<AccessToken> {
        let mut page = self.page.clone();
        match page.response_mode {
            ResponseMode::Fragment => {
                return Err(Error::credential("a fragment stays in the browser: choose another response mode"));
            }
            ResponseMode::FormPost if self.app.authority.service.discovered().is_some_and(|found| !found.posts) => {
                page.response_mode = ResponseMode::Query;
            }
            _ => {}
        }
        let listener = Listener::bind(self.port).await?;
        let redirect_uri = listener.redirect_uri();
        let expected = self.session.expected_name();
        let (url, pending) = code_flow::begin(&self.app, request, &page, &redirect_uri, expected, claims)?;
        (self.open)(&url).map_err(|error| {
            Error::credential(
                "no browser could be opened to sign in with: sign in in another way, such as by a device code",
            )
            .with_source(error)
        })?;
        let Ok(back) = timeout(self.time, listener.redirect(&pending.state)).await else {
            return Err(Error::credential("nobody has signed in in time: ask again"));
        };
        let (redirect, visitor) = back?;
        // Nobody else is awaited.
        drop(listener);
        let done = async {
            let answer = code_flow::finish(&self.app, request, OPERATION, &pending, &redirect).await?;
            self.session.keep(&self.app, request, &answer, None, "authorization_code").await?;
            Ok(answer.access_token)
        };
        let done = done.await;
        visitor.show(done.is_ok()).await;
        done
    }
}

credential!(Interactive {
    client_secret, client_assertion, certificate, store, account, silent, person, page, origin, authority,
    continuous_access_evaluation("On"),
});

impl TokenProvider for Interactive {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        Box::pin(async move { self.cache.get(&request, |serves| self.fetch(&request, serves)).await })
    }
}
