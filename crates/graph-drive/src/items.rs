//! Items of a drive: [`Children`] is what a folder holds, [`ItemHandle`] one file or folder.

use crate::{DriveItem, ItemReference};
use graph_odata::{
    Conflict, Create, Delete, Delta, Download, Get, Invoke, List, Resource, Source, Start, Update, Upload,
};
use graph_types::DriveItemId;
use serde_json::{Map, Value, json};

/// What a folder holds.
#[derive(Clone, Debug)]
pub struct Children {
    at: Resource,
}

impl Children {
    /// Lists the files and folders that are directly in the folder, two hundred a page unless `top` says otherwise.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list children](https://learn.microsoft.com/graph/api/driveitem-list-children).
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
    at: Resource,
}

impl ItemHandle {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// What is at a path below this folder: `Reports/2026.xlsx`. Names are as people see them, in any case.
    #[must_use]
    pub fn path(&self, path: &str) -> Self {
        Self { at: self.at.by_path("item-path", path) }
    }

    /// What the folder holds.
    pub fn children(&self) -> Children {
        Children { at: self.at.join("children") }
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

    /// Deletes the item: it goes to the recycle bin, a folder with all that is in it.
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

    /// Moves the item into another folder of the same drive. It keeps its id.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [move driveItem](https://learn.microsoft.com/graph/api/driveitem-move).
    pub fn move_to(&self, folder: impl Into<DriveItemId>) -> Update<DriveItem> {
        let folder = ItemReference { id: Some(folder.into().as_str().into()), ..ItemReference::default() };
        self.at.update("drive.items.move").set(crate::drive_item::PARENT_REFERENCE, folder)
    }

    /// Begins to copy the item into another folder of the same drive, under another name if there is one. Awaited, it gives a
    /// [`Monitor`](crate::Monitor): the copy goes on in the service.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [copy driveItem](https://learn.microsoft.com/graph/api/driveitem-copy).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("a.txt").upload("a").await?;
    /// let root = drive.root().get().await?;
    /// let copy = drive.root().path("a.txt").copy_to(root.require_id()?, Some("b.txt")).await?.wait().await?;
    /// println!("the copy is {}", copy.resource_id.unwrap_or_default());
    /// # Ok(())
    /// # }
    /// ```
    pub fn copy_to(&self, folder: impl Into<DriveItemId>, name: Option<&str>) -> Start {
        let mut body = Map::from_iter([("parentReference".to_owned(), json!({"id": folder.into().as_str()}))]);
        body.extend(name.map(|name| ("name".to_owned(), Value::from(name))));
        self.at.start("drive.items.copy", "copy", &body)
    }

    /// Looks for files and folders below this folder, by their names, contents and properties. What was written a moment ago may not be found
    /// yet.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [search in a drive](https://learn.microsoft.com/graph/api/driveitem-search).
    pub fn search(&self, text: &str) -> List<DriveItem> {
        // Quotes within the argument are doubled, and the segment as a whole is encoded.
        let argument = format!("q={}", graph_odata::literal(text));
        self.at.call("search", &argument).list("drive.items.search")
    }

    /// Reads what has changed in the drive since the last time, below this folder where the service can tell. At the root it tells of all.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [driveItem: delta](https://learn.microsoft.com/graph/api/driveitem-delta).
    pub fn delta(&self) -> Delta<DriveItem> {
        self.at.delta("drive.items.delta")
    }

    /// Reads the file's bytes: awaited, all of them; see [`Download`] for the other ways.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get content](https://learn.microsoft.com/graph/api/driveitem-get-content).
    pub fn content(&self) -> Download {
        self.at.download("drive.items.content", "content")
    }

    /// Writes the file's bytes, and makes the file where there is none: text or bytes at hand, a [`Source::file`], or anything that can be
    /// read. Small ones go in one request, larger ones in a session; see [`Upload`].
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's pages: [put content](https://learn.microsoft.com/graph/api/driveitem-put-content),
    /// [createUploadSession](https://learn.microsoft.com/graph/api/driveitem-createuploadsession).
    pub fn upload(&self, source: impl Into<Source>) -> Upload<DriveItem> {
        self.at.upload("drive.items.upload", source)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Conflict, DriveClient, client::tests::client, drive_item};

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
                by_path.copy_to("F", Some("c")).into_request(),
                "POST root:/Reports%20%26%20more/Q1%20100%25.xlsx:/copy",
                r#"{"name":"c","parentReference":{"id":"F"}}"#,
            ),
            (drive.search("o'b/c").into_request(), "GET root/search(q='o''b%2Fc')", ""),
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
