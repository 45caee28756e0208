//! [`Source`]: where the program runs, and how the identity is asked for there.
//!
//! Invariant: what proves the program to an endpoint goes to the machine itself, or over https.

use super::{Chosen, OPERATION, TEMPLATE, arc};
use crate::{
    Variables,
    digest::sha256,
    form::{Form, encoded},
    sign_in_error::conceal,
};
use graph_transport::{AccessToken, Error, ErrorKind, HttpClient, Method, Request, Result, Secret, Thumbprint};
use std::{
    net::IpAddr,
    path::{Path, PathBuf},
};

/// The metadata service of virtual machines, and the path of tokens there.
const IMDS: &str = "http://169.254.169.254";
const IMDS_PATH: &str = "/metadata/identity/oauth2/token";
/// The variable that names the certificate of Service Fabric's endpoint.
const THUMBPRINT: &str = "IDENTITY_SERVER_THUMBPRINT";

pub(super) enum Source {
    Imds { endpoint: String },
    AppService { endpoint: String, header: Secret },
    MachineLearning { endpoint: String, secret: Secret, default: Option<String> },
    CloudShell { endpoint: String },
    Arc { endpoint: String, keys: PathBuf },
    ServiceFabric { endpoint: String, secret: Secret, server: Thumbprint },
}

impl Source {
    /// By the variables that each place sets, in the order in which Microsoft's own libraries look.
    pub(super) fn detect(variables: &Variables, keys: Option<&Path>) -> Result<Self> {
        let get = |name| variables.get(name);
        let endpoint = get("IDENTITY_ENDPOINT");
        let source = match (endpoint, get("IDENTITY_HEADER"), get("MSI_ENDPOINT"), get("MSI_SECRET")) {
            (Some(endpoint), Some(header), ..) => match get(THUMBPRINT) {
                Some(text) => {
                    let server = text
                        .parse()
                        .map_err(|error: Error| Error::credential(format!("{THUMBPRINT}: {}", error.message())))?;
                    Self::ServiceFabric { endpoint, secret: Secret::new(header), server }
                }
                None => Self::AppService { endpoint, header: Secret::new(header) },
            },
            (_, _, Some(endpoint), Some(secret)) => {
                let default = get("DEFAULT_IDENTITY_CLIENT_ID");
                Self::MachineLearning { endpoint, secret: Secret::new(secret), default }
            }
            (_, _, Some(endpoint), None) => Self::CloudShell { endpoint },
            (Some(endpoint), ..) if get("IMDS_ENDPOINT").is_some() => {
                Self::Arc { endpoint, keys: keys.map_or_else(|| arc::directory(variables), Path::to_owned) }
            }
            _ if arc::is_installed(variables) => {
                Self::Arc { endpoint: arc::ENDPOINT.into(), keys: arc::directory(variables) }
            }
            _ => {
                let host = get("AZURE_POD_IDENTITY_AUTHORITY_HOST");
                Self::Imds {
                    endpoint: host.unwrap_or_else(|| IMDS.into()).trim_end_matches('/').to_owned() + IMDS_PATH,
                }
            }
        };
        source.check()?;
        Ok(source)
    }

    fn check(&self) -> Result<()> {
        let place = self.place();
        let wrong = |what| Error::credential(format!("{place}'s endpoint is {what}: check the variable that names it"));
        let uri: http::Uri = self.endpoint().parse().map_err(|_| wrong("no URL"))?;
        let host = uri.host().ok_or_else(|| wrong("no URL"))?;
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
        let loopback = host.eq_ignore_ascii_case("localhost") || address.is_some_and(|address| address.is_loopback());
        let near = loopback || matches!(address, Some(IpAddr::V4(address)) if address.is_link_local());
        match uri.scheme_str() {
            // Its key must not leave the machine.
            _ if matches!(self, Self::Arc { .. }) && !loopback => Err(wrong("not on this machine")),
            Some("https") => Ok(()),
            // What it is known by is shown over https alone.
            _ if matches!(self, Self::ServiceFabric { .. }) => Err(wrong("not https")),
            Some("http") if near => Ok(()),
            _ => Err(wrong("neither https nor on this machine")),
        }
    }

    fn endpoint(&self) -> &str {
        match self {
            Self::Imds { endpoint }
            | Self::AppService { endpoint, .. }
            | Self::MachineLearning { endpoint, .. }
            | Self::CloudShell { endpoint }
            | Self::Arc { endpoint, .. }
            | Self::ServiceFabric { endpoint, .. } => endpoint,
        }
    }

    /// What it is called in errors.
    pub(super) fn place(&self) -> &'static str {
        match self {
            Self::Imds { .. } => "the machine's metadata service",
            Self::AppService { .. } => "App Service",
            Self::MachineLearning { .. } => "Azure Machine Learning",
            Self::CloudShell { .. } => "Cloud Shell",
            Self::Arc { .. } => "Azure Arc",
            Self::ServiceFabric { .. } => "Service Fabric",
        }
    }

    /// The parameter that chooses among identities.
    pub(super) fn selector<'c>(&self, chosen: &'c Chosen) -> Result<(&'static str, &'c str)> {
        if chosen.id().is_empty() {
            return Err(Error::credential(format!(
                "the identity's {chosen} is empty: leave it out for the machine's own identity"
            )));
        }
        let name = match (self, chosen) {
            (Self::MachineLearning { .. }, Chosen::Client(_)) => "clientid",
            (Self::MachineLearning { .. }, _) => {
                return Err(Error::credential(format!(
                    "Azure Machine Learning knows no {chosen}: choose the identity by its client id"
                )));
            }
            (Self::CloudShell { .. }, _) => {
                return Err(Error::credential(
                    "Cloud Shell has one identity, the signed-in user's: do not choose another",
                ));
            }
            (Self::ServiceFabric { .. }, _) => {
                return Err(Error::credential(
                    "Service Fabric gives the identity that the application's manifest names: do not choose another",
                ));
            }
            (_, Chosen::Client(_)) => "client_id",
            (_, Chosen::Object(_)) => "object_id",
            (Self::AppService { .. }, Chosen::Resource(_)) => "mi_res_id",
            (_, Chosen::Resource(_)) => "msi_res_id",
        };
        Ok((name, chosen.id()))
    }

    /// What asks there: a client that holds the server to its certificate, where that is what it is known by.
    pub(super) fn client(&self, http: &HttpClient) -> Result<HttpClient> {
        match self {
            Self::ServiceFabric { server, .. } => http.pinned(*server).map_err(|error| self.explain(error, &[])),
            _ => Ok(http.clone()),
        }
    }

    /// The request for a token, other than the one that was `refused`.
    pub(super) fn request(
        &self,
        resource: &str,
        selector: Option<(&'static str, &str)>,
        refused: Option<&AccessToken>,
    ) -> Request {
        let get = |version: &str| {
            let joint = if self.endpoint().contains('?') { '&' } else { '?' };
            let mut url = format!("{}{joint}api-version={version}&resource={}", self.endpoint(), encoded(resource));
            let default = match self {
                Self::MachineLearning { default: Some(id), .. } => Some(("clientid", id.as_str())),
                _ => None,
            };
            if let Some((name, id)) = selector.or(default) {
                url = format!("{url}&{name}={}", encoded(id));
            }
            // These keep tokens too, and would give the same one again.
            if let (Self::AppService { .. } | Self::ServiceFabric { .. }, Some(refused)) = (self, refused) {
                let digest = sha256(refused.secret().expose().as_bytes());
                let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
                url = format!("{url}&token_sha256_to_refresh={digits}");
            }
            Request::to_url(OPERATION, Method::GET, url, TEMPLATE)
        };
        let call = match self {
            Self::Imds { .. } => get("2018-02-01").header("metadata", "true"),
            Self::AppService { header, .. } => get("2019-08-01").header("x-identity-header", header.expose()),
            Self::MachineLearning { secret, .. } => get("2017-09-01").header("secret", secret.expose()),
            Self::Arc { .. } => get("2020-06-01").header("metadata", "true"),
            Self::ServiceFabric { secret, .. } => get("2019-07-01-preview").header("secret", secret.expose()),
            Self::CloudShell { endpoint } => Request::to_url(OPERATION, Method::POST, endpoint.as_str(), TEMPLATE)
                .header("metadata", "true")
                .content("application/x-www-form-urlencoded", Form::default().add("resource", resource).into_text())
                .idempotent(true),
        };
        // What proves the program is for this address, and for none that it leads to.
        call.keep_redirects()
    }

    pub(super) fn probe_url(&self) -> String {
        format!("{}?api-version=2018-02-01", self.endpoint())
    }

    /// The key that Azure Arc's agent has put where only those may read who may use the identity.
    pub(super) fn arc_key(&self, refusal: &Error) -> Result<Secret> {
        let Self::Arc { keys, .. } = self else { return Err(refusal.clone()) };
        arc::key(refusal.challenge().unwrap_or_default(), keys)
    }

    pub(super) fn secrets(&self) -> Vec<&Secret> {
        match self {
            Self::AppService { header: secret, .. }
            | Self::MachineLearning { secret, .. }
            | Self::ServiceFabric { secret, .. } => vec![secret],
            _ => Vec::new(),
        }
    }

    /// The failure in words that say what to do.
    pub(super) fn explain(&self, error: Error, secrets: &[&Secret]) -> Error {
        if error.kind() == ErrorKind::Request {
            return Error::credential(conceal(error.message(), secrets));
        }
        let reason = conceal(error.message(), secrets);
        let hint = match error.status().map(|status| status.as_u16()) {
            Some(400) => ": assign a managed identity to it, and check the id if you chose one",
            Some(401 | 403) => ": run as a user that may use the identity",
            None if matches!(self, Self::ServiceFabric { .. }) && !error.is_transient() => {
                ": compare IDENTITY_SERVER_THUMBPRINT with the certificate of the node's endpoint"
            }
            _ => "",
        };
        let message = format!("{} gave no token: {}{hint}", self.place(), reason.trim_end_matches('.'));
        match error.status() {
            Some(status) if secrets.iter().any(|secret| crate::sign_in_error::repeats(&error, secret)) => {
                Error::credential(format!("{} {message}", status.as_u16()))
            }
            _ => error.into_credential(message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_known_by_what_it_sets() {
        let (identity, header) = (("IDENTITY_ENDPOINT", "https://127.0.0.1:1/"), ("IDENTITY_HEADER", "h"));
        let (msi, secret, imds) =
            (("MSI_ENDPOINT", "http://127.0.0.1:2/"), ("MSI_SECRET", "s"), ("IMDS_ENDPOINT", "x"));
        let thumbprint = ("IDENTITY_SERVER_THUMBPRINT", "00:112233445566778899 aabbccddeeff01234567");
        let none = ("X", "");
        for (set, place) in [
            ([identity, header, thumbprint, secret], "Service Fabric"),
            ([identity, thumbprint, imds, none], "Azure Arc"),
            ([identity, header, msi, secret], "App Service"),
            ([msi, secret, none, none], "Azure Machine Learning"),
            ([msi, none, none, none], "Cloud Shell"),
            ([identity, imds, none, none], "Azure Arc"),
            ([none; 4], "the machine's metadata service"),
            ([header, secret, imds, none], "the machine's metadata service"),
        ] {
            assert_eq!(Source::detect(&set.into(), None).unwrap().place(), place);
        }
    }

    #[test]
    fn secrets_go_nowhere_but_to_the_machine() {
        for (endpoint, fits, fits_arc) in [
            ("http://127.0.0.1:40342/x", true, true),
            ("http://localhost/x", true, true),
            ("http://169.254.129.2:8081/msi/token", true, false),
            ("https://identity.example/x", true, false),
            ("http://identity.example/x", false, false),
            ("http://8.8.8.8/x", false, false),
            ("ftp://127.0.0.1/", false, true),
            ("/msi/token", false, false),
            ("127.0.0.1:1", false, true),
        ] {
            let app = Source::detect(&[("IDENTITY_ENDPOINT", endpoint), ("IDENTITY_HEADER", "h")].into(), None);
            assert_eq!(app.is_ok(), fits, "{endpoint}");
            let arc = Source::detect(&[("IDENTITY_ENDPOINT", endpoint), ("IMDS_ENDPOINT", "x")].into(), None);
            if !fits_arc {
                assert!(arc.is_err(), "{endpoint}");
            }
        }
    }
}
