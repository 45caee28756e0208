//! [`Environment`]: the credential that the process's environment variables describe.

use crate::{Assertion, ClientAssertion, ClientSecret, UsernamePassword, Variables};
use graph_transport::{AccessToken, BoxFuture, Error, Result, TokenProvider, TokenRequest};
use std::{fmt, sync::OnceLock};

/// Signs in as environment variables say, so that the same program runs anywhere.
///
/// | variables | credential |
/// |---|---|
/// | `AZURE_TENANT_ID`, `AZURE_CLIENT_ID` | which app: always needed |
/// | `AZURE_CLIENT_SECRET` | [`ClientSecret`] |
/// | `AZURE_CLIENT_CERTIFICATE_PATH`, perhaps `AZURE_CLIENT_CERTIFICATE_PASSWORD` and `AZURE_CLIENT_SEND_CERTIFICATE_CHAIN` | `ClientCertificate` |
/// | `AZURE_FEDERATED_TOKEN_FILE` | [`ClientAssertion`] from that file, as Kubernetes sets it |
/// | `AZURE_USERNAME`, `AZURE_PASSWORD` | [`UsernamePassword`] |
/// | `AZURE_AUTHORITY_HOST` | the sign-in service, when it is not the cloud's own |
///
/// The first that is there is taken. Each name may begin with `GRAPH_` instead, which comes first: for a program that must not share
/// its app with other tools of the machine.
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential), which names the variables that are missing.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::Environment;
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// # let transport = Scripted::default()
/// #     .json(200, r#"{"token_type":"Bearer","expires_in":3599,"access_token":"eyJ0"}"#)
/// #     .json(200, r#"{"value":[]}"#);
/// let app = "11111111-2222-3333-4444-555555555555";
/// let variables = [("AZURE_TENANT_ID", "contoso.com"), ("AZURE_CLIENT_ID", app), ("GRAPH_CLIENT_SECRET", "s3cret")];
/// // Without the second call the process's own are read.
/// let credential = Environment::new().variables(variables);
/// let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential);
/// client.execute(Request::new("users.list", Method::GET, Path::new("/users"))).await?;
/// assert_eq!(transport.received()[1].headers["authorization"], "Bearer eyJ0");
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
pub struct Environment {
    variables: Variables,
    found: OnceLock<Result<Box<dyn TokenProvider>>>,
}

impl Environment {
    /// The process's environment. It is read when the first token is needed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads these variables instead of the process's own.
    #[must_use]
    pub fn variables(self, variables: impl Into<Variables>) -> Self {
        Self { variables: variables.into(), found: OnceLock::new() }
    }

    fn get(&self, name: &str) -> Option<String> {
        ["GRAPH", "AZURE"].iter().find_map(|prefix| self.variables.get(&format!("{prefix}_{name}")))
    }

    fn find(&self) -> Result<Box<dyn TokenProvider>> {
        let missing = |what: &str| {
            Error::credential(format!(
                "the environment describes no credential: set {what} (or the same names with GRAPH_ in place of AZURE_)"
            ))
        };
        let need = |name: &str| self.get(name).ok_or_else(|| missing(&format!("AZURE_{name}")));
        let (tenant, client_id) = (need("TENANT_ID")?, need("CLIENT_ID")?);
        let host = self.get("AUTHORITY_HOST");
        // Each credential has the same setter, and none shares a type with another.
        macro_rules! at_host {
            ($credential:expr) => {
                match host {
                    Some(host) => Ok(Box::new($credential.authority(host))),
                    None => Ok(Box::new($credential)),
                }
            };
        }
        if let Some(secret) = self.get("CLIENT_SECRET") {
            return at_host!(ClientSecret::new(tenant, client_id, secret));
        }
        if let Some(path) = self.get("CLIENT_CERTIFICATE_PATH") {
            #[cfg(not(feature = "certificate"))]
            return Err(Error::credential(format!(
                "the certificate {path} cannot be used: turn on the feature `certificate` of graph-auth"
            )));
            #[cfg(feature = "certificate")]
            {
                let password = self.get("CLIENT_CERTIFICATE_PASSWORD").map(graph_transport::Secret::new);
                let certificate = crate::Certificate::from_file(path, password.as_ref())?;
                let chain = self.get("CLIENT_SEND_CERTIFICATE_CHAIN").unwrap_or_default();
                let chain = chain == "1" || chain.eq_ignore_ascii_case("true");
                let certificate = if chain { certificate.send_chain() } else { certificate };
                return at_host!(crate::ClientCertificate::new(tenant, client_id, certificate));
            }
        }
        if let Some(path) = self.get("FEDERATED_TOKEN_FILE") {
            return at_host!(ClientAssertion::new(tenant, client_id, Assertion::file(path)));
        }
        match (self.get("USERNAME"), self.get("PASSWORD")) {
            (Some(name), Some(password)) => at_host!(UsernamePassword::new(tenant, client_id, name, password)),
            _ => Err(missing(
                "AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, AZURE_FEDERATED_TOKEN_FILE, or AZURE_USERNAME and AZURE_PASSWORD",
            )),
        }
    }
}

impl TokenProvider for Environment {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        match self.found.get_or_init(|| self.find()) {
            Ok(credential) => credential.token(request),
            Err(error) => Box::pin(std::future::ready(Err(error.clone()))),
        }
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Environment");
        if let Some(Ok(credential)) = self.found.get() {
            shown.field("credential", credential);
        }
        shown.finish_non_exhaustive()
    }
}
