//! [`TreeReport`]: what became of each part of a tree.

use super::{LeftOut, TreeFile};
use graph_transport::{Error, Result};
use std::fmt;

/// What was done, what was there already, what was left out and what failed.
#[derive(Debug, Default)]
#[must_use = "what failed is told here alone: see `complete`"]
#[non_exhaustive]
pub struct TreeReport {
    /// The files that were moved.
    pub done: Vec<TreeFile>,
    /// The files that were there already.
    pub skipped: Vec<TreeFile>,
    /// What cannot be taken, and why.
    pub left_out: Vec<LeftOut>,
    /// What went wrong, file by file; a folder that could not be read or made is here, too.
    pub failed: Vec<TreeFailure>,
    /// How many folders were made.
    pub folders: u64,
    /// How many bytes the files have that were moved.
    pub bytes: u64,
}

impl TreeReport {
    /// The report, if nothing failed.
    ///
    /// # Errors
    /// The first failure.
    pub fn complete(mut self) -> Result<Self> {
        if self.failed.is_empty() {
            return Ok(self);
        }
        Err(self.failed.swap_remove(0).into())
    }
}

/// One line: `3 files of 1024 bytes moved, 2 folders made, 5 files there already, 0 left out, 0 failed`.
impl fmt::Display for TreeReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { done, skipped, left_out, failed, folders, bytes } = self;
        let (done, skipped, left_out, failed) = (done.len(), skipped.len(), left_out.len(), failed.len());
        write!(
            f,
            "{done} files of {bytes} bytes moved, {folders} folders made, {skipped} files there already, {left_out} left out, {failed} failed"
        )
    }
}

/// A file or folder that something went wrong with.
#[derive(Debug)]
#[non_exhaustive]
pub struct TreeFailure {
    /// Where it is, from the top of the tree on: `2026/q1.csv`.
    pub path: String,
    /// What went wrong.
    pub error: Error,
}

impl TreeFailure {
    pub(super) fn new(path: impl Into<String>, error: Error) -> Self {
        Self { path: path.into(), error }
    }
}

impl fmt::Display for TreeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.path, self.error)
    }
}

impl From<TreeFailure> for Error {
    fn from(failure: TreeFailure) -> Self {
        failure.error.with_note(format_args!("the file or folder is {:?}", failure.path))
    }
}
