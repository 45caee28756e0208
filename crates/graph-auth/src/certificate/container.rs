//! [`Contents`]: the certificates and the private key that stand in a PEM or PFX file.

use graph_transport::{Error, Result};
use rustls_pki_types::pem::{PemObject, SectionKind};
use x509_parser::der_parser::parse_der;
use zeroize::Zeroizing;

/// What a file holds, in DER.
pub(super) struct Contents {
    pub(super) certificates: Vec<Vec<u8>>,
    /// In PKCS#1, as the signer reads it.
    pub(super) key: Zeroizing<Vec<u8>>,
}

impl Contents {
    pub(super) fn of_pem(pem: &[u8]) -> Result<Self> {
        if pem.windows(11).any(|window| window == b" ENCRYPTED-" || window == b" ENCRYPTED ") {
            return Err(Error::credential(
                "the private key is encrypted: decrypt it first, for example with `openssl pkcs8 -in key.pem -out plain.pem`",
            ));
        }
        let (mut certificates, mut keys) = (Vec::new(), Vec::new());
        for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(pem) {
            match section.map_err(|_| {
                Error::credential("the PEM text is damaged: copy it whole, BEGIN and END lines included")
            })? {
                (SectionKind::Certificate, der) => certificates.push(der),
                (SectionKind::PrivateKey, der) => keys.push(pkcs1(&Zeroizing::new(der))?),
                (SectionKind::RsaPrivateKey, der) => keys.push(Zeroizing::new(der)),
                (SectionKind::EcPrivateKey, _) => return Err(not_rsa()),
                _ => {}
            }
        }
        Self::of(certificates, keys)
    }

    #[cfg(feature = "pfx")]
    pub(super) fn of_pfx(pfx: &[u8], password: &graph_transport::Secret) -> Result<Self> {
        let archive =
            p12_keystore::Pkcs12Archive::from_pkcs12(pfx, password.expose()).map_err(|error| match error {
                p12_keystore::error::Error::MacError(_) => Error::credential("the PFX file's password is wrong"),
                // The library's own words are about its insides.
                _ => Error::credential(
                    "this is no PFX file that can be read: export certificate and private key again, with AES",
                ),
            })?;
        let keys: Result<_> = archive.keys.iter().map(|found| pkcs1(found.key.as_der())).collect();
        Self::of(archive.certs.iter().map(|found| found.cert.as_der().to_vec()).collect(), keys?)
    }

    fn of(certificates: Vec<Vec<u8>>, keys: Vec<Zeroizing<Vec<u8>>>) -> Result<Self> {
        if certificates.is_empty() {
            return Err(Error::credential(
                "there is no certificate in it: give the app's certificate beside its private key",
            ));
        }
        let [key] = <[_; 1]>::try_from(keys).map_err(|keys| {
            Error::credential(match keys.len() {
                0 => "there is no private key in it: export the certificate together with its key",
                _ => "there is more than one private key in it: leave only the app's own",
            })
        })?;
        Ok(Self { certificates, key })
    }
}

fn not_rsa() -> Error {
    Error::credential(
        "the private key is not an RSA key: the sign-in service takes no other, so make an RSA certificate of 2048 bits or more",
    )
}

/// The RSA key within a PKCS#8 envelope, which is a version, an algorithm, and the key as octets.
fn pkcs1(pkcs8: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    const RSA: &str = "1.2.840.113549.1.1.1";
    let damaged = || Error::credential("the private key is damaged: export it again, as PKCS#8");
    let (_, envelope) = parse_der(pkcs8).map_err(|_| damaged())?;
    let [_, algorithm, key, ..] = envelope.as_sequence().map_err(|_| damaged())?.as_slice() else {
        return Err(damaged());
    };
    let algorithm = algorithm.as_sequence().ok().and_then(|parts| parts.first()?.as_oid().ok()).ok_or_else(damaged)?;
    if algorithm.to_id_string() != RSA {
        return Err(not_rsa());
    }
    Ok(Zeroizing::new(key.as_slice().map_err(|_| damaged())?.to_vec()))
}
