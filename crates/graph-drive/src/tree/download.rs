//! [`DownloadTree`]: a folder of a drive, on its way to this machine's disk.

use super::{
    LeftOut, LeftOutReason, Place, TreeFailure, TreeFile, TreePlan, TreeReport,
    disk::{self, Draft, There},
    large::LARGE,
    names::{Names, marked},
    progress::Told,
    remote,
    run::{How, run, run_options},
    same::{Facts, is_same, mismatch},
    walk::{Carried, Found, Look, Way},
};
use crate::{DriveClient, DriveItem, ItemHandle, QuickXorHash, drive_item};
use graph_odata::{Conflict, Content, Pages};
use graph_transport::{BoxFuture, Error, ErrorKind, Result};
use std::{
    fmt, io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::time::Instant;

pub(super) const OPERATION: &str = "drive.items.download_tree";
/// How much is written to the disk at a time.
const PIECE: usize = 1 << 20;
/// How long the URL of a file's bytes is believed in, which lives for about an hour.
const FRESH: Duration = Duration::from_secs(50 * 60);

/// Brings a folder of a drive to this machine's disk. Awaited, it looks at the folder and moves its files at the same time, and gives a
/// [`TreeReport`]; [`plan`](Self::plan) looks first, and changes nothing.
///
/// **What is there already** stays: a file of the same size and of the same second of its last change, or, where the times differ, of the same
/// hash. So doing it again does what is left. Others are replaced, unless [`conflict`](Self::conflict) says otherwise; what is on disk alone is
/// not touched. Files get the time of their last change, empty folders are made, too.
///
/// **Names** stay as they are where every disk takes them. Otherwise the file gets another one, which is the same each time:
/// [`TreeFile::local`]. Nothing is written outside of the folder, and no item over another; symbolic links below it are not gone through.
///
/// A file is written beside its place and moved there when it is whole: after a failure, or when this is dropped, it is the old one or the new
/// one. Of a file of 32 MiB and more, what has come stays beside its place, hidden, and the next time it goes on from there. It is left to the system when the disk has it for sure, unless [`durable`](Self::durable) is said. What fails is in the report and
/// stops nothing else, see [`stop_at_first_error`](Self::stop_at_first_error). Notebooks and items of other drives are left out, which the
/// plan and the report tell.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// # drive.root().path("Down/2026/q1.csv").upload("year,sales\n").await?;
/// # let local = std::env::temp_dir().join(format!("download-plan-{}", std::process::id()));
/// let plan = drive.root().path("Down").download_tree(&local).plan().await?;
/// println!("{plan}");
/// for file in plan.files() {
///     println!("{} goes to {}", file.path(), file.local().display());
/// }
/// let report = plan.run().at_once(4).progress(|p| println!("{}: {:?} of {:?}", p.path, p.file, p.tree)).await?;
/// for failure in &report.failed {
///     eprintln!("{failure}");
/// }
/// # assert_eq!((report.done.len(), report.bytes), (1, 11));
/// # std::fs::remove_dir_all(local).ok();
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is done until it is awaited"]
pub struct DownloadTree {
    down: Down,
    how: How,
}

run_options!(DownloadTree);

impl DownloadTree {
    pub(super) fn new(folder: ItemHandle, to: PathBuf) -> Self {
        let drive = OnceLock::new();
        let down = Down { folder, to, drive, conflict: Conflict::Replace, verify: false, durable: false };
        Self { down, how: How::default() }
    }

    /// What happens to a file that is there and is another one: it is replaced, unless this says otherwise. With [`Conflict::Fail`] it stays
    /// and is told among what is left out; with [`Conflict::Rename`] the new one gets a number: `report 1.pdf`.
    pub fn conflict(mut self, conflict: Conflict) -> Self {
        self.down.conflict = conflict;
        self
    }

    /// Checks every file by the hash that the service tells of it, if it does: those that come, and those that are there already.
    pub fn verify(mut self) -> Self {
        self.down.verify = true;
        self
    }

    /// Makes sure that the disk has each file before it gets its name, which takes its time for many small ones. Without it a file may be
    /// incomplete after the machine itself has failed, and is then fetched again by its size.
    pub fn durable(mut self) -> Self {
        self.down.durable = true;
        self
    }

    /// Looks at all of it, and tells what there is to do.
    ///
    /// # Errors
    /// When the folder cannot be read. What cannot be read below it is told by the plan.
    pub fn plan(self) -> BoxFuture<'static, Result<TreePlan>> {
        Box::pin(TreePlan::make(Arc::new(self.down), self.how))
    }
}

impl IntoFuture for DownloadTree {
    type Output = Result<TreeReport>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(run(Arc::new(self.down), self.how))
    }
}

impl fmt::Debug for DownloadTree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DownloadTree").field("to", &self.down.to).finish_non_exhaustive()
    }
}

/// The way down.
pub(super) struct Down {
    folder: ItemHandle,
    pub(super) to: PathBuf,
    /// The drive that the folder is in, by its id.
    drive: OnceLock<DriveClient>,
    pub(super) conflict: Conflict,
    pub(super) verify: bool,
    pub(super) durable: bool,
}

impl Way for Down {
    fn top(self: Arc<Self>) -> BoxFuture<'static, Result<Place>> {
        Box::pin(async move {
            let item = self.folder.get().select(remote::FOLDER).await?;
            let (drive, id) = remote::folder(&item).map_err(|error| error.at(OPERATION, None, 0))?;
            self.drive.get_or_init(|| DriveClient::at(self.folder.at.client(), drive));
            let to = self.to.clone();
            let is_new = disk::step(move || !to.is_dir()).await.map_err(|error| undone(&self.to, error))?;
            Ok(Place::top(self.to.clone(), Some(id), is_new))
        })
    }

    fn look(self: Arc<Self>, look: Look) -> BoxFuture<'static, (Vec<Found>, Option<Look>)> {
        Box::pin(async move {
            let Look { place, mut names, pages } = look;
            let Some(mut pages) = pages.or_else(|| self.listing(&place)) else { return (Vec::new(), None) };
            match pages.next().await {
                None => (Vec::new(), None),
                Some(Ok(page)) => {
                    let found = self.sort(page.value, &place, &mut names).await;
                    let more = pages.next_link().is_some();
                    (found, more.then_some(Look { place, names, pages: Some(pages) }))
                }
                Some(Err(error)) => (vec![Found::Failed(TreeFailure::new(&place.path, error))], None),
            }
        })
    }

    fn make(self: Arc<Self>, place: Arc<Place>) -> BoxFuture<'static, Result<bool>> {
        Box::pin(async move {
            let (to, local) = (self.to.clone(), place.local.clone());
            let made = disk::step(move || disk::make_folder(&to, &local)).await.and_then(|made| made);
            made.map(|()| place.is_new).map_err(|error| undone(&place.local, error))
        })
    }

    fn carry(self: Arc<Self>, file: TreeFile, told: Told) -> BoxFuture<'static, Carried> {
        Box::pin(async move {
            let mut file = file;
            let result = self.fetch(&mut file, &told).await;
            match &result {
                Ok(_) => told.done(),
                Err(_) => told.failed(),
            }
            (file, result)
        })
    }
}

impl Down {
    fn item(&self, id: &crate::DriveItemId) -> Option<ItemHandle> {
        self.drive.get().map(|drive| drive.item(id))
    }

    /// The listing of a folder, with what a tree wants to know.
    fn listing(&self, place: &Place) -> Option<Pages<DriveItem>> {
        let list = self.item(place.known()?)?.children().list();
        let facets = (drive_item::FILE, drive_item::FOLDER, drive_item::PACKAGE, drive_item::REMOTE_ITEM);
        let facts = (drive_item::SIZE, drive_item::ETAG, drive_item::FILE_SYSTEM_INFO, drive_item::DOWNLOAD_URL);
        Some(list.select((drive_item::ID, drive_item::NAME, facets, facts)).top(remote::PAGE).pages())
    }

    /// Finds out what is to be done with the items of a page.
    async fn sort(&self, items: Vec<DriveItem>, place: &Arc<Place>, names: &mut Names) -> Vec<Found> {
        let mut found = Vec::with_capacity(items.len());
        let mut taken = Vec::with_capacity(items.len());
        for item in items {
            let (Some(name), Some(_)) = (item.name.as_deref(), item.id.as_ref()) else {
                let error = Error::decode("an item came without its name or its id").at(OPERATION, None, 0);
                found.push(Found::Failed(TreeFailure::new(&place.path, error)));
                continue;
            };
            let reason = if item.package.is_some() {
                LeftOutReason::Package
            } else if item.remote_item.is_some() {
                LeftOutReason::RemoteItem
            } else if item.folder.is_none() && item.file.is_none() {
                LeftOutReason::NotAFile
            } else if let Some(local) = names.name(name) {
                taken.push((local, item));
                continue;
            } else {
                LeftOutReason::NameTaken
            };
            found.push(Found::LeftOut(LeftOut { path: place.path_of(name), reason }));
        }
        let here: Vec<PathBuf> = taken.iter().map(|(name, _)| place.local.join(name)).collect();
        let is_new = place.is_new;
        // One trip to the disk for all of them.
        let seen = disk::step(move || {
            here.iter().map(|path| if is_new { Ok(There::Nothing) } else { disk::look(path) }).collect::<Vec<_>>()
        });
        let seen = match seen.await {
            Ok(seen) => seen,
            Err(error) => {
                found.push(Found::Failed(TreeFailure::new(&place.path, undone(&place.local, error))));
                return found;
            }
        };
        for ((local, item), there) in taken.into_iter().zip(seen) {
            found.push(self.decide(item, place, local, there, names).await);
        }
        found
    }

    async fn decide(
        &self,
        item: DriveItem,
        place: &Arc<Place>,
        local: String,
        there: io::Result<There>,
        names: &mut Names,
    ) -> Found {
        let name = item.name.clone().unwrap_or_default();
        let path = place.path_of(&name);
        let there = match there {
            Ok(there) => there,
            Err(error) => return Found::Failed(TreeFailure::new(path, undone(&place.local.join(local), error))),
        };
        if item.folder.is_some() {
            if place.is_within(item.id.as_ref()) {
                let error =
                    Error::decode("the service leads in a circle: the folder is within itself").at(OPERATION, None, 0);
                return Found::Failed(TreeFailure::new(path, error));
            }
            return match there {
                There::Nothing | There::Folder => {
                    Found::Folder(Arc::new(place.folder(&name, &local, item.id, there == There::Nothing)))
                }
                There::Link => Found::LeftOut(LeftOut { path, reason: LeftOutReason::Link }),
                _ => Found::LeftOut(LeftOut { path, reason: LeftOutReason::InTheWay }),
            };
        }
        let mut file = file(item, place, &local);
        let result = match there {
            There::Nothing => return Found::File(file),
            There::Folder => return Found::LeftOut(LeftOut { path, reason: LeftOutReason::InTheWay }),
            there => self.is_there(&file, there).await,
        };
        match (result, self.conflict) {
            (Ok(true), _) => Found::Present(file),
            (Ok(false), Conflict::Fail) => Found::LeftOut(LeftOut { path, reason: LeftOutReason::Exists }),
            (Ok(false), Conflict::Rename) => {
                for number in 1.. {
                    let other = marked(&local, &format!(" {number}"));
                    if !names.claim(&other) {
                        continue;
                    }
                    file.local_name = Some(other.into());
                    let path = file.local();
                    let there = disk::step(move || disk::look(&path)).await.and_then(|there| there);
                    match there {
                        Ok(There::Nothing) => break,
                        Ok(there) if matches!(self.is_there(&file, there).await, Ok(true)) => {
                            return Found::Present(file);
                        }
                        Ok(_) => {}
                        Err(error) => {
                            return Found::Failed(TreeFailure::new(file.path(), undone(&file.local(), error)));
                        }
                    }
                }
                Found::File(file)
            }
            (Ok(false), _) => Found::File(file),
            (Err(error), _) => Found::Failed(TreeFailure::new(path, undone(&file.local(), error))),
        }
    }

    /// Whether what is at the file's place is that very file.
    async fn is_there(&self, file: &TreeFile, there: There) -> io::Result<bool> {
        let There::File { size, modified } = there else { return Ok(false) };
        let (path, known, verify) = (file.local(), file.clone(), self.verify);
        let same = move || {
            let facts = Facts { size: known.size, modified: known.modified, hash: known.hash.as_deref() };
            is_same(&path, size, modified, facts, verify)
        };
        disk::step(same).await.and_then(|same| same)
    }

    /// Fetches a file's bytes, and writes them.
    async fn fetch(&self, file: &mut TreeFile, told: &Told) -> Result<u64> {
        let item = file.item.as_ref().and_then(|id| self.item(id));
        let item = item.ok_or_else(|| Error::decode("the file has no id").at(OPERATION, None, 0))?;
        let download = item.content();
        let download = match file.url.take() {
            Some(url) if url.1.elapsed() < FRESH => download.at_url(&url.0),
            _ => download,
        };
        if file.size >= LARGE {
            return self.fetch_large(download, &item, file, told).await;
        }
        let content = download.open().await?;
        if content.total().is_some_and(|total| total != file.size) {
            // It was changed after it was listed, so what is known of it is another file's.
            self.refresh(&item, file).await?;
        }
        match self.write(content, file, told).await {
            // The hash may be that of an older version.
            Err(error) if is_mismatch(&error) && self.refresh(&item, file).await? => {
                told.moved(0);
                self.write(item.content().open().await?, file, told).await
            }
            written => written,
        }
    }

    /// Reads anew what is known of a file, and tells whether it was changed.
    pub(super) async fn refresh(&self, item: &ItemHandle, known: &mut TreeFile) -> Result<bool> {
        let facts = (drive_item::FILE, drive_item::SIZE, drive_item::ETAG, drive_item::FILE_SYSTEM_INFO);
        let now = item.get().select((drive_item::ID, drive_item::NAME, facts)).await?;
        if now.file.is_none() {
            return Err(Error::request("it is no file any more").at(OPERATION, None, 0));
        }
        let now = file(now, &known.place, known.local_name());
        let changed = now.etag != known.etag;
        // It keeps the names that it was found under.
        (known.size, known.modified, known.hash, known.etag) = (now.size, now.modified, now.hash, now.etag);
        Ok(changed)
    }

    /// Writes what arrives. A small file takes one trip to the disk.
    async fn write(&self, mut content: Content, file: &TreeFile, told: &Told) -> Result<u64> {
        let undone = |error| undone(&file.local(), error);
        let (top, folder, name) = (self.to.clone(), file.place.local.clone(), file.local_name().to_owned());
        let (modified, durable, replace) = (file.modified, self.durable, self.conflict == Conflict::Replace);
        let mut begin = Some(move || Draft::begin(&top, &folder, &name));
        let mut draft: Option<Draft> = None;
        let (mut pending, mut bytes) = (Vec::new(), 0);
        let mut hash = file.hash.as_deref().filter(|_| self.verify).map(|told| (told, QuickXorHash::new()));
        while let Some(chunk) = content.chunk().await {
            let chunk = chunk?;
            bytes += chunk.len() as u64;
            if let Some((_, hash)) = &mut hash {
                hash.update(&chunk);
            }
            pending.extend_from_slice(&chunk);
            told.moved(bytes);
            if pending.len() >= PIECE {
                let (made, begin) = (draft.take(), begin.take());
                let piece = std::mem::take(&mut pending);
                let write = move || {
                    let mut draft = match (made, begin) {
                        (Some(draft), _) => draft,
                        (None, Some(begin)) => begin()?,
                        (None, None) => return Err(io::Error::other("the draft is gone")),
                    };
                    draft.write(&piece)?;
                    Ok((draft, piece))
                };
                let (back, mut piece) = disk::step(write).await.and_then(|written| written).map_err(undone)?;
                piece.clear();
                (draft, pending) = (Some(back), piece);
            }
        }
        if hash.is_some_and(|(told, hash)| hash.to_string() != told) {
            return Err(mismatch().at(OPERATION, None, 0));
        }
        let finish = move || {
            let mut draft = match (draft, begin) {
                (Some(draft), _) => draft,
                (None, Some(begin)) => begin()?,
                (None, None) => return Err(io::Error::other("the draft is gone")),
            };
            draft.write(&pending)?;
            draft.put_in_place(modified, durable, replace)
        };
        disk::step(finish).await.and_then(|done| done).map_err(undone)?;
        Ok(bytes)
    }
}

fn file(item: DriveItem, place: &Arc<Place>, local: &str) -> TreeFile {
    let name: Box<str> = item.name.unwrap_or_default().into();
    let hash = item.file.and_then(|file| file.hashes).and_then(|hashes| hashes.quick_xor_hash);
    TreeFile {
        place: Arc::clone(place),
        local_name: (*name != *local).then(|| local.into()),
        name,
        size: item.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
        modified: item.file_system_info.and_then(|info| info.last_modified_date_time),
        hash: hash.map(Into::into),
        etag: item.etag.map(Into::into),
        item: item.id,
        url: item.download_url.map(|url| Box::new((url, Instant::now()))),
    }
}

/// Whether a file's bytes are not those that were told of.
fn is_mismatch(error: &Error) -> bool {
    error.kind() == ErrorKind::Decode && error.message() == mismatch().message()
}

/// What the disk refuses.
pub(super) fn undone(path: &Path, error: io::Error) -> Error {
    let message = format!("{} cannot be read or written: {error}", path.display());
    Error::request(message).with_source(error).at(OPERATION, None, 0)
}
