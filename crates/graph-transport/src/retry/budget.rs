//! [`Budget`]: how many retries all calls of a client may make together.
//!
//! Invariant: a service that is down gets the first attempts of its callers and few more; the count never leaves its bounds.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// What one retry costs, in the parts that a success pays back.
const COST: u32 = 10;

/// A store of retries that calls share: each retry takes one out, and ten calls that succeed put one back.
///
/// While a service is down, retries of many callers multiply its load and help none of them. Cheap to clone; clones share the store.
#[derive(Clone, Debug)]
pub struct Budget {
    parts: Arc<AtomicU32>,
    full: u32,
}

impl Budget {
    /// A store that holds `retries` at most, and does so now.
    pub fn new(retries: u32) -> Self {
        let full = retries.saturating_mul(COST);
        Self { parts: Arc::new(AtomicU32::new(full)), full }
    }

    /// How many retries are left.
    pub fn left(&self) -> u32 {
        self.parts.load(Ordering::Relaxed) / COST
    }

    /// Takes one retry out, if there is one.
    pub(super) fn take(&self) -> bool {
        let less = |parts: u32| parts.checked_sub(COST);
        self.parts.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// Pays back for a call that succeeded.
    pub(super) fn pay_back(&self) {
        let more = |parts: u32| (parts < self.full).then(|| parts + 1);
        // It fails when the store is full, which is the usual state and writes nothing.
        let _ = self.parts.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_successes_pay_for_one_retry() {
        let budget = Budget::new(2);
        let shared = budget.clone();
        assert!(budget.take() && shared.take() && !budget.take());
        for _ in 0..9 {
            budget.pay_back();
        }
        assert!(!shared.take());
        budget.pay_back();
        assert!(budget.take());
        for _ in 0..1000 {
            budget.pay_back();
        }
        assert_eq!(budget.left(), 2, "never more than at the start");
    }
}
