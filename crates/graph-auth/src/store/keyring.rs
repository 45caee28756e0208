//! [`KeyringStore`]: a sign-in in the operating system's keyring.
//!
//! Invariant: a text is there once the entry that names its parts is, and whole or not at all: its parts are written under names that no
//! one reads yet, and checked by its hash when they are read.

mod ring;

use crate::{
    FileStore, Guard, Saved, Store, Stored,
    store::{blocking, keyring::ring::Ring, version},
};
use graph_transport::{BoxFuture, Result, Secret};
use keyring_core::CredentialStore;
use std::{env, fmt, path::PathBuf, sync::Arc};

/// Keeps a sign-in in the keyring: the Keychain on macOS, the Credential Manager on Windows, and on Linux the Secret Service of the
/// desktop, such as GNOME Keyring or KWallet.
///
/// The keyring decides who can read it: at least no other user, and nobody while it is locked. Windows keeps no more than 2,560
/// bytes in one entry, so the text is kept in parts (`<user>#a.0`, `<user>#a.1`, …) which the entry of the user itself names.
///
/// Keyrings know no versions. A lock file among the user's own temporary files keeps the processes of this machine from saving over each other,
/// and has one of many renew a sign-in. On Linux that takes `XDG_RUNTIME_DIR`, which desktops set; without it two saves in one moment may
/// lose one.
///
/// ```no_run
/// # async fn example() -> graph_transport::Result<()> {
/// use graph_auth::{KeyringStore, Store};
///
/// let store = KeyringStore::new("my-app", "ada@contoso.com");
/// if store.load().await?.is_none() {
///     println!("nobody has signed in yet");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct KeyringStore {
    ring: Ring,
    /// Where it would be if it were kept in a file: its lock files serve here.
    locks: Option<FileStore>,
}

impl KeyringStore {
    /// An entry of the system's keyring: the program's name and the user's. Nothing is asked until it is needed.
    pub fn new(service: impl Into<String>, user: impl Into<String>) -> Self {
        Self::of(Ring { store: None, service: service.into(), user: user.into() })
    }

    /// An entry of this keyring, such as the kernel's (`linux-keyutils-keyring-store`) where there is no desktop.
    pub fn within(store: Arc<CredentialStore>, service: impl Into<String>, user: impl Into<String>) -> Self {
        Self::of(Ring { store: Some(store), service: service.into(), user: user.into() })
    }

    fn of(ring: Ring) -> Self {
        let name = format!("graph-auth-{}", version::of(&format!("{}\n{}", ring.service, ring.user)));
        Self { locks: folder().map(|folder| FileStore::new(folder.join(name))), ring }
    }

    /// Does what must not be done by two at once.
    async fn alone<T: Send + 'static>(&self, work: impl Fn(&Ring) -> Result<T> + Clone + Send + 'static) -> Result<T> {
        let ring = self.ring.clone();
        match &self.locks {
            Some(locks) => locks.alone(move |_| work(&ring)).await,
            None => blocking::run(move || work(&ring)).await,
        }
    }

    /// A key that the keyring keeps, made now if there is none yet.
    #[cfg(feature = "encrypted")]
    pub(crate) async fn key(&self, new: impl Fn() -> Result<Secret> + Clone + Send + 'static) -> Result<Secret> {
        self.alone(move |ring| match ring.read()? {
            Some(key) => Ok(key),
            None => {
                let key = new()?;
                ring.write(&key)?;
                Ok(key)
            }
        })
        .await
    }
}

/// A folder of this user's alone.
fn folder() -> Option<PathBuf> {
    match env::var_os("XDG_RUNTIME_DIR") {
        Some(folder) if !folder.is_empty() => Some(folder.into()),
        // Temporary files of all users share a folder on Linux, and there anyone could hold the lock.
        _ if cfg!(any(target_os = "macos", windows)) => Some(env::temp_dir()),
        _ => None,
    }
}

impl Store for KeyringStore {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        Box::pin(async {
            let ring = self.ring.clone();
            let found = blocking::run(move || ring.read()).await?;
            Ok(found.map(|text| {
                let version = version::of(text.expose());
                Stored::new(text, version)
            }))
        })
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        let (contents, expected) = (contents.clone(), expected.map(str::to_owned));
        Box::pin(self.alone(move |ring| {
            if ring.read()?.map(|text| version::of(text.expose())) != expected {
                return Ok(Saved::Conflict);
            }
            ring.write(&contents)?;
            Ok(Saved::Done)
        }))
    }

    fn lock(&self) -> BoxFuture<'_, Result<Option<Box<dyn Guard>>>> {
        match &self.locks {
            Some(locks) => locks.lock(),
            None => Box::pin(std::future::ready(Ok(None))),
        }
    }
}

impl fmt::Debug for KeyringStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyringStore")
            .field("service", &self.ring.service)
            .field("user", &self.ring.user)
            .finish_non_exhaustive()
    }
}
