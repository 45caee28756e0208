//! [`Verifier`]: what a server's certificate must be where no authority vouches for it.
//!
//! Invariant: whatever the certificate, the server proves that it holds its key.

use crate::{Error, Result, Thumbprint};
#[cfg(feature = "tls")]
use aws_lc_rs::digest;
#[cfg(not(feature = "tls"))]
use ring::digest;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, OtherError, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use std::{fmt, sync::Arc};

/// Which servers are believed.
#[derive(Debug)]
pub(super) enum Believed {
    /// All of them: for a test bench.
    Anyone,
    /// The one with this certificate, whatever it says and whoever issued it.
    Only(Thumbprint),
}

/// rustls' configuration for these servers. The versions of HTTP are still to be named.
pub(super) fn config(provider: Arc<CryptoProvider>, believed: Believed) -> Result<ClientConfig> {
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::request(format!("TLS cannot be set up: {error}")))?;
    let verifier = Arc::new(Verifier { provider, believed });
    Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

#[derive(Debug)]
struct Verifier {
    provider: Arc<CryptoProvider>,
    believed: Believed,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Believed::Only(expected) = self.believed else { return Ok(ServerCertVerified::assertion()) };
        let shown = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, certificate);
        let shown = Thumbprint::from_bytes(shown.as_ref());
        if shown == Some(expected) {
            return Ok(ServerCertVerified::assertion());
        }
        let another = OtherError(Arc::new(Another { shown, expected }));
        Err(rustls::Error::InvalidCertificate(CertificateError::Other(another)))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Another certificate than the one that is pinned.
#[derive(Debug)]
struct Another {
    shown: Option<Thumbprint>,
    expected: Thumbprint,
}

impl fmt::Display for Another {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shown, expected } = self;
        match shown {
            Some(shown) => write!(f, "its certificate's thumbprint is {shown}, and not the {expected} that it must be"),
            None => write!(f, "its certificate is not the one with the thumbprint {expected}"),
        }
    }
}

impl std::error::Error for Another {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_is_the_sha_1_of_the_certificate_with_either_provider() {
        let verify = |thumbprint: &str, certificate: &'static [u8]| {
            let believed = Believed::Only(thumbprint.parse().unwrap());
            let verifier = Verifier { provider: super::super::trust::provider(), believed };
            let name = ServerName::try_from("node").unwrap();
            verifier.verify_server_cert(&CertificateDer::from(certificate), &[], &name, &[], UnixTime::now())
        };
        // The example of FIPS 180.
        let abc = "A9993E364706816ABA3E25717850C26C9CD0D89D";
        assert!(verify(abc, b"abc").is_ok());
        for (thumbprint, certificate) in [(abc, &b"abd"[..]), (abc, b""), (&abc.replace("9D", "9E"), b"abc")] {
            assert!(matches!(verify(thumbprint, certificate), Err(rustls::Error::InvalidCertificate(_))));
        }
    }
}
