//! What an item is, read from its facets, and where it is: the questions that a model answers without a request.

use crate::{DriveAddress, DriveItem, DriveItemId, ItemHandle, ItemPath};
use graph_odata::Resource;
use graph_transport::Client;
use percent_encoding::percent_decode_str;

/// What kind of thing an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ItemKind {
    /// A folder, the root included.
    Folder,
    /// A file, whatever else it is: a picture, a film, a workbook.
    File,
    /// One thing to its user that is neither, such as a OneNote notebook.
    Package,
    /// An album or another bundle.
    Bundle,
    /// It stands for an item of another drive: see [`DriveItem::address`].
    Remote,
}

impl DriveItem {
    /// What it is. `None` when no facet tells, since the selection left them out for instance.
    pub fn kind(&self) -> Option<ItemKind> {
        [
            (self.remote_item.is_some(), ItemKind::Remote),
            (self.package.is_some(), ItemKind::Package),
            (self.bundle.is_some(), ItemKind::Bundle),
            (self.folder.is_some() || self.root.is_some(), ItemKind::Folder),
            (self.file.is_some(), ItemKind::File),
        ]
        .into_iter()
        .find_map(|(is, kind)| is.then_some(kind))
    }

    /// Whether it is a folder, here or in another drive.
    pub fn is_folder(&self) -> bool {
        let remote = self.remote_item.as_ref().is_some_and(|remote| remote.folder.is_some());
        remote || self.kind() == Some(ItemKind::Folder)
    }

    /// Whether it is a file, here or in another drive.
    pub fn is_file(&self) -> bool {
        let remote = self.remote_item.as_ref().is_some_and(|remote| remote.file.is_some());
        remote || self.kind() == Some(ItemKind::File)
    }

    /// The end of a file's name, after its last dot: `pdf`.
    pub fn extension(&self) -> Option<&str> {
        let (stem, extension) = self.name.as_deref()?.rsplit_once('.')?;
        (!stem.is_empty() && !extension.is_empty() && !self.is_folder()).then_some(extension)
    }

    /// Where the item is below the root of its drive, as people write it: `Reports/2026.xlsx`. The root itself is the empty path. `None` where
    /// Graph tells no path, as in deltas.
    pub fn path(&self) -> Option<String> {
        if self.root.is_some() {
            return Some(String::new());
        }
        let (name, parent) = (self.name.as_deref()?, self.parent_reference.as_ref()?.path.as_deref()?);
        let (_, folder) = parent.split_once("root:")?;
        let folder = percent_decode_str(folder.trim_matches('/')).decode_utf8().ok()?;
        Some(if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") })
    }

    /// The drive and the item in it, for calls to it that outlive a move or a new name. What stands for an item of another drive leads there.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// use graph_drive::DriveClient;
    ///
    /// for shared in drive.shared_with_me().await?.value {
    ///     if let Some((other, item)) = shared.address() {
    ///         let bytes = DriveClient::at(&client, other).at_path(&item).content().await?;
    ///         println!("{} bytes", bytes.len());
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn address(&self) -> Option<(DriveAddress, ItemPath)> {
        let (parent, id) = match &self.remote_item {
            Some(remote) => (remote.parent_reference.as_ref()?, remote.id.as_ref()?),
            None => (self.parent_reference.as_ref()?, self.id.as_ref()?),
        };
        Some((parent.drive_id.clone()?.into(), ItemPath::id(id.clone())))
    }

    /// The id of the folder that it is in.
    pub fn parent_id(&self) -> Option<&DriveItemId> {
        self.parent_reference.as_ref()?.id.as_ref()
    }

    /// The way to it by its ids.
    pub(crate) fn handle(&self, client: &Client) -> Option<ItemHandle> {
        let (drive, item) = self.address()?;
        Some(ItemHandle::new(Resource::new(client, item.within(&drive))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn item(value: Value) -> DriveItem {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn facets_tell_what_an_item_is() {
        for (value, kind, folder, file) in [
            (json!({"folder": {}}), Some(ItemKind::Folder), true, false),
            (json!({"root": {}}), Some(ItemKind::Folder), true, false),
            (json!({"file": {}, "image": {}}), Some(ItemKind::File), false, true),
            (json!({"package": {"type": "oneNote"}, "folder": {}}), Some(ItemKind::Package), false, false),
            (json!({"bundle": {}, "folder": {}}), Some(ItemKind::Bundle), false, false),
            (json!({"remoteItem": {"id": "R", "folder": {}}}), Some(ItemKind::Remote), true, false),
            (json!({"remoteItem": {"id": "R", "file": {}}}), Some(ItemKind::Remote), false, true),
            (json!({"name": "x"}), None, false, false),
        ] {
            let item = item(value);
            assert_eq!((item.kind(), item.is_folder(), item.is_file()), (kind, folder, file), "{item:?}");
        }
    }

    #[test]
    fn names_end_in_extensions() {
        for (name, extension) in [("a.tar.gz", Some("gz")), ("a", None), (".bashrc", None), ("a.", None)] {
            assert_eq!(item(json!({"name": name, "file": {}})).extension(), extension, "{name}");
        }
        assert_eq!(item(json!({"name": "v1.0", "folder": {}})).extension(), None);
    }

    #[test]
    fn an_item_says_where_it_is() {
        let at = |path: &str| item(json!({"name": "100%.txt", "parentReference": {"path": path}})).path();
        assert_eq!(at("/drives/b!x/root:/Q1%20%26%20Q2/%C3%B6").as_deref(), Some("Q1 & Q2/ö/100%.txt"));
        assert_eq!((at("/drive/root:").as_deref(), at("/drives/b!x")), (Some("100%.txt"), None));
        assert_eq!(item(json!({"name": "root", "root": {}})).path().as_deref(), Some(""));
        assert_eq!(item(json!({"name": "x"})).path(), None);

        let here = json!({"id": "I", "parentReference": {"driveId": "D", "id": "P"}});
        let there = json!({"id": "I", "parentReference": {"driveId": "D"}, "remoteItem": {"id": "R", "parentReference": {"driveId": "E"}}});
        let path = |value: Value| item(value).address().map(|(drive, item)| item.within(&drive).as_str().to_owned());
        assert_eq!(item(here.clone()).parent_id().unwrap().as_str(), "P");
        assert_eq!(path(here).as_deref(), Some("/drives/D/items/I"));
        assert_eq!(path(there).as_deref(), Some("/drives/E/items/R"));
        assert_eq!(path(json!({"id": "I"})), None);
    }
}
