//! [`Chain`]: the first credential that works.
//!
//! Invariant: once one has worked no other is asked, so that a program never becomes someone else in mid-work.

use crate::{Environment, ManagedIdentity, SignInError, sign_in_error::SignInNeeded};
use graph_transport::{AccessToken, BoxFuture, Error, Result, TokenProvider, TokenRequest};
use std::sync::OnceLock;

/// Tries credentials in order and stays with the first that gives a token: so that a program runs on a developer's machine as it does in a
/// cluster.
///
/// A failure that may pass, such as a network that is down, ends the search: it is told, and the next call begins anew. Any other leads to
/// the next credential; when all have failed, the error lists each and why.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use graph_auth::{Chain, ClientSecret, Environment, TokenProvider, TokenRequest};
/// use graph_transport::{Endpoint, HttpClient, testing::Scripted};
///
/// let nothing: [(&str, &str); 0] = [];
/// let chain = Chain::new()
///     .then(Environment::new().variables(nothing))
///     .then(ClientSecret::new("common", "11111111-2222-3333-4444-555555555555", "s3cret"));
/// let (http, endpoint) = (HttpClient::new(Scripted::default()), Endpoint::default());
/// let error = chain.token(TokenRequest::new(&http, &endpoint, &[])).await.unwrap_err().to_string();
/// assert!(error.starts_with("none of 2 credentials gave a token: Environment: the environment describes no credential"));
/// assert!(error.contains("; ClientSecret: an app cannot sign in at \"common\""));
/// # }
/// ```
#[derive(Debug, Default)]
pub struct Chain {
    credentials: Vec<Box<dyn TokenProvider>>,
    worked: OnceLock<usize>,
}

impl Chain {
    /// A chain without credentials, to which [`then`](Self::then) adds them.
    pub fn new() -> Self {
        Self::default()
    }

    /// What most programs want: the [`Environment`], a [`ManagedIdentity`] (user-assigned, when `AZURE_CLIENT_ID` names it), and whoever is
    /// signed in to the Azure CLI or else to the Azure Developer CLI.
    pub fn standard() -> Self {
        let identity = match crate::Variables::default().get("AZURE_CLIENT_ID") {
            Some(id) => ManagedIdentity::new().client_id(id),
            None => ManagedIdentity::new(),
        };
        let chain = Self::new().then(Environment::new()).then(identity);
        #[cfg(feature = "azure-cli")]
        let chain = chain.then(crate::AzureCli::new()).then(crate::AzureDeveloperCli::new());
        chain
    }

    /// Then tries this credential.
    #[must_use]
    pub fn then(mut self, credential: impl TokenProvider + 'static) -> Self {
        self.credentials.push(Box::new(credential));
        self
    }

    async fn find(&self, request: TokenRequest<'_>) -> Result<AccessToken> {
        let (mut failures, mut needs_sign_in) = (Vec::new(), false);
        for (number, credential) in self.credentials.iter().enumerate() {
            let error = match credential.token(request).await {
                Ok(token) => {
                    // Of two calls at once the first to end decides.
                    return match self.worked.get_or_init(|| number) {
                        worked if *worked == number => Ok(token),
                        worked => self.credentials[*worked].token(request).await,
                    };
                }
                Err(error) if error.is_transient() => return Err(error),
                Err(error) => error,
            };
            needs_sign_in |= SignInError::of(&error).is_some_and(SignInError::needs_sign_in);
            failures.push(format!("{}: {}", name(&**credential), error.message().trim_end_matches('.')));
        }
        let message = match failures.len() {
            0 => "the chain has no credential: add one with `then`".to_owned(),
            total => format!("none of {total} credentials gave a token: {}", failures.join("; ")),
        };
        let error = Error::credential(message);
        Err(if needs_sign_in { error.with_source(SignInNeeded) } else { error })
    }
}

/// The type's name, as its `Debug` begins.
fn name(credential: &dyn TokenProvider) -> String {
    format!("{credential:?}").chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

impl TokenProvider for Chain {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        match self.worked.get() {
            Some(worked) => self.credentials[*worked].token(request),
            None => Box::pin(self.find(request)),
        }
    }
}
