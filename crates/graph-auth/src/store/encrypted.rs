//! [`Encrypted`]: any store, with what it keeps sealed.
//!
//! Invariant: a text is given out only when every byte of it, and of what says how it was sealed, is as it was saved.

mod key;

pub use key::EncryptionKey;

use crate::{
    Guard, Saved, Store, Stored,
    store::{blocking, encrypted::key::Cipher},
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use graph_transport::{BoxFuture, Error, Result, Secret};
use serde_json::{Value, json};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The only version so far: XChaCha20-Poly1305, and Argon2id (19 MiB, two passes, one lane) for passphrases.
const VERSION: u64 = 1;

/// Keeps sign-ins sealed in another store: with XChaCha20-Poly1305, under a key or a passphrase of the program's.
///
/// What the other store keeps is a JSON object that says how it was sealed: its version, a random nonce, a fingerprint of the key and,
/// for a passphrase, a random salt. A text that was sealed with another key, was changed since, or is not sealed at all is an error
/// that says which, and stays as it is. Versions and the right to renew are the other store's.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{Encrypted, EncryptionKey, MemoryStore, Saved, Store};
///
/// # let key = [7; 32];
/// let outer = MemoryStore::default();
/// let store = Encrypted::new(outer.clone(), EncryptionKey::new(key));
/// assert_eq!(store.save(&r#"{"RefreshToken":{}}"#.into(), None).await?, Saved::Done);
///
/// assert!(!outer.contents().is_some_and(|kept| kept.expose().contains("RefreshToken")));
/// let stored = store.load().await?;
/// assert!(stored.is_some_and(|stored| stored.contents().expose().contains("RefreshToken")));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Encrypted<S> {
    store: S,
    key: Arc<EncryptionKey>,
}

impl<S: Store> Encrypted<S> {
    /// Seals what `store` keeps. Nothing is read or derived until it is needed.
    pub fn new(store: S, key: EncryptionKey) -> Self {
        Self { store, key: Arc::new(key) }
    }

    async fn cipher(&self, salt: Option<Vec<u8>>) -> Result<Arc<Cipher>> {
        let key = Arc::clone(&self.key);
        // To stretch a passphrase takes long on purpose.
        blocking::run(move || key.cipher(salt)).await
    }

    async fn open(&self, sealed: &Secret) -> Result<Secret> {
        let broken =
            || Error::credential("the sealed sign-in was changed since it was saved: delete it and sign in again");
        let envelope: Value = match serde_json::from_str(sealed.expose()) {
            Ok(Value::Object(envelope)) if envelope.contains_key("sealed") => Value::Object(envelope),
            _ => {
                return Err(Error::credential(
                    "what the store holds is not sealed: read it without encryption once and save it sealed, or delete it",
                ));
            }
        };
        if envelope["version"].as_u64() != Some(VERSION) {
            return Err(Error::credential("the sign-in was sealed by a later version of this program: use that one"));
        }
        let bytes = |name: &str| match &envelope[name] {
            Value::String(text) => BASE64.decode(text).map_err(|_| broken()),
            _ => Err(broken()),
        };
        let salt = if envelope["salt"].is_null() { None } else { Some(bytes("salt")?) };
        if salt.is_some() != self.key.is_passphrase() {
            let (saved, given) = if salt.is_some() { ("passphrase", "key") } else { ("key", "passphrase") };
            return Err(Error::credential(format!("the sign-in was sealed with a {saved}, and a {given} was given")));
        }
        let cipher = self.cipher(salt).await?;
        if bytes("key")? != cipher.fingerprint {
            return Err(Error::credential(
                "the sign-in was sealed with another key or passphrase: give that one, or delete it and sign in again",
            ));
        }
        let text = cipher.open(&bytes("nonce")?, &bytes("sealed")?, &header(&cipher)).ok_or_else(broken)?;
        String::from_utf8(text).map(Secret::new).map_err(|_| broken())
    }

    async fn seal(&self, text: &Secret) -> Result<Secret> {
        let cipher = self.cipher(None).await?;
        let (nonce, sealed) = cipher.seal(text.expose().as_bytes(), &header(&cipher))?;
        Ok(Secret::new(
            json!({
                "version": VERSION,
                "salt": cipher.salt.as_ref().map(|salt| BASE64.encode(salt)),
                "key": BASE64.encode(&cipher.fingerprint),
                "nonce": BASE64.encode(nonce),
                "sealed": BASE64.encode(Zeroizing::new(sealed)),
            })
            .to_string(),
        ))
    }
}

/// What is checked along with the text: how it was sealed.
fn header(cipher: &Cipher) -> Vec<u8> {
    let salt = cipher.salt.as_deref().unwrap_or_default();
    [format!("graph-auth {VERSION} ").as_bytes(), salt, &cipher.fingerprint].concat()
}

impl<S: Store> Store for Encrypted<S> {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        Box::pin(async {
            let Some(stored) = self.store.load().await? else { return Ok(None) };
            if stored.contents().expose().trim().is_empty() {
                return Ok(Some(stored));
            }
            Ok(Some(Stored::new(self.open(stored.contents()).await?, stored.version())))
        })
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        Box::pin(async move { self.store.save(&self.seal(contents).await?, expected).await })
    }

    fn lock(&self) -> BoxFuture<'_, Result<Option<Box<dyn Guard>>>> {
        self.store.lock()
    }
}
