//! Large files of a tree, on their way to the disk: an interruption costs what was on its way, and not what had come.

use super::{
    TreeFile,
    disk::{self, Draft, make_folder},
    download::{Down, OPERATION, undone},
    progress::Told,
    same::mismatch,
};
use crate::{Checksum, ItemHandle};
use graph_odata::{Conflict, Download};
use graph_transport::{ErrorKind, Result};
use std::path::PathBuf;

/// From how many bytes on what has come of a file is worth keeping.
pub(super) const LARGE: u64 = 32 << 20;

impl Down {
    /// Fetches what is not there yet of a large file's bytes, and puts them in place.
    pub(super) async fn fetch_large(
        &self,
        download: Download,
        item: &ItemHandle,
        file: &mut TreeFile,
        told: &Told,
    ) -> Result<u64> {
        let (top, folder, name) = (self.to.clone(), file.place.local.clone(), file.local_name().to_owned());
        let at = file.local();
        let failed = |error| undone(&at, error);
        // Whole it has another name yet, so that it gets its time and its place at once, and takes nobody's.
        let whole: PathBuf = folder.join(format!(".{name}.whole"));
        disk::step(move || make_folder(&top, &folder)).await.and_then(|made| made).map_err(failed)?;

        let told = told.clone();
        let download = download.resumable().progress(move |progress| told.moved(progress.bytes));
        let download = match file.hash.as_deref().filter(|_| self.verify) {
            Some(hash) => download.verify(Checksum::quick_xor(hash)?),
            None => download,
        };
        let saved = download.to_file(&whole).await.map_err(|error| match error.kind() {
            ErrorKind::Decode => mismatch().at(OPERATION, None, 0),
            _ => error,
        })?;
        if saved.bytes != file.size {
            // It was changed after it was listed, so what is known of it is another file's.
            self.refresh(item, file).await?;
        }
        let (modified, durable, replace) = (file.modified, self.durable, self.conflict == Conflict::Replace);
        let place = move || Draft::of(whole, &name)?.put_in_place(modified, durable, replace);
        disk::step(place).await.and_then(|placed| placed).map_err(failed)?;
        Ok(saved.bytes)
    }
}
