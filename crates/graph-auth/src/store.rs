//! [`Store`]: where sign-ins are kept between runs of a program.

use graph_transport::{BoxFuture, Result, Secret};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// Keeps one text: the refresh tokens and accounts of one user.
///
/// The text is a JSON object in the layout of the token cache that Microsoft's own sign-in libraries share; entries that others wrote
/// into it survive. **It is a credential**: keep it where only that user can read it, encrypted if it leaves the machine.
///
/// A store is one user's. What it holds for an app is that user's sign-in; should it hold several, the one that was used last is
/// taken. A server keeps one for each of its users.
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
}

impl<S: Store + ?Sized> Store for Arc<S> {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        (**self).load()
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        (**self).save(contents, expected)
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

/// Keeps sign-ins for as long as the program runs: the default. Clones share what they keep.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Arc<Mutex<Option<(Secret, u64)>>>);

impl MemoryStore {
    /// A store that holds `contents` already, such as what another run of the program has left.
    pub fn with(contents: impl Into<Secret>) -> Self {
        Self(Arc::new(Mutex::new(Some((contents.into(), 1)))))
    }

    /// What it holds now.
    pub fn contents(&self) -> Option<Secret> {
        self.slot().as_ref().map(|(contents, _)| contents.clone())
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<(Secret, u64)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        let found = self.slot().as_ref().map(|(contents, version)| Stored::new(contents.clone(), version.to_string()));
        Box::pin(std::future::ready(Ok(found)))
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        let mut slot = self.slot();
        let version = slot.as_ref().map(|(_, version)| *version);
        let saved = if version.map(|version| version.to_string()).as_deref() == expected {
            *slot = Some((contents.clone(), version.unwrap_or(0) + 1));
            Saved::Done
        } else {
            Saved::Conflict
        };
        Box::pin(std::future::ready(Ok(saved)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_save_on_top_of_something_else_is_refused() {
        let store = MemoryStore::default();
        let (one, two) = (Secret::new("one"), Secret::new("two"));
        assert!(store.load().await.unwrap().is_none());
        assert_eq!(store.save(&one, None).await.unwrap(), Saved::Done);
        assert_eq!(store.save(&two, None).await.unwrap(), Saved::Conflict);
        let stored = store.load().await.unwrap().unwrap();
        assert_eq!(store.save(&two, Some(stored.version())).await.unwrap(), Saved::Done);
        assert_eq!(store.save(&one, Some(stored.version())).await.unwrap(), Saved::Conflict);
        assert_eq!(store.contents().unwrap().expose(), "two");
        assert!(!format!("{store:?}").contains("two"));
    }
}
