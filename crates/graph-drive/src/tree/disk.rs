//! What a tree does on this machine's disk: looks, makes folders, writes files.
//!
//! Invariant: nothing is followed out of the tree: below its top no symbolic link is gone through; under a file's own name there is the old
//! content or all of the new.

use jiff::Timestamp;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Does one short step on a thread that may block.
pub(super) async fn step<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)
}

/// What is at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum There {
    Nothing,
    Folder,
    File {
        size: u64,
        modified: Option<Timestamp>,
    },
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// Looks at a place, and at no other to which it may lead.
pub(super) fn look(path: &Path) -> io::Result<There> {
    let facts = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(There::Nothing),
        facts => facts?,
    };
    Ok(what(&facts))
}

pub(super) fn what(facts: &fs::Metadata) -> There {
    let kind = facts.file_type();
    if kind.is_symlink() {
        There::Link
    } else if kind.is_dir() {
        There::Folder
    } else if kind.is_file() {
        let modified = facts.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        There::File { size: facts.len(), modified }
    } else {
        There::Other
    }
}

/// Makes a folder at or below `top`, with those on the way. One that is there is fine.
pub(super) fn make_folder(top: &Path, folder: &Path) -> io::Result<()> {
    // The top itself is whatever its owner says it is, a link to elsewhere perhaps.
    if !top.is_dir() {
        fs::create_dir_all(top)?;
    }
    let mut path = top.to_owned();
    for part in folder.strip_prefix(top).map_err(io::Error::other)?.components() {
        path.push(part);
        match look(&path)? {
            There::Folder => {}
            There::Nothing => match fs::create_dir(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && look(&path)? == There::Folder => {}
                made => made?,
            },
            _ => {
                let why = format!("{} is in place of a folder: move it away", path.display());
                return Err(io::Error::new(ErrorKind::NotADirectory, why));
            }
        }
    }
    Ok(())
}

/// A file that is written beside its place. One that is not put there is taken away.
#[derive(Debug)]
pub(super) struct Draft {
    file: File,
    at: PathBuf,
    to: PathBuf,
    done: bool,
}

impl Draft {
    /// Begins the draft of a file in a folder at or below `top`, which is made if need be.
    pub(super) fn begin(top: &Path, folder: &Path, name: &str) -> io::Result<Self> {
        make_folder(top, folder)?;
        let to = folder.join(name);
        if look(&to)? == There::Folder {
            let why = format!("{} is a folder, and a file is to be there: move it away", to.display());
            return Err(io::Error::new(ErrorKind::IsADirectory, why));
        }
        let at = folder.join(format!(".{name}.{:016x}.part", fastrand::u64(..)));
        let file = OpenOptions::new().write(true).create_new(true).open(&at)?;
        Ok(Self { file, at, to, done: false })
    }

    /// A file that is whole already, and is to have another name in its folder.
    pub(super) fn of(at: PathBuf, name: &str) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).open(&at)?;
        let to = at.with_file_name(name);
        Ok(Self { file, at, to, done: false })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// Gives the file its time and its name, after the disk has it for sure if that is wanted.
    /// What is there meanwhile is replaced, or is the error.
    pub(super) fn put_in_place(mut self, modified: Option<Timestamp>, durable: bool, replace: bool) -> io::Result<()> {
        if let Some(time) = modified {
            self.file.set_modified(SystemTime::from(time))?;
        }
        if durable {
            self.file.sync_all()?;
        }
        if !replace && look(&self.to)? != There::Nothing {
            return Err(io::Error::new(ErrorKind::AlreadyExists, "another file has come to its place meanwhile"));
        }
        fs::rename(&self.at, &self.to)?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            // There is nobody left to tell; what remains is a hidden file that says what it is.
            let _ = fs::remove_file(&self.at);
        }
    }
}
