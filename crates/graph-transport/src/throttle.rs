//! The throttle gate: how many requests of one quota scope are in flight at once.
//!
//! Invariant: a permit lives as long as its exchange and is given back when the caller goes away; no lock is held while waiting.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Outlook serves four requests of one app to one mailbox at a time; a fifth is refused with 429.
pub(crate) const OUTLOOK: usize = 4;

/// Beyond this many scopes, those that are idle are forgotten.
const MANY: usize = 1024;

/// Counts what is in flight, per scope.
#[derive(Debug)]
pub(crate) struct Gate {
    limit: usize,
    scopes: Mutex<HashMap<Arc<str>, Arc<Semaphore>>>,
}

impl Gate {
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit: limit.clamp(1, Semaphore::MAX_PERMITS), scopes: Mutex::default() }
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Waits for a place, in order of arrival. Requests without a scope pass.
    pub(crate) async fn enter(&self, scope: Option<&Arc<str>>) -> Option<OwnedSemaphorePermit> {
        let semaphore = self.semaphore(scope?);
        // It fails only when the semaphore is closed, which this gate never does.
        semaphore.acquire_owned().await.ok()
    }

    fn semaphore(&self, scope: &Arc<str>) -> Arc<Semaphore> {
        let mut scopes = self.scopes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(semaphore) = scopes.get(scope) {
            return Arc::clone(semaphore);
        }
        if scopes.len() >= MANY {
            scopes.retain(|_, semaphore| Arc::strong_count(semaphore) > 1);
        }
        let semaphore = Arc::new(Semaphore::new(self.limit));
        scopes.insert(Arc::clone(scope), Arc::clone(&semaphore));
        semaphore
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn four_at_a_time_for_each_scope() {
        let gate = Gate::new(OUTLOOK);
        let (ada, bob) = (Arc::from("ada"), Arc::from("bob"));
        let mut held = Vec::new();
        for _ in 0..OUTLOOK {
            held.push(gate.enter(Some(&ada)).await);
        }
        assert_eq!(gate.semaphore(&ada).available_permits(), 0);
        assert!(gate.enter(Some(&bob)).await.is_some(), "scopes do not share");
        assert!(gate.enter(None).await.is_none(), "no scope, no limit");
        let waiting = gate.enter(Some(&ada));
        held.pop();
        assert!(waiting.await.is_some());
    }

    #[tokio::test]
    async fn idle_scopes_are_forgotten_and_busy_ones_are_not() {
        let gate = Gate::new(1);
        let busy: Arc<str> = Arc::from("busy");
        let permit = gate.enter(Some(&busy)).await;
        for number in 0..2 * MANY {
            gate.enter(Some(&Arc::from(number.to_string()))).await;
        }
        assert!(gate.scopes.lock().unwrap().len() <= MANY + 1);
        assert_eq!(gate.semaphore(&busy).available_permits(), 0);
        drop(permit);
    }
}
