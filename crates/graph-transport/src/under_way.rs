//! [`UnderWay`]: whether a call has its request with the service at this moment.
//!
//! Invariant: it is set while an attempt is made and at no other time; never while the call waits for a place, a pause or a token.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Tells whether a call has its request with the service. Clones share what they tell.
///
/// It is for those who begin a call before anybody waits for its answer; see [`Request::ahead`](crate::Request::ahead). Such a call may be
/// left alone while this is so. At other times it may have the flight of a token, which others wait for: await it, or drop it.
#[derive(Clone, Debug, Default)]
pub struct UnderWay(Arc<AtomicBool>);

impl UnderWay {
    /// Whether an attempt is being made.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Tells so until what is returned is dropped.
    pub(crate) fn set(&self) -> impl Drop + use<> {
        struct Set(Arc<AtomicBool>);

        impl Drop for Set {
            fn drop(&mut self) {
                self.0.store(false, Ordering::Relaxed);
            }
        }

        self.0.store(true, Ordering::Relaxed);
        Set(Arc::clone(&self.0))
    }
}
