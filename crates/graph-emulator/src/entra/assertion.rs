//! Client assertions: an application proves itself with its certificate, or with a token of an issuer that it trusts
//! (RFC 7523, with Entra's headers and numbers).
//!
//! Signatures are checked here on the keys of the certificates, with no help from the library that clients sign with.

use std::collections::HashMap;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::Value;

use super::call::Call;
use super::der::certified_key;
use super::error::{
    ASSERTION_AUDIENCE, ASSERTION_FORM, ASSERTION_REPLAYED, ASSERTION_SUBJECT, ASSERTION_TIME, ASSERTION_TYPE, Failure,
    MISSING_PARAMETER, UNKNOWN_CERTIFICATE, WRONG_SIGNATURE,
};
use super::{Entra, federation, lock};

const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Seconds by which clocks may differ.
const LEEWAY: i64 = 300;

/// The header's names for a certificate with what they are hashed by, and the algorithms by their names.
type Hash = fn(&Certificate) -> &[u8];
const THUMBPRINTS: &[(&str, Hash)] = &[("x5t#S256", |it| &it.sha256), ("x5t", |it| &it.sha1)];
type Verifier = &'static (dyn VerificationAlgorithm + Sync);
const ALGORITHMS: &[(&str, Verifier)] = &[("PS256", &RSA_PSS_2048_8192_SHA256), ("RS256", &RSA_PKCS1_2048_8192_SHA256)];

/// A certificate that is registered on the application.
#[derive(Clone, Debug)]
pub(crate) struct Certificate {
    sha1: Vec<u8>,
    sha256: Vec<u8>,
    /// An `RSAPublicKey`.
    key: Vec<u8>,
}

impl Certificate {
    /// The first certificate of a PEM file, with a key of RSA; or what is wrong with it.
    pub(crate) fn from_pem(text: &str) -> Result<Self, &'static str> {
        let begun = text.split_once("-----BEGIN CERTIFICATE-----");
        let (_, rest) = begun.ok_or("there is no -----BEGIN CERTIFICATE----- in it, as PEM has")?;
        let (base64, _) = rest.split_once("-----END CERTIFICATE-----").ok_or("its certificate has no end")?;
        let der = STANDARD.decode(base64.split_whitespace().collect::<String>());
        let der = der.map_err(|_| "its certificate is damaged: it is not base64")?;
        let key = certified_key(&der).ok_or("its certificate is damaged, or its key is not one of RSA")?.to_vec();
        let hash = |algorithm| digest(algorithm, &der).as_ref().to_vec();
        Ok(Self { sha1: hash(&SHA1_FOR_LEGACY_USE_ONLY), sha256: hash(&SHA256), key })
    }
}

/// The ids of assertions that were used, where each is good for one time only, with when they end.
#[derive(Debug, Default)]
pub(super) struct Used(HashMap<String, i64>);

/// Checks the assertion of a request that says it comes from this application.
pub(super) fn check(entra: &Entra, call: &Call<'_>, client_id: &str, assertion: &str) -> Result<(), Failure> {
    let app = &entra.tenant.app;
    if app.certificates.is_empty() && app.federations.is_empty() {
        return Err(UNKNOWN_CERTIFICATE.about(client_id));
    }
    let kind = call.form.get("client_assertion_type");
    let kind = kind.ok_or_else(|| MISSING_PARAMETER.about("client_assertion_type"))?;
    if kind != TYPE {
        return Err(ASSERTION_TYPE.about(kind));
    }
    let claims = part(assertion, 1).ok_or_else(|| ASSERTION_FORM.about("it is no JSON Web Token"))?;
    let text = |name: &str| claims[name].as_str().unwrap_or_default();
    if !text("iss").eq_ignore_ascii_case(client_id) {
        federation::check(entra, assertion, &claims)?;
        return in_time(&claims, call.now);
    }
    signed(entra, client_id, assertion)?;
    in_time(&claims, call.now)?;
    if !text("sub").eq_ignore_ascii_case(client_id) {
        return Err(ASSERTION_SUBJECT.about(text("sub")));
    }
    if !is_us(entra, call, text("aud")) {
        return Err(ASSERTION_AUDIENCE.about(text("aud")));
    }
    match app.single_use_assertions {
        true => lock(&entra.used).note(text("jti"), seconds(&claims["exp"]).unwrap_or_default(), call.now),
        false => Ok(()),
    }
}

/// Checks the signature against the certificate that the header names.
fn signed(entra: &Entra, client_id: &str, assertion: &str) -> Result<(), Failure> {
    let header = part(assertion, 0).ok_or_else(|| ASSERTION_FORM.about("its header is no JSON"))?;
    let algorithm = header["alg"].as_str().unwrap_or_default();
    let verifier = ALGORITHMS.iter().find(|(name, _)| *name == algorithm);
    let (_, verifier) = verifier.ok_or_else(|| ASSERTION_FORM.about(format!("its algorithm is '{algorithm}'")))?;
    let named = THUMBPRINTS.iter().find_map(|(name, hash)| {
        let thumbprint = header[*name].as_str()?.trim_end_matches('=');
        let thumbprint = URL_SAFE_NO_PAD.decode(thumbprint).ok()?;
        entra.tenant.app.certificates.iter().find(|known| hash(known) == thumbprint)
    });
    let certificate = named.ok_or_else(|| UNKNOWN_CERTIFICATE.about(client_id))?;
    let (message, signature) = assertion.rsplit_once('.').ok_or_else(|| WRONG_SIGNATURE.about(client_id))?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| WRONG_SIGNATURE.about(client_id))?;
    let key = UnparsedPublicKey::new(*verifier, &certificate.key);
    key.verify(message.as_bytes(), &signature).map_err(|_| WRONG_SIGNATURE.about(client_id))
}

fn in_time(claims: &Value, now: Timestamp) -> Result<(), Failure> {
    let now = now.as_second();
    let starts = seconds(&claims["nbf"]).unwrap_or(i64::MIN);
    // Without an end it has ended.
    let ends = seconds(&claims["exp"]).unwrap_or(i64::MIN);
    let within = starts.saturating_sub(LEEWAY) <= now && now < ends.saturating_add(LEEWAY);
    if within { Ok(()) } else { Err(ASSERTION_TIME.into()) }
}

/// A `NumericDate`, which may have a fraction: MSAL for Python writes one.
#[allow(clippy::cast_possible_truncation, reason = "a fraction of a second does not matter")]
fn seconds(date: &Value) -> Option<i64> {
    date.as_i64().or_else(|| date.as_f64().map(|seconds| seconds as i64))
}

/// Whether an audience means this authority: an endpoint for tokens, or the issuer, under any name of the tenant.
fn is_us(entra: &Entra, call: &Call<'_>, audience: &str) -> bool {
    let path = audience.strip_prefix(call.origin).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
    let (tenant, rest) = path.split_once('/').unwrap_or((path, ""));
    entra.place(tenant).is_some() && ["oauth2/v2.0/token", "oauth2/token", "v2.0", ""].contains(&rest)
}

impl Used {
    fn note(&mut self, id: &str, ends: i64, now: Timestamp) -> Result<(), Failure> {
        self.0.retain(|_, ends| ends.saturating_add(LEEWAY) > now.as_second());
        match id.is_empty() || self.0.insert(id.to_owned(), ends).is_some() {
            true => Err(ASSERTION_REPLAYED.into()),
            false => Ok(()),
        }
    }
}

/// One of the parts of a JSON Web Token that are JSON.
fn part(token: &str, at: usize) -> Option<Value> {
    let mut parts = token.split('.');
    let part = URL_SAFE_NO_PAD.decode(parts.nth(at)?).ok()?;
    serde_json::from_slice(&part).ok().filter(Value::is_object)
}
