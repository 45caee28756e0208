//! [`Syncing`]: follows what changes in a drive, and tells it as steps with paths.

mod apply;
mod difference;
mod entry;
mod index;
mod round;
mod saved;
mod script;
#[cfg(test)]
mod tests;
mod tree;

pub use difference::{Difference, Synced};
pub use entry::IndexedItem;
pub use index::DriveIndex;

use crate::{DriveItem, ItemHandle, drive_item as item};
use graph_odata::{Changes, Delta};
use graph_transport::{BoxFuture, Result};
use round::Round;
use std::fmt;

impl ItemHandle {
    /// Brings `index` up to date with what has changed in the drive since the last time, and tells it as steps that a disk can follow. The
    /// first time tells everything. Of the root; of another folder, on a personal OneDrive only.
    ///
    /// The items and the link to the next round change together, when the round is told to its end. When it fails or is dropped in the middle,
    /// the index answers as before, and keeps what the round has told so far: awaiting another sync goes on with that. So the first round of
    /// a large drive, which takes long, can be given a time, saved, and gone on with.
    ///
    /// When the service has forgotten the state, everything is read again and compared, and the steps tell what is different, as always.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [driveItem: delta](https://learn.microsoft.com/graph/api/driveitem-delta).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("Reports/q1.csv").upload("1").await?;
    /// use graph_drive::{Difference, DriveIndex};
    ///
    /// // What a former run of this program has kept.
    /// # let saved: Option<String> = None;
    /// let mut index: DriveIndex = match saved {
    ///     Some(text) => serde_json::from_str(&text)?,
    ///     None => DriveIndex::new(),
    /// };
    /// for step in drive.root().sync(&mut index).await?.differences {
    ///     match step {
    ///         Difference::Added { path, kind, .. } => println!("new {kind:?} {path}"),
    ///         Difference::Changed { path, .. } => println!("other bytes in {path}"),
    ///         Difference::Moved { from, to, .. } => println!("{from} is now {to}"),
    ///         Difference::Removed { path, .. } => println!("no {path} any more"),
    ///         Difference::Unmentioned { path, .. } => println!("not known to the service: {path}"),
    ///     }
    /// }
    /// let report = index.find("reports/Q1.csv").ok_or("no report")?;
    /// assert_eq!((report.path().as_str(), report.size()), ("Reports/q1.csv", 1));
    /// let saved = serde_json::to_string(&index)?;
    /// # assert_eq!(serde_json::from_str::<DriveIndex>(&saved)?.len(), index.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn sync<'i>(&self, index: &'i mut DriveIndex) -> Syncing<'i> {
        Syncing { folder: self.clone(), index, page_size: None, progress: None }
    }
}

/// Brings a [`DriveIndex`] up to date: [`ItemHandle::sync`] makes it, and it does nothing until it is awaited.
#[must_use = "nothing is asked until it is awaited"]
pub struct Syncing<'i> {
    folder: ItemHandle,
    index: &'i mut DriveIndex,
    page_size: Option<u32>,
    progress: Option<OnHeard>,
}

/// Tells how many changes were heard.
type OnHeard = Box<dyn FnMut(usize) + Send>;

impl Syncing<'_> {
    /// Asks for so many items a page at most. The service may give fewer.
    pub fn page_size(mut self, count: u32) -> Self {
        self.page_size = Some(count);
        self
    }

    /// Tells how many changes this call has heard so far, after each of them.
    pub fn progress(mut self, told: impl FnMut(usize) + Send + 'static) -> Self {
        self.progress = Some(Box::new(told));
        self
    }

    async fn run(mut self) -> Result<Synced> {
        let mut resumed = self.index.round.is_some();
        while let Err(error) = self.listen().await {
            // A link within a round may serve for an hour alone. The one that the round began with is at hand.
            let is_stale = error.status().is_some_and(|status| matches!(status.as_u16(), 400 | 404));
            if !std::mem::take(&mut resumed) || !is_stale {
                return Err(error);
            }
            self.index.abandon_round();
        }
        // The drive's own root says that it is one, and any other folder does not.
        let of_drive = self.folder.at.path().as_str().ends_with("/root");
        let told = of_drive && self.index.round.as_ref().is_some_and(Round::has_root);
        let root = match told || self.index.tree.root.is_some() {
            true => None,
            false => Some(self.folder.get().select(item::ID).await?.require_id()?.clone()),
        };
        Ok(self.index.finish(root.as_ref().map(|id| id.as_str())))
    }

    /// Hears what the service has to tell, to its end.
    async fn listen(&mut self) -> Result<()> {
        let delta = self.delta();
        let (DriveIndex { round, link, .. }, progress) = (&mut *self.index, &mut self.progress);
        let round = round.get_or_insert_default();
        if round.link.is_some() {
            return Ok(());
        }
        let changes = match (round.at.take(), link) {
            (Some(at), _) => delta.resume(at),
            (None, Some(link)) => delta.resume(link.clone()),
            (None, None) => delta.changes(),
        };
        let mut listening = Listening { round, changes };
        let mut heard = 0;
        while let Some(change) = listening.changes.next().await {
            listening.round.hear(change?);
            heard += 1;
            progress.iter_mut().for_each(|progress| progress(heard));
        }
        listening.round.link = listening.changes.delta_link();
        Ok(())
    }

    fn delta(&self) -> Delta<DriveItem> {
        let delta = self.folder.delta().select((
            (item::ID, item::NAME, item::PARENT_REFERENCE, item::ROOT, item::DELETED),
            (item::FOLDER, item::FILE, item::PACKAGE, item::BUNDLE, item::REMOTE_ITEM),
            (item::SIZE, item::ETAG, item::CTAG, item::FILE_SYSTEM_INFO, item::LAST_MODIFIED_DATE_TIME),
        ));
        match self.page_size {
            Some(count) => delta.page_size(count),
            None => delta,
        }
    }
}

impl<'i> IntoFuture for Syncing<'i> {
    type Output = Result<Synced>;
    type IntoFuture = BoxFuture<'i, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for Syncing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Syncing").field("index", &self.index).finish_non_exhaustive()
    }
}

/// Keeps where the round goes on, whenever nobody listens any more.
struct Listening<'i> {
    round: &'i mut Round,
    changes: Changes<DriveItem>,
}

impl Drop for Listening<'_> {
    fn drop(&mut self) {
        self.round.at = self.changes.continuation();
    }
}
