//! [`EnvStore`]: a sign-in that the program was started with.

use crate::{Saved, Store, Stored, store::version};
use graph_transport::{BoxFuture, Error, Result, Secret};
use std::{env, ffi::OsString};

/// Reads a sign-in from an environment variable: for containers and scheduled work that get theirs from outside.
///
/// It is read only. A program cannot change the environment of the one that started it, so a save is an error: the credential says so in a
/// warning, and keeps newer refresh tokens in memory for as long as it runs. Those before them serve on at their next start, until
/// the service ends them.
///
/// A variable that is not set, or is empty, holds no sign-in.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{EnvStore, Store};
///
/// let store = EnvStore::new("CONTOSO_SIGN_IN");
/// assert!(store.load().await?.is_none());
/// assert!(store.save(&"{}".into(), None).await.is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct EnvStore(OsString);

impl EnvStore {
    /// Reads this variable, anew each time.
    pub fn new(variable: impl Into<OsString>) -> Self {
        Self(variable.into())
    }

    fn read(&self) -> Result<Option<Stored>> {
        // Names that no variable can have would make the look-up panic on some systems.
        let name = self.0.to_string_lossy();
        if name.is_empty() || name.contains(['=', '\0']) {
            return Err(Error::credential(format!("\"{name}\" is no name of an environment variable")));
        }
        let Some(value) = env::var_os(&self.0) else { return Ok(None) };
        let text = value.into_string().map_err(|_| {
            Error::credential(format!("the environment variable {name} is not text: set it to what a store has kept"))
        })?;
        Ok((!text.trim().is_empty()).then(|| Stored::new(text.as_str(), version::of(&text))))
    }
}

impl Store for EnvStore {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        Box::pin(std::future::ready(self.read()))
    }

    fn save<'a>(&'a self, _: &'a Secret, _: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        let error = Error::credential(format!(
            "the environment variable {} cannot be written: keep the sign-in in another store if it should outlive the program",
            self.0.to_string_lossy()
        ));
        Box::pin(std::future::ready(Err(error)))
    }
}
