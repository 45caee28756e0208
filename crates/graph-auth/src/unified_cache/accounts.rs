//! The accounts in a [`UnifiedCache`]: who is signed in to an app, and how they are signed out.

use super::{ACCESS_TOKEN, ACCOUNT, ID_TOKEN, Owner, REFRESH_TOKEN, UnifiedCache, field, now, owns};
use crate::{Account, hosts::same_environment};
use graph_transport::{Error, Result};
use serde_json::Value;

/// Where tokens are. An account without any is somebody who was here once.
const TOKENS: [&str; 3] = [ACCESS_TOKEN, REFRESH_TOKEN, ID_TOKEN];

impl UnifiedCache {
    /// Who can go on with a sign-in to this app: those with a refresh token, or an access token that serves. Who used it last comes first.
    pub(crate) fn accounts(&self, client_id: &str, environment: Option<&str>) -> Vec<Account> {
        let seconds = |token: &Value, name: &str| field(token, name).parse::<u64>().unwrap_or_default();
        let serving = self.entries(ACCESS_TOKEN).filter(|token| {
            // An app's own token is nobody's.
            seconds(token, "expires_on") > now() && !field(token, "home_account_id").is_empty()
        });
        let mut tokens: Vec<&Value> = self
            .entries(REFRESH_TOKEN)
            .chain(serving)
            .filter(|token| {
                let at = environment.unwrap_or_else(|| field(token, "environment"));
                let owner = Owner { environment: at.to_owned(), client_id: client_id.to_owned() };
                owns(&owner, token) && !field(token, "secret").is_empty()
            })
            .collect();
        let used = |token: &Value| seconds(token, "last_modification_time").max(seconds(token, "cached_at"));
        tokens.sort_by_key(|token| std::cmp::Reverse(used(token)));
        let mut found: Vec<Account> = Vec::new();
        for token in tokens {
            if !found.iter().any(|known| belongs(token, known)) {
                found.push(self.who(token));
            }
        }
        found
    }

    /// The account that a user name or an id means.
    ///
    /// # Errors
    /// When it means more than one.
    pub(crate) fn account(&self, owner: &Owner, who: &str) -> Result<Option<Account>> {
        only(self.accounts(&owner.client_id, Some(&owner.environment)), who)
    }

    /// Forgets an account's tokens for one app; and the account itself, when no other app has tokens of it.
    pub(crate) fn remove_account(&mut self, account: &Account, client_id: &str) {
        for section in TOKENS {
            self.retain(section, |entry| {
                !(belongs(entry, account) && field(entry, "client_id").eq_ignore_ascii_case(client_id))
            });
        }
        if !TOKENS.iter().any(|section| self.entries(section).any(|entry| belongs(entry, account))) {
            self.retain(ACCOUNT, |entry| !belongs(entry, account));
        }
    }

    /// Forgets every token for one app, and the accounts that no other app has tokens of.
    pub(crate) fn remove_app(&mut self, client_id: &str) {
        for section in TOKENS {
            self.retain(section, |entry| !field(entry, "client_id").eq_ignore_ascii_case(client_id));
        }
        let orphans: Vec<Account> = self
            .entries(ACCOUNT)
            .map(Self::told)
            .filter(|account| !TOKENS.iter().any(|section| self.entries(section).any(|entry| belongs(entry, account))))
            .collect();
        self.retain(ACCOUNT, |entry| !orphans.iter().any(|account| belongs(entry, account)));
    }

    fn entries(&self, section: &str) -> impl Iterator<Item = &Value> {
        self.0.get(section).and_then(Value::as_object).into_iter().flat_map(|entries| entries.values())
    }

    fn retain(&mut self, section: &str, keeps: impl Fn(&Value) -> bool) {
        if let Some(Value::Object(entries)) = self.0.get_mut(section) {
            entries.retain(|_, entry| keeps(entry));
        }
    }

    /// Whose a token is. A guest has an entry for each tenant: the home's comes first.
    fn who(&self, token: &Value) -> Account {
        let bare = Self::told(token);
        let home = bare.home_account_id.rsplit_once('.').map_or("", |(_, tenant)| tenant);
        let mut known: Vec<Account> =
            self.entries(ACCOUNT).filter(|entry| belongs(entry, &bare)).map(Self::told).collect();
        known.sort_by_key(|account| !account.tenant.eq_ignore_ascii_case(home));
        known.into_iter().next().unwrap_or_else(|| {
            let (id, tenant) = bare.home_account_id.rsplit_once('.').unwrap_or((&bare.home_account_id, ""));
            Account { local_account_id: id.to_owned(), tenant: tenant.to_owned(), ..bare.clone() }
        })
    }

    /// What an entry says of an account.
    fn told(entry: &Value) -> Account {
        let text = |name: &str| field(entry, name).to_owned();
        let some = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
        Account {
            home_account_id: text("home_account_id"),
            local_account_id: text("local_account_id"),
            tenant: text("realm"),
            environment: text("environment"),
            username: text("username"),
            name: some("name"),
            client_info: some("client_info"),
        }
    }
}

/// The one account that a user name or an id means.
///
/// # Errors
/// When a name means more than one: the same name may stand for accounts of several homes.
pub(crate) fn only(accounts: Vec<Account>, who: &str) -> Result<Option<Account>> {
    let mut meant = accounts.into_iter().filter(|account| account.is(who));
    match (meant.next(), meant.next()) {
        (Some(_), Some(_)) => {
            Err(Error::credential(format!("more than one account is called {who}: choose by the account's id")))
        }
        (one, _) => Ok(one),
    }
}

fn belongs(entry: &Value, account: &Account) -> bool {
    field(entry, "home_account_id").eq_ignore_ascii_case(&account.home_account_id)
        && same_environment(field(entry, "environment"), &account.environment)
}
