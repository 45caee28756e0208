//! [`Draft`]: a file that is written beside the one it will replace.
//!
//! Invariant: under the file's own name there is the old content or all of the new, never a part; a draft that is not put in place is
//! taken away.

use std::{
    io,
    path::{Path, PathBuf},
};
use tokio::fs::{File, OpenOptions};

/// A file in the making.
pub(super) struct Draft {
    file: File,
    at: PathBuf,
    to: PathBuf,
    done: bool,
}

impl Draft {
    /// Begins a draft in the folder of `path`.
    pub(super) async fn beside(path: &Path) -> io::Result<Self> {
        let name =
            path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"))?;
        let mut draft = std::ffi::OsString::from(".");
        draft.push(name);
        // Unlike any other draft of this file, of this process or another.
        draft.push(format!(".{:016x}.part", fastrand::u64(..)));
        let at = path.with_file_name(draft);
        let file = OpenOptions::new().write(true).create_new(true).open(&at).await?;
        Ok(Self { file, at, to: path.to_owned(), done: false })
    }

    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Makes sure of the bytes and gives them their name.
    pub(super) async fn put_in_place(mut self) -> io::Result<()> {
        self.file.sync_all().await?;
        tokio::fs::rename(&self.at, &self.to).await?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            // There is nobody left to tell; what remains is a hidden file that says what it is.
            let _ = std::fs::remove_file(&self.at);
        }
    }
}
