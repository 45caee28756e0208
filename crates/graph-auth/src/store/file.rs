//! [`FileStore`]: a sign-in in a file that only its owner can read.
//!
//! Invariant: the file is only ever replaced as a whole, by whoever holds its lock file, and only if it still is what the save was made
//! from; what cannot be understood is moved aside and never overwritten.

use crate::{
    Saved, Store, Stored,
    store::{
        Guard, blocking,
        file_lock::FileLock,
        replace::{beside, folder, replace},
        version,
    },
};
use graph_transport::{BoxFuture, Error, Result, Secret};
use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};
use tokio::runtime::Handle;

/// How long a save waits for others, each of whom takes milliseconds.
const SAVE_WAIT: Duration = Duration::from_secs(30);
/// How long a renewal waits for that of another process.
const RENEWAL_WAIT: Duration = Duration::from_secs(60);
/// How often a lock that is held is tried, at first and later.
const TRIES: (Duration, Duration) = (Duration::from_millis(2), Duration::from_millis(50));

/// Keeps a sign-in in a file, as plain text that only the user who runs the program can read (mode 0600; on Windows, what the folder
/// grants). Encrypt it with a wrapper where that is not enough.
///
/// - A crash at any moment leaves the old text or the new one, whole.
/// - Any number of processes may use the file. Saves take `<file>.lockfile`, as Microsoft's libraries for Python do, and
///   renewals `<file>.renewal.lockfile`, so that of many processes one renews a sign-in and the others use what it got.
/// - Wider permissions are **repaired** when they are found, with a warning: others may have read the tokens. When that cannot be done, because the
///   file is someone else's, it is an error.
/// - What is no JSON object is moved to `<file>.bad`, and that is an error which says so; the next start finds no sign-in.
/// - Folders on the way are made, for this user alone.
///
/// The file is best on a disk of the machine: locks of network drives are only as good as the drive.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{FileStore, Saved, Store};
///
/// # let folder = std::env::temp_dir().join(format!("graph-auth-doc-{}", std::process::id()));
/// let store = FileStore::new(folder.join("sign-in.json"));
/// assert!(store.load().await?.is_none());
/// assert_eq!(store.save(&"{}".into(), None).await?, Saved::Done);
/// // Another process that has not seen the save gets to know.
/// assert_eq!(store.save(&"{}".into(), None).await?, Saved::Conflict);
/// # std::fs::remove_dir_all(folder).ok();
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct FileStore {
    path: PathBuf,
}

impl FileStore {
    /// Keeps the sign-in in this file. Nothing is touched until it is needed.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` under the lock file of saves.
    pub(super) async fn alone<T: Send + 'static>(
        &self,
        work: impl Fn(&Self) -> Result<T> + Clone + Send + 'static,
    ) -> Result<T> {
        let done = self.locked(".lockfile", SAVE_WAIT, move |file, _lock| work(file)).await?;
        done.ok_or_else(|| {
            let lock = beside(&self.path, ".lockfile");
            Error::credential(format!("the sign-in is held by another program: end what holds {}", lock.display()))
        })
    }

    /// Runs `work` under a lock file. `None` when it was held by others for all of the time.
    async fn locked<T: Send + 'static>(
        &self,
        suffix: &'static str,
        wait: Duration,
        work: impl Fn(&Self, FileLock) -> Result<T> + Clone + Send + 'static,
    ) -> Result<Option<T>> {
        let started = Instant::now();
        let mut pause = TRIES.0;
        loop {
            let (file, work) = (self.clone(), work.clone());
            let done = blocking::run(move || {
                let file = file.resolved();
                let path = beside(&file.path, suffix);
                create_folder(folder(&file.path)).map_err(|error| failed("made ready for", &file.path, error))?;
                match FileLock::take(&path).map_err(|error| failed("locked with", &path, error))? {
                    Some(lock) => work(&file, lock).map(Some),
                    None => Ok(None),
                }
            });
            match done.await? {
                Some(done) => return Ok(Some(done)),
                None if started.elapsed() >= wait => return Ok(None),
                None => sleep(pause).await,
            }
            pause = (pause * 2).min(TRIES.1);
        }
    }

    /// The same store at the file that a link leads to: what is replaced is the file, not the link.
    fn resolved(self) -> Self {
        Self { path: fs::canonicalize(&self.path).unwrap_or(self.path) }
    }

    /// What the file holds, whatever it is.
    fn read(&self) -> Result<Option<Secret>> {
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed("read from", &self.path, error)),
        };
        self.narrow(&file)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| failed("read from", &self.path, error))?;
        // What is not text is not JSON either, and matters no more.
        Ok(Some(Secret::new(String::from_utf8(bytes).unwrap_or_else(|_| "\0".to_owned()))))
    }

    #[cfg(unix)]
    fn narrow(&self, file: &File) -> Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let failed = |error| {
            let path = self.path.display();
            Error::credential(format!(
                "others can read {path}, and that cannot be changed, since it is somebody else's: give it to this user with mode 0600, or \
                 keep the sign-in elsewhere"
            ))
            .with_source(error)
        };
        let mode = file.metadata().map_err(failed)?.permissions().mode();
        if mode & 0o077 == 0 {
            return Ok(());
        }
        file.set_permissions(fs::Permissions::from_mode(0o600)).map_err(failed)?;
        tracing::warn!(
            path = %self.path.display(),
            mode = format_args!("{:03o}", mode & 0o777),
            "others could read this file, which holds tokens: now only its owner can"
        );
        Ok(())
    }

    #[cfg(not(unix))]
    fn narrow(&self, _: &File) -> Result<()> {
        Ok(())
    }

    /// Moves aside what is no token cache, and says so.
    fn set_aside(&self) -> Error {
        let mut aside = beside(&self.path, ".bad");
        for number in 2_u32.. {
            if fs::symlink_metadata(&aside).is_err() {
                break;
            }
            aside = beside(&self.path, &format!(".{number}.bad"));
        }
        let (path, kept) = (self.path.display(), aside.display());
        match fs::rename(&self.path, &aside) {
            Ok(()) => Error::credential(format!(
                "{path} holds no token cache (a JSON object): it was moved to {kept}; sign in again, or put a good copy back"
            )),
            Err(error) => Error::credential(format!(
                "{path} holds no token cache (a JSON object) and could not be moved to {kept}: move it away"
            ))
            .with_source(error),
        }
    }
}

impl Store for FileStore {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        Box::pin(async {
            let file = self.clone();
            let found = blocking::run(move || file.resolved().read()).await?;
            match found {
                Some(text) if !is_object(&text) => {
                    // Once more, while nobody can be putting a good one there.
                    let checked = self.alone(|file| match file.read()? {
                        Some(text) if !is_object(&text) => Err(file.set_aside()),
                        text => Ok(text),
                    });
                    Ok(checked.await?.map(stored))
                }
                found => Ok(found.map(stored)),
            }
        })
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        let (contents, expected) = (contents.clone(), expected.map(str::to_owned));
        Box::pin(async move {
            self.alone(move |file| {
                let found = file.read()?;
                if found.map(|text| version::of(text.expose())) != expected {
                    return Ok(Saved::Conflict);
                }
                replace(&file.path, contents.expose().as_bytes(), |_| Ok(()))
                    .map_err(|error| failed("written to", &file.path, error))?;
                Ok(Saved::Done)
            })
            .await
        })
    }

    fn lock(&self) -> BoxFuture<'_, Result<Option<Box<dyn Guard>>>> {
        Box::pin(async {
            let lock = self.locked(".renewal.lockfile", RENEWAL_WAIT, |_, lock| Ok(lock)).await?;
            Ok(lock.map(|lock| Box::new(lock) as Box<dyn Guard>))
        })
    }
}

fn stored(text: Secret) -> Stored {
    let version = version::of(text.expose());
    Stored::new(text, version)
}

/// Whether it may be a token cache. Nothing at all is an empty one.
fn is_object(text: &Secret) -> bool {
    let text = text.expose().trim();
    text.is_empty() || serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).is_ok()
}

async fn sleep(length: Duration) {
    match Handle::try_current() {
        Ok(_) => tokio::time::sleep(length).await,
        Err(_) => thread::sleep(length),
    }
}

fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn failed(what: &str, path: &Path, error: io::Error) -> Error {
    Error::credential(format!("the sign-in could not be {what} {}: {error}", path.display())).with_source(error)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// The kernel lets nobody change the mode of what it tells of a process, its owner and root neither.
    #[test]
    fn what_others_can_read_and_nobody_can_narrow_is_not_read() {
        let store = FileStore::new("/proc/self/status");
        assert_ne!(fs::metadata(store.path()).unwrap().permissions().mode() & 0o077, 0);
        let error = store.read().unwrap_err();
        assert!(
            error.to_string().starts_with("others can read /proc/self/status, and that cannot be changed"),
            "{error}"
        );
        assert!(error.to_string().ends_with("with mode 0600, or keep the sign-in elsewhere"), "{error}");
        assert!(!format!("{error:?}").contains("VmPeak"), "nothing of it is told");
    }
}
