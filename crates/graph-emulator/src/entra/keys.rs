//! The emulator's RSA key: made once per process, signs every token, published as a key set.
//!
//! Invariant: the private half lives in memory alone; no file holds it and no `Debug` shows it.

use std::sync::OnceLock;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use jsonwebtoken::crypto::aws_lc;
use jsonwebtoken::jwk::{Jwk, KeyAlgorithm, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde_json::{Value, json};

/// The signing key with its public half.
pub(super) struct Keys {
    private: EncodingKey,
    public: DecodingKey,
    jwk: Jwk,
    id: String,
}

/// Why a text is not a token of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unsound {
    Malformed,
    Signature,
}

impl Keys {
    /// The process's key, made on first use since that takes a moment; `None` when this machine cannot make one.
    pub(super) fn get() -> Option<&'static Self> {
        static KEYS: OnceLock<Option<Keys>> = OnceLock::new();
        KEYS.get_or_init(Self::generate).as_ref()
    }

    fn generate() -> Option<Self> {
        // Whoever installed a provider before us chose one that can sign as well.
        let _ = aws_lc::DEFAULT_PROVIDER.install_default();
        let pkcs8: Pkcs8V1Der<'_> = KeyPair::generate(KeySize::Rsa2048).ok()?.as_der().ok()?;
        let private = EncodingKey::from_rsa_der(pkcs1(pkcs8.as_ref())?);
        let mut jwk = Jwk::from_encoding_key(&private, Algorithm::RS256).ok()?;
        let id = jwk.thumbprint(ThumbprintHash::SHA256).ok()?;
        jwk.common.key_id = Some(id.clone());
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        jwk.common.key_algorithm = Some(KeyAlgorithm::RS256);
        let public = DecodingKey::from_jwk(&jwk).ok()?;
        Some(Self { private, public, jwk, id })
    }

    /// The claims as a signed token.
    pub(super) fn sign(&self, claims: &Value) -> Option<String> {
        let header = Header { kid: Some(self.id.clone()), ..Header::new(Algorithm::RS256) };
        encode(&header, claims, &self.private).ok()
    }

    /// The claims of a token that this key has signed. What they say is for the caller to judge, times included: the
    /// library would compare those with the system's clock, not with the emulator's.
    pub(super) fn open(&self, token: &str) -> Result<Value, Unsound> {
        let header = decode_header(token).map_err(|_| Unsound::Malformed)?;
        if header.alg != Algorithm::RS256 || header.kid.as_ref() != Some(&self.id) {
            return Err(Unsound::Signature);
        }
        let mut validation = Validation::new(Algorithm::RS256);
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        decode(token, &self.public, &validation).map(|data| data.claims).map_err(|_| Unsound::Signature)
    }

    /// The public half as a JSON Web Key Set.
    pub(super) fn key_set(&self) -> Value {
        json!({ "keys": [self.jwk] })
    }
}

/// The `RSAPrivateKey` inside a PKCS#8 envelope (version, algorithm, octet string): the generator writes the one, the
/// signer reads the other.
fn pkcs1(pkcs8: &[u8]) -> Option<&[u8]> {
    const INTEGER: u8 = 0x02;
    const OCTETS: u8 = 0x04;
    const SEQUENCE: u8 = 0x30;
    let (inside, _) = element(pkcs8, SEQUENCE)?;
    let (_, rest) = element(inside, INTEGER)?;
    let (_, rest) = element(rest, SEQUENCE)?;
    element(rest, OCTETS).map(|(key, _)| key)
}

/// The content of the DER element with this tag at the start of `der`, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    // Lengths from 128 on say in the first byte how many bytes hold them.
    let more = if first < 0x80 { 0 } else { usize::from(first & 0x7f) };
    let (long, rest) = rest.split_at_checked(more)?;
    let length = match more {
        0 => usize::from(first),
        1..=4 => long.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
        _ => return None,
    };
    if found == tag { rest.split_at_checked(length) } else { None }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    #[test]
    fn the_key_set_verifies_a_token_without_our_help() {
        let keys = Keys::get().unwrap();
        let token = keys.sign(&json!({ "sub": "someone" })).unwrap();
        let (message, signature) = token.rsplit_once('.').unwrap();
        let published = keys.key_set();
        let member = |name: &str| URL_SAFE_NO_PAD.decode(published["keys"][0][name].as_str().unwrap()).unwrap();
        let public = RsaPublicKeyComponents { n: member("n"), e: member("e") };
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        public.verify(&RSA_PKCS1_2048_8192_SHA256, message.as_bytes(), &signature).unwrap();
        assert_eq!(member("n").len(), 256);
        assert_eq!(published["keys"][0]["kid"], decode_header(&token).unwrap().kid.unwrap());
        assert_eq!(published["keys"][0]["use"], "sig");
        assert_eq!(published["keys"][0]["kty"], "RSA");
        for private in ["d", "p", "q", "dp", "dq", "qi"] {
            assert!(published["keys"][0].get(private).is_none(), "{private} is secret");
        }
    }

    #[test]
    fn a_changed_token_does_not_open() {
        let keys = Keys::get().unwrap();
        let token = keys.sign(&json!({ "sub": "someone" })).unwrap();
        assert_eq!(keys.open(&token).unwrap()["sub"], "someone");
        let parts: Vec<&str> = token.split('.').collect();
        let forged = format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(r#"{"sub":"another"}"#), parts[2]);
        assert_eq!(keys.open(&forged), Err(Unsound::Signature));
        let unsigned = format!("{}.{}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#), parts[1]);
        assert!(keys.open(&unsigned).is_err());
        assert_eq!(keys.open("no token"), Err(Unsound::Malformed));
    }

    #[test]
    fn a_cut_envelope_is_no_key() {
        assert_eq!(pkcs1(&[]), None);
        assert_eq!(pkcs1(&[0x30, 0x82]), None);
        assert_eq!(pkcs1(&[0x30, 0x03, 0x02, 0x01, 0x00]), None);
        assert_eq!(pkcs1(&[0x30, 0x08, 0x02, 0x01, 0x00, 0x30, 0x00, 0x04, 0x01, 0x07]), Some(&[7][..]));
    }
}
