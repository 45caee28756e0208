//! Makes the certificate that the app proves itself by, with its key.

use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256};

/// Writes both into one PEM file.
pub(crate) fn write(file: &str) {
    let key = KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
    let mut parameters = CertificateParams::new(Vec::new()).unwrap();
    parameters.distinguished_name.push(DnType::CommonName, "interop");
    let certificate = parameters.self_signed(&key).unwrap();
    std::fs::write(file, certificate.pem() + &key.serialize_pem()).unwrap();
}
