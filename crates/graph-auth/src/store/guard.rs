//! [`Guard`]: the right to renew a sign-in, while it is held.

use graph_transport::BoxFuture;
use std::fmt;

/// What [`Store::lock`](crate::Store::lock) gives. Dropping it gives the right back too, though a store that is elsewhere may then
/// have to wait until the right ends by itself.
pub trait Guard: fmt::Debug + Send + Sync {
    /// Keeps the right from ending while it is polled. It is ready only when the right was lost.
    ///
    /// The default is for a right that does not end by itself.
    fn keep(&self) -> BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }

    /// Gives the right back. That it could not be is no error: it ends by itself.
    fn release(self: Box<Self>) -> BoxFuture<'static, ()>;
}
