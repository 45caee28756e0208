//! [`ClientCertificate`]: an app that signs in as itself, with a certificate.

use crate::{Certificate, app::App, credential::credential, proof::Proof};
use graph_transport::{AccessToken, BoxFuture, Result, TokenCache, TokenProvider, TokenRequest};

const OPERATION: &str = "auth.client_certificate";

/// Signs an app in as itself with a certificate, whose private key never leaves the machine: for services and scheduled work.
///
/// Otherwise it is as [`ClientSecret`](crate::ClientSecret). See Microsoft's page on
/// [certificate credentials](https://learn.microsoft.com/entra/identity-platform/certificate-credentials).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{Certificate, ClientCertificate};
/// use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, testing::Scripted};
///
/// # let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_RSA_SHA256).unwrap();
/// # let own = rcgen::CertificateParams::new(vec![]).unwrap().self_signed(&key).unwrap();
/// # use base64::{Engine, engine::general_purpose::STANDARD};
/// # let section = |label: &str, der: &[u8]| format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der));
/// # let pem = section("CERTIFICATE", own.der()) + &section("PRIVATE KEY", &key.serialize_der());
/// # let transport = Scripted::default()
/// #     .json(200, r#"{"token_type":"Bearer","expires_in":3599,"access_token":"eyJ0"}"#)
/// #     .json(200, r#"{"value":[]}"#);
/// // Or `Certificate::from_file("app.pem", None)?`.
/// let certificate = Certificate::from_pem(pem)?;
/// let credential = ClientCertificate::new("contoso.com", "11111111-2222-3333-4444-555555555555", certificate);
/// let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), credential);
/// client.execute(Request::new("users.list", Method::GET, Path::new("/users"))).await?;
/// # assert_eq!(transport.received()[1].headers["authorization"], "Bearer eyJ0");
/// # Ok(())
/// # }
/// ```
pub struct ClientCertificate {
    app: App,
    cache: TokenCache,
}

impl ClientCertificate {
    /// An app in a tenant (the tenant's id or one of its domains), and a certificate of its registration.
    ///
    /// Nothing is sent until a token is needed, and the certificate's dates are looked at then.
    pub fn new(tenant: impl Into<String>, client_id: impl Into<String>, certificate: Certificate) -> Self {
        let app = App { proof: Proof::certificate(certificate), ..App::new(tenant, client_id) };
        Self { app, cache: TokenCache::default() }
    }
}

credential!(ClientCertificate { authority, continuous_access_evaluation("Off") });

impl TokenProvider for ClientCertificate {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| async move { self.app.sign_in_alone(&request, OPERATION).await })
    }
}
