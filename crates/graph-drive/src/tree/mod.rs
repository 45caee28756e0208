//! Whole folders, from a drive to this machine's disk and back: planned, moved several files at a time, and gone on with later.
//!
//! Invariant: whatever the items of a drive are called, nothing is written outside of the folder that was named, and no item over another.

mod crew;
mod disk;
mod download;
mod large;
mod left_out;
mod names;
mod place;
mod plan;
mod progress;
mod refused;
mod remote;
mod report;
mod run;
mod same;
mod state;
mod upload;
mod walk;

pub use download::DownloadTree;
pub use left_out::{LeftOut, LeftOutReason};
pub use place::TreeFile;
pub use plan::TreePlan;
pub use progress::TreeProgress;
pub use report::{TreeFailure, TreeReport};
pub use run::TreeRun;
pub use state::TreeState;
pub use upload::UploadTree;

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

    /// Brings a folder of this machine's disk with all that is in it into this folder, which is made if need be: several files at a time, and
    /// only what is not there already. [`plan`](UploadTree::plan) tells beforehand what there is to do; see [`UploadTree`].
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's pages: [put content](https://learn.microsoft.com/graph/api/driveitem-put-content),
    /// [createUploadSession](https://learn.microsoft.com/graph/api/driveitem-createuploadsession),
    /// [create folder](https://learn.microsoft.com/graph/api/driveitem-post-children).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # let local = std::env::temp_dir().join(format!("upload-tree-{}", std::process::id()));
    /// # std::fs::create_dir_all(local.join("2026"))?;
    /// # std::fs::write(local.join("2026/q1.csv"), "year,sales\n")?;
    /// let backup = drive.root().path("Backups/Reports");
    /// let report = backup.upload_tree(&local).await?.complete()?;
    /// println!("{report}");
    /// assert_eq!(backup.path("2026/q1.csv").content().await?, "year,sales\n");
    /// # std::fs::remove_dir_all(local)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn upload_tree(&self, from: impl Into<PathBuf>) -> UploadTree {
        UploadTree::new(self.clone(), from.into())
    }
}
