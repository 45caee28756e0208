//! [`ItemHandle`]: one file or folder, found, read, changed, moved, deleted, brought back and searched.

use crate::{Children, DriveItem, ItemReference};
use graph_odata::{Delete, Delta, Get, Invoke, List, Resource, Update};
use graph_types::DriveItemId;
use serde_json::{Map, Value, json};

/// One file or folder, by id or by path.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// use graph_drive::{Conflict, drive_item};
///
/// let folder = drive.root().children().create_folder("Reports", Conflict::Replace).await?;
/// let folder = drive.item(folder.require_id()?);
/// folder.path("q1.csv").upload("year,sales\n2026,42\n").await?;
///
/// let report = folder.path("q1.csv").update().set(drive_item::NAME, "first quarter.csv").await?;
/// assert_eq!(report.size, Some(19));
/// drive.item(report.require_id()?).delete().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ItemHandle {
    pub(crate) at: Resource,
}

impl ItemHandle {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// What is at a path below this folder: `Reports/2026.xlsx`. Names are as people see them, in any case, and nobody encodes them.
    ///
    /// A path that leads elsewhere is the error of the call, before anything is sent: one with an empty name, `.` or `..`, a colon or a
    /// backslash in it. What else SharePoint refuses in names it refuses itself.
    #[must_use]
    pub fn path(&self, path: &str) -> Self {
        Self { at: self.at.by_path("item-path", path) }
    }

    /// What the folder holds.
    pub fn children(&self) -> Children {
        Children::of(&self.at)
    }

    /// Reads what is known of the item. Its bytes are its [`content`](Self::content).
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get driveItem](https://learn.microsoft.com/graph/api/driveitem-get).
    pub fn get(&self) -> Get<DriveItem> {
        self.at.get("drive.items.get")
    }

    /// Changes the item: `update().set(drive_item::NAME, "b.txt")` renames it.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update driveItem](https://learn.microsoft.com/graph/api/driveitem-update).
    pub fn update(&self) -> Update<DriveItem> {
        self.at.update("drive.items.update")
    }

    /// Deletes the item: it goes to the recycle bin, a folder with all that is in it. When the answer is lost it is tried again, and then finds
    /// nothing: an error that [`is_not_found`](crate::Error::is_not_found) after several attempts says that the item is gone.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [delete driveItem](https://learn.microsoft.com/graph/api/driveitem-delete).
    pub fn delete(&self) -> Delete<DriveItem> {
        self.at.delete("drive.items.delete")
    }

    /// Deletes the item for good, past the recycle bin.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [permanentDelete](https://learn.microsoft.com/graph/api/driveitem-permanentdelete).
    pub fn permanent_delete(&self) -> Invoke<()> {
        self.at.invoke_bare("drive.items.permanent_delete", "permanentDelete")
    }

    /// Moves the item into another folder of the same drive, and under another name if one is set:
    /// `move_to(folder).set(drive_item::NAME, "b.txt")`. It keeps its id.
    ///
    /// The folder's id is a real one, as an answer has it; the word `root` is refused.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [move driveItem](https://learn.microsoft.com/graph/api/driveitem-move).
    pub fn move_to(&self, folder: impl Into<DriveItemId>) -> Update<DriveItem> {
        let folder = ItemReference { id: Some(folder.into().as_str().into()), ..ItemReference::default() };
        self.at.update("drive.items.move").set(crate::drive_item::PARENT_REFERENCE, folder)
    }

    /// Brings a deleted item back out of the recycle bin, to where it was. Personal OneDrive only; [`restore_to`](Self::restore_to) has it somewhere
    /// else.
    ///
    /// Permission: `Files.ReadWrite.All`. Microsoft's page: [restore](https://learn.microsoft.com/graph/api/driveitem-restore).
    pub fn restore(&self) -> Invoke<DriveItem> {
        self.at.invoke("drive.items.restore", "restore", &json!({}))
    }

    /// Brings a deleted item back out of the recycle bin, into another folder of the drive, under another name if there is one: the folder that it
    /// was in may be gone, and the name taken. Personal OneDrive only.
    ///
    /// Permission: `Files.ReadWrite.All`. Microsoft's page: [restore](https://learn.microsoft.com/graph/api/driveitem-restore).
    pub fn restore_to(&self, folder: impl Into<DriveItemId>, name: Option<&str>) -> Invoke<DriveItem> {
        let mut body = Map::from_iter([("parentReference".to_owned(), json!({"id": folder.into().as_str()}))]);
        body.extend(name.map(|name| ("name".to_owned(), Value::from(name))));
        self.at.invoke("drive.items.restore", "restore", &body)
    }

    /// Adds the item to those that the signed-in user follows: see [`DriveClient::following`](crate::DriveClient::following).
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [follow](https://learn.microsoft.com/graph/api/driveitem-follow).
    pub fn follow(&self) -> Invoke<DriveItem> {
        // Following twice is following once.
        self.at.invoke_bare("drive.items.follow", "follow").idempotent(true)
    }

    /// Takes the item away from those that the signed-in user follows.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [unfollow](https://learn.microsoft.com/graph/api/driveitem-unfollow).
    pub fn unfollow(&self) -> Invoke<()> {
        self.at.invoke_bare("drive.items.unfollow", "unfollow").idempotent(true)
    }

    /// Looks for files and folders below this folder, by their names, contents and properties. What was written a moment ago may not be found
    /// yet.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [search in a drive](https://learn.microsoft.com/graph/api/driveitem-search).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("Letters/O'Brien.txt").upload("Hi").await?;
    /// let found = drive.root().path("Letters").search("O'Brien").items().try_collect().await?;
    /// assert_eq!(found[0].name.as_deref(), Some("O'Brien.txt"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn search(&self, text: &str) -> List<DriveItem> {
        search(&self.at, text)
    }

    /// Reads what has changed in the drive since the last time: of the root, all; below another folder, on a personal OneDrive only.
    ///
    /// An item comes as it is now, without its path: hold items by their ids, since a folder that is renamed or moved tells nothing of what is
    /// in it. Parents may come after their children. What is deleted is [`Change::Removed`](crate::Change::Removed), by its `deleted` facet, even when the
    /// selection leaves that out.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [driveItem: delta](https://learn.microsoft.com/graph/api/driveitem-delta).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// use graph_drive::{Change, drive_item};
    ///
    /// let delta = || drive.root().delta().select((drive_item::NAME, drive_item::PARENT_REFERENCE));
    /// let (_everything, link) = delta().changes().try_collect().await?;
    /// drive.root().path("new.txt").upload("new").await?;
    ///
    /// // Later, perhaps in another process: the link is plain serde data.
    /// let mut changes = delta().resume(link);
    /// while let Some(change) = changes.next().await {
    ///     match change? {
    ///         Change::Upserted { id, item } => println!("{id} is called {:?}", item.name),
    ///         Change::Removed { id, .. } => println!("{id} is gone"),
    ///         Change::Restarted { .. } => println!("what is not told from here on is gone"),
    ///     }
    /// }
    /// assert!(changes.delta_link().is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn delta(&self) -> Delta<DriveItem> {
        self.at.delta("drive.items.delta")
    }
}

/// Looks for a text in a drive, or below a folder.
pub(crate) fn search(at: &Resource, text: &str) -> List<DriveItem> {
    // Quotes within the argument are doubled, and the segment as a whole is encoded.
    let argument = format!("q={}", graph_odata::literal(text));
    at.call("search", &argument).list("drive.items.search")
}

#[cfg(test)]
mod tests {
    use crate::{Conflict, CopyTo, DriveClient, client::tests::client, drive_item};

    #[test]
    fn golden_requests() {
        let drive = DriveClient::of(&client(), "bob@contoso.com");
        let (by_id, by_path) = (drive.item("01!A"), drive.root().path("Reports & more").path("Q1 100%.xlsx"));
        let root = "/users/bob@contoso.com/drive";
        for (request, line, body) in [
            (drive.root().get().into_request(), "GET root", ""),
            (
                by_id.get().select((drive_item::NAME, drive_item::SIZE)).into_request(),
                "GET items/01!A?$select=name,size",
                "",
            ),
            (by_path.get().into_request(), "GET root:/Reports%20%26%20more/Q1%20100%25.xlsx", ""),
            (by_id.path("a/b").get().into_request(), "GET items/01!A:/a/b", ""),
            (drive.special("approot").path("x").get().into_request(), "GET special/approot:/x", ""),
            (drive.root().children().list().top(5).into_request(), "GET root/children?$top=5", ""),
            (by_path.children().list().into_request(), "GET root:/Reports%20%26%20more/Q1%20100%25.xlsx:/children", ""),
            (
                drive.root().children().create_folder("N", Conflict::Rename).into_request(),
                "POST root/children",
                r#"{"@microsoft.graph.conflictBehavior":"rename","folder":{},"name":"N"}"#,
            ),
            (by_id.update().set(drive_item::NAME, "b").into_request(), "PATCH items/01!A", r#"{"name":"b"}"#),
            (by_id.delete().into_request(), "DELETE items/01!A", ""),
            (by_id.permanent_delete().into_request(), "POST items/01!A/permanentDelete", ""),
            (by_id.move_to("F").into_request(), "PATCH items/01!A", r#"{"parentReference":{"id":"F"}}"#),
            (
                by_path.copy_to(CopyTo::folder("F").name("c")).into_request(),
                "POST root:/Reports%20%26%20more/Q1%20100%25.xlsx:/copy",
                r#"{"name":"c","parentReference":{"id":"F"}}"#,
            ),
            (drive.root().search("o'b/c").into_request(), "GET root/search(q='o''b%2Fc')", ""),
            (drive.root().delta().into_request(), "GET root/delta", ""),
            (by_path.content().into_request(), "GET root:/Reports%20%26%20more/Q1%20100%25.xlsx:/content", ""),
            (
                by_path.upload("x").conflict(Conflict::Fail).into_request(),
                "POST root:/Reports%20%26%20more/Q1%20100%25.xlsx:/createUploadSession",
                r#"{"item":{"@microsoft.graph.conflictBehavior":"fail","fileSize":1}}"#,
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} {root}/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[tokio::test]
    async fn a_path_that_climbs_is_refused() {
        for path in ["../x", "a//b", "a/./b"] {
            let error = DriveClient::new(&client()).root().path(path).get().await.unwrap_err().to_string();
            assert!(error.starts_with("drive.items.get: ") && error.contains("item-path"), "{error}");
        }
    }
}
