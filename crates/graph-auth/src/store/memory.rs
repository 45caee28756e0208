//! [`MemoryStore`]: sign-ins that end with the program.

use crate::{Saved, Store, Stored};
use graph_transport::{BoxFuture, Result, Secret};
use std::sync::{Arc, Mutex, PoisonError};

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
