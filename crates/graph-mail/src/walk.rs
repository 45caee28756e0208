//! [`FolderWalk`]: all folders, however deep, each before those within it.
//!
//! Invariant: a folder's own folders are asked for once, page by page, and only when the walk has come to them.

use crate::{Folders, MailFolder};
use futures_core::Stream;
use graph_odata::{Items, Result};
use std::{
    fmt, future,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// How many folders a page has, rather than ten.
const PAGE: u32 = 100;

impl Folders {
    /// Walks through these folders and all within them, each before its own, with one request for each that has some.
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page:
    /// [list childFolders](https://learn.microsoft.com/graph/api/mailfolder-list-childfolders).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// let mut walk = mail.folders().walk();
    /// while let Some(found) = walk.next().await {
    ///     let found = found?;
    ///     println!("{}{}", "  ".repeat(found.depth()), found.path.join("/"));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn walk(&self) -> FolderWalk {
        FolderWalk { start: self.clone(), hidden: false, levels: Vec::new(), begun: false }
    }
}

/// A folder, and where the walk has found it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WalkedFolder {
    /// The folder.
    pub folder: MailFolder,
    /// The names on the way from where the walk began, the folder's own included: what [`find_in`](Folders::find_in) takes. A name may have
    /// a `/` in it.
    pub path: Vec<String>,
}

impl WalkedFolder {
    /// How deep it is: 0 for folders where the walk began.
    pub fn depth(&self) -> usize {
        self.path.len().saturating_sub(1)
    }
}

/// A walk through all folders, however deep. See [`Folders::walk`].
#[must_use = "folders are fetched when `next` is awaited"]
pub struct FolderWalk {
    start: Folders,
    hidden: bool,
    levels: Vec<Level>,
    begun: bool,
}

/// Folders within one, as far as they have not been given yet.
struct Level {
    folders: Items<MailFolder>,
    path: Vec<String>,
}

impl FolderWalk {
    /// Gives hidden folders, too, and those within them. Since a count of folders may leave out hidden ones, every folder is asked for its own.
    pub fn include_hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// The next folder; `None` after the last, and after an error.
    ///
    /// # Errors
    /// Like [`Pages::next`](graph_odata::Pages::next).
    pub async fn next(&mut self) -> Option<Result<WalkedFolder>> {
        future::poll_fn(|cx| self.poll_folder(cx)).await
    }

    /// Every folder that is left.
    ///
    /// # Errors
    /// Like [`Pages::next`](graph_odata::Pages::next); the folders before the error are lost.
    pub async fn try_collect(mut self) -> Result<Vec<WalkedFolder>> {
        let mut all = Vec::new();
        while let Some(folder) = self.next().await {
            all.push(folder?);
        }
        Ok(all)
    }

    fn poll_folder(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<WalkedFolder>>> {
        if !self.begun {
            self.begun = true;
            self.descend(&self.start.clone(), Vec::new());
        }
        while let Some(level) = self.levels.last_mut() {
            match ready!(Pin::new(&mut level.folders).poll_next(cx)) {
                Some(Ok(folder)) => {
                    let mut path = level.path.clone();
                    path.push(folder.display_name.clone().unwrap_or_default());
                    if self.hidden || folder.child_folder_count.is_some_and(|count| count > 0) {
                        match folder.require_id() {
                            Ok(id) => self.descend(&self.start.folder(id).child_folders(), path.clone()),
                            Err(error) => return self.fail(error),
                        }
                    }
                    return Poll::Ready(Some(Ok(WalkedFolder { folder, path })));
                }
                Some(Err(error)) => return self.fail(error),
                None => drop(self.levels.pop()),
            }
        }
        Poll::Ready(None)
    }

    fn descend(&mut self, into: &Folders, path: Vec<String>) {
        let list = if self.hidden { into.list_with_hidden() } else { into.list() };
        self.levels.push(Level { folders: list.top(PAGE).items(), path });
    }

    fn fail(&mut self, error: graph_odata::Error) -> Poll<Option<Result<WalkedFolder>>> {
        self.levels.clear();
        Poll::Ready(Some(Err(error)))
    }
}

impl Stream for FolderWalk {
    type Item = Result<WalkedFolder>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_folder(cx)
    }
}

impl fmt::Debug for FolderWalk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FolderWalk")
            .field("start", &self.start)
            .field("depth", &self.levels.len())
            .finish_non_exhaustive()
    }
}
