//! Access tokens in a [`UnifiedCache`]: what one worker got serves every other until it is due.
//!
//! Invariant: only tokens of a person are looked at, and those of one account; a token that the app got for itself never acts for someone.

use super::{ACCESS_TOKEN, Owner, UnifiedCache, field, now, owns, set, take_object, target};
use crate::{authority::is_shared, digest::sha256, token_answer::TokenAnswer};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use graph_transport::AccessToken;
use serde_json::{Value, json};
use std::time::Duration;

/// How long before its end a token is due when its issuer does not say when.
const AHEAD: u64 = 300;
/// Says that a token may end at any time, since who asked for it answers claims challenges. MSAL has no word for it.
const CAPABILITY: &str = "xms_cc";
const CAPABLE: &str = "cp1";

/// What an access token has to be.
#[derive(Clone, Debug)]
pub(crate) struct Wanted<'r> {
    /// The tenant that is signed in to.
    pub(crate) tenant: &'r str,
    pub(crate) scopes: String,
    /// The resource whose scopes need not name it.
    pub(crate) resource: String,
    /// The claims that were asked for.
    pub(crate) claims: Option<&'r str>,
    /// Whether who asks answers claims challenges.
    pub(crate) capable: bool,
}

impl UnifiedCache {
    /// A token that serves and is not due yet: of this account, or of the one that `owner` used last.
    pub(crate) fn access_token(
        &self,
        owner: &Owner,
        account: Option<&str>,
        wanted: &Wanted<'_>,
    ) -> Option<(AccessToken, String)> {
        let last = match account {
            Some(_) => None,
            None => self.refresh_token(owner, None).map(|found| found.home_account_id),
        };
        let account = account.or(last.as_deref());
        let now = now();
        let entries = self.0.get(ACCESS_TOKEN)?.as_object()?.values();
        let serving = entries.filter(|entry| {
            let home = field(entry, "home_account_id");
            let kind = field(entry, "token_type");
            owns(owner, entry)
                && !home.is_empty()
                && account.is_none_or(|account| home.eq_ignore_ascii_case(account))
                && (kind.is_empty() || kind.eq_ignore_ascii_case("Bearer"))
                && !field(entry, "secret").is_empty()
                && is_of(wanted.tenant, home, field(entry, "realm"))
                && target::covers(field(entry, "target"), &wanted.scopes, &wanted.resource)
                && wanted.claims.is_none_or(|claims| field(entry, "requestedClaims") == claims)
                && (wanted.capable || field(entry, CAPABILITY).is_empty())
                && due(entry) > now
        });
        let newest = serving.max_by_key(|entry| time(entry, "cached_at"))?;
        let (ends, due) = (time(newest, "expires_on"), due(newest));
        let token = AccessToken::new(field(newest, "secret"), Duration::from_secs(ends.saturating_sub(now)))
            .refresh_in(Duration::from_secs(due.saturating_sub(now)));
        Some((token, field(newest, "home_account_id").to_owned()))
    }

    /// Keeps a token in the place of the one before. `asked` says whether it was asked for with the scopes that are wanted. Those of this
    /// app that have ended go, and those that it serves for: libraries that find several tokens for one request take none of them. One that
    /// was got for claims stays beside a newer one without.
    pub(crate) fn put_access_token(
        &mut self,
        owner: &Owner,
        home: &str,
        realm: Option<&str>,
        wanted: &Wanted<'_>,
        answer: &TokenAnswer,
        asked: bool,
    ) {
        // Without an account it would pass for a token of the app's own.
        if home.is_empty() || answer.lifetime.is_zero() {
            return;
        }
        let now = now();
        // What was asked for is part of it: to ask again would bring nothing else. Who was not asked gives what the sign-in was for.
        let granted = answer.scope.as_deref().unwrap_or_default();
        let beside = match asked {
            true => wanted.scopes.as_str(),
            false => self.granted(owner, home),
        };
        let scopes = target::written(granted.split_whitespace().chain(beside.split_whitespace()));
        if scopes.is_empty() {
            return;
        }
        let realm = match realm {
            // What was signed in to, and never what an answer says of its account: that may be at home elsewhere.
            _ if !is_shared(wanted.tenant) => wanted.tenant,
            Some(realm) => realm,
            None => tenant_of(home),
        };
        let served = |entry: &Value| {
            owns(owner, entry)
                && (wanted.claims.is_some() || !has_claims(entry))
                && field(entry, "home_account_id").eq_ignore_ascii_case(home)
                && field(entry, "realm").eq_ignore_ascii_case(realm)
                && target::covers(&scopes, field(entry, "target"), &wanted.resource)
        };
        let same = |entry: &Value| served(entry) && target::covers(field(entry, "target"), &scopes, &wanted.resource);
        let mut entries = take_object(&mut self.0, ACCESS_TOKEN);
        let mut place = false;
        entries.retain(|_, entry| {
            // Of those that are the same, one is changed below.
            let stays = !served(entry) || same(entry) && !std::mem::replace(&mut place, true);
            !owns(owner, entry) || time(entry, "expires_on") > now && stays
        });
        self.0.insert(ACCESS_TOKEN.into(), Value::Object(entries));
        let key = format!("{home}-{}-accesstoken-{}-{realm}-{scopes}", owner.environment, owner.client_id);
        let after = |wait: Duration| now.saturating_add(wait.as_secs()).to_string();
        let ends = after(answer.lifetime);
        self.upsert(ACCESS_TOKEN, &key, owner, same, |entry| {
            set(
                entry,
                [
                    ("credential_type", ACCESS_TOKEN),
                    ("secret", answer.access_token.secret().expose()),
                    ("home_account_id", home),
                    ("client_id", &owner.client_id),
                    ("realm", realm),
                    ("target", &scopes),
                    ("token_type", "Bearer"),
                    ("cached_at", &now.to_string()),
                    ("expires_on", &ends),
                    ("extended_expires_on", &answer.extended_lifetime.map_or(ends.clone(), after)),
                ],
            );
            let digest = |claims: &str| URL_SAFE_NO_PAD.encode(sha256(claims.as_bytes()));
            for (name, value) in [
                ("refresh_on", answer.refresh_in.map(after)),
                ("requestedClaims", wanted.claims.map(str::to_owned)),
                // By this others tell tokens with claims from those without.
                ("requestedClaimsHash", wanted.claims.map(digest)),
                (CAPABILITY, wanted.capable.then(|| CAPABLE.to_owned())),
            ] {
                match value {
                    Some(value) => entry.insert(name.to_owned(), json!(value)),
                    None => entry.remove(name),
                };
            }
        });
    }
}

/// Whether a token was got for claims.
fn has_claims(entry: &Value) -> bool {
    ["requestedClaims", "requestedClaimsHash"].iter().any(|name| !field(entry, name).is_empty())
}

/// Whether a token of `realm` is one that signing `home` in to `tenant` brings.
fn is_of(tenant: &str, home: &str, realm: &str) -> bool {
    realm.eq_ignore_ascii_case(tenant)
        || (is_shared(tenant) && (realm.eq_ignore_ascii_case(tenant_of(home)) || is_shared(realm)))
}

/// The tenant that an account's id names.
fn tenant_of(home: &str) -> &str {
    home.rsplit_once('.').map_or("", |(_, tenant)| tenant)
}

/// When the token should be renewed.
fn due(entry: &Value) -> u64 {
    let (begins, ends) = (time(entry, "cached_at"), time(entry, "expires_on"));
    let told = time(entry, "refresh_on");
    let lifetime = ends.saturating_sub(begins);
    if told > 0 { told.min(ends) } else { begins + lifetime.saturating_sub(AHEAD).max(lifetime / 2) }
}

/// A time, which some libraries write as a number.
fn time(entry: &Value, name: &str) -> u64 {
    match entry.get(name) {
        Some(Value::String(text)) => text.trim().parse().unwrap_or(0),
        Some(Value::Number(number)) => number.as_u64().unwrap_or(0),
        _ => 0,
    }
}
