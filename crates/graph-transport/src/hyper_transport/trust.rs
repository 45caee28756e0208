//! Whom the transport believes: root certificates, and rustls' configuration out of them.

use super::verifier::{self, Believed};
use crate::{Error, Result, Thumbprint};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, pem::PemObject},
};
use std::{fmt::Display, sync::Arc};

/// What a caller has said about certificates.
pub(super) struct Trust {
    /// Whether the operating system's, or Mozilla's, are among them.
    built_in: bool,
    own: Vec<Vec<u8>>,
    anyone: bool,
}

impl Default for Trust {
    fn default() -> Self {
        Self { built_in: true, own: Vec::new(), anyone: false }
    }
}

impl Trust {
    pub(super) fn add(&mut self, pem: &[u8]) {
        self.own.push(pem.to_vec());
    }

    pub(super) fn only(&mut self, pem: &[u8]) {
        self.built_in = false;
        self.own = vec![pem.to_vec()];
    }

    pub(super) fn anyone(&mut self) {
        self.anyone = true;
    }

    /// What rustls makes of it. The versions of HTTP are still to be named.
    pub(super) fn config(&self) -> Result<ClientConfig> {
        if self.anyone {
            return verifier::config(provider(), Believed::Anyone);
        }
        let builder = ClientConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(|error| Error::request(format!("TLS cannot be set up: {error}")))?;
        Ok(builder.with_root_certificates(self.roots()?).with_no_client_auth())
    }

    fn roots(&self) -> Result<RootCertStore> {
        let mut roots = RootCertStore::empty();
        for pem in &self.own {
            read_pem(&mut roots, pem)?;
        }
        if self.built_in {
            let problem = add_built_in(&mut roots);
            // A machine may have none of its own where a program brings what it needs.
            if roots.is_empty() {
                return Err(Error::request(format!(
                    "TLS cannot be set up: the operating system offers no CA certificates{problem}; install them, name a file in \
                     SSL_CERT_FILE, give them to the transport, or use the feature `webpki-roots`"
                )));
            }
        }
        Ok(roots)
    }
}

/// What rustls makes of a server that is known by its certificate alone. The versions of HTTP are still to be named.
pub(super) fn pinned(server: Thumbprint) -> Result<ClientConfig> {
    verifier::config(provider(), Believed::Only(server))
}

fn read_pem(roots: &mut RootCertStore, pem: &[u8]) -> Result<()> {
    let before = roots.len();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        roots.add(certificate.map_err(damaged)?).map_err(damaged)?;
    }
    if roots.len() == before {
        return Err(Error::request(
            "the root certificates hold none: give PEM text with -----BEGIN CERTIFICATE----- in it, into which \
             `openssl x509 -inform der` turns a binary file",
        ));
    }
    Ok(())
}

fn damaged(error: impl Display) -> Error {
    Error::request(format!("a root certificate cannot be read: {error}; export it again as PEM"))
}

/// Adds the roots that come with the transport, and tells what hindered it.
#[cfg(feature = "webpki-roots")]
fn add_built_in(roots: &mut RootCertStore) -> String {
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    String::new()
}

/// Adds the roots that come with the system, and tells what hindered it.
#[cfg(not(feature = "webpki-roots"))]
fn add_built_in(roots: &mut RootCertStore) -> String {
    let found = rustls_native_certs::load_native_certs();
    // Old systems keep certificates that nobody can read any more: those that can be are enough.
    roots.add_parsable_certificates(found.certs);
    found.errors.first().map(|error| format!(" ({error})")).unwrap_or_default()
}

pub(super) fn provider() -> Arc<CryptoProvider> {
    #[cfg(feature = "tls")]
    let provider = rustls::crypto::aws_lc_rs::default_provider();
    #[cfg(not(feature = "tls"))]
    let provider = rustls::crypto::ring::default_provider();
    Arc::new(provider)
}
