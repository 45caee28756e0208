//! [`UploadTree`]: a folder of this machine's disk, on its way to a drive.

use super::{
    LeftOut, LeftOutReason, Place, TreeFailure, TreeFile, TreePlan, TreeReport, TreeState,
    disk::{self, There},
    names::folded,
    progress::Told,
    refused::refused,
    remote::{self, Remote},
    run::{How, run, run_options},
    same::{Facts, hash_of, is_same, mismatch},
    state::{Altered, Keeper},
    walk::{Carried, Found, Look, Way},
};
use crate::{DriveClient, DriveItem, DriveItemId, ItemHandle, UploadSession, drive_item, file_system_info};
use graph_odata::{Conflict, Source};
use graph_transport::{BoxFuture, Error, ErrorKind, Result};
use jiff::Timestamp;
use serde_json::json;
use std::{
    collections::{HashMap, HashSet},
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

const OPERATION: &str = "drive.items.upload_tree";
/// Files of more bytes go in a session, which carries their times, too.
const SIMPLE: u64 = 10 << 20;

/// Brings a folder of this machine's disk to a drive. Awaited, it looks at the folder and moves its files at the same time, and gives a
/// [`TreeReport`]; [`plan`](Self::plan) looks first, and changes nothing.
///
/// **What is there already** stays: a file of the same size and of the same second of its last change, or, where the times differ, of the same
/// hash. So doing it again does what is left. Others are replaced, unless [`conflict`](Self::conflict) says otherwise; what is in the drive alone
/// is not touched. Empty folders are made, too, and so is the folder itself, with those on the way to it.
///
/// **Names** that SharePoint refuses, symbolic links and what is neither file nor folder are left out, which the plan and the report tell with
/// what to do.
///
/// **Times** of the last change go with files above 10 MiB. Smaller ones take a single request, which has no room for them, and are told from
/// others by their hashes; [`keep_times`](Self::keep_times) spends another request on each.
///
/// Large files go on where they were, in this process or another: see [`checkpoint`](Self::checkpoint). Small ones are in memory while they are
/// sent. What fails is in the report and stops nothing else, see [`stop_at_first_error`](Self::stop_at_first_error). The entries of a folder
/// are held in memory while it is looked at.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// # let local = std::env::temp_dir().join(format!("upload-plan-{}", std::process::id()));
/// # std::fs::create_dir_all(local.join("2026"))?;
/// # std::fs::write(local.join("2026/q1.csv"), "year,sales\n")?;
/// # std::fs::write(local.join("2026/what?.txt"), "refused")?;
/// let plan = drive.root().path("Up").upload_tree(&local).plan().await?;
/// println!("{plan}");
/// for left_out in plan.left_out() {
///     eprintln!("{left_out}");
/// }
/// let report = plan.run().await?.complete()?;
/// assert_eq!(report.done.len(), 1);
/// # std::fs::remove_dir_all(local)?;
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is done until it is awaited"]
pub struct UploadTree {
    up: Up,
    how: How,
}

run_options!(UploadTree);

impl UploadTree {
    pub(super) fn new(folder: ItemHandle, from: PathBuf) -> Self {
        let (drive, conflict) = (OnceLock::new(), Conflict::Replace);
        let up =
            Up { folder, from, drive, conflict, verify: false, keep_times: false, keeper: Arc::new(Keeper::new()) };
        Self { up, how: How::default() }
    }

    /// What happens to a file that is there and is another one: its content is replaced, unless this says otherwise. With [`Conflict::Fail`] it
    /// stays and is told among what is left out; with [`Conflict::Rename`] the new one gets another name.
    pub fn conflict(mut self, conflict: Conflict) -> Self {
        self.up.conflict = conflict;
        self
    }

    /// Checks every file by the hash that the service tells of it, if it does: those that are sent, and those that are there already.
    ///
    /// SharePoint writes into Office files, which then have another hash than what was sent: with this they fail.
    pub fn verify(mut self) -> Self {
        self.up.verify = true;
        self
    }

    /// Sends the time of the last change of small files, too, with one more request for each.
    pub fn keep_times(mut self) -> Self {
        self.up.keep_times = true;
        self
    }

    /// Gives the state to keep whenever it has changed: when a large file has begun, after each fragment of it, and when it is complete. With
    /// it, [`resume`](Self::resume) goes on.
    pub fn checkpoint(mut self, keep: impl FnMut(&TreeState) + Send + 'static) -> Self {
        if let Some(keeper) = Arc::get_mut(&mut self.up.keeper) {
            keeper.listen(Box::new(keep));
        }
        self
    }

    /// Goes on with what was begun before, perhaps by another process. A file that was changed since is begun anew.
    pub fn resume(mut self, state: TreeState) -> Self {
        if let Some(keeper) = Arc::get_mut(&mut self.up.keeper) {
            keeper.resume(state);
        }
        self
    }

    /// Looks at all of it, on both sides, and tells what there is to do.
    ///
    /// # Errors
    /// When one of the two folders cannot be read. What cannot be read below them is told by the plan.
    pub fn plan(self) -> BoxFuture<'static, Result<TreePlan>> {
        Box::pin(TreePlan::make(Arc::new(self.up), self.how))
    }
}

impl IntoFuture for UploadTree {
    type Output = Result<TreeReport>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(run(Arc::new(self.up), self.how))
    }
}

impl fmt::Debug for UploadTree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadTree").field("from", &self.up.from).finish_non_exhaustive()
    }
}

/// The way up.
struct Up {
    folder: ItemHandle,
    from: PathBuf,
    /// The drive that the folder is in, by its id.
    drive: OnceLock<DriveClient>,
    conflict: Conflict,
    verify: bool,
    keep_times: bool,
    keeper: Arc<Keeper>,
}

impl Way for Up {
    fn top(self: Arc<Self>) -> BoxFuture<'static, Result<Place>> {
        Box::pin(async move {
            let from = self.from.clone();
            let is_folder = disk::step(move || fs::metadata(&from).map(|facts| facts.is_dir()));
            let is_folder = is_folder.await.and_then(|found| found).map_err(|error| unread(&self.from, error))?;
            if !is_folder {
                let why = format!("{} is no folder: upload a file by its content", self.from.display());
                return Err(Error::request(why).at(OPERATION, None, 0));
            }
            match self.folder.get().select(remote::FOLDER).await {
                Ok(item) => Ok(Place::top(self.from.clone(), Some(self.settle(&item)?), false)),
                Err(error) if error.is_not_found() => Ok(Place::top(self.from.clone(), None, true)),
                Err(error) => Err(error),
            }
        })
    }

    fn look(self: Arc<Self>, look: Look) -> BoxFuture<'static, (Vec<Found>, Option<Look>)> {
        Box::pin(async move {
            let place = look.place;
            let found = match self.sort(&place).await {
                Ok(found) => found,
                Err(error) => vec![Found::Failed(TreeFailure::new(&place.path, error))],
            };
            (found, None)
        })
    }

    fn make(self: Arc<Self>, place: Arc<Place>) -> BoxFuture<'static, Result<bool>> {
        Box::pin(async move { self.id(&place).await.map(|_| place.is_new) })
    }

    fn carry(self: Arc<Self>, file: TreeFile, told: Told) -> BoxFuture<'static, Carried> {
        Box::pin(async move {
            let mut file = file;
            let result = self.send(&mut file, &told).await;
            match &result {
                Ok(_) => told.done(),
                Err(_) => told.failed(),
            }
            (file, result)
        })
    }
}

impl Up {
    /// Takes the drive from a folder's item, and gives its id.
    fn settle(&self, item: &DriveItem) -> Result<DriveItemId> {
        let (drive, id) = remote::folder(item).map_err(|error| error.at(OPERATION, None, 0))?;
        self.drive.get_or_init(|| DriveClient::at(self.folder.at.client(), drive));
        Ok(id)
    }

    fn item(&self, id: &DriveItemId) -> Result<ItemHandle> {
        let none = || Error::decode("nothing said in which drive the folder is").at(OPERATION, None, 0);
        self.drive.get().map(|drive| drive.item(id)).ok_or_else(none)
    }

    /// The item of a folder, which is made if it is not there: by whoever needs it first, while others wait.
    async fn id(&self, place: &Place) -> Result<DriveItemId> {
        let mut failure = None;
        let made = place.item.get_or_init(|| async {
            match self.create(place).await {
                Ok(id) => Some(id),
                Err(error) => {
                    failure = Some(error);
                    None
                }
            }
        });
        match made.await {
            Some(id) => Ok(id.clone()),
            None => Err(failure.unwrap_or_else(|| {
                Error::request("its folder could not be made, as is told beside that").at(OPERATION, None, 0)
            })),
        }
    }

    fn create<'p>(&'p self, place: &'p Place) -> BoxFuture<'p, Result<DriveItemId>> {
        Box::pin(async move {
            let Some(parent) = &place.parent else {
                return self.settle(&remote::make_path(&self.folder).await?);
            };
            let parent = self.item(&self.id(parent).await?)?;
            let made = remote::make_folder(&parent, &place.name).await?;
            made.require_id().cloned()
        })
    }

    /// What is to be done with the entries of a folder.
    async fn sort(&self, place: &Arc<Place>) -> Result<Vec<Found>> {
        let there = match place.known() {
            Some(id) if !place.is_new => remote::list(&self.item(id)?).await?,
            _ => HashMap::new(),
        };
        let local = place.local.clone();
        let entries = disk::step(move || entries(&local)).await.and_then(|entries| entries);
        let entries = entries.map_err(|error| unread(&place.local, error))?;
        let mut found = Vec::with_capacity(entries.len());
        let mut taken = HashSet::new();
        for (name, here) in entries {
            let left_out = |name: &str, reason| Found::LeftOut(LeftOut { path: place.path_of(name), reason });
            let Ok(name) = name.into_string().map_err(|name| {
                found.push(left_out(&name.to_string_lossy(), LeftOutReason::NameUnreadable));
            }) else {
                continue;
            };
            let key = folded(&name);
            let reason = match here {
                Ok(There::Link) => Some(LeftOutReason::Link),
                Ok(There::Other | There::Nothing) => Some(LeftOutReason::NotAFile),
                _ => refused(&name).map(LeftOutReason::NameRefused),
            };
            let other = there.get(&key);
            found.push(match (here, reason) {
                (Err(error), _) => {
                    Found::Failed(TreeFailure::new(place.path_of(&name), unread(&place.local.join(&name), error)))
                }
                (_, Some(reason)) => left_out(&name, reason),
                _ if !taken.insert(key) => left_out(&name, LeftOutReason::NameTaken),
                (Ok(There::File { size, modified }), _) => match other {
                    Some(other) if !other.is_file => left_out(&name, LeftOutReason::InTheWay),
                    other => self.decide(file(place, &name, size, modified), other).await,
                },
                (Ok(_), _) => match other {
                    Some(other) if !other.is_folder => left_out(&name, LeftOutReason::InTheWay),
                    other => {
                        let item = other.map(|other| other.id.clone());
                        Found::Folder(Arc::new(place.folder(&name, &name, item, other.is_none())))
                    }
                },
            });
        }
        Ok(found)
    }

    /// What is to be done with a file of whose name there is one, or none.
    async fn decide(&self, mut file: TreeFile, other: Option<&Remote>) -> Found {
        let Some(other) = other else { return Found::File(file) };
        let path = file.path();
        let is_altered = self.keeper.read(|state| state.altered.get(&path).is_some_and(|it| it.is(&file, other)));
        let (local, size, modified, verify) = (file.local(), file.size, file.modified, self.verify);
        let known = other.clone();
        let same = disk::step(move || {
            let facts = Facts { size: known.size, modified: known.modified, hash: known.hash.as_deref() };
            is_same(&local, size, modified, facts, verify)
        });
        let same = if is_altered { Ok(true) } else { same.await.and_then(|same| same) };
        match (same, self.conflict) {
            (Ok(true), _) => {
                self.keeper.change(|state| state.sessions.remove(&path).is_some());
                file.item = Some(other.id.clone());
                Found::Present(file)
            }
            (Ok(false), Conflict::Fail) => Found::LeftOut(LeftOut { path, reason: LeftOutReason::Exists }),
            (Ok(false), _) => Found::File(file),
            (Err(error), _) => Found::Failed(TreeFailure::new(path, unread(&file.local(), error))),
        }
    }

    /// Sends a file's bytes.
    async fn send(&self, file: &mut TreeFile, told: &Told) -> Result<u64> {
        let parent = self.item(&self.id(&file.place).await?)?;
        let item = parent.path(&file.name);
        let (path, local) = (file.path(), file.local());
        // What has come to its place meanwhile may be another, and a link may lead anywhere.
        let seen = local.clone();
        let there = disk::step(move || disk::look(&seen)).await.and_then(|there| there);
        let There::File { size, modified } = there.map_err(|error| unread(&local, error))? else {
            let why = format!("{} is no file any more", local.display());
            return Err(Error::request(why).at(OPERATION, None, 0));
        };
        (file.size, file.modified) = (size, modified);
        let session = self.keeper.read(|state| state.sessions.get(&path).cloned());
        let made = match session.filter(|session| session.total() == size) {
            Some(session) => match self.upload(&item, file, told, Some(session.clone())).await {
                // It was begun with other bytes: these are begun anew, and the service may forget those.
                Err(error) if error.kind() == ErrorKind::Request => {
                    let _ = session.cancel(self.folder.at.client()).await;
                    self.upload(&item, file, told, None).await
                }
                made => made,
            },
            None => self.upload(&item, file, told, None).await,
        }?;
        let id = made.require_id()?.clone();
        let hash = made.file.as_ref().and_then(|file| file.hashes.as_ref()?.quick_xor_hash.clone());
        if let (true, Some(hash)) = (self.verify, hash) {
            let sent = disk::step(move || hash_of(&local)).await.and_then(|sent| sent);
            if sent.map_err(|error| unread(&file.local(), error))? != hash {
                return Err(mismatch().at(OPERATION, None, 0));
            }
        }
        if let (true, Some(modified)) = (self.keep_times && size <= SIMPLE, modified) {
            let time = drive_item::FILE_SYSTEM_INFO / file_system_info::LAST_MODIFIED_DATE_TIME;
            self.item(&id)?.update().set(time, modified).await?;
        }
        file.item = Some(id);
        self.keeper.change(|state| state.note(path, file, &made));
        Ok(size)
    }

    async fn upload(
        &self,
        item: &ItemHandle,
        file: &TreeFile,
        told: &Told,
        session: Option<UploadSession>,
    ) -> Result<DriveItem> {
        let moved = told.clone();
        let upload = item.upload(Source::file(file.local()).await).conflict(self.conflict);
        let mut upload = upload.progress(move |progress| moved.moved(progress.bytes));
        if file.size > SIMPLE {
            if let Some(modified) = file.modified {
                upload = upload.describe(&json!({"fileSystemInfo": {"lastModifiedDateTime": modified}}));
            }
            let (keeper, path) = (Arc::clone(&self.keeper), file.path());
            upload = upload.checkpoint(move |session| {
                keeper.change(|state| {
                    state.sessions.insert(path.clone(), session.clone());
                    true
                });
            });
        }
        match session {
            Some(session) => upload.resume(session).await,
            None => upload.await,
        }
    }
}

impl Altered {
    /// Whether this is what the service made of that file.
    fn is(&self, file: &TreeFile, other: &Remote) -> bool {
        let of_one_time = self.modified == file.modified.map(Timestamp::as_second);
        self.size == file.size && of_one_time && other.ctag.as_deref() == Some(&self.ctag)
    }
}

impl TreeState {
    /// Notes that a file is complete, and whether the service keeps it otherwise than it was sent.
    fn note(&mut self, path: String, file: &TreeFile, made: &DriveItem) -> bool {
        let changed = self.sessions.remove(&path).is_some();
        let kept = made.size.and_then(|size| u64::try_from(size).ok());
        match (&made.ctag, kept) {
            (Some(ctag), Some(kept)) if kept != file.size => {
                let modified = file.modified.map(Timestamp::as_second);
                self.altered.insert(path, Altered { size: file.size, modified, ctag: ctag.clone() });
                true
            }
            _ => self.altered.remove(&path).is_some() || changed,
        }
    }
}

/// The entries of a folder, in order.
fn entries(folder: &Path) -> io::Result<Vec<(std::ffi::OsString, io::Result<There>)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Of a link these are its own.
        entries.push((entry.file_name(), entry.metadata().map(|facts| disk::what(&facts))));
    }
    entries.sort_by(|(left, _), (right, _)| left.cmp(right));
    Ok(entries)
}

fn file(place: &Arc<Place>, name: &str, size: u64, modified: Option<Timestamp>) -> TreeFile {
    let place = Arc::clone(place);
    TreeFile {
        place,
        name: name.into(),
        local_name: None,
        size,
        modified,
        hash: None,
        etag: None,
        item: None,
        url: None,
    }
}

/// What the disk does not give.
fn unread(path: &Path, error: io::Error) -> Error {
    let message = format!("{} cannot be read: {error}", path.display());
    Error::request(message).with_source(error).at(OPERATION, None, 0)
}
