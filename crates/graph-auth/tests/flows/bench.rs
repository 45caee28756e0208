//! What every test needs: a scripted sign-in service and a request for a token.

use graph_auth::{AccessToken, TokenProvider, TokenRequest};
use graph_transport::{Backoff, Cloud, Endpoint, HttpClient, Result, testing::Scripted};

pub(crate) const APP: &str = "11111111-2222-3333-4444-555555555555";
/// Names the account `u.t`.
pub(crate) const CLIENT_INFO: &str = "eyJ1aWQiOiJ1IiwidXRpZCI6InQifQ";
/// The `claims` of a client that answers challenges, as they stand in a form.
pub(crate) const CP1: &str =
    "claims=%7B%22access_token%22%3A%7B%22xms_cc%22%3A%7B%22values%22%3A%5B%22cp1%22%5D%7D%7D%7D";

pub(crate) struct Bench {
    pub(crate) transport: Scripted,
    pub(crate) http: HttpClient,
    endpoint: Endpoint,
    scopes: Vec<String>,
}

impl Bench {
    /// A service that gives these answers, and is asked once for each.
    pub(crate) fn new(transport: Scripted) -> Self {
        let http = HttpClient::new(transport.clone()).retry(Backoff::never());
        Self { transport, ..Self::over(http) }
    }

    /// A service that a test has made itself.
    pub(crate) fn over(http: HttpClient) -> Self {
        let endpoint = Endpoint::default();
        Self { transport: Scripted::default(), http, scopes: vec![endpoint.default_scope()], endpoint }
    }

    pub(crate) fn scopes(mut self, scopes: &[&str]) -> Self {
        self.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        self
    }

    pub(crate) fn cloud(mut self, cloud: Cloud) -> Self {
        self.endpoint = Endpoint::of(cloud);
        self.scopes(&[&Endpoint::of(cloud).default_scope()])
    }

    pub(crate) fn request(&self) -> TokenRequest<'_> {
        TokenRequest::new(&self.http, &self.endpoint, &self.scopes)
    }

    pub(crate) async fn token(&self, credential: &dyn TokenProvider) -> Result<AccessToken> {
        credential.token(self.request()).await
    }

    /// The token's text.
    pub(crate) async fn text(&self, credential: &dyn TokenProvider) -> String {
        self.token(credential).await.unwrap().secret().expose().to_owned()
    }

    /// The error's line, without the id that the client gave the request.
    pub(crate) async fn error(&self, credential: &dyn TokenProvider) -> String {
        let error = self.token(credential).await.unwrap_err();
        assert_eq!(error.kind(), graph_transport::ErrorKind::Credential, "{error}");
        match error.client_request_id() {
            Some(id) => error.to_string().replace(id, "id"),
            None => error.to_string(),
        }
    }

    /// The bodies sent so far.
    pub(crate) fn bodies(&self) -> Vec<String> {
        let text = |body: &[u8]| String::from_utf8(body.to_vec()).unwrap();
        self.transport.received().iter().map(|received| text(&received.body)).collect()
    }
}
