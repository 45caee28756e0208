//! [`Certificate`]: a certificate with its private key, which proves an app.
//!
//! Invariant: a value of this type has an RSA key that belongs to its first certificate; the key is shown nowhere.

mod container;
mod signer;

pub(crate) use signer::Signer;

use aws_lc_rs::{rsa, signature::KeyPair};
use container::Contents;
use graph_transport::{Error, Result, Secret};
use jiff::Timestamp;
use jsonwebtoken::EncodingKey;
use std::{fmt, path::Path};
use x509_parser::prelude::{FromDer, X509Certificate};

/// A certificate of an app's registration, with its private key. An RSA key: the sign-in service takes no other.
///
/// The registration needs the certificate alone; the key stays where the program runs. See Microsoft's page on
/// [certificate credentials](https://learn.microsoft.com/entra/identity-platform/certificate-credentials).
#[derive(Clone)]
pub struct Certificate {
    /// In DER, the app's own first.
    chain: Vec<Vec<u8>>,
    key: EncodingKey,
    subject: String,
    not_before: Timestamp,
    not_after: Timestamp,
    sends_chain: bool,
    legacy: bool,
}

impl Certificate {
    /// Reads PEM text: at least one `CERTIFICATE`, and the `PRIVATE KEY` (PKCS#8) or `RSA PRIVATE KEY` (PKCS#1) of one of them, in any
    /// order. When they are in two files, put the one behind the other.
    ///
    /// # Errors
    /// When something is missing, cannot be read, or does not belong together. The error names what to do.
    pub fn from_pem(pem: impl AsRef<[u8]>) -> Result<Self> {
        Self::new(Contents::of_pem(pem.as_ref())?)
    }

    /// Reads a PFX (PKCS#12) file's bytes. A file without a password has an empty one.
    ///
    /// # Errors
    /// When the password is wrong, something is missing, or it does not belong together. The error names what to do.
    #[cfg(feature = "pfx")]
    pub fn from_pfx(pfx: impl AsRef<[u8]>, password: &Secret) -> Result<Self> {
        Self::new(Contents::of_pfx(pfx.as_ref(), password)?)
    }

    /// Reads a file of either kind, told apart by what it holds. PEM takes no password; PFX needs the feature `pfx`.
    ///
    /// # Errors
    /// When the file cannot be read, or as the others say.
    pub fn from_file(path: impl AsRef<Path>, password: Option<&Secret>) -> Result<Self> {
        let path = path.as_ref();
        let named = |reason: &dyn fmt::Display| {
            Error::credential(format!("the certificate's file {} cannot be used: {reason}", path.display()))
        };
        let contents = std::fs::read(path).map(zeroize::Zeroizing::new).map_err(|error| named(&error))?;
        let certificate = if contents.windows(11).any(|window| window == b"-----BEGIN ") {
            Self::from_pem(&*contents)
        } else {
            Self::of_binary(&contents, password)
        };
        certificate.map_err(|error| named(&error.message()))
    }

    #[cfg(feature = "pfx")]
    fn of_binary(contents: &[u8], password: Option<&Secret>) -> Result<Self> {
        Self::from_pfx(contents, password.unwrap_or(&Secret::new("")))
    }

    #[cfg(not(feature = "pfx"))]
    fn of_binary(_: &[u8], _: Option<&Secret>) -> Result<Self> {
        Err(Error::credential("it is not PEM: convert it to PEM, or turn on the feature `pfx` of graph-auth"))
    }

    fn new(Contents { mut certificates, key }: Contents) -> Result<Self> {
        let unusable = |_| {
            Error::credential(
                "the private key cannot be used: it must be an RSA key of 2048 bits or more, in PKCS#8 or PKCS#1, that is not encrypted",
            )
        };
        let pair = rsa::KeyPair::from_der(&key).map_err(unusable)?;
        let total = certificates.len();
        let own = certificates.iter().position(|der| {
            let parsed = X509Certificate::from_der(der);
            parsed.is_ok_and(|(_, found)| *found.public_key().subject_public_key.data == *pair.public_key().as_ref())
        });
        let Some(own) = own else {
            return Err(Error::credential(format!(
                "the private key belongs to none of the {total} certificates: export certificate and key together"
            )));
        };
        certificates[..=own].rotate_right(1);
        let (subject, not_before, not_after) = {
            let broken = || Error::credential("the certificate's dates cannot be read: make a new certificate");
            let (_, leaf) = X509Certificate::from_der(&certificates[0]).map_err(|_| broken())?;
            let second = |time: x509_parser::time::ASN1Time| Timestamp::from_second(time.timestamp());
            (
                leaf.subject().to_string(),
                second(leaf.validity().not_before).map_err(|_| broken())?,
                second(leaf.validity().not_after).map_err(|_| broken())?,
            )
        };
        let key = EncodingKey::from_rsa_der(&key);
        Ok(Self { chain: certificates, key, subject, not_before, not_after, sends_chain: false, legacy: false })
    }

    /// Sends the whole chain along, for a registration that trusts a subject name and issuer rather than one certificate.
    #[must_use]
    pub fn send_chain(mut self) -> Self {
        self.sends_chain = true;
        self
    }

    /// Signs as older services want it (RS256, with the certificate's SHA-1 thumbprint), instead of PS256 with SHA-256. Active Directory
    /// Federation Services at an address that ends in `/adfs` get that in any case.
    #[must_use]
    pub fn legacy(mut self) -> Self {
        self.legacy = true;
        self
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("subject", &self.subject)
            .field("not_after", &self.not_after)
            .finish_non_exhaustive()
    }
}
