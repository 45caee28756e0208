//! The authorization code flow with a proof key: the page's address on one side, and on the other the code that becomes tokens.
//!
//! Invariant: a code goes to the token endpoint that the sign-in began with, once, after its redirect was believed.

use crate::{
    PendingSignIn,
    account::id_claims,
    app::App,
    form::Form,
    pkce::{challenge, same, unguessable},
    redirect::Redirect,
    token_answer::TokenAnswer,
};
use graph_transport::{Error, Result, TokenRequest};

/// What the sign-in page is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Prompt {
    /// Asks for the password, though the browser is signed in.
    Login,
    /// Asks nothing: the redirect tells an error when somebody would have to act.
    None,
    /// Asks for consent, though it was given.
    Consent,
    /// Lets the person choose among the browser's accounts.
    SelectAccount,
    /// Offers to make an account: for external tenants.
    Create,
}

/// How the redirect brings its parameters back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResponseMode {
    /// In the address, after `?`.
    #[default]
    Query,
    /// In the address, after `#`: servers do not see it, the page's own script does.
    Fragment,
    /// In a form that the browser posts, so that the code is in no history and no log.
    FormPost,
}

/// What the page is told beside who asks for what.
#[derive(Clone, Default)]
pub(crate) struct Page {
    pub(crate) prompt: Option<Prompt>,
    pub(crate) login_hint: Option<String>,
    pub(crate) domain_hint: Option<String>,
    pub(crate) response_mode: ResponseMode,
}

/// A begun sign-in and the address of its page. `expected` is the name of the only one who may sign in, and `claims` what the tokens must satisfy.
pub(crate) fn begin(
    app: &App,
    request: &TokenRequest<'_>,
    page: &Page,
    redirect_uri: &str,
    expected: Option<&str>,
    claims: Option<&str>,
) -> Result<(String, PendingSignIn)> {
    let is_address =
        redirect_uri.split_once("://").is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty());
    if !is_address || redirect_uri.contains(['#', ' ']) {
        return Err(Error::credential(
            "the redirect address must be a whole URL without a fragment, just as it stands in the app's registration",
        ));
    }
    let pending = PendingSignIn {
        verifier: unguessable()?,
        state: unguessable()?,
        nonce: unguessable()?,
        redirect_uri: redirect_uri.to_owned(),
        token_url: app.authority.url(request.endpoint, "token")?,
        client_id: app.client_id.clone(),
        scopes: request.scopes.to_vec(),
        claims: claims.map(str::to_owned),
    };
    // The secret of a confidential app has no place in an address.
    app.form()?;
    let mode = match page.response_mode {
        ResponseMode::Query => "query",
        ResponseMode::Fragment => "fragment",
        ResponseMode::FormPost => "form_post",
    };
    let prompt = page.prompt.map(|prompt| match prompt {
        Prompt::Login => "login",
        Prompt::None => "none",
        Prompt::Consent => "consent",
        Prompt::SelectAccount => "select_account",
        Prompt::Create => "create",
    });
    let query = Form::default()
        .add("client_id", &app.client_id)
        .add("response_type", "code")
        .add("redirect_uri", redirect_uri)
        .add("response_mode", mode)
        .add("scope", &app.user_scopes(request))
        .add("state", pending.state.expose())
        .add("nonce", pending.nonce.expose())
        .add("code_challenge", &challenge(&pending.verifier))
        .add("code_challenge_method", "S256")
        .add("client_info", "1")
        .add_if("prompt", prompt)
        .add_if("login_hint", page.login_hint.as_deref().or(expected))
        .add_if("domain_hint", page.domain_hint.as_deref())
        .add_if("claims", app.claims(claims)?.as_deref());
    Ok((with_query(app.authority.url(request.endpoint, "authorize")?, query), pending))
}

/// Redeems what a redirect brought.
pub(crate) async fn finish(
    app: &App,
    request: &TokenRequest<'_>,
    operation: &'static str,
    pending: &PendingSignIn,
    redirect: &Redirect,
) -> Result<TokenAnswer> {
    if !redirect.answers(&pending.state) {
        return Err(Error::credential(
            "the redirect does not belong to this sign-in, since its state is another: begin again, and never take it for granted",
        ));
    }
    if pending.token_url != app.authority.url(request.endpoint, "token")? || pending.client_id != app.client_id {
        return Err(Error::credential(
            "this sign-in was begun with another app, tenant or cloud: finish it with the credential that it was begun with",
        ));
    }
    if !app.authority.answers_as(request.endpoint, redirect.get("iss")) {
        return Err(Error::credential(
            "the redirect comes from another sign-in service than the one asked: its code is not used",
        ));
    }
    if let Some(refusal) = redirect.refusal() {
        return Err(refusal);
    }
    let code = redirect.code()?;
    let mut request = *request;
    request.scopes = &pending.scopes;
    let form = app
        .form()?
        .add("grant_type", "authorization_code")
        .add("code", code.expose())
        .add("redirect_uri", &pending.redirect_uri)
        .add("code_verifier", pending.verifier.expose())
        .add("scope", &app.user_scopes(&request))
        .add("client_info", "1")
        .add_if("claims", app.claims(pending.claims.as_deref())?.as_deref());
    let answer = app
        .redeem(&request, operation, form, Some(&code))
        .await
        // A service may repeat the verifier as well as the code.
        .map_err(|error| app.explain(error, Some(&pending.verifier)))?;
    let claims = id_claims(&answer);
    let text = |name: &str| claims.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    // Without an id token there is nothing to compare: the proof key has tied the tokens to this sign-in.
    if answer.id_token.is_some() && !same(text("nonce"), pending.nonce.expose()) {
        return Err(Error::credential("the id token was made for another sign-in: its nonce is another"));
    }
    Ok(answer)
}

/// An address with a query, beside the one that it may have.
pub(crate) fn with_query(url: String, query: Form) -> String {
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}{}", query.into_text())
}
