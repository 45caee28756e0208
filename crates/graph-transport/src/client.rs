//! [`Client`]: an [`HttpClient`] that knows where Graph is and how to get a token for it.

use crate::{
    BoxFuture, Endpoint, HttpClient, Request, Response, Result, TokenProvider, pipeline,
    throttle::{Gate, OUTLOOK},
};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// What every verb is built with. Cheap to clone; clones share connections, tokens and the throttle gate.
///
/// Building one needs no runtime, sends nothing and spawns nothing.
///
/// ```
/// # async fn example(transport: impl graph_transport::Transport + 'static) -> graph_transport::Result<()> {
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, StaticToken};
///
/// let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("eyJ0…"));
/// let me = client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await?;
/// println!("{} bytes", me.body().len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Client(Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) http: HttpClient,
    pub(crate) endpoint: Endpoint,
    pub(crate) provider: Arc<dyn TokenProvider>,
    pub(crate) scopes: Vec<String>,
    pub(crate) gate: Gate,
}

impl Client {
    /// A client that asks for the endpoint's default scope and keeps four requests to a mailbox in flight.
    pub fn new(http: HttpClient, endpoint: Endpoint, provider: impl TokenProvider + 'static) -> Self {
        let scopes = vec![endpoint.default_scope()];
        Self(Arc::new(Inner { http, endpoint, provider: Arc::new(provider), scopes, gate: Gate::new(OUTLOOK) }))
    }

    /// The same client asking for these permissions, such as `Mail.Read`, instead of all that are consented to.
    #[must_use]
    pub fn scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let scopes = scopes.into_iter().map(Into::into).collect();
        self.change(|inner| inner.scopes = scopes)
    }

    /// The same client with another number of requests in flight per mailbox. The default is Outlook's limit.
    #[must_use]
    pub fn concurrency(self, limit: usize) -> Self {
        self.change(|inner| inner.gate = Gate::new(limit))
    }

    /// Where requests go.
    pub fn endpoint(&self) -> &Endpoint {
        &self.0.endpoint
    }

    /// The client underneath, which adds no token.
    pub fn http(&self) -> &HttpClient {
        &self.0.http
    }

    /// Sends a request and reads its whole answer.
    ///
    /// # Errors
    /// Every [`ErrorKind`](crate::ErrorKind); an answer of 300 and above is one. A request to a URL whose origin the
    /// [`Endpoint`] does not trust is refused before a token is asked for.
    pub fn execute(&self, request: Request) -> BoxFuture<'_, Result<Response<Bytes>>> {
        Box::pin(pipeline::execute(&self.0.http, Some(&self.0), request))
    }

    /// Sends a request and reads its answer as JSON. An answer without a body reads as null, and `()` takes any answer.
    ///
    /// # Errors
    /// Like [`execute`](Self::execute), and [`Decode`](crate::ErrorKind::Decode) when the answer is not a `T`.
    pub async fn execute_json<T: DeserializeOwned + 'static>(&self, request: Request) -> Result<Response<T>> {
        let operation = request.operation();
        self.execute(request).await?.json(operation)
    }

    /// A changed copy, which shares nothing that the change replaces.
    fn change(self, change: impl FnOnce(&mut Inner)) -> Self {
        let mut inner = Arc::try_unwrap(self.0).unwrap_or_else(|shared| Inner {
            http: shared.http.clone(),
            endpoint: shared.endpoint.clone(),
            provider: Arc::clone(&shared.provider),
            scopes: shared.scopes.clone(),
            gate: Gate::new(shared.gate.limit()),
        });
        change(&mut inner);
        Self(Arc::new(inner))
    }
}
