//! [`FileLock`]: one holder at a time, among all processes that share a folder.
//!
//! Invariant: what is locked is the file that the path names at that moment, never one that was removed in the meantime.

use crate::store::Guard;
use graph_transport::BoxFuture;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// A lock file that is held. Dropping it gives it back; so does the end of the process, however it ends.
///
/// The file names the process that holds it, and goes when it is given back, as other libraries for Microsoft's caches have it.
#[derive(Debug)]
pub(crate) struct FileLock {
    path: PathBuf,
    file: File,
}

impl FileLock {
    /// Takes the lock if it is free. `None` when someone else has it.
    pub(crate) fn take(path: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).read(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = match options.open(path) {
            Ok(file) => file,
            // On Windows, that is how a file looks that is going.
            Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied => return Ok(None),
            Err(error) => return Err(error),
        };
        match fs4::FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(fs4::TryLockError::WouldBlock) => return Ok(None),
            Err(fs4::TryLockError::Error(error)) => return Err(error),
        }
        // Between the two steps its holder may have removed it: then others would lock another file of that name.
        if !is_at(&file, path) {
            return Ok(None);
        }
        // For people who look. It is no part of the lock.
        let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Some(Self { path: path.to_owned(), file }))
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // Removed while it is held: whoever waits finds out by `is_at`. Windows has no such test, so there it stays.
        if cfg!(unix) && is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = fs4::FileExt::unlock(&self.file);
    }
}

impl Guard for FileLock {
    fn release(self: Box<Self>) -> BoxFuture<'static, ()> {
        drop(self);
        Box::pin(std::future::ready(()))
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |found: &fs::Metadata| (found.dev(), found.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(held), Ok(named)) if identity(&held) == identity(&named))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
