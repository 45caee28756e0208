//! Makes the certificate that the app proves itself by, with its key. It is that of the hosts, too, where the emulator stands for them.

use base64::{Engine, engine::general_purpose::STANDARD};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256};

/// The hosts of Graph and of a drive's bytes, as programs of others know them.
const HOSTS: [&str; 2] = ["graph.microsoft.com", "contoso-my.sharepoint.com"];

/// Writes both into one PEM file.
pub(crate) fn write(file: &str) {
    let key = KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
    let mut parameters = CertificateParams::new(HOSTS.map(str::to_owned)).unwrap();
    parameters.distinguished_name.push(DnType::CommonName, "interop");
    let certificate = parameters.self_signed(&key).unwrap();
    let text = pem("CERTIFICATE", certificate.der()) + &pem("PRIVATE KEY", key.serialized_der());
    std::fs::write(file, text).unwrap();
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    // Lines of 64 letters: Node's reader wants them.
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}
