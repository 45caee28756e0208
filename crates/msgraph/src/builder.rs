//! [`GraphBuilder`]: everything that is decided once for a [`Graph`].

use crate::Graph;
use graph_transport::{Client, Endpoint, Error, HttpClient, Observer, Result, RetryPolicy, TokenProvider, Transport};
use std::{sync::Arc, time::Duration};

/// Builds a [`Graph`]. A credential is all it needs; everything else has a default.
///
/// ```
/// use msgraph::{Cloud, Endpoint, Graph, transport::{Backoff, StaticToken}};
///
/// # fn main() -> msgraph::Result<()> {
/// let graph = Graph::builder()
///     .credential(StaticToken::new("eyJ0…"))
///     .endpoint(Endpoint::of(Cloud::US_GOVERNMENT))
///     .retry(Backoff::default().attempts(8))
///     .user_agent("NONISV|Contoso|Archiver/1.0")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Default)]
#[must_use = "a builder builds nothing until `build` is called"]
pub struct GraphBuilder {
    credential: Option<Arc<dyn TokenProvider>>,
    endpoint: Endpoint,
    transport: Option<Arc<dyn Transport>>,
    retry: Option<Arc<dyn RetryPolicy>>,
    scopes: Option<Vec<String>>,
    user_agent: Option<String>,
    headers: Vec<(String, String)>,
    timeout: Option<Duration>,
    deadline: Option<Duration>,
    concurrency: Option<u32>,
    interval: Option<Duration>,
    observer: Option<Arc<dyn Observer>>,
}

impl GraphBuilder {
    /// Where tokens come from.
    pub fn credential(mut self, credential: impl TokenProvider + 'static) -> Self {
        self.credential = Some(Arc::new(credential));
        self
    }

    /// Which cloud and version is meant. Version 1.0 of the worldwide one by default.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = endpoint;
        self
    }

    /// The permissions to ask for, such as `Mail.Read`. By default all that an administrator or the user has consented to.
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// What carries the requests: an emulator, or a transport of your own. The network by default.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Which failed attempts are made again. See [`Backoff`](graph_transport::Backoff), the default.
    pub fn retry(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retry = Some(Arc::new(policy));
        self
    }

    /// A name before this SDK's own in `User-Agent`. Microsoft asks for `ISV|Company|App/1.0` or `NONISV|Company|App/1.0`.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// A header on every call that does not set it itself.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// A preference on every call, such as `IdType="ImmutableId"`, beside what the call prefers itself.
    pub fn prefer(self, preference: impl Into<String>) -> Self {
        self.header("Prefer", preference)
    }

    /// The longest that one attempt may take. 100 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The longest that a whole call may take, with its waits and retries. By default the retry policy alone decides.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// How many requests to one mailbox are in flight at most. Four by default, which is Outlook's limit.
    pub fn concurrency(mut self, limit: u32) -> Self {
        self.concurrency = Some(limit);
        self
    }

    /// The least time from one request of a mailbox, or another quota, to the next. By default they start when they come.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = Some(interval);
        self
    }

    /// What counts and times calls.
    pub fn observe(mut self, observer: impl Observer + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// The [`Graph`]. Nothing is sent: the first call signs in.
    ///
    /// # Errors
    /// [`Request`](crate::ErrorKind::Request) when there is no credential, no transport, or a value that HTTP does not allow.
    pub fn build(self) -> Result<Graph> {
        let credential = self
            .credential
            .ok_or_else(|| Error::request("a credential is missing: say Graph::builder().credential(…)"))?;
        let mut http = HttpClient::new(self.transport.map_or_else(network, Ok)?);
        if let Some(policy) = self.retry {
            http = http.retry(policy);
        }
        if let Some(timeout) = self.timeout {
            http = http.timeout(timeout);
        }
        if let Some(deadline) = self.deadline {
            http = http.deadline(deadline);
        }
        if let Some(observer) = self.observer {
            http = http.observe(observer);
        }
        if let Some(name) = self.user_agent {
            http = http.user_agent(&name)?;
        }
        let mut client = Client::new(http, self.endpoint, credential);
        if let Some(scopes) = self.scopes {
            client = client.scopes(scopes);
        }
        if let Some(limit) = self.concurrency {
            client = client.concurrency(limit);
        }
        if let Some(interval) = self.interval {
            client = client.interval(interval);
        }
        for (name, value) in &self.headers {
            client = client.header(name, value)?;
        }
        Ok(Graph::new(client))
    }
}

#[cfg(any(feature = "tls", feature = "tls-ring"))]
fn network() -> Result<Arc<dyn Transport>> {
    Ok(Arc::new(graph_transport::HyperTransport::new()?))
}

#[cfg(not(any(feature = "tls", feature = "tls-ring")))]
fn network() -> Result<Arc<dyn Transport>> {
    Err(Error::request("a transport is missing: enable the feature `tls` or `tls-ring`, or say .transport(…)"))
}
