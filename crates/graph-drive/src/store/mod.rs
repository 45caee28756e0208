//! [`DriveStore`]: a folder of a drive as a store of objects, for programs that speak the crate `object_store`.
//!
//! Invariant: a path of the store is the path of the file below the folder, name by name; nothing but files is an object, so nothing but files
//! is ever read, written over or deleted.

mod copy;
mod error;
mod get;
mod list;
mod meta;
mod multipart;
mod put;

use crate::{DriveItem, ItemHandle, drive_item};
use bytes::Bytes;
use futures_util::{StreamExt, future::BoxFuture, stream::BoxStream};
use multipart::Multipart;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMultipartOptions,
    PutOptions, PutPayload, PutResult, RenameOptions, Result, path::Path,
};
use std::{fmt, ops::Range};

/// How the store is called in errors.
const NAME: &str = "OneDrive";
/// How many folders are listed, and how many objects deleted, at the same time.
const AT_ONCE: usize = 8;
/// How often a call is begun anew because somebody else changes the file meanwhile.
const TRIES: u32 = 5;

/// A drive or a folder of one as an [`ObjectStore`], so that DataFusion, Polars, Delta Lake and others read and write OneDrive and SharePoint.
///
/// - **Paths** are those of the files below the folder, in the names that people see: `Path::parse("Q1 [draft]/a.csv")?`. `Path::from` encodes
///   some letters, such as `[`, `#` and `~`, and then looks for a file that is named with the codes. What a drive refuses in a name is an error
///   before anything is sent, or the service's own.
/// - **Names do not tell cases apart.** `A.csv` and `a.csv` are the same object, and each path finds it.
/// - **Folders are made** by whatever is written into them, and stay when the last object in them is gone. They are no objects, and folders
///   with nothing in them are no prefixes. Neither are notebooks, nor what stands for an item of another drive.
/// - **Tags** are items' eTags: they change with a file's properties, too. Reads are of one version: a file that is written meanwhile is
///   [`Precondition`](object_store::Error::Precondition), and bytes of two versions are never mixed.
/// - **Writes** are whole or not there. [`PutMode::Create`](object_store::PutMode) and `Update`, and the modes of copies and renames, are
///   decided by the service. A rename is one step unless it takes another object's place: then it is a copy, which replaces, and a deletion.
/// - **What comes in parts** is kept in a temporary file until it is completed, since a drive wants to know the length beforehand; then it goes
///   in one upload session, which survives cuts. Parts take no memory once they are awaited.
/// - **Not there** are attributes and versions, which are
///   [`NotImplemented`](object_store::Error::NotImplemented); tags of objects are passed over. What is deleted goes to the recycle bin.
///
/// A listing walks the tree, eight folders at a time: for a large drive that is read again and again, an index that
/// [`sync`](ItemHandle::sync) keeps is quicker.
///
/// Permission: `Files.Read` to read, `Files.ReadWrite` to write.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// use graph_drive::DriveStore;
/// use object_store::{ObjectStoreExt, path::Path};
///
/// let store = DriveStore::new(drive.root().path("data"));
/// let path = Path::from("2026/sales.csv");
/// store.put(&path, "region,total\nnorth,42\n".into()).await?;
/// // A few bytes of a file, as a reader of Parquet asks for them.
/// let start = store.get_range(&path, 0..12).await?;
/// assert_eq!(start, "region,total");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct DriveStore {
    folder: ItemHandle,
}

impl DriveStore {
    /// What is below `folder`, which need not be there yet.
    pub fn new(folder: ItemHandle) -> Self {
        Self { folder }
    }

    /// The item at a path, or the folder itself.
    fn at(&self, location: &Path) -> ItemHandle {
        match location.as_ref() {
            "" => self.folder.clone(),
            path => self.folder.path(path),
        }
    }

    /// The item at a path, if there is one.
    async fn look(&self, location: &Path) -> Result<Option<DriveItem>> {
        match self.at(location).get().select(meta::properties()).await {
            Ok(item) => Ok(Some(item)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error::of(location, error)),
        }
    }

    /// The file at a path.
    async fn file(&self, location: &Path) -> Result<DriveItem> {
        let found = self.at(location).get().select((meta::properties(), drive_item::DOWNLOAD_URL)).await;
        let found = found.map_err(|error| error::of(location, error))?;
        match found.file {
            Some(_) => Ok(found),
            None => Err(error::not_found(location, "what is there is no file")),
        }
    }
}

impl ObjectStore for DriveStore {
    fn put_opts<'s, 'l, 'f>(
        &'s self,
        location: &'l Path,
        payload: PutPayload,
        opts: PutOptions,
    ) -> BoxFuture<'f, Result<PutResult>>
    where
        's: 'f,
        'l: 'f,
        Self: 'f,
    {
        Box::pin(self.write(location, payload, opts))
    }

    fn put_multipart_opts<'s, 'l, 'f>(
        &'s self,
        location: &'l Path,
        opts: PutMultipartOptions,
    ) -> BoxFuture<'f, Result<Box<dyn MultipartUpload>>>
    where
        's: 'f,
        'l: 'f,
        Self: 'f,
    {
        Box::pin(async move {
            if !opts.attributes.is_empty() {
                return Err(error::not_implemented("put with attributes"));
            }
            let begun = Multipart::begin(self.at(location), location.clone()).await?;
            Ok(Box::new(begun) as Box<dyn MultipartUpload>)
        })
    }

    fn get_opts<'s, 'l, 'f>(&'s self, location: &'l Path, options: GetOptions) -> BoxFuture<'f, Result<GetResult>>
    where
        's: 'f,
        'l: 'f,
        Self: 'f,
    {
        Box::pin(self.read(location, options))
    }

    fn get_ranges<'s, 'l, 'r, 'f>(
        &'s self,
        location: &'l Path,
        ranges: &'r [Range<u64>],
    ) -> BoxFuture<'f, Result<Vec<Bytes>>>
    where
        's: 'f,
        'l: 'f,
        'r: 'f,
        Self: 'f,
    {
        Box::pin(self.read_ranges(location, ranges))
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        let store = self.clone();
        let remove = move |location: Result<Path>| {
            let store = store.clone();
            async move {
                let location = location?;
                store.remove(&location).await?;
                Ok(location)
            }
        };
        locations.map(remove).buffered(AT_ONCE).boxed()
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let prefix = prefix.cloned().unwrap_or_default();
        list::all(self.at(&prefix), prefix)
    }

    fn list_with_delimiter<'s, 'p, 'f>(&'s self, prefix: Option<&'p Path>) -> BoxFuture<'f, Result<ListResult>>
    where
        's: 'f,
        'p: 'f,
        Self: 'f,
    {
        let prefix = prefix.cloned().unwrap_or_default();
        Box::pin(list::directly(self.at(&prefix), prefix))
    }

    fn copy_opts<'s, 'l, 't, 'f>(
        &'s self,
        from: &'l Path,
        to: &'t Path,
        options: CopyOptions,
    ) -> BoxFuture<'f, Result<()>>
    where
        's: 'f,
        'l: 'f,
        't: 'f,
        Self: 'f,
    {
        Box::pin(self.copy_file(from, to, options.mode))
    }

    fn rename_opts<'s, 'l, 't, 'f>(
        &'s self,
        from: &'l Path,
        to: &'t Path,
        options: RenameOptions,
    ) -> BoxFuture<'f, Result<()>>
    where
        's: 'f,
        'l: 'f,
        't: 'f,
        Self: 'f,
    {
        Box::pin(self.move_file(from, to, options.target_mode))
    }
}

impl fmt::Display for DriveStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NAME}({})", self.folder.at.path().as_str())
    }
}
