//! [`HttpClient`]: sends requests, retries them and tells errors; it knows no credential.

use crate::{Backoff, BoxFuture, Observer, Request, Response, Result, RetryPolicy, Thumbprint, Transport, pipeline};
use bytes::Bytes;
use http::HeaderValue;
use std::{sync::Arc, time::Duration};

/// How long one attempt may take, unless told otherwise.
const ATTEMPT: Duration = Duration::from_secs(100);

/// Sends requests through a [`Transport`]. Cheap to clone; clones share connections.
///
/// It is what a [`Client`](crate::Client) is built on, and what credentials send their token requests with.
#[derive(Clone, Debug)]
pub struct HttpClient {
    transport: Arc<dyn Transport>,
    retry: Arc<dyn RetryPolicy>,
    user_agent: HeaderValue,
    timeout: Duration,
    deadline: Option<Duration>,
    observer: Option<Arc<dyn Observer>>,
}

impl HttpClient {
    /// A client with the default retry policy.
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self {
            transport: Arc::new(transport),
            retry: Arc::new(Backoff::default()),
            user_agent: HeaderValue::from_static(concat!("msgraph-rust/", env!("CARGO_PKG_VERSION"))),
            timeout: ATTEMPT,
            deadline: None,
            observer: None,
        }
    }

    /// Decides about retries in another way.
    #[must_use]
    pub fn retry(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retry = Arc::new(policy);
        self
    }

    /// The longest that one attempt may take. 100 seconds by default.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The longest that a whole call may take, with its waits and retries. Without one, the retry policy alone decides.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Tells an observer what every call and attempt came to.
    #[must_use]
    pub fn observe(mut self, observer: impl Observer + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Puts a name before this SDK's own in `User-Agent`. Microsoft asks for `ISV|Company|App/1.0` or `NONISV|Company|App/1.0`.
    ///
    /// # Errors
    /// When the text is not allowed in a header.
    pub fn user_agent(mut self, name: &str) -> Result<Self> {
        let own = self.user_agent.to_str().unwrap_or_default();
        self.user_agent = HeaderValue::try_from(format!("{name} {own}"))
            .map_err(|_| crate::Error::request("the user agent holds what HTTP does not allow in headers"))?;
        Ok(self)
    }

    /// This client for the one server whose certificate has this thumbprint, in place of those that the transport trusts otherwise.
    ///
    /// For endpoints that vouch for themselves, as those inside a cluster do. A server with another certificate fails the call with
    /// [`ErrorKind::Connect`](crate::ErrorKind::Connect) before anything of the request is sent; so does plain http.
    ///
    /// # Errors
    /// When the transport cannot do that: see [`Transport::pinned`].
    pub fn pinned(&self, server: Thumbprint) -> Result<Self> {
        Ok(Self { transport: self.transport.pinned(server)?, ..self.clone() })
    }

    /// Sends a request to an absolute URL and reads its whole answer. No token is added.
    ///
    /// # Errors
    /// Every [`ErrorKind`](crate::ErrorKind); an answer of 300 and above is one.
    pub fn execute(&self, request: Request) -> BoxFuture<'_, Result<Response<Bytes>>> {
        Box::pin(pipeline::whole(self, None, request))
    }

    /// What decides about retries: for what carries calls within calls, as batches do.
    pub fn policy(&self) -> &dyn RetryPolicy {
        &*self.retry
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &self.transport
    }

    pub(crate) fn agent(&self) -> &HeaderValue {
        &self.user_agent
    }

    /// The longest that one attempt may take, where the request does not say it.
    pub fn attempt_limit(&self) -> Duration {
        self.timeout
    }

    /// The longest that a whole call may take, where the request does not say it.
    pub fn call_limit(&self) -> Option<Duration> {
        self.deadline
    }

    pub(crate) fn observer(&self) -> Option<&dyn Observer> {
        self.observer.as_deref()
    }
}
