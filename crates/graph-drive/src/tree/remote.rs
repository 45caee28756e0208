//! The drive's side of an upload: what is in its folders, and how these are made.

use crate::{DriveId, DriveItem, DriveItemId, Field, ItemHandle, drive_item};
use graph_odata::{Conflict, Path, Resource};
use graph_transport::{Error, Result};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;

/// How many items a page of a listing holds.
pub(super) const PAGE: u32 = 1000;

/// What has to be known of the top folder.
pub(super) const FOLDER: (
    Field<DriveItem, DriveItemId>,
    Field<DriveItem, crate::Folder>,
    Field<DriveItem, crate::ItemReference>,
) = (drive_item::ID, drive_item::FOLDER, drive_item::PARENT_REFERENCE);

/// The drive and the id of an item that is to be a folder.
pub(super) fn folder(item: &DriveItem) -> Result<(DriveId, DriveItemId)> {
    if item.folder.is_none() {
        return Err(Error::request("it is no folder, and only folders are trees: move a file by its content"));
    }
    let drive = item.parent_reference.as_ref().and_then(|parent| parent.drive_id.clone());
    let drive = drive.ok_or_else(|| Error::decode("the answer does not say in which drive the folder is"))?;
    Ok((drive, item.require_id()?.clone()))
}

/// An item that is in the drive already.
#[derive(Clone, Debug)]
pub(super) struct Remote {
    pub(super) id: DriveItemId,
    pub(super) size: u64,
    pub(super) modified: Option<Timestamp>,
    pub(super) hash: Option<String>,
    pub(super) ctag: Option<String>,
    pub(super) is_file: bool,
    pub(super) is_folder: bool,
}

/// What is in a folder, by names in which cases of letters do not count.
pub(super) async fn list(folder: &ItemHandle) -> Result<HashMap<String, Remote>> {
    let facets = (drive_item::FILE, drive_item::FOLDER, drive_item::CTAG);
    let facts = (drive_item::SIZE, drive_item::FILE_SYSTEM_INFO);
    let list = folder.children().list().select((drive_item::ID, drive_item::NAME, facets, facts)).top(PAGE);
    let (mut items, mut found) = (list.items(), HashMap::new());
    while let Some(item) = items.next().await {
        let item = item?;
        let (Some(id), Some(name)) = (item.id, item.name) else { continue };
        let is_file = item.file.is_some();
        let hash = item.file.and_then(|file| file.hashes).and_then(|hashes| hashes.quick_xor_hash);
        let remote = Remote {
            id,
            size: item.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
            modified: item.file_system_info.and_then(|info| info.last_modified_date_time),
            hash,
            ctag: item.ctag,
            is_file,
            is_folder: item.folder.is_some(),
        };
        found.insert(super::names::folded(&name), remote);
    }
    Ok(found)
}

/// Makes a folder in another, or finds the one that is there. Doing it twice makes no second one.
pub(super) async fn make_folder(parent: &ItemHandle, name: &str) -> Result<DriveItem> {
    match parent.children().create_folder(name, Conflict::Fail).idempotent(true).await {
        Err(error) if error.is_conflict() => {
            let there = parent.path(name).get().select(FOLDER).await?;
            if there.folder.is_some() { Ok(there) } else { Err(error) }
        }
        made => made,
    }
}

/// Makes the folder at a path, with those on the way to it.
pub(super) async fn make_path(folder: &ItemHandle) -> Result<DriveItem> {
    let path = folder.at.path();
    let Some((base, names)) = path.as_str().split_once(":/") else {
        // Nothing says what it would be called: it is told that there is none.
        return folder.get().select(FOLDER).await;
    };
    let base = match path.throttle_scope() {
        Some(scope) => Path::new(base).throttled_as(scope.clone()),
        None => Path::new(base),
    };
    let base = ItemHandle::new(Resource::new(folder.at.client(), base));
    let names = names.trim_end_matches(':').split('/');
    let names: Vec<String> = names.map(|name| percent_decode_str(name).decode_utf8_lossy().into_owned()).collect();
    // From the end on, since what is on the way may be there, and not be this program's to write.
    let mut depth = names.len();
    loop {
        let Some((name, above)) = names.get(..depth).and_then(<[String]>::split_last) else {
            return folder.get().select(FOLDER).await;
        };
        match make_folder(&base.path(&above.join("/")), name).await {
            Ok(made) if depth == names.len() => return Ok(made),
            Ok(_) => depth += 1,
            Err(error) if error.is_not_found() && depth > 1 => depth -= 1,
            Err(error) => return Err(error),
        }
    }
}
