//! [`Keys`]: the public keys that a sign-in service publishes, and whether one of them has signed a token.
//!
//! Invariant: RS256 alone is verified, with RSA keys alone, whatever a token's head asks for.

use crate::token_answer::object;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use graph_transport::{Error, Result};
use jsonwebtoken::{Algorithm, DecodingKey, crypto::aws_lc};
use serde_json::{Map, Value};

/// The keys of one service.
#[derive(Default)]
pub(super) struct Keys(Vec<Key>);

struct Key {
    id: Option<String>,
    public: DecodingKey,
    issuer: Option<String>,
}

/// A token in its parts, of which none is believed yet.
pub(super) struct Parts<'t> {
    signed: &'t str,
    signature: Vec<u8>,
    key_id: Option<String>,
    pub(super) claims: Map<String, Value>,
}

/// What became of the search for a token's key.
pub(super) enum Found<'k> {
    /// The signature is good; the key's issuer, where the service tells.
    Signed(Option<&'k str>),
    /// There is no such key.
    Unknown,
}

impl<'t> Parts<'t> {
    pub(super) fn read(token: &'t str) -> Result<Self> {
        let broken = || Error::credential("the id token is not accepted: it is none");
        let (signed, signature) = token.rsplit_once('.').ok_or_else(broken)?;
        let (head, claims) = signed.split_once('.').filter(|(_, rest)| !rest.contains('.')).ok_or_else(broken)?;
        let part = |text: &str| {
            let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| broken())?;
            object(&bytes).map_err(|_| broken())
        };
        let head = part(head)?;
        let text = |name: &str| head.get(name).and_then(Value::as_str);
        if text("alg") != Some("RS256") {
            return Err(Error::credential("the id token is not accepted: it is not signed by RS256"));
        }
        if head.contains_key("crit") {
            return Err(Error::credential("the id token is not accepted: it asks for what is not understood"));
        }
        Ok(Self {
            signed,
            signature: URL_SAFE_NO_PAD.decode(signature).map_err(|_| broken())?,
            key_id: text("kid").map(str::to_owned),
            claims: part(claims)?,
        })
    }
}

impl Keys {
    /// Reads a key set. Keys that are of no use here are passed over.
    pub(super) fn read(body: &[u8]) -> Result<Self> {
        let set = object(body)?;
        let entries = set.get("keys").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let keys = entries.iter().filter_map(|entry| {
            let text = |name: &str| entry.get(name).and_then(Value::as_str);
            let serves = text("kty") == Some("RSA")
                && text("use").is_none_or(|role| role == "sig")
                && text("alg").is_none_or(|alg| alg == "RS256");
            let public = DecodingKey::from_rsa_components(text("n")?, text("e")?).ok().filter(|_| serves)?;
            Some(Key { id: text("kid").map(str::to_owned), public, issuer: text("issuer").map(str::to_owned) })
        });
        Ok(Self(keys.collect()))
    }

    /// Finds the key that a token names, and verifies its signature.
    ///
    /// # Errors
    /// When the signature is not that key's.
    pub(super) fn verify(&self, parts: &Parts<'_>) -> Result<Found<'_>> {
        let key = match &parts.key_id {
            Some(id) => self.0.iter().find(|key| key.id.as_ref() == Some(id)),
            // Whose only key is meant need not name it.
            None if self.0.len() == 1 => self.0.first(),
            None => None,
        };
        let Some(key) = key else { return Ok(Found::Unknown) };
        // Named, so that no provider that a program has chosen for other uses decides here.
        let verifier = (aws_lc::DEFAULT_PROVIDER.verifier_factory)(&Algorithm::RS256, &key.public);
        let verified =
            verifier.is_ok_and(|verifier| verifier.verify(parts.signed.as_bytes(), &parts.signature).is_ok());
        if verified {
            return Ok(Found::Signed(key.issuer.as_deref()));
        }
        Err(Error::credential("the id token is not accepted: its signature is not that of the key that it names"))
    }
}
