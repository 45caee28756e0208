//! [`Right`]: the right to renew a sign-in in Redis: a key that ends by itself, and whose value names its holder.

use super::{Server, millis};
use crate::Guard;
use graph_transport::{BoxFuture, Result};
use std::{fmt, sync::Arc};
use tokio::time::{Instant, sleep};

/// Takes the right, or goes on having it. `ARGV`: who, and for how many milliseconds.
const TAKE: &str = "\
    if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end \
    if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end \
    redis.call('PEXPIRE', KEYS[1], ARGV[2]) \
    return 1";

/// Gives the right back if it is still that holder's. `ARGV`: who.
const RELEASE: &str = "\
    if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end \
    return redis.call('DEL', KEYS[1])";

pub(super) struct Right {
    server: Arc<Server>,
    key: String,
    holder: String,
}

impl Right {
    pub(super) fn new(server: Arc<Server>) -> Self {
        let key = format!("{}:renewal", server.key);
        // A name that no other has. It proves nothing, so it need not be secret.
        Self { server, key, holder: format!("{:032x}", fastrand::u128(..)) }
    }

    /// Whether it is this holder's now, for a while.
    pub(super) async fn take(&self) -> Result<bool> {
        let mut command = redis::cmd("EVAL");
        command.arg(TAKE).arg(1).arg(&self.key).arg(&self.holder).arg(millis(self.server.right_lasts));
        self.server.ask("locked in", &command).await
    }
}

impl Guard for Right {
    fn keep(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            let lasts = self.server.right_lasts;
            let mut taken = Instant::now();
            loop {
                sleep(lasts / 3).await;
                let now = Instant::now();
                match self.take().await {
                    Ok(true) => taken = now,
                    Ok(false) => return,
                    // The server may be back in time.
                    Err(_) if taken.elapsed() < lasts => {}
                    Err(_) => return,
                }
            }
        })
    }

    fn release(self: Box<Self>) -> BoxFuture<'static, ()> {
        Box::pin(async move {
            let mut command = redis::cmd("EVAL");
            command.arg(RELEASE).arg(1).arg(&self.key).arg(&self.holder);
            if let Err(error) = self.server.ask::<bool>("unlocked in", &command).await {
                tracing::debug!(error = %error, "the right to renew could not be given back and ends by itself");
            }
        })
    }
}

impl fmt::Debug for Right {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Right").field("key", &self.key).finish_non_exhaustive()
    }
}
