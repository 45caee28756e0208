//! [`TreePlan`]: what there is to be done, before anything is.

use super::{
    LeftOut, Place, TreeFailure, TreeFile, TreeRun,
    run::How,
    walk::{Found, Walk, Way},
};
use graph_transport::Result;
use std::{fmt, future::poll_fn, sync::Arc};

/// Of so many files a plan keeps where their bytes are: that is a thousand bytes each, and good for an hour.
const URLS: usize = 10_000;

/// What there is to be done for a tree: which folders and files, what is there already, what cannot be taken and why. Nothing has been changed
/// yet; [`run`](Self::run) does it.
///
/// It holds some two hundred bytes for each file. A tree that is awaited without a plan is moved while it is looked at.
pub struct TreePlan {
    way: Arc<dyn Way>,
    how: How,
    folders: Vec<Arc<Place>>,
    files: Vec<TreeFile>,
    present: Vec<TreeFile>,
    left_out: Vec<LeftOut>,
    failed: Vec<TreeFailure>,
}

impl TreePlan {
    /// Looks at the whole tree.
    pub(super) async fn make(way: Arc<dyn Way>, how: How) -> Result<Self> {
        let top = Arc::clone(&way).top().await?;
        let mut walk = Walk::begin(Arc::clone(&way), top, usize::MAX);
        let (folders, files, present) = (Vec::new(), Vec::new(), Vec::new());
        let mut plan = Self { way, how, folders, files, present, left_out: Vec::new(), failed: Vec::new() };
        while let Some(found) = poll_fn(|cx| walk.poll(cx, |_| true)).await {
            match found {
                Found::Folder(place) => plan.folders.push(place),
                Found::File(file) if plan.files.len() < URLS => plan.files.push(file),
                Found::File(file) => plan.files.push(TreeFile { url: None, ..file }),
                Found::Present(file) => plan.present.push(TreeFile { url: None, ..file }),
                Found::LeftOut(left_out) => plan.left_out.push(left_out),
                Found::Failed(failure) => plan.failed.push(failure),
            }
            if plan.how.stop && !plan.failed.is_empty() {
                break;
            }
        }
        Ok(plan)
    }

    /// The folders that will be made, from the top of the tree on; the top itself is an empty path.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().filter(|place| place.is_new).map(|place| place.path.as_str())
    }

    /// The files that will be moved.
    pub fn files(&self) -> &[TreeFile] {
        &self.files
    }

    /// How many bytes these have.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }

    /// The files that are there already, and stay as they are.
    pub fn present(&self) -> &[TreeFile] {
        &self.present
    }

    /// What cannot be taken, and why.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// What could not be looked at.
    pub fn failed(&self) -> &[TreeFailure] {
        &self.failed
    }

    /// Leaves out what `keep` does not want: it is neither moved nor told any more.
    #[must_use]
    pub fn retain(mut self, keep: impl FnMut(&TreeFile) -> bool) -> Self {
        self.files.retain(keep);
        self
    }

    /// Does all of it, when it is awaited.
    pub fn run(self) -> TreeRun {
        let Self { way, how, folders, files, present, left_out, failed } = self;
        let found = failed.into_iter().map(Found::Failed);
        let found =
            found.chain(left_out.into_iter().map(Found::LeftOut)).chain(present.into_iter().map(Found::Present));
        let found = found.chain(folders.into_iter().map(Found::Folder)).chain(files.into_iter().map(Found::File));
        TreeRun { way, found: found.collect(), how }
    }
}

/// One line: `3 files of 1024 bytes to move, 2 folders to make, 5 files there already, 1 left out`.
impl fmt::Display for TreePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (files, bytes, folders) = (self.files.len(), self.bytes(), self.folders().count());
        let (present, left_out, failed) = (self.present.len(), self.left_out.len(), self.failed.len());
        write!(
            f,
            "{files} files of {bytes} bytes to move, {folders} folders to make, {present} files there already, {left_out} left out"
        )?;
        if failed > 0 {
            write!(f, ", {failed} could not be looked at")?;
        }
        Ok(())
    }
}

impl fmt::Debug for TreePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TreePlan({self})")
    }
}
