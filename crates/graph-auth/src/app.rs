//! [`App`]: the registered app that asks for tokens, and how it asks.

use crate::{
    authority::Authority,
    claims,
    form::{Form, encoded},
    proof::{Audience, Proof},
    sign_in_error::{explain, repeats},
    token_answer::TokenAnswer,
    unified_cache::Owner,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use graph_transport::{AccessToken, Endpoint, Error, Method, Request, Result, Secret, TokenRequest};
use std::fmt;
use zeroize::Zeroizing;

/// What every user flow asks for beside the program's own scopes: a refresh token, and who has signed in.
const USER_SCOPES: [&str; 3] = ["offline_access", "openid", "profile"];

/// Who asks: what all credentials have in common.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) authority: Authority,
    pub(crate) client_id: String,
    pub(crate) proof: Proof,
    pub(crate) continuous_access_evaluation: bool,
    /// Where a single-page app's pages are from.
    pub(crate) origin: Option<String>,
}

impl App {
    pub(crate) fn new(tenant: impl Into<String>, client_id: impl Into<String>) -> Self {
        Self {
            authority: Authority::new(tenant),
            client_id: client_id.into(),
            proof: Proof::default(),
            continuous_access_evaluation: false,
            origin: None,
        }
    }

    /// A form that says who asks. A secret proves it here; an assertion is added when the form is sent.
    pub(crate) fn form(&self) -> Result<Form> {
        if self.client_id.is_empty() {
            return Err(Error::credential("the client id is empty: it stands on the app's overview page"));
        }
        let secret = self.proof.secret().map(Secret::expose);
        if secret == Some("") {
            return Err(Error::credential("the client secret is empty: was the variable that holds it set?"));
        }
        // Some services look for the secret in a header alone.
        let secret = secret.filter(|_| !self.authority.service.discovered().is_some_and(|found| found.basic_only));
        Ok(Form::default().add("client_id", &self.client_id).add_if("client_secret", secret))
    }

    /// Whose entries in a cache are this app's.
    pub(crate) fn owner(&self, endpoint: &Endpoint) -> Owner {
        Owner { environment: self.authority.environment(endpoint), client_id: self.client_id.clone() }
    }

    /// The `claims` to send: those asked for, and what this client can handle.
    pub(crate) fn claims(&self, challenge: Option<&str>) -> Result<Option<String>> {
        claims::merge(challenge, self.continuous_access_evaluation)
    }

    /// Sends a form and gives the answer's body. The error is the raw one, which may repeat what was sent: see [`explain`](Self::explain).
    pub(crate) async fn send(
        &self,
        request: &TokenRequest<'_>,
        operation: &'static str,
        leaf: Leaf,
        form: Form,
    ) -> Result<impl AsRef<[u8]> + use<>> {
        let (leaf, template) = match leaf {
            Leaf::Token => ("token", "/{tenant}/oauth2/v2.0/token"),
            Leaf::DeviceCode => ("devicecode", "/{tenant}/oauth2/v2.0/devicecode"),
        };
        let url = self.authority.url(request.endpoint, leaf)?;
        let token_url = self.authority.url(request.endpoint, "token")?;
        let audience =
            Audience { client_id: &self.client_id, token_url: &token_url, legacy: self.authority.service.is_adfs() };
        let assertion = self.proof.assertion(request, audience).await?;
        let form = match &assertion {
            None => form,
            Some(assertion) => form
                .add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .add("client_assertion", assertion.expose()),
        };
        let call = Request::to_url(operation, Method::POST, url, template)
            .content("application/x-www-form-urlencoded", form.into_text())
            // One token more does no harm, so a cut connection is worth another try.
            .idempotent(true);
        let call = match self.proof.secret() {
            Some(secret) if self.authority.service.discovered().is_some_and(|found| found.basic_only) => {
                call.header("authorization", basic(&self.client_id, secret).expose())
            }
            _ => call,
        };
        let call = match self.origin.as_deref().map(origin).transpose()? {
            Some(origin) => call.header("origin", origin),
            None => call,
        };
        match (request.http.execute(call).await, assertion) {
            (Ok(answer), _) => Ok(answer.into_body()),
            // Nobody else knows the assertion, so what repeats it is cleaned here.
            (Err(error), Some(assertion)) if repeats(&error, &assertion) => Err(self.explain(error, Some(&assertion))),
            (Err(error), _) => Err(error),
        }
    }

    /// Sends a form to the token endpoint and reads the tokens. `secret` is what the form carries beside the client secret.
    pub(crate) async fn redeem(
        &self,
        request: &TokenRequest<'_>,
        operation: &'static str,
        form: Form,
        secret: Option<&Secret>,
    ) -> Result<TokenAnswer> {
        match self.send(request, operation, Leaf::Token, form).await {
            Ok(body) => TokenAnswer::read(body.as_ref()),
            Err(error) => Err(self.explain(error, secret)),
        }
    }

    /// A token for the app itself: the client credentials flow.
    pub(crate) async fn sign_in_alone(
        &self,
        request: &TokenRequest<'_>,
        operation: &'static str,
    ) -> Result<AccessToken> {
        self.authority.concrete()?;
        let scope = match request.scopes {
            [] => request.endpoint.default_scope(),
            [scope] if scope.ends_with("/.default") => scope.clone(),
            // The form of the scope is Entra's own.
            scopes if !self.authority.service.is_entra() => scopes.join(" "),
            _ => {
                let default = request.endpoint.default_scope();
                return Err(Error::credential(format!(
                    "an app without a user asks for one scope, which ends in /.default: ask for {default}, and grant the app its \
                     permissions in its registration"
                )));
            }
        };
        let form = self
            .form()?
            .add("grant_type", "client_credentials")
            .add("scope", &scope)
            .add_if("claims", self.claims(request.claims)?.as_deref());
        Ok(self.redeem(request, operation, form, None).await?.access_token)
    }

    /// The raw error in words that say what to do and hold no secret.
    pub(crate) fn explain(&self, error: Error, secret: Option<&Secret>) -> Error {
        explain(error, &[self.proof.secret(), secret].into_iter().flatten().collect::<Vec<_>>())
    }

    /// The scopes of a request made for a user.
    pub(crate) fn user_scopes(&self, request: &TokenRequest<'_>) -> String {
        let mut scopes = request.scopes.join(" ");
        if scopes.is_empty() {
            scopes = request.endpoint.default_scope();
        }
        for scope in USER_SCOPES {
            if !scopes.split(' ').any(|known| known.eq_ignore_ascii_case(scope)) {
                scopes.push(' ');
                scopes.push_str(scope);
            }
        }
        scopes
    }

    /// What `Debug` shows of a credential: who asks, and nothing that proves it.
    pub(crate) fn debug(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(name)
            .field("tenant", &self.authority.tenant())
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// An origin without the slash that addresses may end with; anything more is another page's business.
fn origin(text: &str) -> Result<&str> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    match origin.split_once("://") {
        Some((scheme, host)) if !scheme.is_empty() && !host.is_empty() && !host.contains(['/', '?', '#', ' ']) => {
            Ok(origin)
        }
        _ => Err(Error::credential(
            "the origin must be a scheme and a host, such as https://app.example: leave the path of the redirect address out",
        )),
    }
}

/// The header that proves an app by its secret, as OAuth has it: both are encoded as in a form before they are joined.
fn basic(client_id: &str, secret: &Secret) -> Secret {
    let pair = Zeroizing::new(format!("{}:{}", encoded(client_id), encoded(secret.expose())));
    Secret::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())))
}

/// Which of the tenant's endpoints.
#[derive(Clone, Copy)]
pub(crate) enum Leaf {
    Token,
    DeviceCode,
}
