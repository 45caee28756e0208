//! [`SignInService`]: which sign-in service is asked: the cloud's own, another of Microsoft's, or anybody's that is told so.
//!
//! Invariant: secrets and codes go to no host that is neither Microsoft's nor named with an explicit yes.

use crate::{
    code_flow::with_query,
    form::Form,
    hosts::{CIAM, is_known, is_microsofts, path, same_environment},
    openid_configuration::{OPERATION, OpenIdConfiguration, host, is_secure},
    sign_in_error::explain,
};
use graph_transport::{Cloud, Endpoint, Error, HttpClient, Method, Request, Result};
use std::sync::Arc;

/// A sign-in service to ask instead of the cloud's own: what the `authority` of a credential takes.
///
/// A text is the address of one of Microsoft's (`https://login.microsoftonline.us`), or one on the loopback. Any other host needs an
/// explicit yes: [`trusted`](Self::trusted) for one that has Entra's paths, [`confirmed`](Self::confirmed) for one that Microsoft answers for, or
/// [`discover`](Self::discover) for any OpenID provider.
///
/// ```
/// use graph_auth::{DeviceCode, SignInService};
///
/// let app = "11111111-2222-3333-4444-555555555555";
/// // An external tenant's own host.
/// let customers = DeviceCode::new("contoso.onmicrosoft.com", app, |prompt| eprintln!("{prompt}"))
///     .authority(SignInService::external("contoso"));
/// // A gateway of one's own before Entra.
/// let gateway = DeviceCode::new("organizations", app, |prompt| eprintln!("{prompt}"))
///     .authority(SignInService::trusted("https://login.contoso.com"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct SignInService(Kind);

#[derive(Clone, Debug, Default)]
enum Kind {
    /// The cloud's own.
    #[default]
    Cloud,
    At {
        address: String,
        trusted: bool,
    },
    OpenId(Arc<OpenIdConfiguration>),
}

impl SignInService {
    /// A service at this address, whoever's it is. It is told secrets and codes.
    ///
    /// At `https://host` it has Entra's paths. At `https://host/adfs` it is Active Directory Federation Services, which has its own and
    /// knows no tenants: what a credential names as one is not sent.
    pub fn trusted(address: impl Into<String>) -> Self {
        Self(Kind::At { address: address.into(), trusted: true })
    }

    /// The host of an external tenant (Entra External ID), by the first part of its domain: `contoso` for `contoso.onmicrosoft.com`.
    ///
    /// See Microsoft's page on
    /// [external tenants](https://learn.microsoft.com/entra/external-id/customers/concept-authentication-methods-customers).
    pub fn external(subdomain: &str) -> Self {
        Self::from(format!("https://{subdomain}{CIAM}"))
    }

    /// Any OpenID provider, by the name of its issuer, such as `https://id.example.com`. Its endpoints are those that it publishes; a
    /// credential's tenant is not part of them.
    ///
    /// # Errors
    /// When the document below the issuer cannot be had, or is another issuer's.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_transport::Result<()> {
    /// use graph_auth::{ClientSecret, SignInService};
    /// use graph_transport::{HttpClient, testing::Scripted};
    ///
    /// let document = r#"{"issuer":"https://id.example.com","token_endpoint":"https://id.example.com/token"}"#;
    /// let http = HttpClient::new(Scripted::default().json(200, document));
    /// let service = SignInService::discover(&http, "https://id.example.com").await?;
    /// let credential = ClientSecret::new("example", "my-app", "s3cret").authority(service);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn discover(http: &HttpClient, issuer: &str) -> Result<Self> {
        let found = OpenIdConfiguration::fetch(http, issuer).await?;
        // The document must be that of whom was asked, or one provider could speak for another.
        if found.issuer.trim_end_matches('/') != issuer.trim_end_matches('/') {
            return Err(Error::credential(format!(
                "the document found there is that of another issuer: use the issuer's exact name, {issuer:?} is not it"
            )));
        }
        Ok(Self(Kind::OpenId(Arc::new(found))))
    }

    /// A service at this address, if the cloud's own service says that it is another of Microsoft's: for one that is newer than this program.
    ///
    /// # Errors
    /// When the cloud's service cannot be asked, or does not know the host.
    pub async fn confirmed(http: &HttpClient, endpoint: &Endpoint, address: impl Into<String>) -> Result<Self> {
        let address = address.into();
        if !is_secure(&address) || is_known(&address) {
            // What is wrong with it is told when it is used.
            return Ok(Self::from(address));
        }
        let query = Form::default()
            .add("api-version", "1.1")
            .add("authorization_endpoint", &format!("https://{}/common/oauth2/v2.0/authorize", host(&address)));
        let url = with_query(format!("{}/common/discovery/instance", endpoint.authority()), query);
        match http.execute(Request::to_url(OPERATION, Method::GET, url, "/common/discovery/instance")).await {
            Ok(_) => Ok(Self::trusted(address)),
            Err(error) if error.code() == Some("invalid_instance") => Err(error.into_credential(format!(
                "{} is no sign-in service that Microsoft knows: if it is meant all the same, say so with SignInService::trusted",
                host(&address)
            ))),
            Err(error) => Err(explain(error, &[])),
        }
    }

    /// Where Graph is for a tenant: its cloud, as this service tells it. For programs that know the tenant and not the cloud.
    ///
    /// # Errors
    /// When the service cannot be asked, or does not know the tenant or its Graph.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_transport::Result<()> {
    /// use graph_auth::SignInService;
    /// use graph_transport::{HttpClient, testing::Scripted};
    ///
    /// let document = r#"{"issuer":"https://login.microsoftonline.us/7f58f645/v2.0","msgraph_host":"graph.microsoft.us"}"#;
    /// let http = HttpClient::new(Scripted::default().json(200, document));
    /// let endpoint = SignInService::default().endpoint_of(&http, "contoso.us").await?;
    /// assert_eq!(endpoint.root(), "https://graph.microsoft.us/v1.0");
    /// assert_eq!(endpoint.authority(), "https://login.microsoftonline.us");
    /// # Ok(())
    /// # }
    /// ```
    pub async fn endpoint_of(&self, http: &HttpClient, tenant: &str) -> Result<Endpoint> {
        let found = self.configuration(http, &Endpoint::default(), tenant).await?;
        let told = found.msgraph_host.as_deref().unwrap_or_default().to_ascii_lowercase();
        let cloud = Cloud::ALL.iter().find(|cloud| host(cloud.graph) == told);
        match (cloud, &self.0) {
            (_, _) if told.is_empty() => {
                Err(Error::credential("the sign-in service does not tell where the tenant's Graph is"))
            }
            (Some(cloud), Kind::Cloud) => Ok(Endpoint::of(*cloud)),
            _ => {
                let graph = format!("https://{told}");
                let authority = match &self.0 {
                    Kind::At { address, .. } => address.clone(),
                    // The issuer's name goes on with a tenant and a version.
                    _ => format!("https://{}", host(&found.issuer)),
                };
                Ok(Endpoint::custom(&format!("{graph}/v1.0"), &authority)?.resource(graph))
            }
        }
    }

    /// The tenant's document: the one known, or the one that the service gives now.
    pub(crate) async fn configuration(
        &self,
        http: &HttpClient,
        endpoint: &Endpoint,
        tenant: &str,
    ) -> Result<Arc<OpenIdConfiguration>> {
        if let Kind::OpenId(found) = &self.0 {
            return Ok(Arc::clone(found));
        }
        let address = self.address(endpoint)?;
        let document = if self.is_adfs() { address.to_owned() } else { format!("{address}/{tenant}/v2.0") };
        let found = OpenIdConfiguration::fetch(http, &document).await?;
        Ok(Arc::new(found))
    }

    /// The address that Entra's paths stand below.
    pub(crate) fn address<'a>(&'a self, endpoint: &'a Endpoint) -> Result<&'a str> {
        let (address, trusted) = match &self.0 {
            Kind::Cloud => return Ok(endpoint.authority()),
            Kind::At { address, trusted } => (address.trim_end_matches('/'), *trusted),
            Kind::OpenId(found) => return Ok(&found.issuer),
        };
        // The same rule as for endpoints: https, or the loopback.
        Endpoint::custom(address, address).map_err(|error| {
            Error::credential(format!("the authority's address cannot be used: {}", error.message()))
        })?;
        if !trusted && !is_known(address) && !same_environment(&host(address), &host(endpoint.authority())) {
            return Err(Error::credential(format!(
                "the authority's address cannot be used: {} is no sign-in service of Microsoft's that is known. If it is meant, say so \
                 with SignInService::trusted or SignInService::discover",
                host(address)
            )));
        }
        Ok(address)
    }

    /// What the service has published, when it was asked.
    pub(crate) fn discovered(&self) -> Option<&OpenIdConfiguration> {
        match &self.0 {
            Kind::OpenId(found) => Some(found),
            _ => None,
        }
    }

    /// Whether it is Active Directory Federation Services: its endpoints stand below `/adfs`.
    pub(crate) fn is_adfs(&self) -> bool {
        let address = match &self.0 {
            Kind::Cloud => return false,
            Kind::At { address, .. } => address,
            Kind::OpenId(found) => &found.issuer,
        };
        path(address).eq_ignore_ascii_case("adfs")
    }

    /// What caches call its kind.
    pub(crate) fn authority_type(&self) -> &'static str {
        if self.is_adfs() { "ADFS" } else { "MSSTS" }
    }

    /// Whether it is Entra, or a gateway before it, with what Entra does beyond the standards.
    pub(crate) fn is_entra(&self) -> bool {
        match &self.0 {
            Kind::OpenId(found) => is_microsofts(&host(&found.issuer)),
            _ => !self.is_adfs(),
        }
    }

    /// What caches file tokens under: the host, and the rest of the name where one host is many providers.
    pub(crate) fn environment(&self, endpoint: &Endpoint) -> String {
        match &self.0 {
            Kind::Cloud => host(endpoint.authority()),
            Kind::At { address, .. } => host(address),
            Kind::OpenId(found) if self.is_entra() || self.is_adfs() || path(&found.issuer).is_empty() => {
                host(&found.issuer)
            }
            Kind::OpenId(found) => format!("{}/{}", host(&found.issuer), path(&found.issuer)),
        }
    }
}

impl<T: Into<String>> From<T> for SignInService {
    fn from(address: T) -> Self {
        Self(Kind::At { address: address.into(), trusted: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_needs_an_explicit_yes() {
        let endpoint = Endpoint::default();
        for address in
            ["https://login.example", "https://login.microsoftonline.com.evil.example", "https://evilciamlogin.com"]
        {
            let error = SignInService::from(address).address(&endpoint).unwrap_err().to_string();
            assert!(error.contains("say so with SignInService::trusted"), "{error}");
            assert!(SignInService::trusted(address).address(&endpoint).is_ok());
        }
        for address in
            ["https://login.windows.net/", "https://a.ciamlogin.com", "http://127.0.0.1:9", "https://[::1]:9"]
        {
            assert!(SignInService::from(address).address(&endpoint).is_ok(), "{address}");
        }
        let own = Endpoint::custom("https://graph.example/v1.0", "https://login.example").unwrap();
        assert!(SignInService::from("https://login.example").address(&own).is_ok(), "the endpoint's own is trusted");
    }
}
