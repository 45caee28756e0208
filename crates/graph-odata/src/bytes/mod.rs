//! What moves bytes and what takes its time: downloads, uploads, and operations that are watched.
//!
//! Invariant: a pre-authenticated URL is a secret: it is sent to, and shown nowhere.

mod check;
mod conflict;
mod content;
mod content_range;
mod dialect;
mod download;
mod feed;
mod file;
mod file_name;
mod monitor;
mod parallel;
mod session;
mod source;
mod upload;

pub use check::Check;
pub use conflict::Conflict;
pub use content::Content;
pub use download::{Download, Saved};
pub use file_name::file_name;
pub use monitor::{Monitor, OperationState, OperationStatus, Start};
pub use session::UploadSession;
pub use source::Source;
pub use upload::Upload;

/// How far bytes have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// How many are there.
    pub bytes: u64,
    /// How many there will be, when that is known.
    pub total: Option<u64>,
}

impl Progress {
    /// So many bytes of so many: for what makes one progress of several.
    pub fn new(bytes: u64, total: Option<u64>) -> Self {
        Self { bytes, total }
    }
}

/// What is told about progress.
type OnProgress = Box<dyn FnMut(Progress) + Send>;
