//! Copies objects within their drive, and moves them.

use super::{DriveStore, error};
use crate::{Conflict, CopyTo, drive_item as item};
use object_store::{CopyMode, RenameTargetMode, Result, path::Path};

impl DriveStore {
    pub(super) async fn copy_file(&self, from: &Path, to: &Path, mode: CopyMode) -> Result<()> {
        let source = self.file(from).await?;
        let target = self.look(to).await?;
        let taken = |why: &str| object_store::Error::AlreadyExists { path: to.to_string(), source: why.into() };
        let conflict = match (mode, &target) {
            (CopyMode::Create, Some(_)) => return Err(taken("there is an item of that name")),
            (_, Some(target)) if target.file.is_none() => return Err(taken("there is a folder of that name")),
            // It is a copy of itself.
            (CopyMode::Overwrite, Some(target)) if target.id == source.id => return Ok(()),
            (CopyMode::Overwrite, _) => Conflict::Replace,
            (CopyMode::Create, None) => Conflict::Fail,
        };
        let (folder, name) = self.place(to).await?;
        let target = CopyTo::folder(folder).name(name).conflict(conflict);
        let copied = match self.at(from).copy_to(target).await {
            Ok(monitor) => monitor.wait().await.map(drop),
            Err(error) => Err(error),
        };
        copied.map_err(|error| match error.is_not_found() {
            true => error::of(from, error),
            false => error::of(to, error),
        })
    }

    pub(super) async fn move_file(&self, from: &Path, to: &Path, mode: RenameTargetMode) -> Result<()> {
        let source = self.file(from).await?;
        let (folder, name) = self.place(to).await?;
        let error = match self.at(from).move_to(folder).set(item::NAME, name).await {
            Ok(_) => return Ok(()),
            Err(error) => error,
        };
        if error::is_taken(&error) && mode == RenameTargetMode::Overwrite {
            self.copy_file(from, to, CopyMode::Overwrite).await?;
            return self.remove(from).await;
        }
        // When an answer was lost, the next attempt finds nothing where the first has moved it from.
        if error.is_not_found() && error.attempts() > 1 && self.look(to).await?.is_some_and(|it| it.id == source.id) {
            return Ok(());
        }
        Err(error::of(if error::is_taken(&error) { to } else { from }, error))
    }
}
