//! [`LeftOut`]: what a tree cannot take, and why.

use std::fmt;

/// A file or folder that is not taken, with all that is in it. It is no failure: nothing was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// Where it is, from the top of the tree on: `2026/Notes`.
    pub path: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why something is not taken; `Display` says what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LeftOutReason {
    /// It is a package, such as a OneNote notebook, whose bytes the service does not give.
    Package,
    /// It stands for an item of another drive.
    RemoteItem,
    /// It is neither a file nor a folder.
    NotAFile,
    /// Another item has the same name on a disk that does not tell letters' cases apart, or in the drive, which never does.
    NameTaken,
    /// SharePoint takes no such name, for this reason.
    NameRefused(&'static str),
    /// Its name is not Unicode, as all names in drives are.
    NameUnreadable,
    /// It is a symbolic link. What it leads to may be outside of the tree, so no link is followed.
    Link,
    /// There is another file of that name already, and [`Conflict::Fail`](crate::Conflict::Fail) says to leave it as it is.
    Exists,
    /// There is a folder where the file is to be, or a file where the folder is to be.
    InTheWay,
}

impl fmt::Display for LeftOutReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Package => "it is a package, such as a notebook: export it from its own program",
            Self::RemoteItem => "it is an item of another drive: take it from that drive",
            Self::NotAFile => "it is neither a file nor a folder",
            Self::NameTaken => "another item has the same name in other letters: rename one of them",
            Self::NameRefused(why) => return write!(f, "SharePoint takes no such name, since {why}: rename it"),
            Self::NameUnreadable => "its name is not Unicode: rename it",
            Self::Link => "it is a symbolic link, which is not followed: put a copy in its place",
            Self::Exists => "there is another file of that name already",
            Self::InTheWay => "a folder is in the place of a file, or a file in that of a folder: move it away",
        })
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.path, self.reason)
    }
}
