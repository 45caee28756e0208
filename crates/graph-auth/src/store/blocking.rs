//! Work that blocks, kept off the threads that run tasks.

use graph_transport::{Error, Result};
use tokio::runtime::Handle;

/// Does short work that blocks: on tokio's threads for that where there is a runtime, right here where there is none.
///
/// Dropping the future does not stop what has begun, and it ends by itself: nothing here waits for anyone.
pub(crate) async fn run<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match Handle::try_current() {
        Ok(runtime) => runtime.spawn_blocking(work).await.unwrap_or_else(|error| {
            Err(Error::credential("the store could not be used: the runtime is shutting down").with_source(error))
        }),
        Err(_) => work(),
    }
}
