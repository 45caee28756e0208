//! Whole folders, from a drive to this machine's disk and back: planned, moved several files at a time, and gone on with later.
//!
//! Invariant: whatever the items of a drive are called, nothing is written outside of the folder that was named, and no item over another.

mod crew;
mod disk;
mod download;
mod left_out;
mod names;
mod place;
mod plan;
mod progress;
mod report;
mod run;
mod same;
mod walk;

pub use download::DownloadTree;
pub use left_out::{LeftOut, LeftOutReason};
pub use place::TreeFile;
pub use plan::TreePlan;
pub use progress::TreeProgress;
pub use report::{TreeFailure, TreeReport};
pub use run::TreeRun;

use crate::ItemHandle;
use crew::Crew;
use place::Place;
use std::path::PathBuf;

impl ItemHandle {
    /// Brings a folder with all that is in it to this machine's disk, into the folder `to`, which is made if need be: several files at a time,
    /// and only what is not there already. [`plan`](DownloadTree::plan) tells beforehand what there is to do; see [`DownloadTree`].
    ///
    /// Permission: `Files.Read`. Microsoft's pages: [list children](https://learn.microsoft.com/graph/api/driveitem-list-children),
    /// [get content](https://learn.microsoft.com/graph/api/driveitem-get-content).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("Tree/2026/q1.csv").upload("year,sales\n").await?;
    /// # let local = std::env::temp_dir().join(format!("download-tree-{}", std::process::id()));
    /// let report = drive.root().path("Tree").download_tree(&local).await?.complete()?;
    /// println!("{report}");
    /// assert!(local.join("2026/q1.csv").is_file());
    ///
    /// // Once more: nothing is left to do.
    /// let plan = drive.root().path("Tree").download_tree(&local).plan().await?;
    /// assert!(plan.files().is_empty());
    /// # std::fs::remove_dir_all(local).ok();
    /// # Ok(())
    /// # }
    /// ```
    pub fn download_tree(&self, to: impl Into<PathBuf>) -> DownloadTree {
        DownloadTree::new(self.clone(), to.into())
    }
}
