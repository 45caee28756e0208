//! Copies, within a drive and into another: [`CopyTo`] says where to, and [`MoveAcross`] moves what no patch can.
//!
//! Invariant: an original is deleted only when its copy is complete and nobody has changed it meanwhile.

use crate::{
    Conflict, DriveItem, DriveItemId, ItemHandle, ItemReference, Monitor, OperationState, OperationStatus, drive_item,
};
use graph_odata::Start;
use graph_transport::{BoxFuture, Error, Request, Result};
use graph_types::DriveId;
use serde_json::{Map, Value};
use std::fmt;

/// Where a copy goes, and how: made of a folder, or of its id if it is in the same drive.
///
/// ```
/// use graph_drive::{Conflict, CopyTo};
///
/// let archive = CopyTo::drive("b!x", "01FOLDER").name("2026.xlsx").conflict(Conflict::Rename);
/// # let _ = archive;
/// ```
#[derive(Clone, Debug, Default)]
pub struct CopyTo {
    folder: Option<ItemReference>,
    name: Option<String>,
    conflict: Option<Conflict>,
    children_only: bool,
    versions: bool,
}

impl CopyTo {
    /// Into the folder of the same drive that has this id.
    pub fn folder(id: impl Into<DriveItemId>) -> Self {
        Self::at(ItemReference { id: Some(id.into()), ..ItemReference::default() })
    }

    /// Into a folder of any drive.
    pub fn drive(drive: impl Into<DriveId>, folder: impl Into<DriveItemId>) -> Self {
        let (drive_id, id) = (Some(drive.into()), Some(folder.into()));
        Self::at(ItemReference { drive_id, id, ..ItemReference::default() })
    }

    /// Beside the original, where it needs another [`name`](Self::name).
    pub fn beside() -> Self {
        Self::default()
    }

    fn at(folder: ItemReference) -> Self {
        Self { folder: Some(folder), ..Self::default() }
    }

    /// Gives the copy another name. The ending belongs to it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What happens when the name is taken. Unless this says otherwise the copy fails, and its [`Monitor`] tells it.
    #[must_use]
    pub fn conflict(mut self, conflict: Conflict) -> Self {
        self.conflict = Some(conflict);
        self
    }

    /// Copies what is in the folder, and not the folder itself.
    #[must_use]
    pub fn children_only(mut self) -> Self {
        self.children_only = true;
        self
    }

    /// Brings the earlier versions along, which stay behind otherwise.
    #[must_use]
    pub fn with_versions(mut self) -> Self {
        self.versions = true;
        self
    }

    fn start(&self, item: &ItemHandle) -> Start {
        let mut body = Map::new();
        if let Some(folder) = &self.folder {
            // A model can always be written.
            body.insert("parentReference".into(), serde_json::to_value(folder).unwrap_or_default());
        }
        body.extend(self.name.iter().map(|name| ("name".to_owned(), Value::from(name.as_str()))));
        body.extend(self.children_only.then(|| ("childrenOnly".to_owned(), true.into())));
        body.extend(self.versions.then(|| ("includeAllVersionHistory".to_owned(), true.into())));
        let start = item.at.start("drive.items.copy", "copy", &body);
        let start = match self.conflict {
            Some(conflict) => start.query(Conflict::NAME, conflict.as_str()),
            None => start,
        };
        match (&self.folder, &self.name) {
            (None, None) => start.invalid("a copy beside the original needs another name: say name(…)"),
            _ => start,
        }
    }
}

impl<T: Into<DriveItemId>> From<T> for CopyTo {
    fn from(id: T) -> Self {
        Self::folder(id)
    }
}

/// Into this folder, whatever drive it is in.
impl From<&DriveItem> for CopyTo {
    fn from(folder: &DriveItem) -> Self {
        let parent = folder.parent_reference.as_ref();
        let drive_id = parent.and_then(|parent| parent.drive_id.clone());
        Self::at(ItemReference { drive_id, id: folder.id.clone(), ..ItemReference::default() })
    }
}

impl ItemHandle {
    /// Begins to copy the item, a folder with all that is in it, into a folder: one that was read, of any drive, or one of the same drive by its
    /// id. Awaited, it gives a [`Monitor`](crate::Monitor): the copy goes on in the service, and the monitor tells how far it is, and its end,
    /// well or not.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [copy driveItem](https://learn.microsoft.com/graph/api/driveitem-copy).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("a.txt").upload("a").await?;
    /// use graph_drive::CopyTo;
    ///
    /// let mut copy = drive.root().path("a.txt").copy_to(CopyTo::beside().name("b.txt")).await?;
    /// while let Some(status) = copy.next().await {
    ///     let status = status?;
    ///     println!("{} {:?} {:?}", status.state, status.percentage, status.resource_id);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn copy_to(&self, target: impl Into<CopyTo>) -> Start {
        target.into().start(self)
    }

    /// Moves the item into a folder of another drive, which Graph has no request for: it is copied, and when the copy is complete, the original
    /// goes to the recycle bin. Within one drive, [`move_to`](Self::move_to) is the way, and keeps the id.
    ///
    /// Permission: `Files.ReadWrite.All`. Microsoft's pages: [copy driveItem](https://learn.microsoft.com/graph/api/driveitem-copy),
    /// [delete driveItem](https://learn.microsoft.com/graph/api/driveitem-delete).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # let other = drive.clone();
    /// # drive.root().path("a.txt").upload("a").await?;
    /// # drive.root().path("Archive/b.txt").upload("b").await?;
    /// let archive = other.root().path("Archive").get().await?;
    /// let moved = drive.root().path("a.txt").move_across(&archive).await?;
    /// println!("it is {} now", moved.resource_id.unwrap_or_default());
    /// # Ok(())
    /// # }
    /// ```
    pub fn move_across(&self, target: impl Into<CopyTo>) -> MoveAcross {
        MoveAcross { item: self.clone(), target: target.into(), told: None }
    }
}

/// Tells how far a copy is.
type OnStatus = Box<dyn FnMut(&OperationStatus) + Send>;

/// Moves an item into another drive, and gives the status that the copy ended with: [`ItemHandle::move_across`] makes it.
///
/// An original that was changed meanwhile stays beside its copy, and the error says so; what was put into a folder meanwhile goes to the recycle
/// bin with it. Dropping this before its end leaves the original where it is, and perhaps a copy.
#[must_use = "a request does nothing until it is awaited"]
pub struct MoveAcross {
    item: ItemHandle,
    target: CopyTo,
    told: Option<OnStatus>,
}

impl MoveAcross {
    /// Tells how far the copy is, as often as the service is asked.
    pub fn progress(mut self, told: impl FnMut(&OperationStatus) + Send + 'static) -> Self {
        self.told = Some(Box::new(told));
        self
    }

    /// The request that begins it.
    pub fn into_request(self) -> Request {
        self.target.start(&self.item).into_request()
    }

    async fn run(mut self) -> Result<OperationStatus> {
        let start = self.target.start(&self.item);
        let asked = (drive_item::ID, drive_item::ETAG, drive_item::PARENT_REFERENCE);
        let before = self.item.get().select(asked).await?;
        let done = self.watch(start.await?).await.map_err(|error| error.with_note("the original is where it was"))?;
        let delete = before.handle(self.item.at.client()).unwrap_or(self.item).delete();
        let delete = match &before.etag {
            Some(etag) => delete.if_match(etag),
            None => delete,
        };
        match delete.await {
            // Somebody else has deleted it.
            Err(error) if error.is_not_found() => Ok(done),
            Err(error) => {
                Err(error.with_note("the copy is complete and the original is still there: delete one of them"))
            }
            Ok(()) => Ok(done),
        }
    }

    async fn watch(&mut self, mut monitor: Monitor) -> Result<OperationStatus> {
        let mut last = None;
        while let Some(status) = monitor.next().await {
            let status = status?;
            if let Some(told) = &mut self.told {
                told(&status);
            }
            last = Some(status);
        }
        let done = last.filter(|status| status.state != OperationState::Cancelled);
        done.ok_or_else(|| Error::decode("the copy was cancelled").at("drive.items.copy", None, 1))
    }
}

impl IntoFuture for MoveAcross {
    type Output = Result<OperationStatus>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for MoveAcross {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MoveAcross").field("item", &self.item).field("target", &self.target).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Conflict, CopyTo, DriveClient, DriveItem, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        let folder = r#"{"id":"G","parentReference":{"driveId":"b!y","id":"P"}}"#;
        let folder: DriveItem = serde_json::from_str(folder).unwrap();
        for (request, line, body) in [
            (item.copy_to("F").into_request(), "POST copy", r#"{"parentReference":{"id":"F"}}"#),
            (
                item.copy_to(CopyTo::drive("b!x", "F").name("b").conflict(Conflict::Rename).with_versions())
                    .into_request(),
                "POST copy?@microsoft.graph.conflictBehavior=rename",
                r#"{"includeAllVersionHistory":true,"name":"b","parentReference":{"driveId":"b!x","id":"F"}}"#,
            ),
            (item.copy_to(CopyTo::beside().name("b")).into_request(), "POST copy", r#"{"name":"b"}"#),
            (
                item.copy_to(CopyTo::folder("F").children_only()).into_request(),
                "POST copy",
                r#"{"childrenOnly":true,"parentReference":{"id":"F"}}"#,
            ),
            (item.copy_to(&folder).into_request(), "POST copy", r#"{"parentReference":{"driveId":"b!y","id":"G"}}"#),
            (
                item.move_across(&folder).into_request(),
                "POST copy",
                r#"{"parentReference":{"driveId":"b!y","id":"G"}}"#,
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[test]
    fn a_copy_beside_its_original_needs_a_name() {
        let error =
            DriveClient::new(&client()).item("01A").copy_to(CopyTo::beside()).into_request().check().unwrap_err();
        assert!(error.to_string().contains("say name(…)"), "{error}");
    }
}
