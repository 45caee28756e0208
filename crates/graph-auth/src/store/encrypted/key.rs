//! [`EncryptionKey`]: what a sign-in is sealed with, and the cipher that is made of it.

use argon2::Argon2;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Generate, Payload},
};
use graph_transport::{Error, Result, Secret};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use zeroize::Zeroizing;

const KEY: usize = 32;
const SALT: usize = 16;
/// A passphrase that is shorter is a mistake, such as a variable that is not set.
const SHORTEST: usize = 8;

/// A key of 32 random bytes, or a passphrase that one is made of. Memory is overwritten on drop.
pub struct EncryptionKey {
    origin: Origin,
    /// What was made last: to stretch a passphrase takes a while, and the salt seldom changes.
    made: Mutex<Option<Arc<Cipher>>>,
}

enum Origin {
    Key(Zeroizing<[u8; KEY]>),
    Passphrase(Secret),
}

impl EncryptionKey {
    /// A key. It must be random: a passphrase cut to size is none.
    pub fn new(key: [u8; KEY]) -> Self {
        Self { origin: Origin::Key(Zeroizing::new(key)), made: Mutex::default() }
    }

    /// A passphrase of eight bytes or more, stretched with Argon2id and a random salt, which is kept beside what is sealed. That takes
    /// a fraction of a second and 19 MiB, once.
    pub fn passphrase(passphrase: impl Into<Secret>) -> Self {
        Self { origin: Origin::Passphrase(passphrase.into()), made: Mutex::default() }
    }

    /// A random key that the system's keyring keeps for this program and user; it is made when there is none yet. For what is too large
    /// for a keyring, or must be in a file.
    ///
    /// # Errors
    /// When the keyring cannot be used, or holds something else under this name.
    #[cfg(feature = "keyring")]
    pub async fn from_keyring(service: impl Into<String>, user: impl Into<String>) -> Result<Self> {
        Self::kept_in(&crate::KeyringStore::new(service, user)).await
    }

    /// The same in a keyring of the program's choice.
    ///
    /// # Errors
    /// When the keyring cannot be used, or holds something else there.
    #[cfg(feature = "keyring")]
    pub async fn kept_in(keyring: &crate::KeyringStore) -> Result<Self> {
        use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

        let kept = keyring.key(|| Ok(Secret::new(BASE64.encode(random::<KEY>()?)))).await?;
        let key = BASE64.decode(kept.expose()).ok().map(Zeroizing::new);
        match key.and_then(|key| <[u8; KEY]>::try_from(key.as_slice()).ok()) {
            Some(key) => Ok(Self::new(key)),
            None => Err(Error::credential("what the keyring holds under this name is no key: use another name")),
        }
    }

    pub(super) fn is_passphrase(&self) -> bool {
        matches!(self.origin, Origin::Passphrase(_))
    }

    /// The cipher for this salt; for the one before, or a new one, when it matters not.
    pub(super) fn cipher(&self, salt: Option<Vec<u8>>) -> Result<Arc<Cipher>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cipher) = made.as_ref().filter(|cipher| salt.is_none() || cipher.salt == salt) {
            return Ok(Arc::clone(cipher));
        }
        let cipher = match &self.origin {
            Origin::Key(key) => Cipher::new(key, None)?,
            Origin::Passphrase(passphrase) if passphrase.expose().len() < SHORTEST => {
                return Err(Error::credential(format!(
                    "the passphrase that sign-ins are sealed with is shorter than {SHORTEST} bytes: was the variable that holds \
                     it set?"
                )));
            }
            Origin::Passphrase(passphrase) => {
                let salt = match salt {
                    Some(salt) => salt,
                    None => random::<SALT>()?.to_vec(),
                };
                let mut key = Zeroizing::new([0; KEY]);
                Argon2::default()
                    .hash_password_into(passphrase.expose().as_bytes(), &salt, &mut *key)
                    .map_err(|error| Error::credential(format!("no key can be made of the passphrase: {error}")))?;
                Cipher::new(&key, Some(salt))?
            }
        };
        Ok(Arc::clone(made.insert(Arc::new(cipher))))
    }
}

impl fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncryptionKey").finish_non_exhaustive()
    }
}

/// A cipher under one key.
pub(super) struct Cipher {
    cipher: XChaCha20Poly1305,
    pub(super) salt: Option<Vec<u8>>,
    /// Tells keys apart and nothing about them: the tag of nothing, under a nonce that is never drawn.
    pub(super) fingerprint: Vec<u8>,
}

impl Cipher {
    fn new(key: &[u8; KEY], salt: Option<Vec<u8>>) -> Result<Self> {
        let cipher = XChaCha20Poly1305::new(key.into());
        let fingerprint = cipher.encrypt(&XNonce::default(), &[][..]).map_err(|_| failed())?;
        Ok(Self { cipher, salt, fingerprint })
    }

    pub(super) fn seal(&self, text: &[u8], header: &[u8]) -> Result<(XNonce, Vec<u8>)> {
        let nonce = XNonce::from(random()?);
        let sealed = self.cipher.encrypt(&nonce, Payload { msg: text, aad: header }).map_err(|_| failed())?;
        Ok((nonce, sealed))
    }

    pub(super) fn open(&self, nonce: &[u8], sealed: &[u8], header: &[u8]) -> Option<Vec<u8>> {
        let nonce = XNonce::try_from(nonce).ok()?;
        self.cipher.decrypt(&nonce, Payload { msg: sealed, aad: header }).ok()
    }
}

/// Bytes of the operating system's.
fn random<const N: usize>() -> Result<[u8; N]> {
    <[u8; N]>::try_generate()
        .map_err(|error| Error::credential("the operating system gives no random bytes").with_source(error))
}

fn failed() -> Error {
    Error::credential("the sign-in is too large to be sealed")
}
