//! [`Signer`]: signs what an app says of itself, and keeps it until shortly before its end.
//!
//! Invariant: the crypto provider is named, so that nothing depends on which one a process has chosen for itself.

use super::Certificate;
use crate::{digest::sha256, proof::Audience};
use aws_lc_rs::{digest, rand};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use graph_transport::{Error, Result, Secret};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, crypto::aws_lc};
use serde_json::json;
use std::sync::{Mutex, PoisonError};

/// How long an assertion counts, and how long before its end it is made anew.
const LIFETIME: SignedDuration = SignedDuration::from_secs(600);
const AHEAD: SignedDuration = SignedDuration::from_secs(60);

pub(crate) struct Signer {
    certificate: Certificate,
    kept: Mutex<Option<Kept>>,
}

struct Kept {
    client_id: String,
    token_url: String,
    signed: Secret,
    /// The last moment at which it is given out.
    until: Timestamp,
}

impl Signer {
    pub(crate) fn new(certificate: Certificate) -> Self {
        Self { certificate, kept: Mutex::default() }
    }

    /// An assertion of `to.client_id` for `to.token_url`.
    pub(crate) fn assertion(&self, to: Audience<'_>) -> Result<Secret> {
        self.assertion_at(to, Timestamp::now())
    }

    fn assertion_at(&self, to: Audience<'_>, now: Timestamp) -> Result<Secret> {
        let Certificate { subject, not_before, not_after, .. } = &self.certificate;
        if now > *not_after {
            return Err(Error::credential(format!(
                "the certificate {subject} ended at {not_after}: make a new one and upload it to the app's registration"
            )));
        }
        if now < *not_before {
            return Err(Error::credential(format!(
                "the certificate {subject} counts from {not_before} on, and it is {now} now: check this machine's clock"
            )));
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = |kept: &&Kept| {
            kept.client_id == to.client_id
                && kept.token_url == to.token_url
                && (kept.until - LIFETIME + AHEAD..=kept.until).contains(&now)
        };
        if let Some(kept) = kept.as_ref().filter(fresh) {
            return Ok(kept.signed.clone());
        }
        let signed = self.sign(to, now)?;
        let (client_id, token_url) = (to.client_id.to_owned(), to.token_url.to_owned());
        *kept = Some(Kept { client_id, token_url, signed: signed.clone(), until: now + LIFETIME - AHEAD });
        Ok(signed)
    }

    fn sign(&self, to: Audience<'_>, now: Timestamp) -> Result<Secret> {
        let Certificate { chain, key, sends_chain, legacy, .. } = &self.certificate;
        let own = chain.first().map(Vec::as_slice).unwrap_or_default();
        let (algorithm, mut header) = if *legacy || to.legacy {
            let thumbprint = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, own);
            (Algorithm::RS256, json!({ "alg": "RS256", "typ": "JWT", "x5t": URL_SAFE_NO_PAD.encode(thumbprint) }))
        } else {
            (Algorithm::PS256, json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": URL_SAFE_NO_PAD.encode(sha256(own)) }))
        };
        if *sends_chain {
            header["x5c"] = chain.iter().map(|der| STANDARD.encode(der)).collect();
        }
        let claims = json!({
            "aud": to.token_url,
            "iss": to.client_id,
            "sub": to.client_id,
            "jti": unique()?,
            "iat": now.as_second(),
            "nbf": now.as_second(),
            "exp": (now + LIFETIME).as_second(),
        });
        let part = |json: &serde_json::Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let message = format!("{}.{}", part(&header), part(&claims));
        let signature = (aws_lc::DEFAULT_PROVIDER.signer_factory)(&algorithm, key)
            .ok()
            .and_then(|signer| signer.try_sign(message.as_bytes()).ok())
            .ok_or_else(|| Error::credential("the private key cannot sign: is it an RSA key of 2048 bits or more?"))?;
        Ok(Secret::new(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))))
    }
}

/// A name that no other assertion has.
fn unique() -> Result<String> {
    let mut bytes = [0_u8; 16];
    rand::fill(&mut bytes).map_err(|_| Error::credential("this machine gives no random numbers"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, date_time_ymd};

    const TO: Audience<'_> =
        Audience { client_id: "app", token_url: "https://login.example/t/oauth2/v2.0/token", legacy: false };

    fn signer() -> Signer {
        let key = KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
        let mut params = CertificateParams::new(vec![]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(2026, 1, 1), date_time_ymd(2027, 1, 1));
        let certificate = params.self_signed(&key).unwrap();
        let section = |label: &str, der: &[u8]| {
            format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
        };
        let pem = section("CERTIFICATE", certificate.der()) + &section("PRIVATE KEY", &key.serialize_der());
        Signer::new(Certificate::from_pem(pem).unwrap())
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn an_assertion_is_kept_until_shortly_before_its_end() {
        let signer = signer();
        let start = at("2026-06-01T00:00:00Z");
        let give = |seconds, to| {
            let given = signer.assertion_at(to, start + SignedDuration::from_secs(seconds)).unwrap();
            given.expose().to_owned()
        };
        let first = give(0, TO);
        assert_eq!([give(1, TO), give(540, TO)], [first.clone(), first.clone()]);
        let second = give(541, TO);
        assert_ne!(second, first);
        assert_ne!(give(0, TO), second, "a clock that was set back makes a new one");
        let other = Audience { client_id: "other", ..TO };
        assert_ne!(give(0, other), give(0, TO), "nobody is given another's");
    }

    #[test]
    fn a_certificate_counts_between_its_dates() {
        let signer = signer();
        let error = |time| signer.assertion_at(TO, at(time)).unwrap_err().to_string();
        let ended = error("2027-01-01T00:00:01Z");
        assert!(ended.contains("ended at 2027-01-01T00:00:00Z: make a new one and upload it"), "{ended}");
        let early = error("2025-12-31T23:59:59Z");
        assert!(early.contains("counts from 2026-01-01T00:00:00Z on") && early.contains("clock"), "{early}");
    }
}
