//! What is in a drive: [`DriveBuilder`].

use super::WorkbookBuilder;
use crate::{
    drive::{hash, names, special},
    excel,
    state::{Byline, Content, Drive, Ids},
};
use bytes::Bytes;

/// What is at a path of a drive.
#[derive(Clone, Debug)]
enum Filling {
    Folder,
    Bytes(Bytes),
    Workbook(WorkbookBuilder),
}

impl Filling {
    fn content(self) -> Option<Content> {
        match self {
            Self::Folder => None,
            Self::Bytes(bytes) => Some(hash::content(bytes)),
            Self::Workbook(book) => Some(excel::content(book.build())),
        }
    }
}

/// A drive: a user's own, or a library of a site, and what is in it.
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it is given back"]
pub struct DriveBuilder {
    files: Vec<(String, Filling)>,
    quota: Option<u64>,
    columns: Vec<String>,
    personal: bool,
}

impl DriveBuilder {
    /// A file, by its path: `Reports/2026.csv`. Folders that are not there are made, and of two files with one path the later is a new
    /// version.
    pub fn file(mut self, path: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        self.files.push((path.into(), Filling::Bytes(bytes.into())));
        self
    }

    /// A workbook, by its path: `Reports/2026.xlsx`.
    ///
    /// # Panics
    /// When the path does not end in `.xlsx`.
    #[track_caller]
    pub fn workbook(mut self, path: impl Into<String>, build: impl FnOnce(WorkbookBuilder) -> WorkbookBuilder) -> Self {
        let path = path.into();
        assert!(names::extension(&path) == "xlsx", "`{path}` is no path of a workbook: it does not end in .xlsx");
        self.files.push((path, Filling::Workbook(build(WorkbookBuilder::default()))));
        self
    }

    /// A folder, by its path.
    pub fn folder(mut self, path: impl Into<String>) -> Self {
        self.files.push((path.into(), Filling::Folder));
        self
    }

    /// How many bytes the drive holds; a tebibyte, if this is not said.
    pub fn quota(mut self, bytes: u64) -> Self {
        self.quota = Some(bytes);
        self
    }

    /// A column that the drive's list has beside those of every library: what clients may write among the fields of a list item.
    pub fn column(mut self, name: impl Into<String>) -> Self {
        self.columns.push(name.into());
        self
    }

    /// Makes it a personal drive, as OneDrive's are without an organization: ids with `!`, and delta for any folder, with `cTag`. It is a
    /// user's alone.
    pub fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    pub(super) fn is_personal(&self) -> bool {
        self.personal
    }

    /// Puts everything into a drive.
    pub(super) fn fill(self, drive: &mut Drive, ids: &mut Ids, byline: &Byline) {
        drive.quota = self.quota.unwrap_or(drive.quota);
        drive.columns = self.columns;
        for (path, filling) in self.files {
            furnish(drive, ids, &path, filling.content(), byline);
        }
    }
}

/// Puts a file or a folder into a drive.
fn furnish(drive: &mut Drive, ids: &mut Ids, path: &str, content: Option<Content>, byline: &Byline) {
    let mut folders: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
    let name = content.is_some().then(|| folders.pop()).flatten();
    let root = drive.root.clone();
    let parent = folders.into_iter().fold(root, |at, name| special::descend(drive, ids, &at, name, byline));
    let (Some(name), Some(content)) = (name, content) else { return };
    match drive.child(&parent, name).map(|item| item.id.clone()) {
        None => drop(drive.add(ids, &parent, name, Some(content), byline)),
        Some(id) => {
            if let Some(item) = drive.item_mut(&id) {
                item.write(content, byline);
            }
            drive.touch(&id, byline);
        }
    }
}
