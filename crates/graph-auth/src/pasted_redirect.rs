//! [`PastedRedirect`]: a person signs in with a browser anywhere and pastes the address that it was sent back to.

use crate::{
    MemoryStore, Prompt,
    app::App,
    code_flow::{self, Page},
    credential::credential,
    redirect::Redirect,
    session::{Next, Session},
};
use graph_transport::{AccessToken, BoxFuture, Result, TokenCache, TokenProvider, TokenRequest};
use std::{fmt, sync::Arc};

const OPERATION: &str = "auth.pasted_redirect";
/// The page on which Entra leaves a browser whose app has no address of its own.
const NATIVE: &str = "/common/oauth2/nativeclient";

/// Signs a person in on a console without a browser of its own, where device codes are not allowed: the program shows an address, the
/// person signs in there with any browser, and pastes the address of the empty page that the sign-in ends on.
///
/// From then on tokens are renewed without the person; with a [`store`](Self::store) the sign-in outlives the program. Where the program can
/// open a browser on the same machine, `Interactive` asks less of people.
///
/// The app needs the redirect address `https://login.microsoftonline.com/common/oauth2/nativeclient` (in other clouds that of their own sign-in
/// service), on the platform for mobile and desktop apps; or [`redirect_uri`](Self::redirect_uri). See Microsoft's page on the
/// [authorization code flow](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{PastedRedirect, TokenProvider, TokenRequest};
/// use graph_transport::{Endpoint, HttpClient, testing::Scripted};
///
/// let http = HttpClient::new(Scripted::default().json(200, r#"{"expires_in":3599,"access_token":"eyJ0"}"#));
/// let credential = PastedRedirect::new("organizations", "11111111-2222-3333-4444-555555555555", |page| {
///     eprintln!("Open {page}, sign in, and paste the address of the page that it ends on:");
///     Box::pin(async move {
///         // A program reads a line from its console here.
/// #       let state = page.split("&state=").nth(1).unwrap().split('&').next().unwrap().to_owned();
/// #       let line = format!("https://login.microsoftonline.com/common/oauth2/nativeclient?code=0.Ab&state={state}\n");
///         Ok(line)
///     })
/// });
/// let (endpoint, scopes) = (Endpoint::default(), [Endpoint::default().default_scope()]);
/// let token = credential.token(TokenRequest::new(&http, &endpoint, &scopes)).await?;
/// assert_eq!(token.secret().expose(), "eyJ0");
/// # Ok(())
/// # }
/// ```
pub struct PastedRedirect {
    app: App,
    ask: Ask,
    redirect_uri: Option<String>,
    page: Page,
    session: Session,
    silent: bool,
    cache: TokenCache,
}

/// Shows an address and gives what was pasted.
#[derive(Clone)]
struct Ask(Arc<dyn Fn(String) -> BoxFuture<'static, Result<String>> + Send + Sync>);

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ask")
    }
}

impl PastedRedirect {
    /// An app for the people of a tenant: its id, one of its domains, `organizations`, `consumers` or `common`. `ask` shows the address that it is
    /// given and gives what the person has pasted; it is called anew for each sign-in.
    ///
    /// Nothing is checked or sent until a token is needed.
    pub fn new(
        tenant: impl Into<String>,
        client_id: impl Into<String>,
        ask: impl Fn(String) -> BoxFuture<'static, Result<String>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            app: App { continuous_access_evaluation: true, ..App::new(tenant, client_id) },
            ask: Ask(Arc::new(ask)),
            redirect_uri: None,
            // Who has several accounts in a browser elsewhere is asked which is meant.
            page: Page { prompt: Some(Prompt::SelectAccount), ..Page::default() },
            session: Session::new(MemoryStore::default()),
            silent: false,
            cache: TokenCache::default(),
        }
    }

    /// Where the sign-in ends, instead of Entra's empty page: spelled as in the app's registration.
    #[must_use]
    pub fn redirect_uri(mut self, address: impl Into<String>) -> Self {
        self.redirect_uri = Some(address.into());
        self
    }

    async fn fetch(&self, request: &TokenRequest<'_>, serves: bool) -> Result<AccessToken> {
        let claims = match self.session.go_on(&self.app, request, OPERATION, !self.silent && !serves).await? {
            Next::Token(token) => return Ok(token),
            Next::Ask(claims) => claims,
        };
        let redirect_uri = match &self.redirect_uri {
            Some(address) => address.clone(),
            None => format!("{}{NATIVE}", self.app.authority.service.address(request.endpoint)?),
        };
        let expected = self.session.expected_name();
        let (url, pending) =
            code_flow::begin(&self.app, request, &self.page, &redirect_uri, expected, claims.as_deref())?;
        let pasted = (self.ask.0)(url).await?;
        let answer = code_flow::finish(&self.app, request, OPERATION, &pending, &Redirect::read(&pasted)?).await?;
        self.session.keep(&self.app, request, &answer, None, "authorization_code").await?;
        Ok(answer.access_token)
    }
}

credential!(PastedRedirect {
    client_secret, client_assertion, certificate, store, account, silent, person, page, origin, authority,
    continuous_access_evaluation("On"),
});

impl TokenProvider for PastedRedirect {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        Box::pin(async move { self.cache.get(&request, |serves| self.fetch(&request, serves)).await })
    }
}
