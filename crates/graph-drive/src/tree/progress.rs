//! [`TreeProgress`]: how far a tree has come, and each of its files.

use graph_odata::Progress;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

/// How far a tree has come, told each time bytes of a file have moved and when it is done.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TreeProgress<'a> {
    /// The file that moved, from the top of the tree on: `2026/q1.csv`.
    pub path: &'a str,
    /// How far that file is.
    pub file: Progress,
    /// How far all files are. What is there already is not counted; the total is known once the whole tree has been looked at.
    pub tree: Progress,
    /// How many files are done.
    pub files: u64,
    /// How many files there are to be moved, when that is known.
    pub files_total: Option<u64>,
}

/// What is told about progress.
pub(super) type OnProgress = Box<dyn FnMut(TreeProgress<'_>) + Send>;

/// Adds up what all files of a tree tell.
#[derive(Clone)]
pub(super) struct Teller(Arc<Mutex<Sum>>);

#[derive(Default)]
struct Sum {
    told: Option<OnProgress>,
    bytes: u64,
    files: u64,
    found: (u64, u64),
    all_found: bool,
}

impl Teller {
    pub(super) fn new(told: Option<OnProgress>) -> Self {
        Self(Arc::new(Mutex::new(Sum { told, ..Sum::default() })))
    }

    fn with<T>(&self, act: impl FnOnce(&mut Sum) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// There is one more file of so many bytes to be moved.
    pub(super) fn found(&self, size: u64) {
        self.with(|sum| sum.found = (sum.found.0 + 1, sum.found.1 + size));
    }

    /// There are no more.
    pub(super) fn all_found(&self) {
        self.with(|sum| sum.all_found = true);
    }

    /// One file's share. `None` when nobody listens.
    pub(super) fn file(&self, path: impl FnOnce() -> String, size: u64) -> Told {
        let path = if self.with(|sum| sum.told.is_some()) { path() } else { String::new() };
        Told { teller: self.clone(), path: path.into(), size, bytes: Arc::default() }
    }
}

/// What one file tells.
#[derive(Clone)]
pub(super) struct Told {
    teller: Teller,
    path: Arc<str>,
    size: u64,
    /// How many of its bytes are counted, whichever clone has counted them.
    bytes: Arc<AtomicU64>,
}

impl Told {
    /// So many bytes have moved.
    pub(super) fn moved(&self, bytes: u64) {
        self.tell(bytes, false);
    }

    /// The file is done.
    pub(super) fn done(self) {
        self.tell(self.size, true);
    }

    /// The file failed: what has moved is worth nothing.
    pub(super) fn failed(self) {
        self.tell(0, false);
    }

    fn tell(&self, bytes: u64, done: bool) {
        self.teller.with(|sum| {
            sum.bytes = sum.bytes + bytes - self.bytes.swap(bytes, Ordering::Relaxed);
            sum.files += u64::from(done);
            if let Some(told) = &mut sum.told {
                let (files, total) = sum.found;
                told(TreeProgress {
                    path: &self.path,
                    file: Progress::new(bytes, Some(self.size)),
                    tree: Progress::new(sum.bytes, sum.all_found.then_some(total)),
                    files: sum.files,
                    files_total: sum.all_found.then_some(files),
                });
            }
        });
    }
}
