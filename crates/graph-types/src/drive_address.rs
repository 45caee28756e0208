//! [`DriveAddress`]: which drive is meant, and [`ItemPath`]: which item in it.

use crate::Owner;
use graph_odata::{Path, Scope};

graph_odata::id! {
    /// The id of a drive, whoever owns it.
    pub struct DriveId;
}

graph_odata::id! {
    /// The id of an item of a drive. It means something together with its drive alone, and stays when the item is moved or renamed.
    pub struct DriveItemId;
}

/// Which drive is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriveAddress {
    /// The default drive of a user, a group or a site: OneDrive, or the document library that is made with it.
    Of(Owner),
    /// Any drive, by its id.
    Id(DriveId),
}

impl DriveAddress {
    /// The drive's resource. Its requests share one quota with those of all drives: whatever SharePoint asks one of them to wait for, it asks
    /// of the app.
    pub fn path(&self) -> Path {
        let path = match self {
            Self::Of(owner) => owner.path().join("drive"),
            Self::Id(id) => Path::new("/drives").id("drive-id", id.as_str()),
        };
        path.throttled_as(Scope::unlimited("drives"))
    }
}

impl Default for DriveAddress {
    fn default() -> Self {
        Self::Of(Owner::Me)
    }
}

impl From<Owner> for DriveAddress {
    fn from(owner: Owner) -> Self {
        Self::Of(owner)
    }
}

impl From<DriveId> for DriveAddress {
    fn from(id: DriveId) -> Self {
        Self::Id(id)
    }
}

/// An item of a drive: the root, or by id, or by a path of names. What a workbook is opened with.
///
/// ```
/// use graph_types::{DriveAddress, ItemPath};
/// let report = ItemPath::root("Reports/2026 (final).xlsx");
/// assert_eq!(report.within(&DriveAddress::default()).as_str(), "/me/drive/root:/Reports/2026%20(final).xlsx");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ItemPath {
    start: Start,
    path: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Start {
    Root,
    Item(DriveItemId),
    Special(String),
}

impl ItemPath {
    /// What is at a path below the root: `Reports/2026.xlsx`. The empty path is the root itself. Names are as people see them, in any case.
    pub fn root(path: impl Into<String>) -> Self {
        Self { start: Start::Root, path: path.into() }
    }

    /// The item with this id.
    pub fn id(id: impl Into<DriveItemId>) -> Self {
        Self { start: Start::Item(id.into()), path: String::new() }
    }

    /// A folder with a meaning, such as `documents`, `photos` or `approot`, wherever it lies and whatever it is called.
    pub fn special(name: impl Into<String>) -> Self {
        Self { start: Start::Special(name.into()), path: String::new() }
    }

    /// What is at a path below this item.
    #[must_use]
    pub fn join(mut self, path: &str) -> Self {
        if !self.path.is_empty() {
            self.path.push('/');
        }
        self.path.push_str(path.trim_start_matches('/'));
        self
    }

    /// The item's resource in a drive.
    pub fn within(&self, drive: &DriveAddress) -> Path {
        let drive = drive.path();
        let start = match &self.start {
            Start::Root => drive.join("root"),
            Start::Item(id) => drive.join("items").id("item-id", id.as_str()),
            Start::Special(name) => drive.join("special").id("name", name),
        };
        start.by_path("item-path", &self.path)
    }
}

impl From<DriveItemId> for ItemPath {
    fn from(id: DriveItemId) -> Self {
        Self::id(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GroupId, SiteId};

    #[test]
    fn every_way_to_an_item() {
        let me = DriveAddress::default();
        let of = |owner: Owner| DriveAddress::from(owner);
        for (item, drive, expected) in [
            (ItemPath::root(""), me.clone(), "/me/drive/root"),
            (ItemPath::root("/a/b.txt"), me.clone(), "/me/drive/root:/a/b.txt"),
            (
                ItemPath::root("a").join("b c"),
                of("bob@contoso.com".into()),
                "/users/bob@contoso.com/drive/root:/a/b%20c",
            ),
            (ItemPath::id("01!A"), of(GroupId::from("7").into()), "/groups/7/drive/items/01!A"),
            (ItemPath::id("01A").join("x"), of(SiteId::from("root").into()), "/sites/root/drive/items/01A:/x"),
            (ItemPath::special("approot").join("x/y"), DriveId::from("b!1").into(), "/drives/b!1/special/approot:/x/y"),
        ] {
            let path = item.within(&drive);
            assert_eq!(path.as_str(), expected);
            assert!(path.throttle_scope().is_some_and(|scope| !scope.is_limited()));
        }
        assert_eq!(ItemPath::root("a").within(&me).template(), "/me/drive/root:/{item-path}");
    }
}
