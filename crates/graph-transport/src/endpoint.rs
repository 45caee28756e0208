//! [`Endpoint`]: which cloud is meant, which version of it, and which origins may see a token.
//!
//! Invariant: a bearer travels to a trusted origin over https, or to the loopback; nowhere else.

use crate::{Error, Result};
use http::Uri;

/// A deployment of Microsoft 365: where Graph answers and where its users sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cloud {
    /// The origin of Graph, which is also the resource that scopes name.
    pub graph: &'static str,
    /// The origin of the sign-in service.
    pub authority: &'static str,
}

impl Cloud {
    /// Microsoft's worldwide cloud, the US government's GCC included.
    pub const GLOBAL: Self = Self::of("https://graph.microsoft.com", "https://login.microsoftonline.com");
    /// US government L4 (GCC High).
    pub const US_GOVERNMENT: Self = Self::of("https://graph.microsoft.us", "https://login.microsoftonline.us");
    /// US government L5 (Department of Defense).
    pub const US_DOD: Self = Self::of("https://dod-graph.microsoft.us", "https://login.microsoftonline.us");
    /// China, operated by 21Vianet.
    pub const CHINA: Self = Self::of("https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn");
    /// Germany until 2021; closed, kept for old configurations.
    pub const GERMANY_CLOSED: Self = Self::of("https://graph.microsoft.de", "https://login.microsoftonline.de");
    /// Bleu, France.
    pub const BLEU: Self = Self::of("https://graph.svc.sovcloud.fr", "https://login.sovcloud-identity.fr");
    /// Delos, Germany.
    pub const DELOS: Self = Self::of("https://graph.svc.sovcloud.de", "https://login.sovcloud-identity.de");
    /// GovSG, Singapore.
    pub const GOV_SG: Self = Self::of("https://graph.svc.sovcloud.sg", "https://login.sovcloud-identity.sg");

    /// All of them.
    pub const ALL: &[Self] = &[
        Self::GLOBAL,
        Self::US_GOVERNMENT,
        Self::US_DOD,
        Self::CHINA,
        Self::GERMANY_CLOSED,
        Self::BLEU,
        Self::DELOS,
        Self::GOV_SG,
    ];

    const fn of(graph: &'static str, authority: &'static str) -> Self {
        Self { graph, authority }
    }
}

/// Where requests go: Graph's service root, its sign-in service, and the origins that tokens may travel to.
///
/// ```
/// use graph_transport::{Cloud, Endpoint};
/// assert_eq!(Endpoint::default().root(), "https://graph.microsoft.com/v1.0");
/// assert_eq!(Endpoint::of(Cloud::CHINA).beta().root(), "https://microsoftgraph.chinacloudapi.cn/beta");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    root: String,
    authority: String,
    resource: String,
    trusted: Vec<Origin>,
}

impl Default for Endpoint {
    fn default() -> Self {
        Self::of(Cloud::GLOBAL)
    }
}

impl Endpoint {
    /// Version 1.0 of Graph in `cloud`.
    pub fn of(cloud: Cloud) -> Self {
        Self {
            root: format!("{}/v1.0", cloud.graph),
            authority: cloud.authority.into(),
            resource: cloud.graph.into(),
            trusted: Origin::parse(cloud.graph).into_iter().collect(),
        }
    }

    /// A Graph of your own, such as an emulator or a gateway: its service root (`https://host/v1.0`) and its sign-in origin. Scopes
    /// still name the worldwide Graph; see [`resource`](Self::resource).
    ///
    /// # Errors
    /// When a URL is not absolute, holds `?` or `#`, or is http to anything but the loopback.
    pub fn custom(root: &str, authority: &str) -> Result<Self> {
        if root.contains(['?', '#']) || authority.contains(['?', '#']) {
            return Err(Error::request("an endpoint ends with its path: take away what begins with ? or #"));
        }
        let origin = Origin::secure(root)?;
        Origin::secure(authority)?;
        Ok(Self {
            root: root.trim_end_matches('/').into(),
            authority: authority.trim_end_matches('/').into(),
            resource: Cloud::GLOBAL.graph.into(),
            trusted: vec![origin],
        })
    }

    /// The same service's beta version, whose contract may change under you. A custom root that does not end in `/v1.0` stays as it is.
    #[must_use]
    pub fn beta(mut self) -> Self {
        if let Some(stem) = self.root.strip_suffix("/v1.0") {
            self.root = format!("{stem}/beta");
        }
        self
    }

    /// Another resource for `.default` scopes, when the origin of the service is not what tokens are issued for.
    #[must_use]
    pub fn resource(mut self, resource: impl Into<String>) -> Self {
        self.resource = resource.into();
        self
    }

    /// Lets tokens travel to one more origin, for links in answers that lead there.
    ///
    /// # Errors
    /// When the URL is not absolute, or is http to anything but the loopback.
    pub fn trust(mut self, origin: &str) -> Result<Self> {
        self.trusted.push(Origin::secure(origin)?);
        Ok(self)
    }

    /// The service root, without a slash at its end.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The origin of the sign-in service.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The scope that asks for every permission an administrator or user has already consented to.
    pub fn default_scope(&self) -> String {
        format!("{}/.default", self.resource)
    }

    /// Whether a URL is https, or plain http to the loopback.
    pub(crate) fn is_secure(url: &str) -> bool {
        Origin::secure(url).is_ok()
    }

    /// Whether a token may travel to this URL.
    pub fn trusts(&self, url: &str) -> bool {
        Origin::secure(url).is_ok_and(|origin| self.trusted.contains(&origin))
    }
}

/// Scheme, host and port, in one spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    https: bool,
    host: String,
    port: u16,
}

impl Origin {
    fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let https = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = uri.authority()?;
        // `user@host` has no place in a Graph URL; refusing it closes a door to look-alikes.
        if authority.as_str().contains('@') {
            return None;
        }
        let usual = if https { 443 } else { 80 };
        // A number beyond what a port can be is not the usual one.
        let told = authority.as_str() != authority.host();
        let port = authority.port_u16().or((!told).then_some(usual))?;
        Some(Self { https, host: authority.host().to_ascii_lowercase(), port })
    }

    fn secure(url: &str) -> Result<Self> {
        let origin = Self::parse(url).ok_or_else(|| {
            Error::request("an endpoint must be an absolute https:// URL with a host and no user name")
        })?;
        if !origin.https && !origin.is_loopback() {
            return Err(Error::request(format!(
                "plain http is allowed on the loopback only: use https for {}",
                origin.host
            )));
        }
        Ok(origin)
    }

    fn is_loopback(&self) -> bool {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_origin_is_trusted() {
        let endpoint = Endpoint::default();
        for url in ["https://graph.microsoft.com/v1.0/me?$skip=1", "https://GRAPH.microsoft.com:443/x"] {
            assert!(endpoint.trusts(url), "{url}");
        }
        for url in [
            "http://graph.microsoft.com/v1.0/me",
            "https://graph.microsoft.com.evil.example/v1.0",
            "https://graph.microsoft.com@evil.example/",
            "https://evil.example/graph.microsoft.com",
            "https://graph.microsoft.com:444/v1.0",
            "https://graph.microsoft.com:65600/v1.0",
            "ftp://graph.microsoft.com/",
            "//graph.microsoft.com/",
            "/v1.0/me",
            "",
        ] {
            assert!(!endpoint.trusts(url), "{url}");
        }
    }

    #[test]
    fn plain_http_goes_to_the_loopback_only() {
        for root in ["http://127.0.0.1:8080/v1.0", "http://localhost/v1.0", "http://[::1]:9/v1.0"] {
            assert!(Endpoint::custom(root, "http://localhost:1").unwrap().trusts(root), "{root}");
        }
        let error = Endpoint::custom("http://graph.example/v1.0", "https://login.example").unwrap_err();
        assert!(error.to_string().contains("use https for graph.example"), "{error}");
        for root in ["graph.example", "https://graph.example/v1.0?x", "https://graph.example/#v1.0"] {
            assert!(Endpoint::custom(root, "https://login.example").is_err(), "{root}");
        }
    }
}
