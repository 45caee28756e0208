//! Refresh tokens: what stands behind them, how long they live, and how they end.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::call::Call;
use super::error::{
    EXPIRED_GRANT, Failure, INVALID_GRANT, MISSING_PARAMETER, ORIGIN_NEEDED, ORIGIN_STRANGE, REVOKED_GRANT,
    SINGLE_PAGE_ENDED,
};
use super::scope::Scope;
use super::{Entra, Place, client, lock, token};

/// How long a refresh token lives, counted from the last time one was issued.
const REFRESH_DAYS: i64 = 90;

/// What one person has agreed to for the application.
#[derive(Clone, Debug)]
pub(super) struct Consent {
    /// The user's place in the tenant's list.
    pub(super) user: usize,
    pub(super) scope: Scope,
    pub(super) nonce: Option<String>,
    /// When it began, for a single-page application.
    pub(super) single_page: Option<Timestamp>,
    /// The sign-in that it comes from, by which everything that followed from one can be ended.
    pub(super) family: String,
}

impl Consent {
    pub(super) fn new(user: usize, scope: Scope, nonce: Option<String>, family: String) -> Self {
        Self { user, scope, nonce, single_page: None, family }
    }

    /// Whether the request comes from where such a consent may be redeemed: from a page, or from none.
    pub(super) fn admits(&self, call: &Call<'_>) -> Result<(), Failure> {
        match (self.single_page, call.cross_origin) {
            (Some(_), false) => Err(ORIGIN_NEEDED.into()),
            (None, true) => Err(ORIGIN_STRANGE.into()),
            _ => Ok(()),
        }
    }

    /// With the scope of the token request, where that has one of its own.
    pub(super) fn narrowed(mut self, entra: &Entra, call: &Call<'_>) -> Result<Self, Failure> {
        if let Some(text) = call.form.get("scope") {
            self.scope = Scope::parse(Some(text), &entra.resources(call.origin))?;
        }
        Ok(self)
    }
}

/// The refresh tokens that were issued. A new one does not end the old: Entra's clients rely on that.
#[derive(Debug, Default)]
pub(super) struct Refreshes(HashMap<String, Refresh>);

/// A refresh token.
#[derive(Clone, Debug)]
struct Refresh {
    consent: Consent,
    issued: Timestamp,
    revoked: bool,
}

impl Refreshes {
    /// Ends all that came of one sign-in.
    pub(super) fn end(&mut self, family: &str) {
        self.end_where(|consent| consent.family == family);
    }

    /// Ends all that a user has agreed to.
    pub(super) fn revoke(&mut self, user: usize) {
        self.end_where(|consent| consent.user == user);
    }

    pub(super) fn add(&mut self, token: String, consent: Consent, now: Timestamp) {
        self.0.insert(token, Refresh { consent, issued: now, revoked: false });
    }

    fn end_where(&mut self, fits: impl Fn(&Consent) -> bool) {
        self.0.values_mut().filter(|refresh| fits(&refresh.consent)).for_each(|refresh| refresh.revoked = true);
    }
}

/// The grant `refresh_token`.
pub(super) fn grant(entra: &Entra, call: &Call<'_>, _: Place) -> Result<Value, Failure> {
    client::identify(entra, call)?;
    let shown = call.form.get("refresh_token").ok_or_else(|| MISSING_PARAMETER.about("refresh_token"))?;
    let Refresh { consent, issued, revoked } = lock(&entra.refreshes).0.get(shown).cloned().ok_or(INVALID_GRANT)?;
    if revoked {
        return Err(REVOKED_GRANT.into());
    }
    if call.now.duration_since(issued) >= SignedDuration::from_hours(24 * REFRESH_DAYS) {
        return Err(EXPIRED_GRANT.about(REFRESH_DAYS.to_string()));
    }
    consent.admits(call)?;
    // What a browser's page can read does not last, and renewing it does not make it longer.
    if consent.single_page.is_some_and(|began| call.now.duration_since(began) >= SignedDuration::from_hours(24)) {
        return Err(SINGLE_PAGE_ENDED.into());
    }
    let consent = Consent { nonce: None, ..consent }.narrowed(entra, call)?;
    token::delegated(entra, call, consent, true)
}
