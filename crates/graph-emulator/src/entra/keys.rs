//! The emulator's RSA keys: made once per process, sign every token, published as key sets.
//!
//! Invariant: the private half lives in memory alone; no file holds it and no `Debug` shows it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use jsonwebtoken::crypto::aws_lc;
use jsonwebtoken::jwk::{Jwk, KeyAlgorithm, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde_json::{Value, json};

use super::der::pkcs1;
use super::lock;

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
    /// The process's key for that purpose after so many turns, made on first use since that takes a moment; `None` when this
    /// machine cannot make one.
    pub(super) fn of(purpose: &'static str, turn: usize) -> Option<Arc<Self>> {
        static MADE: Mutex<BTreeMap<(&str, usize), Arc<Keys>>> = Mutex::new(BTreeMap::new());
        let mut made = lock(&MADE);
        if let Some(keys) = made.get(&(purpose, turn)) {
            return Some(Arc::clone(keys));
        }
        let keys = Arc::new(Self::generate()?);
        made.insert((purpose, turn), Arc::clone(&keys));
        Some(keys)
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

    /// The public half as a JSON Web Key.
    pub(super) fn public(&self) -> Value {
        json!(self.jwk)
    }
}

/// The keys of one authority: one signs, and the one before it is published for as long as tokens that it signed are about.
pub(super) struct Ring {
    purpose: &'static str,
    turn: AtomicUsize,
}

impl Ring {
    pub(super) const fn new(purpose: &'static str) -> Self {
        Self { purpose, turn: AtomicUsize::new(0) }
    }

    /// Signs with another key from now on.
    pub(super) fn rotate(&self) {
        self.turn.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn sign(&self, claims: &Value) -> Option<String> {
        Keys::of(self.purpose, self.turn.load(Ordering::Relaxed))?.sign(claims)
    }

    /// The claims of a token that one of the published keys has signed; see [`Keys::open`].
    pub(super) fn open(&self, token: &str) -> Result<Value, Unsound> {
        let mut opened = Err(Unsound::Signature);
        for keys in self.published() {
            opened = keys.open(token);
            if opened.is_ok() {
                break;
            }
        }
        opened
    }

    /// The public halves as a JSON Web Key Set, or nothing when there are none.
    pub(super) fn key_set(&self) -> Option<Value> {
        let keys: Vec<Value> = self.published().iter().map(|keys| keys.public()).collect();
        if keys.is_empty() { None } else { Some(json!({ "keys": keys })) }
    }

    fn published(&self) -> Vec<Arc<Keys>> {
        let turn = self.turn.load(Ordering::Relaxed);
        [Some(turn), turn.checked_sub(1)]
            .into_iter()
            .flatten()
            .filter_map(|turn| Keys::of(self.purpose, turn))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    #[test]
    fn the_key_set_verifies_a_token_without_our_help() {
        let keys = Keys::of("test", 0).unwrap();
        let token = keys.sign(&json!({ "sub": "someone" })).unwrap();
        let (message, signature) = token.rsplit_once('.').unwrap();
        let published = keys.public();
        let member = |name: &str| URL_SAFE_NO_PAD.decode(published[name].as_str().unwrap()).unwrap();
        let public = RsaPublicKeyComponents { n: member("n"), e: member("e") };
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        public.verify(&RSA_PKCS1_2048_8192_SHA256, message.as_bytes(), &signature).unwrap();
        assert_eq!(member("n").len(), 256);
        assert_eq!(published["kid"], decode_header(&token).unwrap().kid.unwrap());
        assert_eq!(published["use"], "sig");
        assert_eq!(published["kty"], "RSA");
        for private in ["d", "p", "q", "dp", "dq", "qi"] {
            assert!(published.get(private).is_none(), "{private} is secret");
        }
    }

    #[test]
    fn a_changed_token_does_not_open() {
        let keys = Keys::of("test", 0).unwrap();
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
    fn a_key_is_good_until_the_second_turn() {
        let ring = Ring::new("test");
        let ids = |ring: &Ring| {
            let set = ring.key_set().unwrap();
            set["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect::<Vec<_>>()
        };
        let (first, old) = (ids(&ring), ring.sign(&json!({ "sub": "someone" })).unwrap());
        ring.rotate();
        let second = ids(&ring);
        assert_eq!((second.len(), &second[1]), (2, &first[0]));
        let new = decode_header(ring.sign(&json!({})).unwrap()).unwrap().kid.unwrap();
        assert_eq!(second[0], new);
        assert_eq!(ring.open(&old).unwrap()["sub"], "someone");
        ring.rotate();
        assert_eq!(ring.open(&old), Err(Unsound::Signature));
        assert!(!ids(&ring).contains(&first[0]));
    }
}
