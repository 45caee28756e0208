//! [`Children`]: what a folder holds, listed and added to.

use crate::{DriveItem, ItemHandle};
use graph_odata::{Conflict, Create, List, Resource};
use graph_transport::{Error, Result};
use serde_json::json;

/// What a folder holds.
#[derive(Clone, Debug)]
pub struct Children {
    at: Resource,
    folder: Resource,
}

const CREATE: &str = "drive.items.create";

impl Children {
    pub(crate) fn of(folder: &Resource) -> Self {
        Self { at: folder.join("children"), folder: folder.clone() }
    }

    /// Lists the files and folders that are directly in the folder, two hundred a page unless `top` says otherwise; folders alone with
    /// `filter(drive_item::FOLDER.is_not_null())`. Drives filter by little else.
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
        self.at.create(CREATE, &body)
    }

    /// Makes a folder at a path below this one, with the folders on the way: those that are there already stay as they are, and so does the last
    /// one. Somebody who makes the same folders at the same time is in nobody's way.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [create folder](https://learn.microsoft.com/graph/api/driveitem-post-children).
    ///
    /// # Errors
    /// Every [`ErrorKind`](crate::ErrorKind); [`Request`](crate::ErrorKind::Request) when a file has the name of the folder.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// let march = drive.root().children().create_folders("Reports/2026/March").await?;
    /// assert_eq!(march.name.as_deref(), Some("March"));
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_folders(&self, path: &str) -> Result<DriveItem> {
        let names: Vec<&str> = path.trim_matches('/').split('/').collect();
        // Most of the way is there most often, so it is looked for from its end.
        let (mut there, mut found) = (names.len(), None);
        while there > 0 && found.is_none() {
            match self.below(&names[..there]).get().await {
                Ok(item) => found = Some(item),
                Err(error) if error.is_not_found() => there -= 1,
                Err(error) => return Err(error),
            }
        }
        for end in there..names.len() {
            let within = self.below(&names[..end]).children();
            found = Some(match within.create_folder(names[end], Conflict::Fail).await {
                // Somebody else was quicker.
                Err(error) if error.is_conflict() => self.below(&names[..=end]).get().await?,
                made => made?,
            });
        }
        let folder = found.filter(DriveItem::is_folder);
        folder.ok_or_else(|| {
            let why = format!("a file is in the way of the folder {path}: move it, or choose another name");
            Error::request(why).at(CREATE, None, 0)
        })
    }

    fn below(&self, names: &[&str]) -> ItemHandle {
        ItemHandle::new(self.folder.clone()).path(&names.join("/"))
    }
}
