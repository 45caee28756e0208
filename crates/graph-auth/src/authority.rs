//! [`Authority`]: whom to ask for tokens: a tenant, at the cloud's sign-in service or at another.
//!
//! Invariant: a URL is built only from a tenant that is one path segment, and only for https or the loopback.

use graph_transport::{Endpoint, Error, Result};

/// Tenants that stand for many: good for users, who each have a home; an app alone has none there.
const SHARED: [&str; 3] = ["common", "organizations", "consumers"];

/// Names of one and the same sign-in service. Caches that other libraries wrote may use any of them.
const ALIASES: [&[&str]; 3] = [
    &["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"],
    &["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
    &["login.microsoftonline.us", "login.usgovcloudapi.net"],
];

/// A tenant and, when it is not the cloud's own, the address of its sign-in service.
#[derive(Clone)]
pub(crate) struct Authority {
    tenant: String,
    address: Option<String>,
}

impl Authority {
    pub(crate) fn new(tenant: impl Into<String>) -> Self {
        Self { tenant: tenant.into(), address: None }
    }

    pub(crate) fn at(&mut self, address: impl Into<String>) {
        self.address = Some(address.into());
    }

    pub(crate) fn tenant(&self) -> &str {
        &self.tenant
    }

    /// The URL of one of the tenant's endpoints, such as `token`.
    pub(crate) fn url(&self, endpoint: &Endpoint, leaf: &str) -> Result<String> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        if !self.tenant.bytes().all(allowed) || self.tenant.bytes().all(|byte| byte == b'.') {
            return Err(Error::credential(
                "the tenant must be its id (a GUID), one of its domains such as contoso.onmicrosoft.com, or for users common, \
                 organizations or consumers",
            ));
        }
        let address = match &self.address {
            None => endpoint.authority(),
            Some(address) => {
                // The same rule as for endpoints: https, or the loopback.
                Endpoint::custom(address, address).map_err(|error| {
                    Error::credential(format!("the authority's address cannot be used: {}", error.message()))
                })?;
                if address.contains(['?', '#']) {
                    return Err(Error::credential(
                        "the authority's address cannot be used: it must be a plain origin such as https://login.microsoftonline.com",
                    ));
                }
                address
            }
        };
        Ok(format!("{}/{}/oauth2/v2.0/{leaf}", address.trim_end_matches('/'), self.tenant))
    }

    /// Refuses a tenant that stands for many.
    pub(crate) fn concrete(&self) -> Result<()> {
        if !SHARED.iter().any(|shared| self.tenant.eq_ignore_ascii_case(shared)) {
            return Ok(());
        }
        Err(Error::credential(format!(
            "an app cannot sign in at \"{}\": give the id or a domain of the tenant whose data it works with",
            self.tenant
        )))
    }

    /// The host that caches file tokens under.
    pub(crate) fn environment(&self, endpoint: &Endpoint) -> String {
        let address = self.address.as_deref().unwrap_or(endpoint.authority());
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default().to_ascii_lowercase()
    }
}

/// Whether two hosts are the same sign-in service.
pub(crate) fn same_environment(one: &str, other: &str) -> bool {
    let has = |aliases: &[&str], host: &str| aliases.iter().any(|alias| alias.eq_ignore_ascii_case(host));
    one.eq_ignore_ascii_case(other) || ALIASES.iter().any(|aliases| has(aliases, one) && has(aliases, other))
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
    fn one_service_has_many_names() {
        assert!(same_environment("login.microsoftonline.com", "LOGIN.windows.net"));
        assert!(same_environment("localhost:1", "localhost:1"));
        assert!(!same_environment("login.microsoftonline.com", "login.microsoftonline.us"));
    }
}
