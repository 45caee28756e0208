//! [`Assertion`]: what another issuer says of an app, in place of a secret: where it is got, each time that it is needed.

use crate::{Variables, form::encoded, token_answer};
use graph_transport::{BoxFuture, Error, Method, Request, Result, Secret, TokenProvider, TokenRequest};
use std::{fmt, path::PathBuf, sync::Arc};

const OPERATION: &str = "auth.assertion";

/// A signed text (a JSON Web Token) of an issuer that the app's registration trusts as a *federated credential*: a cluster, a build
/// service, another identity. It is got anew for each request to the sign-in service, and so may be short-lived.
///
/// See Microsoft's page on
/// [workload identity federation](https://learn.microsoft.com/entra/workload-id/workload-identity-federation).
#[derive(Clone)]
pub struct Assertion(Source);

#[derive(Clone)]
enum Source {
    Callback(Arc<dyn Fn() -> BoxFuture<'static, Result<Secret>> + Send + Sync>),
    File(PathBuf),
    Provider(Arc<dyn TokenProvider>),
    GitHub(Variables),
    Pipelines(String, Variables),
}

impl Assertion {
    /// What a function gives: from a vault, a signing service, or a key of your own.
    ///
    /// # Errors
    /// What the function returns becomes the token's failure: make it with
    /// [`Error::credential`](graph_transport::Error::credential), and name what to do.
    pub fn from_fn<F>(get: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Secret>> + Send + 'static,
    {
        Self(Source::Callback(Arc::new(move || Box::pin(get()))))
    }

    /// What a file holds, which something else keeps fresh, as a Kubernetes cluster does. It is read each time.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self(Source::File(path.into()))
    }

    /// The token of another credential, such as a [managed identity](crate::ManagedIdentity) that the app's registration trusts.
    ///
    /// It is asked for the exchange's own audience, `api://AzureADTokenExchange` or its counterpart in the cloud.
    pub fn provider(provider: impl TokenProvider + 'static) -> Self {
        Self(Source::Provider(Arc::new(provider)))
    }

    /// The id token of the job that this program runs in at GitHub Actions. The job needs the permission `id-token: write`.
    pub fn github_actions() -> Self {
        Self(Source::GitHub(Variables::default()))
    }

    /// The id token of a service connection, for a program that a job of Azure Pipelines runs with `SYSTEM_ACCESSTOKEN` set.
    pub fn azure_pipelines(service_connection_id: impl Into<String>) -> Self {
        Self(Source::Pipelines(service_connection_id.into(), Variables::default()))
    }

    /// Reads the build service's settings here instead of in the process's environment.
    #[must_use]
    pub fn variables(mut self, settings: impl Into<Variables>) -> Self {
        if let Source::GitHub(variables) | Source::Pipelines(_, variables) = &mut self.0 {
            *variables = settings.into();
        }
        self
    }

    pub(crate) async fn get(&self, request: &TokenRequest<'_>) -> Result<Secret> {
        let assertion = match &self.0 {
            Source::Callback(get) => get().await?,
            Source::File(path) => Secret::new(
                std::fs::read_to_string(path)
                    .map_err(|error| {
                        let path = path.display();
                        Error::credential(format!(
                            "the assertion's file {path} cannot be read: {error}: check that the token is mounted there"
                        ))
                    })?
                    .trim(),
            ),
            Source::Provider(provider) => {
                let scopes = [format!("{}/.default", audience(request))];
                let inner = TokenRequest::new(request.http, request.endpoint, &scopes);
                provider.token(inner).await?.secret().clone()
            }
            Source::GitHub(settings) => github(settings, request).await?,
            Source::Pipelines(connection, settings) => pipelines(connection, settings, request).await?,
        };
        if assertion.expose().is_empty() {
            return Err(Error::credential(
                "the assertion that should prove the app is empty: check where it comes from",
            ));
        }
        Ok(assertion)
    }
}

/// What an assertion must be made out to, in the cloud of the request.
fn audience(request: &TokenRequest<'_>) -> &'static str {
    match request.endpoint.authority() {
        authority if authority.ends_with(".us") => "api://AzureADTokenExchangeUSGov",
        authority if authority.ends_with(".cn") => "api://AzureADTokenExchangeChina",
        _ => "api://AzureADTokenExchange",
    }
}

fn setting(settings: &Variables, name: &str, what_to_do: &str) -> Result<String> {
    settings.get(name).ok_or_else(|| Error::credential(format!("{name} is not set: {what_to_do}")))
}

async fn github(settings: &Variables, request: &TokenRequest<'_>) -> Result<Secret> {
    let hint = "run in a GitHub Actions job with the permission `id-token: write`";
    let url = setting(settings, "ACTIONS_ID_TOKEN_REQUEST_URL", hint)?;
    let token = Secret::new(setting(settings, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", hint)?);
    let url = format!("{url}{}audience={}", joint(&url), encoded(audience(request)));
    let call = Request::pre_authenticated(OPERATION, Method::GET, url, "{ACTIONS_ID_TOKEN_REQUEST_URL}");
    ask(call, &token, "value", request).await
}

async fn pipelines(connection: &str, settings: &Variables, request: &TokenRequest<'_>) -> Result<Secret> {
    let hint = "run in an Azure Pipelines job, with the variable SYSTEM_ACCESSTOKEN mapped to $(System.AccessToken)";
    let url = setting(settings, "SYSTEM_OIDCREQUESTURI", hint)?;
    let token = Secret::new(setting(settings, "SYSTEM_ACCESSTOKEN", hint)?);
    let url = format!("{url}{}api-version=7.1&serviceConnectionId={}", joint(&url), encoded(connection));
    let call = Request::pre_authenticated(OPERATION, Method::POST, url, "{SYSTEM_OIDCREQUESTURI}").idempotent(true);
    ask(call, &token, "oidcToken", request).await
}

fn joint(url: &str) -> char {
    if url.contains('?') { '&' } else { '?' }
}

/// Asks a build service for its id token, which stands in the answer under `member`.
async fn ask(call: Request, token: &Secret, member: &str, request: &TokenRequest<'_>) -> Result<Secret> {
    let call = call.header("authorization", &format!("Bearer {}", token.expose()));
    let answer = request.http.execute(call).await.map_err(|error| {
        let reason = crate::sign_in_error::conceal(error.message(), &[token]);
        error.into_credential(format!("the build service gave no id token for this job: {reason}"))
    })?;
    let mut members = token_answer::object(answer.body())?;
    let found = token_answer::text(&mut members, member).map(Secret::new);
    found.ok_or_else(|| Error::credential(format!("the build service's answer holds no `{member}`")))
}

impl fmt::Debug for Assertion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Source::Callback(_) => "Assertion::from_fn",
            Source::File(_) => "Assertion::file",
            Source::Provider(_) => "Assertion::provider",
            Source::GitHub(_) => "Assertion::github_actions",
            Source::Pipelines(..) => "Assertion::azure_pipelines",
        })
    }
}
