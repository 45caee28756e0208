//! [`AuthorizationCode`]: a person signs in on the service's page and is sent back to a web app.

use crate::{
    Account, MemoryStore, PendingSignIn, ResponseMode,
    app::App,
    code_flow::{self, Page, with_query},
    credential::credential,
    form::Form,
    redirect::Redirect,
    session::Session,
};
use graph_transport::{
    AccessToken, BoxFuture, Endpoint, Error, Result, Secret, TokenCache, TokenProvider, TokenRequest,
};

const OPERATION: &str = "auth.authorization_code";

/// Signs a person in to a web app: one step sends the browser to the service's page, another takes what it brings back.
///
/// [`begin`](Self::begin) gives the page's address and what to keep in the browser's session; [`finish`](Self::finish) turns the redirect into
/// tokens. In between nothing is held, so another process may finish. From then on the credential gives tokens and renews them; with a
/// [`store`](Self::store) of that person, it goes on in later requests and runs. It never asks anyone by itself: a token that needs a sign-in
/// fails, and [`SignInError::needs_sign_in`](crate::SignInError::needs_sign_in) says so.
///
/// An app that can keep a secret proves itself by [`client_secret`](Self::client_secret) or a certificate; the proof key (PKCE) is
/// there in any case. See Microsoft's page on the
/// [authorization code flow](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{AuthorizationCode, MemoryStore, PendingSignIn, TokenRequest, scopes};
/// use graph_transport::{Client, Endpoint, HttpClient, testing::Scripted};
///
/// let transport = Scripted::default().json(200, r#"{"expires_in":3599,"access_token":"eyJ0","refresh_token":"r"}"#);
/// let (http, endpoint) = (HttpClient::new(transport), Endpoint::default());
/// let credential = || {
///     AuthorizationCode::new("organizations", "11111111-2222-3333-4444-555555555555", "https://app.example/back")
///         .client_secret("s3cret")
/// };
///
/// // GET /sign-in: send the browser to `page`, and keep `pending` in its session.
/// let scopes = scopes(&endpoint, ["basic", "mailbox"])?;
/// let (page, pending) = credential().begin(TokenRequest::new(&http, &endpoint, &scopes))?;
/// let kept = serde_json::to_string(&pending).unwrap();
/// assert!(page.starts_with("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id="));
///
/// // GET /back?code=…&state=…: take it out of the session, and finish.
/// # let state = page.split("&state=").nth(1).unwrap().split('&').next().unwrap();
/// # let address = format!("/back?code=0.Ab&state={state}");
/// let pending: PendingSignIn = serde_json::from_str(&kept).unwrap();
/// let credential = credential().store(MemoryStore::default());
/// let signed_in = credential.finish(TokenRequest::new(&http, &endpoint, &scopes), pending, &address).await?;
/// let client = Client::new(http, endpoint, credential).scopes(signed_in.scopes);
/// # Ok(())
/// # }
/// ```
pub struct AuthorizationCode {
    app: App,
    redirect_uri: String,
    page: Page,
    session: Session,
    cache: TokenCache,
}

/// What a finished sign-in has brought.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedIn {
    /// Who signed in, when the service tells.
    pub account: Option<Account>,
    /// What the service says of the person, signed. An app that lets people in by it checks it first: `IdTokenValidator` does.
    pub id_token: Option<Secret>,
    /// The scopes to ask for tokens with: those of the request, which the granted ones need not be.
    pub scopes: Vec<String>,
    /// The permissions granted, as the service spells them.
    pub granted: Vec<String>,
}

impl AuthorizationCode {
    /// An app for the people of a tenant (its id, one of its domains, `organizations`, `consumers` or `common`), and where the browser is sent
    /// back to: one of the redirect addresses of the app's registration, spelled as there.
    ///
    /// Nothing is checked or sent yet.
    pub fn new(tenant: impl Into<String>, client_id: impl Into<String>, redirect_uri: impl Into<String>) -> Self {
        Self {
            app: App { continuous_access_evaluation: true, ..App::new(tenant, client_id) },
            redirect_uri: redirect_uri.into(),
            page: Page::default(),
            session: Session::new(MemoryStore::default()),
            cache: TokenCache::default(),
        }
    }

    /// How the redirect brings the code: [`Query`](ResponseMode::Query) by default.
    #[must_use]
    pub fn response_mode(mut self, mode: ResponseMode) -> Self {
        self.page.response_mode = mode;
        self
    }

    /// The address of the sign-in page for one browser, and what to keep until it comes back. Nothing is sent.
    ///
    /// The request's scopes are those that the person is asked for, and its claims, such as those of a
    /// [`SignInError`](crate::SignInError::claims), what the sign-in has to satisfy. The address is for that browser's eyes alone.
    ///
    /// # Errors
    /// When the tenant, the redirect address or the sign-in service cannot be used.
    pub fn begin(&self, request: TokenRequest<'_>) -> Result<(String, PendingSignIn)> {
        let expected = self.session.expected_name();
        code_flow::begin(&self.app, &request, &self.page, &self.redirect_uri, expected, request.claims)
    }

    /// Takes what the browser has brought back, and signs the person in. `redirect` is the address that was asked for (whole, or from its `?`
    /// on), or the posted form.
    ///
    /// # Errors
    /// When the redirect is not this sign-in's, tells a refusal, or its code is not taken; when somebody else has signed in than the
    /// [`account`](Self::account) chosen. What was signed in before stays so.
    pub async fn finish(&self, request: TokenRequest<'_>, pending: PendingSignIn, redirect: &str) -> Result<SignedIn> {
        let redirect = Redirect::read(redirect)?;
        let mut request = request;
        request.scopes = &pending.scopes;
        let answer = code_flow::finish(&self.app, &request, OPERATION, &pending, &redirect).await?;
        self.session.keep(&self.app, &request, &answer, None, "authorization_code").await?;
        let account = Account::of(&answer, self.app.authority.tenant(), &self.app.owner(request.endpoint).environment);
        let asked = self.app.user_scopes(&request);
        let granted = answer.scope.as_deref().unwrap_or(&asked).split_whitespace().map(str::to_owned).collect();
        self.cache.clear();
        let token = answer.access_token;
        self.cache.get(&request, |_| std::future::ready(Ok(token))).await?;
        Ok(SignedIn { account, id_token: answer.id_token, scopes: pending.scopes, granted })
    }

    /// Where to send a browser to end its session with the sign-in service too, and from there, when given, to an address of the app's
    /// registration. [`sign_out`](Self::sign_out) ends the app's own.
    ///
    /// # Errors
    /// When the tenant or the sign-in service cannot be used.
    ///
    /// ```
    /// use graph_auth::AuthorizationCode;
    /// use graph_transport::Endpoint;
    /// let app = AuthorizationCode::new("contoso.com", "11111111-2222-3333-4444-555555555555", "https://app.example/back");
    /// assert_eq!(
    ///     app.sign_out_url(&Endpoint::default(), Some("https://app.example"))?,
    ///     "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fapp.example",
    /// );
    /// # Ok::<(), graph_transport::Error>(())
    /// ```
    pub fn sign_out_url(&self, endpoint: &Endpoint, back_to: Option<&str>) -> Result<String> {
        let url = self.app.authority.url(endpoint, "logout")?;
        Ok(match back_to {
            Some(address) => with_query(url, Form::default().add("post_logout_redirect_uri", address)),
            None => url,
        })
    }

    /// Where an administrator consents to permissions for everybody in the tenant. The scopes may be delegated permissions or
    /// `…/.default` for all that the registration lists. The browser is sent back to the app's redirect address with `state`: read it with
    /// [`admin_consent`](Self::admin_consent).
    ///
    /// See Microsoft's page on [admin consent](https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
    ///
    /// # Errors
    /// When the tenant cannot be used, or the sign-in service is none of Microsoft's.
    pub fn admin_consent_url(&self, endpoint: &Endpoint, scopes: &[String], state: &Secret) -> Result<String> {
        if self.app.authority.service.discovered().is_some() || self.app.authority.service.is_adfs() {
            return Err(Error::credential("admin consent is Microsoft's own: this sign-in service has no page for it"));
        }
        let default = endpoint.default_scope();
        let scopes = if scopes.is_empty() { default } else { scopes.join(" ") };
        let query = Form::default()
            .add("client_id", &self.app.client_id)
            .add("scope", &scopes)
            .add("redirect_uri", &self.redirect_uri)
            .add("state", state.expose());
        Ok(with_query(format!("{}/v2.0/adminconsent", self.app.authority.root(endpoint)?), query))
    }

    /// The tenant whose administrator has consented, as a redirect tells it. Anyone can write such a redirect: it says where to look, and a
    /// token for that tenant proves it.
    ///
    /// # Errors
    /// When the redirect has another state, or tells a refusal.
    pub fn admin_consent(&self, state: &Secret, redirect: &str) -> Result<String> {
        let redirect = Redirect::read(redirect)?;
        if state.expose().is_empty() || !redirect.answers(state) {
            return Err(Error::credential("the redirect does not belong to this consent, since its state is another"));
        }
        if let Some(refusal) = redirect.refusal() {
            return Err(refusal);
        }
        let consented = redirect.get("admin_consent").is_some_and(|given| given.eq_ignore_ascii_case("true"));
        match redirect.get("tenant").filter(|_| consented) {
            Some(tenant) => Ok(tenant.to_owned()),
            None => Err(Error::credential("the redirect does not tell that an administrator has consented")),
        }
    }
}

credential!(AuthorizationCode {
    client_secret, client_assertion, certificate, store, account, person, page, origin, authority,
    continuous_access_evaluation("On"),
});

impl TokenProvider for AuthorizationCode {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        Box::pin(async move {
            self.cache.get(&request, |_| self.session.refresh(&self.app, &request, OPERATION, None)).await
        })
    }
}
