//! [`Authority`]: whom to ask for tokens: a tenant, at the cloud's sign-in service or at another.
//!
//! Invariant: a URL is built only from a tenant that is one path segment, and only for https or the loopback.

use crate::{hosts::same_environment, openid_configuration::host, service::SignInService};
use graph_transport::{Endpoint, Error, Result};
#[cfg(feature = "id-token")]
use {crate::openid_configuration::OpenIdConfiguration, graph_transport::HttpClient, std::sync::Arc};

/// Tenants that stand for many: good for users, who each have a home; an app alone has none there.
const SHARED: [&str; 3] = ["common", "organizations", "consumers"];

/// A tenant, and the sign-in service that it is a tenant of.
#[derive(Clone)]
pub(crate) struct Authority {
    tenant: String,
    pub(crate) service: SignInService,
}

impl Authority {
    pub(crate) fn new(tenant: impl Into<String>) -> Self {
        Self { tenant: tenant.into(), service: SignInService::default() }
    }

    pub(crate) fn at(&mut self, service: impl Into<SignInService>) {
        self.service = service.into();
    }

    pub(crate) fn tenant(&self) -> &str {
        &self.tenant
    }

    /// The URL of one of the tenant's endpoints, such as `token`.
    pub(crate) fn url(&self, endpoint: &Endpoint, leaf: &str) -> Result<String> {
        if let Some(found) = self.service.discovered() {
            let url = match leaf {
                "token" => &found.token_endpoint,
                "authorize" => &found.authorization_endpoint,
                "devicecode" => &found.device_authorization_endpoint,
                "logout" => &found.end_session_endpoint,
                _ => &None,
            };
            return url.clone().ok_or_else(|| {
                Error::credential(format!("this sign-in service has no endpoint for {leaf}: sign in in another way"))
            });
        }
        let version = if self.service.is_adfs() { "" } else { "v2.0/" };
        Ok(format!("{}/oauth2/{version}{leaf}", self.root(endpoint)?))
    }

    /// The address that the tenant's endpoints stand below.
    pub(crate) fn root(&self, endpoint: &Endpoint) -> Result<String> {
        if self.service.discovered().is_some() || self.service.is_adfs() {
            return Ok(self.service.address(endpoint)?.to_owned());
        }
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        if !self.tenant.bytes().all(allowed) || self.tenant.bytes().all(|byte| byte == b'.') {
            return Err(Error::credential(
                "the tenant must be its id (a GUID), one of its domains such as contoso.onmicrosoft.com, or for users common, \
                 organizations or consumers",
            ));
        }
        Ok(format!("{}/{}", self.service.address(endpoint)?, self.tenant))
    }

    /// What the service publishes for this tenant.
    #[cfg(feature = "id-token")]
    pub(crate) async fn configuration(
        &self,
        http: &HttpClient,
        endpoint: &Endpoint,
    ) -> Result<Arc<OpenIdConfiguration>> {
        self.root(endpoint)?;
        self.service.configuration(http, endpoint, &self.tenant).await
    }

    /// Whether a redirect that names this issuer, or none, is this service's.
    pub(crate) fn answers_as(&self, endpoint: &Endpoint, issuer: Option<&str>) -> bool {
        match (self.service.discovered(), issuer) {
            (Some(found), Some(issuer)) => found.issuer == issuer,
            (Some(found), None) => !found.names_issuer,
            // A tenant's issuer is named by its id, which the program need not know: the host must do.
            (None, Some(issuer)) => same_environment(&host(issuer), &self.environment(endpoint)),
            (None, None) => true,
        }
    }

    /// Refuses a tenant that stands for many.
    pub(crate) fn concrete(&self) -> Result<()> {
        if !is_shared(&self.tenant) {
            return Ok(());
        }
        Err(Error::credential(format!(
            "an app cannot sign in at \"{}\": give the id or a domain of the tenant whose data it works with",
            self.tenant
        )))
    }

    /// The host that caches file tokens under.
    pub(crate) fn environment(&self, endpoint: &Endpoint) -> String {
        self.service.environment(endpoint)
    }
}

/// Whether a tenant stands for many, and so for each account's own.
pub(crate) fn is_shared(tenant: &str) -> bool {
    SHARED.iter().any(|shared| shared.eq_ignore_ascii_case(tenant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::Cloud;

    #[test]
    fn the_cloud_decides_unless_an_address_is_given() {
        let mut authority = Authority::new("contoso.com");
        let china = Endpoint::of(Cloud::CHINA);
        assert_eq!(
            authority.url(&china, "token").unwrap(),
            "https://login.chinacloudapi.cn/contoso.com/oauth2/v2.0/token"
        );
        assert_eq!(authority.environment(&china), "login.chinacloudapi.cn");
        authority.at("http://LOCALHOST:8080/");
        assert_eq!(
            authority.url(&china, "devicecode").unwrap(),
            "http://LOCALHOST:8080/contoso.com/oauth2/v2.0/devicecode"
        );
        assert_eq!(authority.environment(&china), "localhost:8080");
    }

    #[test]
    fn what_cannot_be_asked_is_refused_in_plain_words() {
        for tenant in ["", ".", "..", "a/b", "a?b", "a b", "é", "{tenant}"] {
            let error = Authority::new(tenant).url(&Endpoint::default(), "token").unwrap_err();
            assert!(error.to_string().starts_with("the tenant must be"), "{error}");
        }
        for address in
            ["http://login.example", "login.example", "https://u@login.example", "https://login.example/?a=b"]
        {
            let mut authority = Authority::new("t");
            authority.at(address);
            let error = authority.url(&Endpoint::default(), "token").unwrap_err();
            assert!(error.to_string().starts_with("the authority's address cannot be used: "), "{error}");
        }
        let error = Authority::new("Common").concrete().unwrap_err();
        assert!(error.to_string().contains("give the id or a domain of the tenant"), "{error}");
    }

    #[test]
    fn a_redirect_names_its_own_service_or_none() {
        let (entra, endpoint) = (Authority::new("contoso.com"), Endpoint::default());
        assert!(entra.answers_as(&endpoint, None));
        assert!(entra.answers_as(&endpoint, Some("https://sts.windows.net/7f58f645/")));
        assert!(!entra.answers_as(&endpoint, Some("https://id.example/7f58f645/")));
    }
}
