//! [`Children`]: what a folder holds, listed and added to.

use crate::DriveItem;
use graph_odata::{Conflict, Create, List, Resource};
use serde_json::json;

/// What a folder holds.
#[derive(Clone, Debug)]
pub struct Children {
    at: Resource,
}

impl Children {
    pub(crate) fn of(folder: &Resource) -> Self {
        Self { at: folder.join("children") }
    }

    /// Lists the files and folders that are directly in the folder, two hundred a page unless `top` says otherwise.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list children](https://learn.microsoft.com/graph/api/driveitem-list-children).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("Reports/q1.csv").upload("year,sales\n").await?;
    /// use graph_drive::drive_item;
    ///
    /// let list = drive.root().path("Reports").children().list();
    /// let mut largest = list.select((drive_item::NAME, drive_item::SIZE)).order_by(drive_item::SIZE.desc()).items();
    /// while let Some(item) = largest.next().await {
    ///     let item = item?;
    ///     println!("{:>12} {}", item.size.unwrap_or_default(), item.name.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self) -> List<DriveItem> {
        self.at.list("drive.items.list")
    }

    /// Creates a folder here. When there is an item of that name, `conflict` says what happens.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [create folder](https://learn.microsoft.com/graph/api/driveitem-post-children).
    pub fn create_folder(&self, name: &str, conflict: Conflict) -> Create<DriveItem> {
        let body = json!({"name": name, "folder": {}, Conflict::NAME: conflict.as_str()});
        self.at.create("drive.items.create", &body)
    }
}
