//! [`HyperTransportBuilder`]: what a network may ask of a transport before the first request.

use super::{
    HyperTransport, Proxy,
    dial::{self, Route},
    trust::Trust,
};
use crate::Result;
use std::{env, fmt, time::Duration};

/// How long making a connection may take, unless told otherwise.
const CONNECT: Duration = Duration::from_secs(30);

/// Builds a [`HyperTransport`]. Wrong input is kept and reported by [`build`](Self::build).
#[must_use]
pub struct HyperTransportBuilder {
    connect_timeout: Duration,
    trust: Trust,
    http1_only: bool,
    proxy: Choice,
}

/// Which proxy is used.
enum Choice {
    Environment,
    Named(Proxy),
    Direct,
}

impl Default for HyperTransportBuilder {
    fn default() -> Self {
        Self { connect_timeout: CONNECT, trust: Trust::default(), http1_only: false, proxy: Choice::Environment }
    }
}

impl HyperTransportBuilder {
    /// The longest that making a connection may take: name resolution, the proxy and TLS included. 30 seconds by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Trusts more root certificates, beside the operating system's (Mozilla's with the feature `webpki-roots`) and those named
    /// before: PEM text with one or more of them, such as an intercepting proxy's.
    pub fn root_certificates(mut self, pem: &[u8]) -> Self {
        self.trust.add(pem);
        self
    }

    /// Trusts these root certificates alone: neither the operating system's nor Mozilla's, nor those named before.
    pub fn only_root_certificates(mut self, pem: &[u8]) -> Self {
        self.trust.only(pem);
        self
    }

    /// Accepts any certificate, of any server and of a proxy: **whoever is in between reads and changes everything, tokens included.**
    ///
    /// For a test bench behind an intercepting proxy, and nothing else: [`root_certificates`](Self::root_certificates) with that
    /// proxy's root is as little work and safe. A server must still hold the key of the certificate that it shows.
    pub fn danger_without_verification(mut self) -> Self {
        self.trust.anyone();
        self
    }

    /// Speaks HTTP/1.1 alone, for a network whose devices break HTTP/2.
    pub fn http1_only(mut self) -> Self {
        self.http1_only = true;
        self
    }

    /// Goes through this proxy, whatever the environment says.
    ///
    /// Without it the environment is read when the transport is built: `HTTPS_PROXY`, or else `ALL_PROXY`, names the proxy, and
    /// `NO_PROXY` what it is not used for, as in [`Proxy::bypass`]; each may be written in lower case too. Plain http is not proxied
    /// in either case: it is allowed to the loopback and to a machine's own metadata service, which no proxy reaches.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = Choice::Named(proxy);
        self
    }

    /// Uses no proxy, whatever the environment says.
    pub fn without_proxy(mut self) -> Self {
        self.proxy = Choice::Direct;
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// When there is no certificate to trust, a root certificate or the proxy's URL is not one, or the proxy's user name cannot be sent.
    pub fn build(self) -> Result<HyperTransport> {
        let proxy = match self.proxy {
            Choice::Environment => {
                Proxy::from_variables(|name| env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
            }
            Choice::Named(proxy) => Some(proxy),
            Choice::Direct => None,
        };
        let route = proxy.map(Route::new).transpose()?;
        let connector = dial::connector(self.trust.config()?, self.connect_timeout, self.http1_only, route);
        Ok(HyperTransport::over(connector, false))
    }
}

impl fmt::Debug for HyperTransportBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransportBuilder")
    }
}
