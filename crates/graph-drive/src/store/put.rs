//! Writes objects, and takes them away.

use super::{DriveStore, TRIES, error};
use crate::{Conflict, DriveItem, drive_item as item};
use bytes::Bytes;
use graph_transport::ErrorKind;
use object_store::{PutMode, PutOptions, PutPayload, PutResult, Result, path::Path};

impl DriveStore {
    pub(super) async fn write(&self, location: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        if !options.attributes.is_empty() {
            return Err(error::not_implemented("put with attributes"));
        }
        let upload = self.at(location).upload(Bytes::from(payload));
        match options.mode {
            PutMode::Overwrite => result(location, upload.await),
            PutMode::Create => result(location, upload.conflict(Conflict::Fail).await),
            PutMode::Update(version) => {
                let tag = version.e_tag.ok_or_else(|| error::generic("an update is of a version with an `e_tag`"))?;
                match upload.if_match(&tag).await {
                    Err(error) if error.is_not_found() => {
                        Err(object_store::Error::Precondition { path: location.to_string(), source: error.into() })
                    }
                    made => result(location, made),
                }
            }
        }
    }

    /// Deletes a file, and nothing else: a folder would go with all that is in it.
    pub(super) async fn remove(&self, location: &Path) -> Result<()> {
        let (mut tries, mut lost) = (1, false);
        loop {
            let file = match self.file(location).await {
                // It went with a request whose answer was lost.
                Err(object_store::Error::NotFound { .. }) if lost => return Ok(()),
                file => file?,
            };
            let delete = self.at(location).delete();
            let delete = match &file.etag {
                Some(tag) => delete.if_match(tag),
                None => delete,
            };
            let error = match delete.await {
                Ok(_) => return Ok(()),
                // It was there a moment ago.
                Err(error) if error.is_not_found() => return Ok(()),
                Err(error) => error,
            };
            lost |= matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Timeout);
            if tries == TRIES || !(lost || error.is_precondition_failed()) {
                return Err(error::of(location, error));
            }
            tries += 1;
        }
    }

    /// The id of the folder that an object is to come into, which is made if it is not there; and the object's name.
    pub(super) async fn place(&self, location: &Path) -> Result<(crate::DriveItemId, String)> {
        let path = location.as_ref();
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let none = |error| error::of(location, error);
        let folder = match folders {
            "" => self.folder.get().select(item::ID).await,
            _ => self.folder.children().create_folders(folders).await,
        };
        let id = folder.and_then(|folder| folder.require_id().cloned()).map_err(none)?;
        Ok((id, name.to_owned()))
    }
}

/// What an upload has come to.
pub(super) fn result(location: &Path, made: crate::Result<DriveItem>) -> Result<PutResult> {
    let made = made.map_err(|error| error::of(location, error))?;
    Ok(PutResult { e_tag: made.etag, version: None, extensions: Default::default() })
}
