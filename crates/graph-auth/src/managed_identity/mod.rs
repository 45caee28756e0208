//! [`ManagedIdentity`]: the identity that Azure gives to the machine or service that the program runs on.

mod answer;
mod arc;
mod patience;
mod source;

use crate::{Variables, sign_in_error::conceal};
use answer::Answer;
use graph_transport::{
    AccessToken, BoxFuture, Error, HttpClient, Method, Request, Response, Result, TokenCache, TokenProvider,
    TokenRequest,
};
use patience::Patience;
use source::Source;
use std::{
    fmt,
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    time::Duration,
};

const OPERATION: &str = "auth.managed_identity";
const TEMPLATE: &str = "{identity-endpoint}";

/// How long a machine has to show that it is one of Azure's.
const PROBE: Duration = Duration::from_secs(1);

/// Signs in as the machine or service itself, without any secret: on Azure's virtual machines, App Service, Functions, Container Apps,
/// Machine Learning, Cloud Shell, Service Fabric, and on servers that Azure Arc manages.
///
/// Where the program runs is found out by the variables that each of these sets. The identity has the *application* permissions that
/// an administrator has assigned to it; there is no page for that, they are assigned by a script. Service Fabric's endpoint is known by its
/// certificate's thumbprint alone, so there the transport must be able to [pin](graph_transport::Transport::pinned) it, as `HyperTransport` is.
///
/// A proxy must leave the machine's own addresses alone: put `169.254.169.254` into `NO_PROXY`. See Microsoft's page on
/// [managed identities](https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): when there is no identity, or no Azure.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::ManagedIdentity;
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// # let transport = Scripted::default()
/// #     .json(200, r#"{"access_token":"eyJ0","expires_on":"4102444800","token_type":"Bearer"}"#)
/// #     .json(200, r#"{"value":[]}"#);
/// // As App Service sets them. Without this line the process's own are read.
/// let variables = [("IDENTITY_ENDPOINT", "http://127.0.0.1:41741/msi/token"), ("IDENTITY_HEADER", "853b9a84")];
/// let credential = ManagedIdentity::new().variables(variables);
/// let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential);
/// client.execute(Request::new("users.list", Method::GET, Path::new("/users"))).await?;
/// assert_eq!(transport.received()[1].headers["authorization"], "Bearer eyJ0");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Default)]
pub struct ManagedIdentity {
    chosen: Option<Chosen>,
    variables: Variables,
    /// Where Azure Arc's agent puts its keys, when it is not the system's usual place.
    keys: Option<PathBuf>,
    /// Whether the machine's metadata service has shown itself.
    probed: AtomicBool,
    cache: TokenCache,
}

/// One of the identities that a machine may have.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chosen {
    Client(String),
    Object(String),
    Resource(String),
}

impl ManagedIdentity {
    /// The machine's own, *system-assigned*, identity.
    ///
    /// Nothing is read or sent until a token is needed.
    pub fn new() -> Self {
        Self::default()
    }

    /// The *user-assigned* identity with this client id.
    #[must_use]
    pub fn client_id(mut self, id: impl Into<String>) -> Self {
        self.chosen = Some(Chosen::Client(id.into()));
        self
    }

    /// The *user-assigned* identity with this object id, which is also called its principal id.
    #[must_use]
    pub fn object_id(mut self, id: impl Into<String>) -> Self {
        self.chosen = Some(Chosen::Object(id.into()));
        self
    }

    /// The *user-assigned* identity with this resource id: `/subscriptions/…/userAssignedIdentities/…`.
    #[must_use]
    pub fn resource_id(mut self, id: impl Into<String>) -> Self {
        self.chosen = Some(Chosen::Resource(id.into()));
        self
    }

    /// Finds out by these variables where the program runs, instead of by the process's own.
    #[must_use]
    pub fn variables(mut self, variables: impl Into<Variables>) -> Self {
        self.variables = variables.into();
        self
    }

    async fn fetch(&self, request: &TokenRequest<'_>) -> Result<AccessToken> {
        let source = Source::detect(&self.variables, self.keys.as_deref())?;
        let resource = resource(request)?;
        let chosen = self.chosen.as_ref().map(|chosen| source.selector(chosen)).transpose()?;
        if matches!(source, Source::Imds { .. }) && !self.probed.load(Relaxed) {
            probe(&source, request.http).await?;
            self.probed.store(true, Relaxed);
        }
        let call = || source.request(&resource, chosen, request.refused);
        let http = source.client(request.http)?.retry(Patience::of(&source));
        let answer = match http.execute(call()).await {
            Err(error) if matches!(source, Source::Arc { .. }) && error.is_unauthorized() => {
                let key = source.arc_key(&error)?;
                let secret = [&key];
                let proven = call().header("authorization", &format!("Basic {}", key.expose()));
                http.execute(proven).await.map_err(|error| source.explain(error, &secret))
            }
            answer => answer.map_err(|error| source.explain(error, &source.secrets())),
        }?;
        if answer.status().is_redirection() {
            return Err(Error::credential(format!(
                "{} answered with a redirect, which is not followed: check the variable that names its endpoint",
                source.place()
            )));
        }
        self.read(&source, chosen, &answer)
    }

    fn read(
        &self,
        source: &Source,
        chosen: Option<(&'static str, &str)>,
        answer: &Response<impl AsRef<[u8]>>,
    ) -> Result<AccessToken> {
        let answer = Answer::read(answer.body().as_ref())?;
        if let Some((name, id)) = chosen {
            // Old agents give the machine's own identity, whichever was asked for.
            let told = answer.echo(name);
            let other = told.is_some_and(|told| !told.eq_ignore_ascii_case(id));
            if other || told.is_none() && matches!(source, Source::Arc { .. }) {
                return Err(Error::credential(format!(
                    "{} did not give the identity that was asked for: it is too old to choose among several, so update its agent",
                    source.place()
                )));
            }
        }
        Ok(answer.token)
    }
}

/// What the token is for: the scope without its ending.
fn resource(request: &TokenRequest<'_>) -> Result<String> {
    let default = request.endpoint.default_scope();
    let scope = match request.scopes {
        [] => &default,
        [scope] => scope,
        _ => {
            return Err(Error::credential(format!(
                "a managed identity asks for one scope, which ends in /.default: ask for {default}"
            )));
        }
    };
    scope.strip_suffix("/.default").map(str::to_owned).ok_or_else(|| {
        Error::credential(format!(
            "a managed identity asks for one scope, which ends in /.default: ask for {default}, and assign the permissions to the identity"
        ))
    })
}

/// Whether the metadata service is there: elsewhere its address leads nowhere, and silence would be waited for. Any answer will do.
async fn probe(source: &Source, http: &HttpClient) -> Result<()> {
    let call = Request::to_url(OPERATION, Method::GET, source.probe_url(), TEMPLATE).timeout(PROBE);
    match http.clone().retry(Patience::short()).execute(call).await {
        Err(error) if error.status().is_none() => {
            let reason = conceal(error.message(), &[]);
            // Not one that passes by itself, which `into_credential` would make of it: a chain goes on to the next.
            Err(Error::credential(format!(
                "no managed identity: nothing on this machine answers as Azure's would ({reason}). Use another credential where \
                 there is no Azure"
            )))
        }
        _ => Ok(()),
    }
}

impl TokenProvider for ManagedIdentity {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| async move { self.fetch(&request).await })
    }
}

impl Chosen {
    fn id(&self) -> &str {
        match self {
            Self::Client(id) | Self::Object(id) | Self::Resource(id) => id,
        }
    }
}

impl fmt::Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Client(_) => "client id",
            Self::Object(_) => "object id",
            Self::Resource(_) => "resource id",
        })
    }
}
