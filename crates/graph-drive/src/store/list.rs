//! [`Walk`]: every object below a folder, some folders at a time.

use super::{AT_ONCE, error, meta};
use crate::{DriveItem, ItemHandle};
use futures_util::{
    StreamExt,
    future::BoxFuture,
    stream::{self, BoxStream, FuturesUnordered},
};
use graph_odata::Pages;
use object_store::{ListResult, ObjectMeta, Result, path::Path};
use std::collections::VecDeque;

/// A folder that is being listed.
struct Folder {
    handle: ItemHandle,
    path: Path,
    pages: Pages<DriveItem>,
}

impl Folder {
    fn new(handle: ItemHandle, path: Path) -> Self {
        let pages = handle.children().list().select(meta::properties()).pages();
        Self { handle, path, pages }
    }

    /// The next page, with the folder if there may be more.
    async fn page(mut self) -> Result<Option<(Self, Page)>> {
        let items = match self.pages.next().await {
            Some(Ok(page)) => page.value,
            // What is gone meanwhile holds nothing.
            Some(Err(error)) if error.is_not_found() => return Ok(None),
            Some(Err(error)) => return Err(error::of(&self.path, error)),
            None => return Ok(None),
        };
        let mut page = Page::default();
        for item in items {
            let Some(name) = item.name.as_deref() else { continue };
            let path = self.below(name)?;
            if item.folder.as_ref().is_some_and(|folder| folder.child_count != Some(0)) {
                page.folders.push((self.handle.path(name), path));
            } else {
                page.objects.extend(meta::object(path, &item));
            }
        }
        Ok(Some((self, page)))
    }

    /// Names stand in paths as people see them.
    fn below(&self, name: &str) -> Result<Path> {
        let path = if self.path.as_ref().is_empty() { name.to_owned() } else { format!("{}/{name}", self.path) };
        Ok(Path::parse(path)?)
    }
}

#[derive(Default)]
struct Page {
    objects: Vec<ObjectMeta>,
    folders: Vec<(ItemHandle, Path)>,
}

/// A folder's next page, on its way.
type Next = BoxFuture<'static, Result<Option<(Folder, Page)>>>;

struct Walk {
    ready: VecDeque<ObjectMeta>,
    waiting: Vec<(ItemHandle, Path)>,
    under_way: FuturesUnordered<Next>,
}

impl Walk {
    async fn next(&mut self) -> Option<Result<ObjectMeta>> {
        loop {
            if let Some(object) = self.ready.pop_front() {
                return Some(Ok(object));
            }
            while self.under_way.len() < AT_ONCE {
                let Some((handle, path)) = self.waiting.pop() else { break };
                self.under_way.push(Box::pin(Folder::new(handle, path).page()));
            }
            match self.under_way.next().await? {
                Ok(Some((folder, page))) => {
                    self.ready.extend(page.objects);
                    self.waiting.extend(page.folders);
                    self.under_way.push(Box::pin(folder.page()));
                }
                Ok(None) => {}
                Err(error) => {
                    self.waiting.clear();
                    self.under_way.clear();
                    return Some(Err(error));
                }
            }
        }
    }
}

/// Every object below a folder, in no order.
pub(super) fn all(folder: ItemHandle, path: Path) -> BoxStream<'static, Result<ObjectMeta>> {
    let start = async move {
        let waiting = match is_folder(&folder, &path).await {
            Ok(true) => vec![(folder, path)],
            Ok(false) => Vec::new(),
            Err(error) => return stream::iter([Err(error)]).boxed(),
        };
        let walk = Walk { ready: VecDeque::new(), waiting, under_way: FuturesUnordered::new() };
        stream::unfold(walk, |mut walk| async move { walk.next().await.map(|object| (object, walk)) }).boxed()
    };
    stream::once(start).flatten().boxed()
}

/// What is directly in a folder, in the order of names.
pub(super) async fn directly(folder: ItemHandle, path: Path) -> Result<ListResult> {
    let mut found = ListResult { common_prefixes: Vec::new(), objects: Vec::new(), extensions: Default::default() };
    if !is_folder(&folder, &path).await? {
        return Ok(found);
    }
    let mut folder = Folder::new(folder, path);
    while let Some((same, page)) = folder.page().await? {
        folder = same;
        found.objects.extend(page.objects);
        found.common_prefixes.extend(page.folders.into_iter().map(|(_, path)| path));
    }
    found.objects.sort_by(|one, two| one.location.cmp(&two.location));
    found.common_prefixes.sort();
    Ok(found)
}

async fn is_folder(handle: &ItemHandle, path: &Path) -> Result<bool> {
    match handle.get().select((crate::drive_item::ID, crate::drive_item::FOLDER)).await {
        Ok(item) => Ok(item.folder.is_some()),
        Err(error) if error.is_not_found() => Ok(false),
        Err(error) => Err(error::of(path, error)),
    }
}
