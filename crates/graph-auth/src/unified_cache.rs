//! [`UnifiedCache`]: the JSON text that Microsoft's sign-in libraries keep their tokens in, so that sign-ins can be shared with them.
//!
//! Invariant: entries are found by what they say, never by their keys, which every library forms in its own way; what is not
//! understood stays as it is.

mod access_tokens;
mod accounts;
mod refresh_tokens;
mod target;

pub(crate) use access_tokens::Wanted;
pub(crate) use accounts::only;

use crate::{account::Account, hosts::same_environment};
use graph_transport::{Error, Result, Secret};
use serde_json::{Map, Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

const ACCESS_TOKEN: &str = "AccessToken";
const REFRESH_TOKEN: &str = "RefreshToken";
const ID_TOKEN: &str = "IdToken";
const ACCOUNT: &str = "Account";
const APP_METADATA: &str = "AppMetadata";

/// A parsed cache. It has no `Debug`: it holds tokens.
#[derive(Clone, Default)]
pub(crate) struct UnifiedCache(Map<String, Value>);

/// Whose entries are meant: an app's, at one sign-in service.
#[derive(Clone, Debug)]
pub(crate) struct Owner {
    pub(crate) environment: String,
    pub(crate) client_id: String,
}

impl UnifiedCache {
    /// Reads a store's contents. Nothing at all is an empty cache.
    pub(crate) fn read(contents: &Secret) -> Result<Self> {
        let broken =
            "what the store holds is not a token cache: give it to no other use, or delete it and sign in again";
        let Self(members) = match contents.expose().trim() {
            "" => Self::default(),
            text => Self(serde_json::from_str(text).map_err(|_| Error::credential(broken))?),
        };
        for section in [ACCESS_TOKEN, REFRESH_TOKEN, ID_TOKEN, ACCOUNT, APP_METADATA] {
            if !matches!(members.get(section), None | Some(Value::Null | Value::Object(_))) {
                return Err(Error::credential(broken));
            }
        }
        Ok(Self(members))
    }

    pub(crate) fn to_secret(&self) -> Secret {
        Secret::new(Value::Object(self.0.clone()).to_string())
    }

    /// The ids of the apps that have tokens here, each once.
    pub(crate) fn apps(&self) -> Vec<&str> {
        let sections = [REFRESH_TOKEN, ACCESS_TOKEN].into_iter().filter_map(|section| self.0.get(section)?.as_object());
        let ids = sections.flat_map(|entries| entries.values()).map(|entry| field(entry, "client_id"));
        let mut ids: Vec<_> = ids.filter(|id| !id.is_empty()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Keeps the id token of an account in a tenant.
    pub(crate) fn put_identity(&mut self, owner: &Owner, account: &Account, token: Option<&Secret>) {
        let Some(token) = token else { return };
        let (home, realm) = (&account.home_account_id, &account.tenant);
        let same = |entry: &Value| {
            owns(owner, entry)
                && field(entry, "home_account_id").eq_ignore_ascii_case(home)
                && field(entry, "realm").eq_ignore_ascii_case(realm)
        };
        let key = format!("{home}-{}-idtoken-{}-{realm}-", owner.environment, owner.client_id);
        self.upsert(ID_TOKEN, &key, owner, same, |entry| {
            set(
                entry,
                [
                    ("credential_type", ID_TOKEN),
                    ("secret", token.expose()),
                    ("home_account_id", home),
                    ("realm", realm),
                    ("client_id", &owner.client_id),
                ],
            );
        });
    }

    /// Keeps that the app belongs to a family of apps, or to none.
    pub(crate) fn put_app(&mut self, owner: &Owner, family: Option<&str>) {
        let key = format!("appmetadata-{}-{}", owner.environment, owner.client_id);
        let same = |entry: &Value| owns(owner, entry);
        self.upsert(APP_METADATA, &key, owner, same, |entry| {
            set(entry, [("client_id", &owner.client_id)]);
            match family {
                Some(family) => set(entry, [("family_id", family)]),
                None => {
                    entry.remove("family_id");
                }
            }
        });
    }

    /// Keeps who has signed in.
    pub(crate) fn put_account(&mut self, owner: &Owner, account: &Account, authority_type: &str, source: &str) {
        let same = |entry: &Value| {
            same_environment(field(entry, "environment"), &owner.environment)
                && field(entry, "home_account_id").eq_ignore_ascii_case(&account.home_account_id)
                && field(entry, "realm").eq_ignore_ascii_case(&account.tenant)
        };
        let key = format!("{}-{}-{}", account.home_account_id, owner.environment, account.tenant);
        self.upsert(ACCOUNT, &key, owner, same, |entry| {
            set(
                entry,
                [
                    ("home_account_id", &account.home_account_id),
                    ("realm", &account.tenant),
                    ("local_account_id", &account.local_account_id),
                    ("authority_type", authority_type),
                    ("account_source", source),
                ],
            );
            // A refresh need not say again who the user is: what is known stays. The user's name alone is never absent.
            if !account.username.is_empty() || !entry.contains_key("username") {
                set(entry, [("username", &account.username)]);
            }
            for (name, value) in [("name", &account.name), ("client_info", &account.client_info)] {
                if let Some(value) = value {
                    set(entry, [(name, value)]);
                }
            }
        });
    }

    /// Changes the entry that is the `same`, or a new one.
    fn upsert(
        &mut self,
        section: &str,
        key: &str,
        owner: &Owner,
        same: impl Fn(&Value) -> bool,
        change: impl FnOnce(&mut Map<String, Value>),
    ) {
        let mut entries = take_object(&mut self.0, section);
        let key = match entries.iter().find(|(_, entry)| same(entry)) {
            Some((key, _)) => key.clone(),
            None => {
                let mut key = key.to_lowercase();
                // Whatever has that key already means something else.
                while entries.contains_key(&key) {
                    key.push('-');
                }
                key
            }
        };
        let mut entry = take_object(&mut entries, &key);
        // An entry under another name of the service keeps that name: whoever wrote it looks for it.
        entry.entry("environment").or_insert_with(|| json!(owner.environment));
        change(&mut entry);
        entries.insert(key, Value::Object(entry));
        self.0.insert(section.into(), Value::Object(entries));
    }
}

/// Whether an entry is `owner`'s, and for a user who signed in to it, not on whose behalf it acts.
fn owns(owner: &Owner, entry: &Value) -> bool {
    field(entry, "client_id").eq_ignore_ascii_case(&owner.client_id)
        && same_environment(field(entry, "environment"), &owner.environment)
        && field(entry, "user_assertion_hash").is_empty()
        && field(entry, "userAssertionHash").is_empty()
}

fn field<'v>(entry: &'v Value, name: &str) -> &'v str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn set<const N: usize>(entry: &mut Map<String, Value>, members: [(&str, &str); N]) {
    entry.extend(members.map(|(name, value)| (name.to_owned(), json!(value))));
}

/// Seconds of Unix time.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// The object under a name, taken out; an empty one when there is none.
fn take_object(members: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
    match members.remove(name) {
        Some(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner() -> Owner {
        Owner { environment: "login.microsoftonline.com".into(), client_id: "app".into() }
    }

    fn json_of(cache: &UnifiedCache) -> Value {
        serde_json::from_str(cache.to_secret().expose()).unwrap()
    }

    /// Two entries under keys of other libraries, one of them for the service's other name, and things from the future.
    const FOREIGN: &str = r#"{
        "RefreshToken": {
            "u.t-login.windows.net-refreshtoken-app----": {"credential_type": "RefreshToken", "secret": "old",
                "home_account_id": "u.t", "environment": "login.windows.net", "client_id": "APP", "later": [1]},
            "other": {"secret": "x", "home_account_id": "u.t", "environment": "login.windows.net", "client_id": "other"},
            "behalf": {"secret": "y", "home_account_id": "u.t", "environment": "login.windows.net", "client_id": "app",
                "last_modification_time": "9", "userAssertionHash": "h"},
            "odd": 7
        },
        "AccessToken": {"k": {"secret": "at"}}, "Account": null, "Later": {"a": 1}
    }"#;

    #[test]
    fn entries_are_found_by_what_they_say_and_changed_in_place() {
        let mut cache = UnifiedCache::read(&Secret::new(FOREIGN)).unwrap();
        let before = json_of(&cache);
        let found = cache.refresh_token(&owner(), None).unwrap();
        assert_eq!((found.secret.expose(), found.home_account_id.as_str()), ("old", "u.t"));
        assert!(cache.refresh_token(&owner(), Some("someone else")).is_none());

        cache.put_refresh_token(&owner(), "u.t", &Secret::new("new"), Some("1"), None);
        let after = json_of(&cache);
        let entry = &after["RefreshToken"]["u.t-login.windows.net-refreshtoken-app----"];
        assert_eq!(entry["secret"], "new");
        assert_eq!((&entry["environment"], &entry["family_id"]), (&json!("login.windows.net"), &json!("1")));
        assert_eq!(entry["later"], json!([1]));
        assert_eq!(after["RefreshToken"].as_object().unwrap().len(), 4);
        for untouched in ["AccessToken", "Account", "Later"] {
            assert_eq!(after[untouched], before[untouched]);
        }
        for untouched in ["other", "behalf", "odd"] {
            assert_eq!(after["RefreshToken"][untouched], before["RefreshToken"][untouched]);
        }
    }

    #[test]
    fn new_entries_have_every_member_that_others_look_for() {
        let mut cache = UnifiedCache::default();
        let mut account = Account {
            home_account_id: "U.T".into(),
            local_account_id: "o".into(),
            tenant: "T".into(),
            environment: String::new(),
            username: "ada@contoso.com".into(),
            name: Some("Ada".into()),
            client_info: None,
        };
        cache.put_account(&owner(), &account, "MSSTS", "device_code");
        (account.username, account.name) = (String::new(), None);
        cache.put_account(&owner(), &account, "MSSTS", "refresh_token");
        cache.put_refresh_token(&owner(), "U.T", &Secret::new("rt"), None, None);
        let mut json = json_of(&cache);
        let time = json["RefreshToken"]["u.t-login.microsoftonline.com-refreshtoken-app--"]
            .as_object_mut()
            .unwrap()
            .remove("last_modification_time");
        assert!(time.unwrap().as_str().unwrap().parse::<u64>().unwrap() > 1_700_000_000);
        let expected = json!({
            "Account": { "u.t-login.microsoftonline.com-t": {
                "home_account_id": "U.T", "environment": "login.microsoftonline.com", "realm": "T", "local_account_id": "o",
                "authority_type": "MSSTS", "account_source": "refresh_token", "username": "ada@contoso.com", "name": "Ada" } },
            "RefreshToken": { "u.t-login.microsoftonline.com-refreshtoken-app--": {
                "credential_type": "RefreshToken", "secret": "rt", "home_account_id": "U.T",
                "environment": "login.microsoftonline.com", "client_id": "app" } }
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn the_account_used_last_is_taken_and_only_the_dead_token_is_removed() {
        let mut cache = UnifiedCache::default();
        cache.put_refresh_token(&owner(), "a.t", &Secret::new("of a"), None, None);
        cache.put_refresh_token(&owner(), "b.t", &Secret::new("of b"), None, None);
        cache.0[REFRESH_TOKEN]["a.t-login.microsoftonline.com-refreshtoken-app--"]["last_modification_time"] =
            json!("99999999999");
        assert_eq!(cache.refresh_token(&owner(), None).unwrap().secret.expose(), "of a");
        assert_eq!(cache.refresh_token(&owner(), Some("B.T")).unwrap().secret.expose(), "of b");
        cache.remove_refresh_token(&owner(), &Secret::new("an older one of a"));
        cache.remove_refresh_token(&owner(), &Secret::new("of b"));
        assert_eq!(cache.refresh_token(&owner(), None).unwrap().secret.expose(), "of a");
        assert!(cache.refresh_token(&owner(), Some("b.t")).is_none());
    }

    #[test]
    fn what_is_no_cache_is_not_overwritten() {
        assert!(UnifiedCache::read(&Secret::new(" ")).unwrap().0.is_empty());
        for text in ["[]", "{", "null", r#"{"RefreshToken":[]}"#, r#"{"Account":"x"}"#] {
            assert!(UnifiedCache::read(&Secret::new(text)).is_err(), "{text}");
        }
    }
}
