//! Authorization codes: given to a browser, redeemed once, and only by whoever asked for them.

use std::collections::HashMap;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::call::Call;
use super::error::{
    BAD_CHALLENGE, BAD_CHALLENGE_METHOD, CODE_REDEEMED, EXPIRED_CODE, Failure, INVALID_CODE, MISSING_PARAMETER,
    PROOF_NEEDED, WRONG_REDIRECT, WRONG_VERIFIER,
};
use super::refreshes::Consent;
use super::registration::Platform;
use super::{Entra, Place, client, lock, token};

/// Minutes that a code lives, and that it is remembered afterwards.
const MINUTES: i64 = 10;
const REMEMBERED: i64 = 60;

/// The codes that were given out.
#[derive(Default)]
pub(super) struct Codes(HashMap<String, Entry>);

/// What a code stands for.
struct Entry {
    consent: Consent,
    redirect: String,
    platform: Platform,
    challenge: Option<Challenge>,
    issued: Timestamp,
    redeemed: bool,
}

/// What the redeemer must know the origin of (RFC 7636).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Challenge {
    Plain(String),
    Hashed(String),
}

impl Challenge {
    /// The challenge of a request to the authorization endpoint, if it has one.
    pub(super) fn read(call: &Call<'_>) -> Result<Option<Self>, Failure> {
        let Some(challenge) = call.query.get("code_challenge") else { return Ok(None) };
        let made = match call.query.get("code_challenge_method") {
            None | Some("plain") => Self::Plain(challenge.to_owned()),
            Some("S256") => Self::Hashed(challenge.trim_end_matches('=').to_owned()),
            Some(method) => return Err(BAD_CHALLENGE_METHOD.about(method)),
        };
        // A hash has the least length that a verifier has.
        if (43..=128).contains(&challenge.len()) { Ok(Some(made)) } else { Err(BAD_CHALLENGE.into()) }
    }

    fn is_met_by(&self, verifier: &str) -> bool {
        match self {
            Self::Plain(challenge) => challenge == verifier,
            Self::Hashed(challenge) => {
                *challenge == URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()).as_ref())
            }
        }
    }
}

impl Codes {
    pub(super) fn add(
        &mut self,
        code: String,
        consent: Consent,
        (redirect, platform): (&str, Platform),
        challenge: Option<Challenge>,
        now: Timestamp,
    ) {
        self.0.retain(|_, entry| now.duration_since(entry.issued) < SignedDuration::from_mins(REMEMBERED));
        let redirect = redirect.to_owned();
        self.0.insert(code, Entry { consent, redirect, platform, challenge, issued: now, redeemed: false });
    }

    /// Redeems a code.
    fn redeem(&mut self, code: &str, call: &Call<'_>) -> Result<Consent, Refused> {
        let entry = self.0.get_mut(code).ok_or(INVALID_CODE)?;
        if entry.redeemed {
            return Err(Refused { failure: CODE_REDEEMED.into(), family: Some(entry.consent.family.clone()) });
        }
        if call.now.duration_since(entry.issued) >= SignedDuration::from_mins(MINUTES) {
            return Err(EXPIRED_CODE.into());
        }
        let redirect = call.form.get("redirect_uri").ok_or_else(|| MISSING_PARAMETER.about("redirect_uri"))?;
        if redirect != entry.redirect {
            return Err(WRONG_REDIRECT.about(redirect).into());
        }
        if entry.platform == Platform::Web && !client::is_proven(call) {
            return Err(PROOF_NEEDED.into());
        }
        let verifier = call.form.get("code_verifier");
        let met = match &entry.challenge {
            Some(challenge) => verifier.is_some_and(|verifier| challenge.is_met_by(verifier)),
            None => verifier.is_none(),
        };
        if !met {
            return Err(WRONG_VERIFIER.into());
        }
        let single_page = (entry.platform == Platform::SinglePage).then_some(call.now);
        let consent = Consent { single_page, ..entry.consent.clone() };
        consent.admits(call)?;
        entry.redeemed = true;
        Ok(consent)
    }
}

/// Why a code is not redeemed, and the refresh tokens that end with it: whoever comes second may be a thief, or may have been
/// robbed.
struct Refused {
    failure: Failure,
    family: Option<String>,
}

impl<T: Into<Failure>> From<T> for Refused {
    fn from(failure: T) -> Self {
        Self { failure: failure.into(), family: None }
    }
}

/// The grant `authorization_code`.
pub(super) fn grant(entra: &Entra, call: &Call<'_>, _: Place) -> Result<Value, Failure> {
    client::identify(entra, call)?;
    let code = call.form.get("code").ok_or_else(|| MISSING_PARAMETER.about("code"))?;
    let redeemed = lock(&entra.codes).redeem(code, call);
    let consent = redeemed.map_err(|refused| {
        refused.family.iter().for_each(|family| lock(&entra.refreshes).end(family));
        refused.failure
    })?;
    let consent = consent.narrowed(entra, call)?;
    let lasting = consent.scope.has("offline_access");
    token::delegated(entra, call, consent, lasting)
}
