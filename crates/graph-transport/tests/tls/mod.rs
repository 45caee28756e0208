//! A TLS server of a test's own, and the certificates for it.

use base64::Engine;
use http_body_util::Full;
use hyper::{Response, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::net::TcpListener;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        self,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
        sign::{CertifiedKey, SingleCertAndKey},
    },
};

/// Accepts TLS with a certificate and a key, as PEM: which need not be the certificate's.
pub(crate) fn acceptor(identity: &str, protocols: &[&str]) -> TlsAcceptor {
    let key = PrivateKeyDer::from_pem_slice(identity.as_bytes()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let key = provider.key_provider.load_private_key(key).unwrap();
    let certified = CertifiedKey::new(vec![certificate(identity)], key);
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(certified)));
    config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    TlsAcceptor::from(Arc::new(config))
}

/// A server that answers with the HTTP version it was asked in and the bearer; `/v1.0/busy` with 503. Gives its service root and the count
/// of its connections.
pub(crate) async fn server(identity: &str) -> (String, Arc<AtomicUsize>) {
    let acceptor = acceptor(identity, &["h2", "http/1.1"]);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let root = format!("https://localhost:{}/v1.0", listener.local_addr().unwrap().port());
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, count) = (acceptor.clone(), Arc::clone(&count));
            tokio::spawn(async move {
                // A client that does not trust the certificate ends the handshake.
                let Ok(stream) = acceptor.accept(stream).await else { return };
                count.fetch_add(1, Ordering::Relaxed);
                let service = service_fn(|request: hyper::Request<Incoming>| async move {
                    let bearer = request.headers()["authorization"].to_str().unwrap();
                    let text = format!("{:?} {bearer}", request.version());
                    let mut response = Response::new(Full::new(bytes::Bytes::from(text)));
                    if request.uri().path() == "/v1.0/busy" {
                        *response.status_mut() = hyper::StatusCode::SERVICE_UNAVAILABLE;
                    }
                    Ok::<_, Infallible>(response)
                });
                let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    (root, connections)
}

fn certificate(identity: &str) -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(identity.as_bytes()).unwrap()
}

/// The SHA-1 of an identity's certificate, as hexadecimal digits.
#[allow(dead_code, reason = "not every test binary pins a certificate")]
pub(crate) fn thumbprint(identity: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA1_FOR_LEGACY_USE_ONLY, &certificate(identity));
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A certificate that vouches for itself, and its key, as PEM.
pub(crate) fn identity() -> String {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let pem = |label: &str, der: &[u8]| {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", base64::prelude::BASE64_STANDARD.encode(der))
    };
    pem("CERTIFICATE", made.cert.der()) + &pem("PRIVATE KEY", &made.signing_key.serialize_der())
}
