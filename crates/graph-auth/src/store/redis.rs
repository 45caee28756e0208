//! [`RedisStore`]: a sign-in that many machines share.
//!
//! Invariant: a text and its version change together, in one step of the server's, and only when the version is the expected one; the
//! right to renew is given back only by whoever has it.

mod right;

use crate::{
    Guard, Saved, Store, Stored,
    store::{redis::right::Right, version},
};
use graph_transport::{BoxFuture, Error, Result, Secret};
use redis::{Client, FromRedisValue, RedisError, aio::MultiplexedConnection};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, sleep};

/// `ARGV`: the version expected or nothing, the text, its version, how many milliseconds it is kept or 0.
const SAVE: &str = "\
    if (redis.call('HGET', KEYS[1], 'version') or '') ~= ARGV[1] then return 0 end \
    redis.call('HSET', KEYS[1], 'value', ARGV[2], 'version', ARGV[3]) \
    if ARGV[4] ~= '0' then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end \
    return 1";

/// How long a renewal waits for that of another worker, and how often it looks.
const WAIT: Duration = Duration::from_secs(60);
const TRIES: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(100));

/// Keeps a sign-in in Redis or a server that speaks as Redis does, for any number of workers on any number of machines.
///
/// A save is checked and made in one step of the server's. Of all workers whose sign-in is due, one asks the sign-in service and the
/// others use what it has stored: the right to do so is a key beside the sign-in's, `<key>:renewal`, which ends by itself when its
/// holder vanishes. Should it end while its holder still waits, two may renew, which does no harm.
///
/// What is kept is a credential: let nobody else use the server, or seal it with an `Encrypted` store around this one.
///
/// ```
/// # fn main() -> graph_transport::Result<()> {
/// use graph_auth::RedisStore;
///
/// // One key for each user.
/// let store = RedisStore::connect("redis://127.0.0.1/", "my-app:sign-in:ada")?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct RedisStore(Arc<Server>);

#[derive(Clone)]
struct Server {
    client: Client,
    key: String,
    keep_for: Duration,
    right_lasts: Duration,
    connection: Arc<Mutex<Option<MultiplexedConnection>>>,
}

impl RedisStore {
    /// The server at this URL (`redis://[user:password@]host[:port][/database]`, or `redis+unix:///path` for a socket), and the key of this sign-in.
    /// Nothing is sent until it is needed.
    ///
    /// For TLS, make a [`Client`] with the crate's own feature for it and give it to [`new`](Self::new).
    ///
    /// # Errors
    /// When the URL is none.
    pub fn connect(url: &str, key: impl Into<String>) -> Result<Self> {
        // The error is not passed on, as it may repeat what is in the URL.
        let client = Client::open(url).map_err(|_| {
            Error::credential("the address of Redis cannot be used: it must look like redis://host:6379/0, and TLS needs a client of yours")
        })?;
        Ok(Self::new(client, key))
    }

    /// The server that `client` leads to, and the key of this sign-in.
    pub fn new(client: Client, key: impl Into<String>) -> Self {
        Self(Arc::new(Server {
            client,
            key: key.into(),
            keep_for: Duration::ZERO,
            right_lasts: Duration::from_secs(10),
            connection: Arc::default(),
        }))
    }

    /// Has the server forget the sign-in when it was not saved for so long. By default it is kept for ever; refresh tokens
    /// themselves end after 90 days without use.
    #[must_use]
    pub fn keep_for(mut self, time: Duration) -> Self {
        Arc::make_mut(&mut self.0).keep_for = time;
        self
    }

    /// How long the right to renew outlives a holder that has vanished: ten seconds unless it is set here. A holder that
    /// lives keeps it for as long as it needs.
    #[must_use]
    pub fn right_lasts(mut self, time: Duration) -> Self {
        Arc::make_mut(&mut self.0).right_lasts = time.max(Duration::from_millis(100));
        self
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The client knows the password.
        f.debug_struct("RedisStore").field("key", &self.0.key).finish_non_exhaustive()
    }
}

impl Server {
    /// Sends a command, once more when the connection turns out to be gone. Each command here may be sent twice.
    async fn ask<T: FromRedisValue>(&self, what: &str, command: &redis::Cmd) -> Result<T> {
        let mut again = self.slot().is_some();
        loop {
            let failed = |error: RedisError| {
                Error::credential(format!("the sign-in could not be {what} Redis: {error}")).with_source(error)
            };
            let mut connection = self.connection().await.map_err(failed)?;
            match command.query_async(&mut connection).await {
                Ok(value) => return Ok(value),
                Err(error) => {
                    if error.is_unrecoverable_error() || error.is_io_error() {
                        *self.slot() = None;
                        if std::mem::take(&mut again) {
                            continue;
                        }
                    }
                    return Err(failed(error));
                }
            }
        }
    }

    /// The connection, which all commands share. Two that are made at once do no harm: one is dropped.
    async fn connection(&self) -> std::result::Result<MultiplexedConnection, RedisError> {
        let kept = self.slot().clone();
        match kept {
            Some(connection) => Ok(connection),
            None => {
                let connection = self.client.get_multiplexed_async_connection().await?;
                Ok(self.slot().insert(connection).clone())
            }
        }
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<MultiplexedConnection>> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for RedisStore {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        Box::pin(async {
            let mut command = redis::cmd("HMGET");
            command.arg(&self.0.key).arg("value").arg("version");
            let found: (Option<String>, Option<String>) = self.0.ask("read from", &command).await?;
            Ok(match found {
                (Some(value), Some(version)) => Some(Stored::new(value, version)),
                _ => None,
            })
        })
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        Box::pin(async move {
            let text = contents.expose();
            let mut command = redis::cmd("EVAL");
            command.arg(SAVE).arg(1).arg(&self.0.key).arg(expected.unwrap_or_default());
            command.arg(text).arg(version::of(text)).arg(millis(self.0.keep_for));
            Ok(if self.0.ask("written to", &command).await? { Saved::Done } else { Saved::Conflict })
        })
    }

    fn lock(&self) -> BoxFuture<'_, Result<Option<Box<dyn Guard>>>> {
        Box::pin(async {
            let started = Instant::now();
            let right = Right::new(Arc::clone(&self.0));
            let mut pause = TRIES.0;
            while !right.take().await? {
                if started.elapsed() >= WAIT {
                    return Ok(None);
                }
                sleep(pause).await;
                pause = (pause * 2).min(TRIES.1);
            }
            Ok(Some(Box::new(right) as Box<dyn Guard>))
        })
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX >> 1)
}
