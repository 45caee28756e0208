//! An app that proves itself with a certificate.

use crate::bench::{APP, Bench};
use aws_lc_rs::{
    digest,
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaParameters, UnparsedPublicKey},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use graph_auth::{Certificate, ClientCertificate, OnBehalfOf, SignInService};
use graph_transport::{Result, testing::Scripted};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, PublicKeyData};
use serde_json::Value;
use std::sync::LazyLock;

/// A certificate and its key, made once: an RSA key takes a moment.
static OWN: LazyLock<(rcgen::Certificate, KeyPair)> = LazyLock::new(|| make("app.contoso.com"));
static OTHER: LazyLock<(rcgen::Certificate, KeyPair)> = LazyLock::new(|| make("issuer.contoso.com"));

fn make(name: &str) -> (rcgen::Certificate, KeyPair) {
    let key = KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
    let mut params = CertificateParams::new(vec![]).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    (params.self_signed(&key).unwrap(), key)
}

/// A section of a PEM file.
fn section(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
}

fn pem() -> String {
    section("CERTIFICATE", OWN.0.der()) + &section("PRIVATE KEY", &OWN.1.serialize_der())
}

fn script() -> Scripted {
    let granted = r#"{"token_type":"Bearer","expires_in":0,"access_token":"t1"}"#;
    Scripted::default().json(200, granted).json(200, granted)
}

/// The header and claims of the assertion in a form, after its signature was verified.
fn opened(body: &str, algorithm: &'static RsaParameters) -> (Value, Value) {
    let (_, assertion) = body.split_once("client_assertion=").unwrap();
    let assertion = assertion.split('&').next().unwrap();
    let (message, signature) = assertion.rsplit_once('.').unwrap();
    let public = UnparsedPublicKey::new(algorithm, OWN.1.der_bytes());
    public.verify(message.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    let (header, claims) = message.split_once('.').unwrap();
    let json = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    (json(header), json(claims))
}

#[tokio::test]
async fn the_assertion_is_what_the_service_wants() {
    let bench = Bench::new(script());
    let credential = ClientCertificate::new("contoso.com", APP, Certificate::from_pem(pem()).unwrap());
    bench.text(&credential).await;
    bench.text(&credential).await;
    let bodies = bench.bodies();
    assert_eq!(bodies[0], bodies[1], "the assertion is used until shortly before its end");
    assert!(bodies[0].starts_with(&format!(
        "client_id={APP}&grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\
         &client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=ey"
    )));
    let (header, claims) = opened(&bodies[0], &RSA_PSS_2048_8192_SHA256);
    let thumbprint = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, OWN.0.der()));
    assert_eq!(header, serde_json::json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": thumbprint }));
    assert_eq!(claims["aud"], "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token");
    assert_eq!([&claims["iss"], &claims["sub"]], [APP, APP]);
    assert_eq!(claims["exp"].as_u64().unwrap() - claims["nbf"].as_u64().unwrap(), 600);
    assert!(claims["jti"].as_str().unwrap().len() > 20);
}

#[tokio::test]
async fn chains_and_older_services() {
    let both = section("CERTIFICATE", OTHER.0.der()) + &pem();
    let bench = Bench::new(script());
    let certificate = Certificate::from_pem(both).unwrap();
    bench.text(&ClientCertificate::new("t", APP, certificate.clone().send_chain())).await;
    bench.text(&ClientCertificate::new("t", APP, certificate.legacy())).await;
    let bodies = bench.bodies();
    let (header, _) = opened(&bodies[0], &RSA_PSS_2048_8192_SHA256);
    assert_eq!(header["x5c"], serde_json::json!([STANDARD.encode(OWN.0.der()), STANDARD.encode(OTHER.0.der())]));
    let (header, _) = opened(&bodies[1], &RSA_PKCS1_2048_8192_SHA256);
    let thumbprint = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, OWN.0.der()));
    assert_eq!(header, serde_json::json!({ "alg": "RS256", "typ": "JWT", "x5t": thumbprint }));

    let bench = Bench::new(script());
    let certificate = Certificate::from_pem(pem()).unwrap();
    let service = SignInService::trusted("https://fs.contoso.com/adfs");
    bench.text(&ClientCertificate::new("adfs", APP, certificate).authority(service)).await;
    let (header, claims) = opened(&bench.bodies()[0], &RSA_PKCS1_2048_8192_SHA256);
    assert_eq!(header["x5t"], thumbprint, "federation services know no other");
    assert_eq!(claims["aud"], "https://fs.contoso.com/adfs/oauth2/token");
}

#[tokio::test]
async fn a_web_api_proves_itself_by_it_too() {
    let bench = Bench::new(script());
    let api = OnBehalfOf::new("contoso.com", APP).certificate(Certificate::from_pem(pem()).unwrap());
    bench.text(&api.user("callers-t0ken")).await;
    opened(&bench.bodies()[0], &RSA_PSS_2048_8192_SHA256);
}

#[test]
fn both_forms_of_key_are_read() {
    // PKCS#8 is PKCS#1 behind an envelope of 26 bytes, for keys of this size.
    let pkcs8 = OWN.1.serialize_der();
    let pkcs1 = &pkcs8[26..];
    Certificate::from_pem(section("RSA PRIVATE KEY", pkcs1) + &section("CERTIFICATE", OWN.0.der())).unwrap();
}

#[test]
fn what_does_not_fit_is_named() {
    let error = |result: Result<Certificate>| result.unwrap_err().to_string();
    let elliptic = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let (own, key) = (section("CERTIFICATE", OWN.0.der()), section("PRIVATE KEY", &OWN.1.serialize_der()));
    let damaged = key.replacen("MII", "M-I", 1);
    for (pem, words) in [
        (String::new(), "there is no certificate in it"),
        (key.clone(), "there is no certificate in it"),
        (own.clone(), "there is no private key in it"),
        (section("CERTIFICATE", OTHER.0.der()) + &key, "the private key belongs to none of the 1 certificates: export"),
        (own.clone() + &key + &key, "more than one private key"),
        (own.clone() + &section("PRIVATE KEY", &elliptic.serialize_der()), "is not an RSA key"),
        (own.clone() + &damaged, "the PEM text is damaged"),
        (
            own.clone() + "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n-----END ENCRYPTED PRIVATE KEY-----",
            "is encrypted: decrypt",
        ),
        (own.clone() + "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----", "the private key is damaged"),
        (
            own + "-----BEGIN RSA PRIVATE KEY-----\nAA==\n-----END RSA PRIVATE KEY-----",
            "the private key cannot be used",
        ),
    ] {
        let error = error(Certificate::from_pem(pem));
        assert!(error.contains(words), "{error}: {words}");
    }
    assert!(error(Certificate::from_file("/no/such/file.pem", None)).contains("/no/such/file.pem cannot be used"));
    let shown = format!("{:?}", Certificate::from_pem(pem()).unwrap());
    assert!(shown.starts_with("Certificate { subject: \"CN=app.contoso.com") && shown.len() < 200, "{shown}");
}

#[cfg(feature = "pfx")]
mod pfx {
    use super::*;
    use graph_auth::Secret;
    use p12_keystore::{EncryptionAlgorithm, KeyStore, KeyStoreEntry, MacAlgorithm, PrivateKey, PrivateKeyChain};

    fn made(encryption: EncryptionAlgorithm, mac: MacAlgorithm) -> Vec<u8> {
        let key = PrivateKey::from_der(&OWN.1.serialize_der()).unwrap();
        let own = p12_keystore::Certificate::from_der(OWN.0.der()).unwrap();
        let mut store = KeyStore::new();
        store.add_entry("app", KeyStoreEntry::PrivateKeyChain(PrivateKeyChain::new("1", key, [own])));
        store
            .writer("p4ssword")
            .encryption_algorithm(encryption)
            .mac_algorithm(mac)
            .encryption_iterations(10)
            .mac_iterations(10)
            .write()
            .unwrap()
    }

    #[tokio::test]
    async fn both_generations_of_files_are_read() {
        for (encryption, mac) in [
            (EncryptionAlgorithm::PbeWithHmacSha256AndAes256, MacAlgorithm::HmacSha256),
            (EncryptionAlgorithm::PbeWithShaAnd3KeyTripleDesCbc, MacAlgorithm::HmacSha1),
        ] {
            let file = made(encryption, mac);
            let bench = Bench::new(script());
            let certificate = Certificate::from_pfx(&file, &Secret::new("p4ssword")).unwrap();
            bench.text(&ClientCertificate::new("t", APP, certificate)).await;
            opened(&bench.bodies()[0], &RSA_PSS_2048_8192_SHA256);
            let error = Certificate::from_pfx(&file, &Secret::new("wr0ng-password")).unwrap_err().to_string();
            assert_eq!(error, "the PFX file's password is wrong");
        }
        let error = Certificate::from_pfx(b"no such thing", &Secret::new("")).unwrap_err().to_string();
        assert!(error.contains("no PFX file that can be read"), "{error}");
    }
}
