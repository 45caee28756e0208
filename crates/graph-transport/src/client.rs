//! [`Client`]: an [`HttpClient`] that knows where Graph is and how to get a token for it.

use crate::{
    Body, BoxFuture, Endpoint, Error, HttpClient, Request, Response, Result, Scope, TokenProvider, pipeline, prefer,
    throttle::{Gate, OUTLOOK, Quota},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::de::DeserializeOwned;
use std::{sync::Arc, time::Duration};

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
    pub(crate) headers: HeaderMap,
    pub(crate) gate: Gate,
}

impl Client {
    /// A client that asks for the endpoint's default scope and keeps four requests to a mailbox in flight.
    pub fn new(http: HttpClient, endpoint: Endpoint, provider: impl TokenProvider + 'static) -> Self {
        let scopes = vec![endpoint.default_scope()];
        let (headers, gate) = (HeaderMap::new(), Gate::new(OUTLOOK, Duration::ZERO));
        Self(Arc::new(Inner { http, endpoint, provider: Arc::new(provider), scopes, headers, gate }))
    }

    /// The same client asking for these permissions, such as `Mail.Read`, instead of all that are consented to.
    #[must_use]
    pub fn scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let scopes = scopes.into_iter().map(Into::into).collect();
        self.change(|inner| inner.scopes = scopes)
    }

    /// The same client with another number of requests in flight per mailbox. The default is Outlook's limit.
    #[must_use]
    pub fn concurrency(self, limit: u32) -> Self {
        self.change(|inner| inner.gate = Gate::new(limit, inner.gate.interval()))
    }

    /// The same client starting no more than one request per `interval` in each quota scope. By default it starts them when they come.
    #[must_use]
    pub fn interval(self, interval: Duration) -> Self {
        self.change(|inner| inner.gate = Gate::new(inner.gate.limit(), interval))
    }

    /// The same client with a header on every call that does not set it itself. `Prefer` adds up: what a call prefers stands beside what
    /// is set here, and before it where both name the same preference.
    ///
    /// # Errors
    /// When the name or value is not allowed in HTTP.
    pub fn header(self, name: &str, value: &str) -> Result<Self> {
        let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) else {
            return Err(Error::request(format!("the header {name:?} holds what HTTP does not allow in headers")));
        };
        Ok(self.change(|inner| {
            if name == prefer::PREFER {
                inner.headers.append(name, value);
            } else {
                inner.headers.insert(name, value);
            }
        }))
    }

    /// Whether the two sign in as the same and reach the same service, so that a call of one may travel within a call of the other.
    pub fn speaks_for(&self, other: &Self) -> bool {
        let (own, theirs) = (&*self.0, &*other.0);
        Arc::ptr_eq(&own.provider, &theirs.provider) && own.scopes == theirs.scopes && own.endpoint == theirs.endpoint
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
        Box::pin(pipeline::whole(&self.0.http, Some(&self.0), request))
    }

    /// Sends a request and gives its answer as soon as the head is there: the body is read as it arrives.
    ///
    /// Until its body is read to the end or dropped, the exchange keeps its place at the throttle gate. A body that breaks off is an error of
    /// the body's, which nobody retries.
    ///
    /// # Errors
    /// Like [`execute`](Self::execute).
    pub fn open(&self, request: Request) -> BoxFuture<'_, Result<Response<Body>>> {
        Box::pin(pipeline::head(&self.0.http, Some(&self.0), request))
    }

    /// The headers that a request would carry, this client's own among them and its token not: for what is sent as a part of another
    /// request.
    pub fn headers_of(&self, request: &Request) -> HeaderMap {
        let mut headers = request.headers().clone();
        prefer::add_defaults(&mut headers, &self.0.headers);
        headers
    }

    /// Takes note of a refusal that came within another answer, as throttled items of a batch do: when it says how long to wait, no request
    /// of that scope starts before.
    pub fn heed(&self, scope: &Scope, refusal: &Error) {
        self.0.gate.refused(&Quota::new([(scope.clone(), 1)]), refusal);
    }

    /// How many requests of a limited scope are in flight at most.
    pub fn concurrency_limit(&self) -> u32 {
        self.0.gate.limit()
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
            headers: shared.headers.clone(),
            gate: Gate::new(shared.gate.limit(), shared.gate.interval()),
        });
        change(&mut inner);
        Self(Arc::new(inner))
    }
}
