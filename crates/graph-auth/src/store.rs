//! [`Store`]: where sign-ins are kept between runs of a program.

#[cfg(feature = "_blocking")]
mod blocking;
#[cfg(feature = "encrypted")]
mod encrypted;
mod env;
#[cfg(feature = "file")]
mod file;
#[cfg(feature = "file")]
mod file_lock;
mod guard;
#[cfg(feature = "keyring")]
mod keyring;
mod memory;
#[cfg(feature = "object-store")]
mod object;
#[cfg(feature = "redis")]
mod redis;
#[cfg(feature = "file")]
mod replace;
#[cfg(all(test, feature = "file"))]
mod testing;
mod version;

#[cfg(feature = "encrypted")]
pub use encrypted::{Encrypted, EncryptionKey};
pub use env::EnvStore;
#[cfg(feature = "file")]
pub use file::FileStore;
pub use guard::Guard;
#[cfg(feature = "keyring")]
pub use keyring::KeyringStore;
pub use memory::MemoryStore;
#[cfg(feature = "object-store")]
pub use object::ObjectStore;
#[cfg(feature = "redis")]
pub use redis::RedisStore;

use graph_transport::{BoxFuture, Result, Secret};
use std::{fmt, sync::Arc};

/// Keeps one text: the tokens of one user, or of the few who share a program.
///
/// The text is a JSON object in the layout of the token cache that Microsoft's own sign-in libraries share; entries that others wrote
/// into it survive. **It is a credential**: keep it where only that program can read it, encrypted if it leaves the machine.
///
/// A store may hold several accounts: [`Accounts`](crate::Accounts) lists them, and a credential's `account` chooses one. Where none is
/// chosen, the one that was used last is taken. A server keeps one store for each of its users.
///
/// Several processes may share what is behind a store: each save names the version that it was made from, and one that comes too late
/// is made again on top of what is there.
///
/// ```
/// use graph_auth::{Saved, Secret, Store, Stored};
/// use graph_transport::{BoxFuture, Result};
/// use std::{collections::HashMap, sync::{Arc, Mutex}};
///
/// /// A row of a table, with a counter as its version.
/// #[derive(Debug)]
/// struct Row { table: Arc<Mutex<HashMap<String, (u64, Secret)>>>, user: String }
///
/// impl Store for Row {
///     fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
///         let found = self.table.lock().unwrap().get(&self.user).cloned();
///         Box::pin(async { Ok(found.map(|(version, contents)| Stored::new(contents, version.to_string()))) })
///     }
///
///     fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
///         let mut table = self.table.lock().unwrap();
///         let version = table.get(&self.user).map(|(version, _)| *version);
///         let saved = if version.map(|version| version.to_string()).as_deref() == expected {
///             table.insert(self.user.clone(), (version.unwrap_or(0) + 1, contents.clone()));
///             Saved::Done
///         } else {
///             Saved::Conflict
///         };
///         Box::pin(async move { Ok(saved) })
///     }
/// }
/// ```
pub trait Store: fmt::Debug + Send + Sync {
    /// What was saved last. `None` when nothing was yet.
    ///
    /// # Errors
    /// When it cannot be read. The sign-in then fails too, rather than ask the user again for what may be there.
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>>;

    /// Replaces what is kept if its version is still `expected`; `None` means that nothing was kept.
    ///
    /// # Errors
    /// When it cannot be written. The credential then keeps the sign-in in memory and logs a warning.
    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>>;

    /// Takes the right to renew the sign-in, so that of many workers one does it and the others use what it has stored.
    ///
    /// It waits while another has the right. `None` means that there is none to be had: the store has no such lock, which is the
    /// default, or another has kept it for too long. Renewing without it does no harm but one more request.
    ///
    /// # Errors
    /// When the lock cannot be reached. It is logged, and the sign-in is renewed without it.
    fn lock(&self) -> BoxFuture<'_, Result<Option<Box<dyn Guard>>>> {
        Box::pin(std::future::ready(Ok(None)))
    }
}

impl<S: Store + ?Sized> Store for Arc<S> {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        (**self).load()
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        (**self).save(contents, expected)
    }

    fn lock(&self) -> BoxFuture<'_, Result<Option<Box<dyn Guard>>>> {
        (**self).lock()
    }
}

/// A kept text and its version.
#[derive(Clone, Debug)]
pub struct Stored {
    contents: Secret,
    version: String,
}

impl Stored {
    /// `version` is any text that changes with every save, such as a counter, an entity tag or a hash.
    pub fn new(contents: impl Into<Secret>, version: impl Into<String>) -> Self {
        Self { contents: contents.into(), version: version.into() }
    }

    /// The text.
    pub fn contents(&self) -> &Secret {
        &self.contents
    }

    /// What a save on top of it must expect.
    pub fn version(&self) -> &str {
        &self.version
    }
}

/// How a save ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Saved {
    /// It is kept.
    Done,
    /// Someone else saved in the meantime: nothing was changed.
    Conflict,
}
