//! [`Ring`]: one text in a keyring, in as many entries as it takes.

use crate::store::version;
use graph_transport::{Error, Result, Secret};
use keyring_core::{CredentialStore, Entry, Error as Failure};
use serde_json::{Value, json};
use std::sync::Arc;

/// Well below the 2,560 bytes of Windows.
const PART: usize = 2048;
/// How often a text is read again that is being replaced.
const TRIES: u32 = 5;

#[derive(Clone)]
pub(super) struct Ring {
    /// A keyring other than the system's.
    pub(super) store: Option<Arc<CredentialStore>>,
    pub(super) service: String,
    pub(super) user: String,
}

/// What the entry of the user says: which parts there are, and what they add up to.
struct Head {
    side: &'static str,
    parts: u64,
    version: String,
}

impl Ring {
    pub(super) fn read(&self) -> Result<Option<Secret>> {
        for _ in 0..TRIES {
            let Some(head) = self.head()? else { return Ok(None) };
            let mut text = Vec::new();
            for number in 0..head.parts {
                text.extend(self.get(&self.part(head.side, number))?.unwrap_or_default());
            }
            if let Ok(text) = String::from_utf8(text).map(Secret::new)
                && version::of(text.expose()) == head.version
            {
                return Ok(Some(text));
            }
        }
        Err(self.broken("parts of it are missing or were changed"))
    }

    /// Writes the parts on the side that is not read, turns the head to them, and removes the others.
    pub(super) fn write(&self, text: &Secret) -> Result<()> {
        let old = self.head()?;
        let side = if old.as_ref().is_some_and(|head| head.side == "a") { "b" } else { "a" };
        let mut parts = 0;
        for part in text.expose().as_bytes().chunks(PART) {
            self.set(&self.part(side, parts), part)?;
            parts += 1;
        }
        let head = json!({ "side": side, "parts": parts, "version": version::of(text.expose()) });
        self.set(&self.user, head.to_string().as_bytes())?;
        // That these go is tidiness: what stays is overwritten the next time but one.
        self.clear(side, parts);
        if let Some(old) = old {
            self.clear(old.side, 0);
        }
        Ok(())
    }

    /// Removes the parts of a side, from this one on.
    fn clear(&self, side: &str, first: u64) {
        for number in first.. {
            let removed = self.entry(&self.part(side, number)).and_then(|entry| entry.delete_credential());
            if removed.is_err() {
                return;
            }
        }
    }

    fn head(&self) -> Result<Option<Head>> {
        let Some(bytes) = self.get(&self.user)? else { return Ok(None) };
        let foreign = || self.broken("another program has an entry of this name");
        let head: Value = serde_json::from_slice(&bytes).map_err(|_| foreign())?;
        let side = match head["side"].as_str() {
            Some("a") => "a",
            Some("b") => "b",
            _ => return Err(foreign()),
        };
        match (head["parts"].as_u64(), head["version"].as_str()) {
            (Some(parts), Some(version)) => Ok(Some(Head { side, parts, version: version.to_owned() })),
            _ => Err(foreign()),
        }
    }

    fn part(&self, side: &str, number: u64) -> String {
        format!("{}#{side}.{number}", self.user)
    }

    fn get(&self, user: &str) -> Result<Option<Vec<u8>>> {
        match self.entry(user).and_then(|entry| entry.get_secret()) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Failure::NoEntry) => Ok(None),
            Err(failure) => Err(self.failed("read from", failure)),
        }
    }

    fn set(&self, user: &str, bytes: &[u8]) -> Result<()> {
        self.entry(user).and_then(|entry| entry.set_secret(bytes)).map_err(|failure| self.failed("written to", failure))
    }

    fn entry(&self, user: &str) -> keyring_core::Result<Entry> {
        match &self.store {
            Some(store) => Entry::new_in_store(store, &self.service, user),
            None => Ok(keyring::Entry::new(&self.service, user)?.inner),
        }
    }

    /// The failure itself is not kept: some of them hold what was read.
    fn failed(&self, what: &str, failure: Failure) -> Error {
        let reason = match failure {
            Failure::NoDefaultStore => {
                "there is none; on Linux, a service such as GNOME Keyring or KWallet must run for the user".to_owned()
            }
            Failure::NoStorageAccess(cause) => format!("it is locked or refuses access ({cause}): unlock it"),
            Failure::PlatformFailure(cause) => cause.to_string(),
            Failure::TooLong(name, limit) => format!("it allows no more than {limit} bytes as {name}"),
            Failure::BadEncoding(_) | Failure::BadDataFormat(..) => "what it holds cannot be read".to_owned(),
            Failure::Ambiguous(entries) => format!("it has {} entries of one name: remove all but one", entries.len()),
            other => other.to_string(),
        };
        Error::credential(format!(
            "the sign-in could not be {what} the keyring (service {}, user {}): {reason}",
            self.service, self.user
        ))
    }

    fn broken(&self, reason: &str) -> Error {
        Error::credential(format!(
            "the keyring holds no sign-in for service {}, user {}: {reason}; delete the entry and sign in again, or use another name",
            self.service, self.user
        ))
    }
}
