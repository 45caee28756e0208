//! Whether a file on disk and one in a drive are the same.
//!
//! Invariant: files of different sizes are never taken for the same; times that agree are believed only where hashes are not asked for.

use crate::QuickXorHash;
use graph_transport::Error;
use jiff::Timestamp;
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// What is known of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'f> {
    pub(super) size: u64,
    pub(super) modified: Option<Timestamp>,
    pub(super) hash: Option<&'f str>,
}

/// Whether the file at a path is the one that is known. It is read only when sizes agree and times do not, or when it is to be verified.
pub(super) fn is_same(
    path: &Path,
    size: u64,
    modified: Option<Timestamp>,
    known: Facts<'_>,
    verify: bool,
) -> io::Result<bool> {
    if size != known.size {
        return Ok(false);
    }
    let second = |time: Option<Timestamp>| time.map(Timestamp::as_second);
    let of_one_time = modified.is_some() && second(modified) == second(known.modified);
    match known.hash {
        Some(_) if of_one_time && !verify => Ok(true),
        Some(hash) => Ok(hash_of(path)? == hash),
        None => Ok(of_one_time),
    }
}

/// The QuickXorHash of a file, as Graph writes it.
pub(super) fn hash_of(path: &Path) -> io::Result<String> {
    let (mut file, mut hash, mut piece) = (File::open(path)?, QuickXorHash::new(), vec![0; 256 << 10]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.to_string()),
            read => hash.update(piece.get(..read).unwrap_or_default()),
        }
    }
}

/// What is wrong when a file's hash is another than the service tells.
pub(super) fn mismatch() -> Error {
    Error::decode("the bytes have another hash than the service tells of the file: move it again")
}
