//! Refresh tokens in a [`UnifiedCache`]: one for each account of an app.

use super::{Owner, REFRESH_TOKEN, UnifiedCache, field, now, owns, set};
use graph_transport::Secret;
use serde_json::{Value, json};

/// A refresh token and the account it belongs to.
pub(crate) struct Found {
    pub(crate) secret: Secret,
    pub(crate) home_account_id: String,
}

impl UnifiedCache {
    /// The refresh token of `owner`: of this account, or else of the one that was used last.
    pub(crate) fn refresh_token(&self, owner: &Owner, account: Option<&str>) -> Option<Found> {
        let entries = self.0.get(REFRESH_TOKEN)?.as_object()?.values();
        let mine = entries.filter(|entry| {
            owns(owner, entry)
                && account.is_none_or(|account| field(entry, "home_account_id").eq_ignore_ascii_case(account))
                && !field(entry, "secret").is_empty()
        });
        let last = mine.max_by_key(|entry| field(entry, "last_modification_time").parse::<u64>().unwrap_or(0))?;
        Some(Found {
            secret: Secret::new(field(last, "secret")),
            home_account_id: field(last, "home_account_id").to_owned(),
        })
    }

    /// What an account's refresh token was granted for, where that is kept.
    pub(super) fn granted(&self, owner: &Owner, account: &str) -> &str {
        let entries = self.0.get(REFRESH_TOKEN).and_then(Value::as_object).into_iter().flat_map(|all| all.values());
        let mut mine =
            entries.filter(|entry| owns(owner, entry) && field(entry, "home_account_id").eq_ignore_ascii_case(account));
        mine.next().map_or("", |entry| field(entry, "target"))
    }

    /// Keeps a refresh token in the place of the account's old one. `granted` is what it is for, where it is not for all that the account has.
    pub(crate) fn put_refresh_token(
        &mut self,
        owner: &Owner,
        account: &str,
        secret: &Secret,
        family: Option<&str>,
        granted: Option<&str>,
    ) {
        let now = now().to_string();
        let same = |entry: &Value| owns(owner, entry) && field(entry, "home_account_id").eq_ignore_ascii_case(account);
        let key = format!("{account}-{}-refreshtoken-{}--", owner.environment, owner.client_id);
        self.upsert(REFRESH_TOKEN, &key, owner, same, |entry| {
            set(
                entry,
                [
                    ("credential_type", REFRESH_TOKEN),
                    ("secret", secret.expose()),
                    ("home_account_id", account),
                    ("client_id", &owner.client_id),
                    ("last_modification_time", &now),
                ],
            );
            for (name, value) in [("family_id", family), ("target", granted)] {
                if let Some(value) = value {
                    set(entry, [(name, value)]);
                }
            }
        });
    }

    /// Gives a refresh token that was kept without an account to the one that it turned out to be of.
    pub(crate) fn adopt(&mut self, owner: &Owner, account: &str, secret: &Secret) {
        let entries = self.0.get_mut(REFRESH_TOKEN).and_then(Value::as_object_mut);
        for entry in entries.into_iter().flat_map(|entries| entries.values_mut()) {
            if owns(owner, entry)
                && field(entry, "home_account_id").is_empty()
                && field(entry, "secret") == secret.expose()
            {
                entry["home_account_id"] = json!(account);
            }
        }
    }

    /// Forgets a refresh token, unless a newer one has taken its place.
    pub(crate) fn remove_refresh_token(&mut self, owner: &Owner, secret: &Secret) {
        if let Some(Value::Object(entries)) = self.0.get_mut(REFRESH_TOKEN) {
            entries.retain(|_, entry| !owns(owner, entry) || field(entry, "secret") != secret.expose());
        }
    }
}
