//! [`OpenIdConfiguration`]: what a sign-in service publishes of itself: its endpoints, its keys and its name.
//!
//! Invariant: no endpoint is taken that is neither https nor on the loopback.

use crate::{
    sign_in_error::explain,
    token_answer::{object, text},
};
use graph_transport::{Endpoint, Error, HttpClient, Method, Request, Result};
use serde_json::{Map, Value};

pub(crate) const OPERATION: &str = "auth.discovery";
/// What follows the issuer's name in the document's address.
const WELL_KNOWN: &str = "/.well-known/openid-configuration";

/// The document, as far as it is used.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenIdConfiguration {
    pub(crate) issuer: String,
    pub(crate) authorization_endpoint: Option<String>,
    pub(crate) token_endpoint: Option<String>,
    pub(crate) device_authorization_endpoint: Option<String>,
    pub(crate) end_session_endpoint: Option<String>,
    pub(crate) jwks_uri: Option<String>,
    /// The host of the tenant's Graph: Microsoft's own addition.
    pub(crate) msgraph_host: Option<String>,
    /// Whether every redirect names its issuer.
    pub(crate) names_issuer: bool,
    /// Whether a client secret has to travel in a header, since a form's is not looked at.
    pub(crate) basic_only: bool,
    /// Whether redirects may be posted. Who does not tell cannot.
    pub(crate) posts: bool,
}

impl OpenIdConfiguration {
    /// Reads the document below `address`, whose last part is the tenant and the version, or the issuer's own name.
    pub(crate) async fn fetch(http: &HttpClient, address: &str) -> Result<Self> {
        let address = address.trim_end_matches('/');
        if !is_secure(address) || address.contains(['?', '#']) {
            return Err(Error::credential(
                "the sign-in service's address cannot be used: it must be an absolute https:// URL without ? and #",
            ));
        }
        let url = format!("{address}{WELL_KNOWN}");
        let answer = http.execute(Request::to_url(OPERATION, Method::GET, url, "/{issuer}/.well-known")).await;
        let body = answer.map_err(|error| explain(error, &[]))?.into_body();
        Self::read(&body)
    }

    fn read(body: &[u8]) -> Result<Self> {
        let mut members = object(body)?;
        let list = |members: &Map<String, Value>, name: &str| {
            let list = members.get(name)?.as_array()?;
            Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>())
        };
        let methods = list(&members, "token_endpoint_auth_methods_supported");
        let modes = list(&members, "response_modes_supported").unwrap_or_default();
        let names_issuer =
            members.get("authorization_response_iss_parameter_supported").and_then(Value::as_bool).unwrap_or_default();
        let mut endpoint = |name: &str| match text(&mut members, name) {
            Some(url) if !is_secure(&url) => {
                Err(Error::credential(format!("the sign-in service's {name} is not https: it is not used")))
            }
            url => Ok(url),
        };
        Ok(Self {
            authorization_endpoint: endpoint("authorization_endpoint")?,
            token_endpoint: endpoint("token_endpoint")?,
            device_authorization_endpoint: endpoint("device_authorization_endpoint")?,
            end_session_endpoint: endpoint("end_session_endpoint")?,
            jwks_uri: endpoint("jwks_uri")?,
            issuer: text(&mut members, "issuer")
                .ok_or_else(|| Error::credential("the sign-in service's document does not name its issuer"))?,
            msgraph_host: text(&mut members, "msgraph_host"),
            names_issuer,
            basic_only: methods.is_some_and(|methods| {
                let has = |method: &str| methods.iter().any(|known| known == method);
                has("client_secret_basic") && !has("client_secret_post")
            }),
            posts: modes.iter().any(|mode| mode == "form_post"),
        })
    }
}

/// Whether a URL is https, or plain http to the loopback.
pub(crate) fn is_secure(url: &str) -> bool {
    Endpoint::default().trust(url).is_ok()
}

/// The host of a URL, with its port when it has one, in lower case.
pub(crate) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_service_does_not_say_is_not_guessed() {
        let bare = OpenIdConfiguration::read(br#"{"issuer":"https://id.example"}"#).unwrap();
        assert_eq!((bare.token_endpoint, bare.jwks_uri), (None, None));
        assert!(!bare.names_issuer && !bare.basic_only && !bare.posts);
        let full = br#"{"issuer":"https://id.example","token_endpoint":"https://id.example/t?p=1",
            "token_endpoint_auth_methods_supported":["client_secret_basic",1],"response_modes_supported":["form_post"],
            "authorization_response_iss_parameter_supported":true}"#;
        let full = OpenIdConfiguration::read(full).unwrap();
        assert_eq!(full.token_endpoint.as_deref(), Some("https://id.example/t?p=1"));
        assert!(full.names_issuer && full.basic_only && full.posts);
    }

    #[test]
    fn plain_http_and_documents_without_an_issuer_are_refused() {
        for body in [
            r#"{"issuer":"https://id.example","jwks_uri":"http://id.example/keys"}"#,
            r#"{"token_endpoint":"https://id.example/t"}"#,
            "<html>",
        ] {
            OpenIdConfiguration::read(body.as_bytes()).unwrap_err();
        }
        let local = br#"{"issuer":"http://localhost:1","jwks_uri":"http://127.0.0.1:1/keys"}"#;
        assert!(OpenIdConfiguration::read(local).unwrap().jwks_uri.is_some());
    }
}
